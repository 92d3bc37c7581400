"""A short and a long name → whether they may be one thing's, with a score and a reason in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.resolve.forms import ORGANIZATION, PERSON

__all__ = ["COMPARISONS", "Comparison", "Judgement", "compare"]

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


def _beginning(short: Words, long: Words) -> bool:
    """Le Front against Front de libération."""
    return len(short) < len(long) and long[: len(short)] == short


@dataclass(frozen=True, slots=True)
class Comparison:
    """What names of one ``group`` are compared by; ``far`` if between documents too."""

    group: str
    fits: Callable[[Words, Words], bool]
    judgement: Judgement
    far: bool = True


COMPARISONS = (
    Comparison(PERSON, _middle, Judgement(0.95, "the same first and last name")),
    Comparison(PERSON, _initials, Judgement(0.9, "initials and surname")),
    Comparison(PERSON, _surname, Judgement(0.85, "the surname")),
    Comparison(ORGANIZATION, _beginning, Judgement(0.8, "the beginning of the name"), far=False),
)
"""What may make two names one thing's, by group, the strongest first."""


def compare(short: Words, long: Words, group: str, *, far: bool = True) -> Judgement | None:
    """Return how ``short`` may stand for ``long``, or ``None`` where it can't.

    ``far`` leaves out what holds within a document only.

    >>> compare(("brun",), ("jean", "brun"), "person")
    Judgement(score=0.85, reason='the surname')
    >>> compare(("paul", "brun"), ("jean", "brun"), "person") is None
    True
    """
    for comparison in COMPARISONS:
        holds = comparison.group == group and (comparison.far or not far)
        if holds and comparison.fits(short, long):
            return comparison.judgement
    return None
