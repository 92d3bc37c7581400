"""Spans written out as Web Annotation selectors, for readers without the text of the document.

In a store a span is an IRI (``kgd:<doc>#char=3,8``, RFC 5147): where it begins and ends stands in
it, its words in the text. Older kgs wrote these out for each span, a quarter of all quads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.rdf import literals
from kg.rdf.names import mention_place, span_iri, span_of
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = ["drop_selectors", "has_selectors", "selector_quads"]

_SPANS = frozenset(
    {Terms.EVIDENCE, Terms.PREDICATE_SPAN, Terms.OBJECT_SPAN, Terms.TIME_SPAN}
    | {Terms.CONTENT_SPAN, Terms.CUE_SPAN}
)


def selector_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what follows from the quads of a document's graph: selectors, each with its words.

    Mentions have theirs, the document as their source, and their head where that is all of them.
    Nothing comes of a graph without its text.
    """
    text, spans, headed = None, dict[str, NamedNode](), set[str]()
    mentions: dict[str, NamedNode] = {}
    for quad in quads:
        assert isinstance(quad.graph_name, NamedNode)
        if quad.predicate == Terms.TEXT and quad.subject == quad.graph_name:
            text = text_of(quad.object)
        elif quad.predicate in _SPANS:
            spans[iri_of(quad.object)] = quad.graph_name
        elif quad.predicate == Terms.TYPE and quad.object == Terms.MENTION:
            mentions[iri_of(quad.subject)] = quad.graph_name
        elif quad.predicate == Terms.HEAD:
            headed.add(iri_of(quad.subject))
    if text is None:
        return
    for iri, graph in mentions.items():
        node, selector = NamedNode(iri), NamedNode(_selector(iri))
        spans[selector.value] = graph
        yield Quad(node, Terms.HAS_SOURCE, graph, graph)
        yield Quad(node, Terms.HAS_SELECTOR, selector, graph)
        if iri not in headed:
            yield Quad(node, Terms.HEAD, selector, graph)
    for iri, graph in spans.items():
        node, (start, end) = NamedNode(iri), span_of(iri)
        yield Quad(node, Terms.TYPE, Terms.POSITION_SELECTOR, graph)
        yield Quad(node, Terms.TYPE, Terms.QUOTE_SELECTOR, graph)
        yield Quad(node, Terms.START, literals.integer(start), graph)
        yield Quad(node, Terms.END, literals.integer(end), graph)
        yield Quad(node, Terms.EXACT, literals.string(text[start:end]), graph)


def has_selectors(store: QuadSource) -> bool:
    """Return whether an older kg wrote selectors into a graph that has its text."""
    return any(
        any(store.quads(iri_of(quad.graph_name), Terms.TEXT.value))
        for quad in store.quads(predicate=Terms.EXACT.value)
    )


def drop_selectors(store: Store) -> None:
    """Take selectors out of all graphs, with whatever else follows from the rest of a graph."""
    for graph in store.graphs():
        if any(store.quads(predicate=Terms.EXACT.value, graph=graph)):
            held = set(store.quads(graph=graph))
            told = held.intersection(selector_quads(held))
            if told:
                told |= {quad for quad in held if quad.predicate == Terms.HEAD and _is_all(quad)}
                store.change_graph(graph, remove=told)
    store.flush()


def _is_all(quad: Quad) -> bool:
    """Return whether the head of a mention is all of it."""
    return iri_of(quad.object) == _selector(iri_of(quad.subject))


def _selector(mention: str) -> str:
    """Return the IRI of the span that a mention's IRI tells; where it tells none, its own."""
    place = mention_place(mention)
    return mention if place is None else span_iri(*place)
