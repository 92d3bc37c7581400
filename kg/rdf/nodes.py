"""Nodes of a graph → the text that they stand for; what a document's node has in a store."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.rdf.names import document_id, document_iri, mention_place
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = ["iri_of", "text_of", "value_in", "values_in", "words_of"]


def iri_of(node: object) -> str:
    """Return the IRI of a node; an empty string for a literal, a blank node, the default graph.

    >>> iri_of(NamedNode("http://x/y")), iri_of(Literal("y"))
    ('http://x/y', '')
    """
    return node.value if isinstance(node, NamedNode) else ""


def text_of(node: object) -> str:
    """Return the IRI or the text of a node.

    >>> text_of(NamedNode("http://x/y")), text_of(Literal("y", language="fr"))
    ('http://x/y', 'y')
    """
    return node.value if isinstance(node, NamedNode | Literal) else str(node)


def value_in(store: QuadSource, doc: str, predicate: str) -> str | None:
    """Return what a document has under a predicate (a full IRI), ``None`` where it has nothing."""
    node = document_iri(doc)
    quads = store.quads(node, predicate, graph=node)
    return next((text_of(quad.object) for quad in quads), None)


def words_of(store: QuadSource, mention: str) -> str | None:
    """Return the words of a mention (its IRI), ``None`` for what is none, or has no text."""
    place = mention_place(mention)
    if place is None:
        return None
    doc, start, end = place
    text = value_in(store, doc, Terms.TEXT.value)
    return None if text is None else text[start:end]


def values_in(store: Store, predicate: str) -> dict[str, str]:
    """Return what each document has under a predicate (a full IRI), by its id."""
    # the merged graph tells it once, in a tenth of the time that a look at all graphs takes
    answer = store.query(f"SELECT ?node ?value WHERE {{ ?node {NamedNode(predicate)} ?value }}")
    assert isinstance(answer, QuerySolutions)
    found = ((document_id(iri_of(node)), value) for node, value in answer)
    return {doc: text_of(value) for doc, value in found if doc is not None}
