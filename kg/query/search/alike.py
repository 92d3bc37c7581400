"""Documents with mostly the same words → links in the store: a wire, and who printed it.

Documents that share a band of their sketches hang together; all that do are copies of the one that
was published first (of several of one day, the one whose id comes first). So the links follow from
the documents, whatever order they came in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.rdf import COPIES, document_iri
from kg.rdf.terms import Terms
from kg.store import Store

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.query.search.index import Index

__all__ = ["link"]

_UNDATED = "9999"  # comes last


def link(store: Store, index: Index) -> None:
    """Bring the links of a store in line with what has come, gone or changed in its index."""
    from pyoxigraph import NamedNode, Quad

    waiting = index.unlinked()
    if not waiting:
        return
    graph = NamedNode(COPIES)
    wanted: dict[str, str] = {}
    seen: set[str] = set()
    for doc in sorted(waiting):
        if doc not in seen:
            alike = _hanging_together(index, doc)
            seen |= alike
            first = _first(index, alike)
            wanted |= {one: first for one in alike if one != first}
    add: list[Quad] = []
    remove: list[Quad] = []
    for doc in sorted(seen):
        node = NamedNode(document_iri(doc))
        new = {wanted[doc]} if doc in wanted else set()
        old = set(_linked(store, doc))
        fresh = {Quad(node, Terms.COPY_OF, NamedNode(document_iri(one)), graph) for one in new}
        add += fresh - old
        remove += old - fresh
    if add or remove:
        store.change_graph(COPIES, remove=remove, add=add)
        store.flush()
    index.linked(waiting)


def _linked(store: Store, doc: str) -> Iterator[Quad]:
    yield from store.quads(document_iri(doc), Terms.COPY_OF.value, graph=COPIES)


def _hanging_together(index: Index, doc: str) -> set[str]:
    """Return a document with all that share a band with it, or with one of these."""
    found, fresh = {doc}, {doc}
    while fresh:
        fresh = index.sharing(fresh) - found
        found |= fresh
    return found


def _first(index: Index, docs: set[str]) -> str:
    published = index.published(docs)
    return min(docs, key=lambda doc: (published.get(doc) or _UNDATED, doc))
