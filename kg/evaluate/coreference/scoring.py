"""Two partitions of mentions → MUC, B-cubed, CEAF (entities) and their mean, the CoNLL score."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["ChainScores", "score_chains"]

Chains = Sequence[frozenset[Hashable]]


@dataclass(slots=True)
class _Sums:
    """Numerators and denominators of precision and recall, over all texts."""

    right_p: float = 0.0
    given: float = 0.0
    right_r: float = 0.0
    gold: float = 0.0

    def f1(self) -> float:
        precision = self.right_p / self.given if self.given else 0.0
        recall = self.right_r / self.gold if self.gold else 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class ChainScores:
    """F1 of chains: by links (MUC), by mentions (B-cubed), by best pairs of chains (CEAF)."""

    muc: float
    b_cubed: float
    ceaf: float

    @property
    def conll(self) -> float:
        """The mean of the three."""
        return (self.muc + self.b_cubed + self.ceaf) / 3


def score_chains(texts: Iterable[tuple[Chains, Chains]]) -> ChainScores:
    """Return the scores of given against gold chains, ``(gold, given)`` a text.

    Chains of one text share no mention. Chains of one mention count as they are given: leave them
    out on both sides to score links alone.

    >>> gold = [frozenset("abc"), frozenset("de")]
    >>> score_chains([(gold, gold)]).conll
    1.0
    >>> found = score_chains([(gold, [frozenset("ab"), frozenset("cde")])])
    >>> round(found.muc, 2), round(found.b_cubed, 2), round(found.ceaf, 2)
    (0.67, 0.73, 0.8)
    """
    muc, cubed, ceaf = _Sums(), _Sums(), _Sums()
    for gold, given in texts:
        _muc(gold, given, muc)
        _b_cubed(gold, given, cubed)
        _ceaf(gold, given, ceaf)
    return ChainScores(muc.f1(), cubed.f1(), ceaf.f1())


def _places(chains: Chains) -> dict[Hashable, int]:
    return {mention: i for i, chain in enumerate(chains) for mention in chain}


def _muc(gold: Chains, given: Chains, sums: _Sums) -> None:
    in_given, in_gold = _places(given), _places(gold)
    for chains, other in ((gold, in_given), (given, in_gold)):
        whole = links = 0
        for chain in chains:
            parts = {other[mention] for mention in chain if mention in other}
            alone = sum(mention not in other for mention in chain)
            whole += len(chain) - 1
            links += len(chain) - len(parts) - alone
        if other is in_given:
            sums.right_r, sums.gold = sums.right_r + links, sums.gold + whole
        else:
            sums.right_p, sums.given = sums.right_p + links, sums.given + whole


def _b_cubed(gold: Chains, given: Chains, sums: _Sums) -> None:
    in_given, in_gold = _places(given), _places(gold)
    for mention, i in in_gold.items():
        sums.gold += 1
        if mention in in_given:
            sums.right_r += len(gold[i] & given[in_given[mention]]) / len(gold[i])
    for mention, j in in_given.items():
        sums.given += 1
        if mention in in_gold:
            sums.right_p += len(given[j] & gold[in_gold[mention]]) / len(given[j])


def _ceaf(gold: Chains, given: Chains, sums: _Sums) -> None:
    sums.gold, sums.given = sums.gold + len(gold), sums.given + len(given)
    in_gold = _places(gold)
    shared: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for j, chain in enumerate(given):
        for mention in chain:
            if mention in in_gold:
                shared[in_gold[mention]][j] += 1
    if not shared:
        return
    rows = sorted(shared)
    columns = sorted({j for found in shared.values() for j in found})
    place = {j: k for k, j in enumerate(columns)}
    similar = np.zeros((len(rows), len(columns)))
    for k, i in enumerate(rows):
        for j, both in shared[i].items():
            similar[k, place[j]] = 2 * both / (len(gold[i]) + len(given[j]))
    best = _assignment(similar)
    sums.right_r, sums.right_p = sums.right_r + best, sums.right_p + best


def _assignment(similar: npt.NDArray[np.float64]) -> float:
    """Return the greatest sum of one cell a row and column (Hungarian method, Kuhn–Munkres)."""
    cost = -similar if similar.shape[0] <= similar.shape[1] else -similar.T
    rows, columns = cost.shape
    up, down = np.zeros(rows + 1), np.zeros(columns + 1)
    match = np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        match[0], here = row, 0
        least, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, int)
        used = np.zeros(columns + 1, bool)
        while match[here]:
            used[here] = True
            free = ~used[1:]
            reduced = cost[match[here] - 1] - up[match[here]] - down[1:]
            better = free & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], here
            following = int(np.argmin(np.where(free, least[1:], np.inf))) + 1
            step = least[following]
            up[match[used]] += step
            down[used] -= step
            least[~used] -= step
            here = following
        while here:
            match[here], here = match[way[here]], int(way[here])
    return float(-sum(cost[match[j] - 1, j - 1] for j in range(1, columns + 1) if match[j]))
