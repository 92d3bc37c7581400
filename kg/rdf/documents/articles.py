"""Documents themselves in RDF: text, paragraphs and metadata, and back.

With the text in the store every span can be shown, and checked, wherever the store has gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Document, Paragraph, ParagraphKind
from kg.model.ids import text_hash
from kg.rdf import literals
from kg.rdf.names import document_iri, paragraph_iri, paragraph_place
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = ["article_quads", "document_from"]


def article_quads(document: Document) -> Iterator[Quad]:
    """Yield what tells of a document itself; ``path``, where it was read from, is not kept."""
    node = NamedNode(document_iri(document.id))

    def quad(predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        return Quad(node, predicate, value, node)

    yield quad(Terms.TYPE, Terms.ARTICLE)
    yield quad(Terms.DOCUMENT_ID, literals.string(document.id))
    yield quad(Terms.TEXT_HASH, literals.string(text_hash(document.text)))
    yield quad(Terms.TEXT, literals.string(document.text))
    yield quad(Terms.LANGUAGE, literals.string(document.lang))
    if document.title is not None:
        yield quad(Terms.HEADLINE, literals.string(document.title))
    if document.published is not None:
        yield quad(Terms.PUBLISHED, literals.date(document.published))
    if document.source is not None:
        yield quad(Terms.PUBLISHER, literals.string(document.source))
    if document.author is not None:
        yield quad(Terms.AUTHOR, literals.string(document.author))
    if document.url is not None:
        yield quad(Terms.URL, literals.typed(document.url, "xsd:anyURI"))
    for number, start in enumerate(document.pages, 1):
        page = NamedNode(f"{node.value}#page={number}")
        ends = (*document.pages, len(document.text))
        yield quad(Terms.HAS_PAGE, page)
        yield Quad(page, Terms.TYPE, Terms.PAGE, node)
        yield Quad(page, Terms.POSITION, literals.integer(number), node)
        yield Quad(page, Terms.START, literals.integer(start), node)
        yield Quad(page, Terms.END, literals.integer(ends[number]), node)
    for one in document.paragraphs:
        part = NamedNode(paragraph_iri(document.id, one.start, one.end))
        yield quad(Terms.HAS_PARAGRAPH, part)
        yield Quad(part, Terms.PARAGRAPH_KIND, literals.string(one.kind.value), node)


def document_from(store: QuadSource, doc: str) -> Document | None:
    """Return a document as it was read, without ``path``.

    ``None`` where the store has no such document, or was built by a kg that kept no texts.
    """
    graph = document_iri(doc)
    known = {q.predicate: text_of(q.object) for q in store.quads(graph, graph=graph)}
    if Terms.TEXT not in known:
        return None
    parts = store.quads(graph, Terms.HAS_PARAGRAPH.value, graph=graph)
    paragraphs = [_paragraph(store, iri_of(quad.object), graph) for quad in parts]
    published = known.get(Terms.PUBLISHED)
    return Document(
        id=known[Terms.DOCUMENT_ID],
        text=known[Terms.TEXT],
        lang=known[Terms.LANGUAGE],
        title=known.get(Terms.HEADLINE),
        published=None if published is None else literals.iso(published),
        source=known.get(Terms.PUBLISHER),
        url=known.get(Terms.URL),
        author=known.get(Terms.AUTHOR),
        pages=tuple(sorted(_starts(store, graph))),
        paragraphs=tuple(sorted(paragraphs, key=lambda one: (one.start, one.end))),
    )


def _starts(store: QuadSource, graph: str) -> Iterator[int]:
    """Yield where the pages of a document begin."""
    for quad in store.quads(graph, Terms.HAS_PAGE.value, graph=graph):
        for start in store.quads(iri_of(quad.object), Terms.START.value, graph=graph):
            yield int(text_of(start.object))


def _paragraph(store: QuadSource, node: str, graph: str) -> Paragraph:
    (kind,) = store.quads(node, Terms.PARAGRAPH_KIND.value, graph=graph)
    return Paragraph(*paragraph_place(node), ParagraphKind(text_of(kind.object)))
