"""A store held against the texts of its documents, and against the SHACL shapes of its graphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, RdfFormat, Triple, serialize

from kg import bundled
from kg.errors import StoreError
from kg.iris import PREFIXES
from kg.rdf.claims import documents_in
from kg.rdf.names import document_id, document_iri
from kg.rdf.nodes import text_of
from kg.store import Store
from kg.textfile import read_text

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["Flaw", "SpansChecked", "flaws_by_shape", "flaws_by_text", "spans_checked"]

_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """What is wrong with a node of a document's graph; ``doc`` is the document's id."""

    doc: str
    node: str
    what: str

    def __str__(self) -> str:
        return f"{self.doc}: {self.node} {self.what}"


def flaws_by_text(store: Store) -> Iterator[Flaw]:
    """Yield what the queries of ``ontologies/checks`` find, such as spans with other words.

    >>> from kg.store import open_store
    >>> list(flaws_by_text(open_store(None)))
    []
    """
    for path in sorted((bundled.ontologies() / "checks").glob("*.rq")):
        answer = store.query(read_text(path, StoreError), prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        for row in answer:
            graph = text_of(row["document"])
            yield Flaw(document_id(graph) or graph, text_of(row["node"]), text_of(row["what"]))


@dataclass(frozen=True, slots=True)
class SpansChecked:
    """How many ``claims`` have how many ``spans``, ``same`` of which have the words of the text."""

    claims: int
    spans: int
    same: int

    def __str__(self) -> str:
        return (
            f"{self.same:,} of {self.spans:,} spans of {self.claims:,} claims have the text's words"
        )


def spans_checked(store: Store) -> SpansChecked:
    """Return how many spans of claims have the words that the stored text has at their place.

    >>> from kg.store import open_store
    >>> print(spans_checked(open_store(None)))
    0 of 0 spans of 0 claims have the text's words
    """
    path = bundled.ontologies() / "checks" / "counted" / "spans.rq"
    answer = store.query(read_text(path, StoreError), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    return SpansChecked(*(int(row[name].value) for name in ("claims", "spans", "same")))


def flaws_by_shape(
    store: Store, docs: Sequence[str] = (), progress: Callable[[str], None] = lambda _: None
) -> Iterator[Flaw]:
    """Yield what pyshacl finds in the graphs of ``docs``, or of all documents, one at a time.

    Slow, some seconds an article. ``progress`` is told each id. Raises ``StoreError`` where pyshacl
    is not installed.
    """
    try:
        import pyshacl
    except ImportError:
        raise StoreError(
            "pyshacl is not installed", place="shapes", cure="Install kg with the extra shacl."
        ) from None
    from rdflib import Graph

    shapes = Graph().parse(bundled.ontologies() / "shapes.ttl")
    for doc in docs or documents_in(store):
        graph = document_iri(doc)
        triples = [Triple(q.subject, q.predicate, q.object) for q in store.quads(graph=graph)]
        data = serialize(triples, format=RdfFormat.N_TRIPLES)
        assert data is not None
        sound, report, _ = pyshacl.validate(
            Graph().parse(data=data.decode(), format="nt"), shacl_graph=shapes
        )
        if not sound:
            assert isinstance(report, Graph)
            yield from sorted(_told(doc, report))
        progress(doc)


def _told(doc: str, report: Graph) -> Iterator[Flaw]:
    from rdflib.term import URIRef

    for result in report.subjects(URIRef(f"{_SHACL}resultSeverity")):
        node, path, message = (
            str(report.value(result, URIRef(_SHACL + name)) or "")
            for name in ("focusNode", "resultPath", "resultMessage")
        )
        yield Flaw(doc, node, f"{path}: {message}" if path else message)
