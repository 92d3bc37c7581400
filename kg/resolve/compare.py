"""A short and a long name of a person → whether they fit, with a score and a reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["COMPARISONS", "Judgement", "compare"]

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well a short name fits a long one, 0..1, and why."""

    score: float
    reason: str


def _surname(short: Words, long: Words) -> bool:
    return len(short) < len(long) and long[-len(short) :] == short


def _initials(short: Words, long: Words) -> bool:
    """V. Brun, V.-P. Brun against Victor Brun, Victor-Paul Brun."""
    if len(short) < 2 or len(short) > len(long) or short == long or short[-1] != long[-1]:
        return False
    pairs = list(zip(short[:-1], long[:-1], strict=False))
    shortened = any(len(a) == 1 and len(b) > 1 for a, b in pairs)
    return shortened and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in pairs)


def _middle(short: Words, long: Words) -> bool:
    """John Brun against John F. Brun."""
    if len(short) < 2 or len(long) <= len(short):
        return False
    if short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(word in rest for word in short)


COMPARISONS: tuple[tuple[Callable[[Words, Words], bool], Judgement], ...] = (
    (_middle, Judgement(0.95, "the same first and last name")),
    (_initials, Judgement(0.9, "initials and surname")),
    (_surname, Judgement(0.85, "the surname")),
)
"""What may make two names one person's, the strongest first."""


def compare(short: Words, long: Words) -> Judgement | None:
    """Return how ``short`` may stand for ``long``, or ``None`` where it can't.

    >>> compare(("brun",), ("jean", "brun"))
    Judgement(score=0.85, reason='the surname')
    >>> compare(("paul", "brun"), ("jean", "brun")) is None
    True
    """
    for fits, judgement in COMPARISONS:
        if fits(short, long):
            return judgement
    return None
