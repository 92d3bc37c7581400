"""Which claims go into a page: those that show most, as many as a browser opens at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kg.view.statements import Statement

__all__ = ["TYPED", "WHOLE", "Totals", "choose", "counted_in"]

WHOLE = 1000
"""Documents of which a page holds all typed claims, however many things they name."""

TYPED = 4
"""How many times as much a claim with a relation weighs as one without."""

_MOST_OPEN = 40_000  # claims without a relation, beside those


@dataclass(frozen=True, slots=True)
class Totals:
    """What there is in all: claims with a relation of the vocabulary and without, …."""

    typed: int = 0
    open: int = 0
    entities: int = 0
    documents: int = 0


def choose(
    rows: Sequence[Statement], *, limit: int, wanted: Set[str] = frozenset()
) -> tuple[tuple[Statement, ...], Totals]:
    """Return the claims of a page in their order, and how many there are of what.

    Claims with a relation come first, then those that a holder says. Up to 1,000 documents all
    claims with a relation are in. Of more, those are that say something of the ``limit`` entities
    of which most is said, and those ``wanted`` (ids): what is contested or changed hands.
    """
    totals = counted_in(rows)
    whole = totals.documents <= WHOLE
    weights = _weights(rows)
    typed = [row for row in rows if not row.is_open]
    kept = {row.id for row in rows if row.id in wanted}
    heavy = sorted(weights, key=lambda node: (-weights[node], node))[:limit]
    near = set(heavy)
    for row in typed:
        if whole or row.subject in near or row.target in near:
            kept.add(row.id)
    others = [row for row in rows if row.is_open and (whole or {row.subject, row.target} & near)]
    others.sort(key=lambda row: (row.evidence["holder_label"] == "", -_weight(row, weights)))
    kept |= {row.id for row in others[:_MOST_OPEN]}
    return tuple(row for row in rows if row.id in kept), totals


def counted_in(rows: Sequence[Statement]) -> Totals:
    """Return how many claims there are of what, among these alone."""
    typed = sum(not row.is_open for row in rows)
    documents = {row.evidence["doc"] for row in rows}
    ends = {end for row in rows for end in (row.subject, row.target) if end}
    return Totals(typed, len(rows) - typed, len(ends), len(documents))


def _weights(rows: Sequence[Statement]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for row in rows:
        for end in {row.subject, row.target} - {""}:
            weights[end] += 1 if row.is_open else TYPED
    return weights


def _weight(row: Statement, weights: Counter[str]) -> int:
    return weights[row.subject] + weights[row.target]
