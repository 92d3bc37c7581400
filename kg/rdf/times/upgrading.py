"""Times in stores of a kg that wrote none as intervals, and not when claims were said."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.rdf import literals
from kg.rdf.claims import claims_from, quotations_from
from kg.rdf.names import document_id
from kg.rdf.nodes import iri_of, text_of, value_in
from kg.rdf.terms import Terms
from kg.rdf.times.clocks import clock_quads, time_quads
from kg.store import QuadSource, Store

__all__ = ["add_clocks", "lacks_clocks"]


def lacks_clocks(store: QuadSource) -> bool:
    """Return whether a store was written by a kg that kept no intervals; few quads are read.

    Graphs are brought up in the order of their names: the last one tells.
    """
    for graph in reversed(store.graphs()):
        for quad in store.quads(predicate=Terms.TIME_VALUE.value, graph=graph):
            node = iri_of(quad.subject)
            if list(time_quads(NamedNode(node), text_of(quad.object), NamedNode(graph))):
                return not any(store.quads(node, Terms.HAS_TIME.value, graph=graph))
        doc = document_id(graph)
        if doc is not None and value_in(store, doc, Terms.PUBLISHED.value) is not None:
            claims = store.quads(predicate=Terms.TYPE.value, object=Terms.CLAIM.value, graph=graph)
            if any(claims):
                return not any(store.quads(predicate=Terms.SAID.value, graph=graph))
    return False


def add_clocks(store: Store) -> None:
    """Write the intervals of all claims and conclusions, and when claims were said."""
    for graph in store.graphs():
        store.change_graph(graph, add=dict.fromkeys(_missing(store, graph)))
    store.flush()


def _missing(store: Store, graph: str) -> Iterator[Quad]:
    doc = document_id(graph)
    if doc is None:
        for quad in store.quads(predicate=Terms.TIME_VALUE.value, graph=graph):
            node = NamedNode(iri_of(quad.subject))
            yield from time_quads(node, text_of(quad.object), NamedNode(graph))
        return
    published = value_in(store, doc, Terms.PUBLISHED.value)
    said = None if published is None else literals.iso(published)
    claims, quotations = tuple(claims_from(store, doc)), tuple(quotations_from(store, doc))
    yield from clock_quads(NamedNode(graph), said, claims, quotations)
