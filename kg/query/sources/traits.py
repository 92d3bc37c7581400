"""The traits of claims by which they count: of a graph, read once for all that is kept of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.rdf.terms import Terms
from kg.store import QuadSource, Term

__all__ = ["PLAIN", "TRUE", "Traits", "traits_in"]

TRUE = Literal(True)
PLAIN = Literal("positive"), Literal("asserted")
"""Polarity and modality of what is said to be so."""

_NEEDED = (Terms.PREDICATE, Terms.POLARITY, Terms.MODALITY, Terms.INFERRED)
_OTHERS = (Terms.HOLDER, Terms.SUBJECT, Terms.OBJECT, Terms.TENSE, Terms.STATUS)
_COLUMNS = [term.value for term in (*_NEEDED, *_OTHERS)]


class Traits(NamedTuple):
    """A claim (its IRI) and what tells how it counts; ``None`` for what it lacks."""

    claim: str
    relation: NamedNode
    polarity: Term
    modality: Term
    inferred: Term
    holder: Term | None = None
    subject: Term | None = None
    object: Term | None = None
    tense: Term | None = None
    status: Term | None = None


def traits_in(store: QuadSource, graph: str) -> Iterator[Traits]:
    """Yield the claims of a graph (a full IRI), as its columns tell them.

    >>> from kg.store import open_store
    >>> [*traits_in(open_store(None), "https://w3id.org/newskg/document/a")]
    []
    """
    found: defaultdict[str, list[Term | None]] = defaultdict(lambda: [None] * len(_COLUMNS))
    for node, place, value in store.columns(graph, _COLUMNS):
        found[node][place] = value
    for claim, told in found.items():
        relation, polarity, modality, inferred, *others = told
        if not isinstance(relation, NamedNode) or None in (polarity, modality, inferred):
            continue
        assert polarity is not None
        assert modality is not None
        assert inferred is not None
        yield Traits(claim, relation, polarity, modality, inferred, *others)
