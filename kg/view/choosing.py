"""Which claims go into a page: those that show most, as many as a browser opens at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from kg.view.statements import Statement

__all__ = ["Chosen", "choose"]

_WHOLE = 1000  # documents of which a page holds all typed claims, however many things they name
_MOST_OPEN = 40_000  # claims without a relation, beside those
_TYPED = 4  # times as much as a claim without a relation


@dataclass(frozen=True, slots=True)
class Chosen:
    """The claims of a page in their order; what was left out is told by numbers."""

    rows: tuple[Statement, ...]
    typed: int  # of the store, claims with a relation of the vocabulary
    open: int  # of the store, claims without
    entities: int  # of the store
    documents: int


def choose(rows: Sequence[Statement], *, limit: int, wanted: Set[str] = frozenset()) -> Chosen:
    """Return the claims of a page: with a relation first, then those that a holder says.

    Up to 1,000 documents all claims with a relation are in. Of more, those are that say something
    of the ``limit`` entities of which most is said, and those ``wanted`` (ids): what is contested
    or changed hands.
    """
    documents = {row.evidence["doc"] for row in rows}
    whole = len(documents) <= _WHOLE
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
    return Chosen(
        tuple(row for row in rows if row.id in kept),
        len(typed),
        len(rows) - len(typed),
        len(weights),
        len(documents),
    )


def _weights(rows: Sequence[Statement]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for row in rows:
        for end in {row.subject, row.target} - {""}:
            weights[end] += 1 if row.is_open else _TYPED
    return weights


def _weight(row: Statement, weights: Counter[str]) -> int:
    return weights[row.subject] + weights[row.target]
