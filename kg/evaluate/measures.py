"""The figures of an evaluation: precision, recall, F1 and shares, and how pairs are matched."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["Figure", "Score", "Share", "best_pairs", "interval", "jaccard", "overlap"]

Range: TypeAlias = tuple[int, int]
Rank: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision over what was ``given`` and recall over what the ``gold`` asks for.

    ``hits`` of the given are right, ``found`` of the gold were found; the two differ only where
    the given and the gold are sorted by their own classes, and in B-cubed, where they are sums.

    >>> Score.of(right=3, given=4, gold=6).f1
    0.6
    """

    hits: float
    given: int
    found: float
    gold: int

    @classmethod
    def of(cls, right: int, given: int, gold: int) -> Score:
        """Return the score of ``right`` pairs, one given to one gold."""
        return cls(right, given, right, gold)

    @property
    def precision(self) -> float:
        """Share of the given that is right; 0 where nothing was given."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is no gold."""
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many ``of`` the cases looked at are ``right``.

    >>> Share(19, 20).value
    0.95
    """

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0..1; 0 where there was no case."""
        return self.right / self.of if self.of else 0.0


Figure: TypeAlias = Score | Share


def overlap(a: Range, b: Range) -> bool:
    """Whether two half-open ranges share a character."""
    return a[0] < b[1] and b[0] < a[1]


def jaccard(a: Range, b: Range) -> float:
    """Return the characters that two half-open ranges share, divided by those of either.

    >>> jaccard((0, 4), (2, 6))
    0.3333333333333333
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared > 0 else 0.0


def best_pairs(candidates: Iterable[tuple[Rank, int, int]]) -> dict[int, int]:
    """Return gold → given, one to one: pairs of the highest rank first, then in order.

    >>> best_pairs([((0.5,), 0, 0), ((0.9,), 1, 0), ((0.4,), 0, 1)])
    {1: 0, 0: 1}
    """
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, given in sorted(candidates, key=lambda c: (tuple(-x for x in c[0]), c[1], c[2])):
        if gold not in chosen and given not in taken:
            chosen[gold] = given
            taken.add(given)
    return chosen


def interval(
    parts: Sequence[tuple[int, int, int]], *, also_given: int = 0, rounds: int = 1000
) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of F1 over ``parts`` (right, given, gold) of a text.

    ``also_given`` are wrong ones of no part. The draw is seeded: same parts, same interval.
    """
    if not parts:
        return 0.0, 0.0
    draw = random.Random(1)  # noqa: S311  (a bootstrap, no secret)
    values = []
    for _ in range(rounds):
        drawn = [parts[draw.randrange(len(parts))] for _ in parts]
        right, given, gold = (sum(part[i] for part in drawn) for i in range(3))
        values.append(Score.of(right, given + also_given, gold).f1)
    values.sort()
    return values[int(0.025 * rounds)], values[min(rounds - 1, int(0.975 * rounds))]
