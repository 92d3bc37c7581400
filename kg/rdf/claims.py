"""Claims and quotations read back from the quads that ``quads.py`` wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Triple

from kg.iris import PREFIXES
from kg.model import Claim, Event, Quotation, events
from kg.rdf.claim_reader import CLAIMS, NAMES, QUOTATIONS, SPANS, ClaimReader
from kg.rdf.names import document_id, document_iri
from kg.rdf.nodes import iri_of, value_in
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = [
    "claims_at",
    "claims_from",
    "content_from",
    "documents_in",
    "events_from",
    "quotations_from",
]


def documents_in(store: QuadSource) -> tuple[str, ...]:
    """Return the ids of the documents that a store holds, sorted."""
    found = (document_id(graph) for graph in store.graphs())
    return tuple(sorted(doc for doc in found if doc is not None))


def claims_from(store: QuadSource, doc: str | None = None) -> Iterator[Claim]:
    """Yield the claims of a document, or of all: by document, then in the order of the text.

    The claims equal those that were written; ``conclusions_from`` yields what rules drew from
    them. Raises ``KgError`` where a node lacks a part.
    """
    for reader, claims, _ in _readers(store, doc):
        yield from reader.claims(claims)


def events_from(store: QuadSource, doc: str | None = None) -> Iterator[Event]:
    """Yield the events that claims of a document, or of all, describe, in the order of the text."""
    for reader, claims, _ in _readers(store, doc):
        yield from events(reader.claims(claims))


def quotations_from(store: QuadSource, doc: str | None = None) -> Iterator[Quotation]:
    """Yield the quotations of a document, or of all: by document, then in the order of the text."""
    for reader, _, quotations in _readers(store, doc, quoted=True):
        yield from reader.quotations(quotations)


def content_from(store: QuadSource, doc: str) -> tuple[list[Claim], list[Quotation]]:
    """Return the claims and the quotations of a document, which are looked up at once."""
    ((reader, claims, quotations),) = _readers(store, doc, quoted=True)
    return reader.claims(claims), reader.quotations(quotations)


def claims_at(store: QuadSource, places: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    """Yield some claims, each told by the IRIs of its graph and of itself, and nothing else.

    They come in the order of ``claims_from``; graphs of rules hold none. Raises ``KgError`` where
    a node lacks a part.
    """
    by_graph: defaultdict[str, list[str]] = defaultdict(list)
    for graph, claim in places:
        by_graph[graph].append(claim)
    documents = ((document_id(graph), graph) for graph in by_graph)
    for doc, graph in sorted((doc, graph) for doc, graph in documents if doc is not None):
        reader = ClaimReader(doc)
        reader.text = value_in(store, doc, Terms.TEXT.value)
        _look_below(store, graph, by_graph[graph], reader)
        yield from reader.claims(by_graph[graph])


def _readers(
    store: QuadSource, doc: str | None, *, quoted: bool = False
) -> Iterator[tuple[ClaimReader, list[str], list[str]]]:
    """Yield a reader a document, with the IRIs of its claims, and of its quotations if wanted."""
    wanted = {**CLAIMS, **QUOTATIONS} if quoted else CLAIMS
    for each in documents_in(store) if doc is None else (doc,):
        graph, reader = document_iri(each), ClaimReader(each)
        _look_up(store, graph, wanted, reader)
        if reader.text is None:
            _look_up(store, graph, SPANS, reader)
        claims = [iri for iri in reader.nodes if iri.startswith(PREFIXES["kgc"])]
        for claim in claims:
            if (via := reader.nodes[claim].get("via")) is not None:
                _look_at(store, graph, via.value, reader)
        prefix = f"{graph}#quotation="
        yield reader, claims, [iri for iri in reader.nodes if quoted and iri.startswith(prefix)]


def _look_up(
    store: QuadSource, graph: str, wanted: Mapping[str, NamedNode], reader: ClaimReader
) -> None:
    """Tell a reader of what is wanted of a graph."""
    names = [*wanted]
    for node, place, value in store.columns(graph, [term.value for term in wanted.values()]):
        reader.tell(node, names[place], value)


def _look_below(store: QuadSource, graph: str, claims: Iterable[str], reader: ClaimReader) -> None:
    """Tell a reader of claims, and of what belongs to them."""
    waiting, seen = list(claims), set[str]()
    while waiting:
        iri = waiting.pop()
        if iri not in seen:
            seen.add(iri)
            inner = map(iri_of, _look_at(store, graph, iri, reader))
            waiting += [one for one in inner if one.startswith((f"{graph}#", f"{iri}#"))]


def _look_at(store: QuadSource, graph: str, iri: str, reader: ClaimReader) -> list[object]:
    """Tell a reader of a node; return all that it has."""
    values: list[object] = []
    for quad in store.quads(iri, graph=graph):
        values.append(quad.object)
        if not isinstance(quad.object, Triple):
            predicate = quad.predicate.value
            reader.tell(iri, NAMES.get(predicate, predicate), quad.object)
    return values
