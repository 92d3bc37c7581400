"""What follows from the rest of a document's graph, written out: a store leaves it out.

| left out | follows from |
| --- | --- |
| selectors of spans, with their words | the span's IRI (``kgd:<doc>#char=3,8``), the text |
| ``kg:Mention`` as class | ``kg:mentionKind`` |
| ``kg:Paragraph``, where it begins and ends | the paragraph's IRI |
| ``kg:lemma`` of an open relation | the relation's name |
| ``kg:inQuotation`` | ``kg:quotes`` |
| ``kg:layer "surface"`` | no other one is told of the claim |
| ``skos:note`` that an entity has one mention alone | no other note is told of it |

It is written out for whoever reads one node without the rest (JSON-LD). Older kgs stored it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg.iris import PREFIXES, compact
from kg.model import ALONE, OPEN, Layer
from kg.rdf import literals
from kg.rdf.names import mention_place, paragraph_place, span_iri, span_of
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = ["drop_implied", "implied_quads", "states_implied"]

_SPANS = frozenset(
    {Terms.EVIDENCE, Terms.PREDICATE_SPAN, Terms.OBJECT_SPAN, Terms.TIME_SPAN}
    | {Terms.CONTENT_SPAN, Terms.CUE_SPAN}
)
_SURFACE = literals.string(Layer.SURFACE.value)
_ALONE = literals.string(ALONE)
_CLASSES = (Terms.MENTION, Terms.PARAGRAPH)


def implied_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield what follows from the quads of a document's graph, some of which may be among them.

    Spans have their words, mentions the document as their source, and their head where that is all
    of them. Without its text a graph has no selectors.
    """
    held: defaultdict[NamedNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        held[quad.predicate].append(quad)
    yield from _selectors(held)
    for quad in held[Terms.KIND]:
        yield Quad(quad.subject, Terms.TYPE, Terms.MENTION, quad.graph_name)
    for quad in held[Terms.QUOTES]:
        assert isinstance(quad.object, NamedNode)
        yield Quad(quad.object, Terms.IN_QUOTATION, quad.subject, quad.graph_name)
    for quad in held[Terms.HAS_PARAGRAPH]:
        yield from _paragraph(quad)
    lemmas = {quad.subject: quad for quad in held[Terms.LEMMA]}
    for quad in held[Terms.PREDICATE]:
        name = compact(iri_of(quad.object))
        lemma = literals.string(name.removeprefix(OPEN))
        implied = Quad(quad.subject, Terms.LEMMA, lemma, quad.graph_name)
        if name.startswith(OPEN) and lemmas.get(quad.subject, implied) == implied:
            yield implied
    yield from _notes(held)
    layered = {quad.subject for quad in held[Terms.LAYER] if quad.object != _SURFACE}
    for quad in held[Terms.EVIDENCE]:
        if quad.subject not in layered:
            yield Quad(quad.subject, Terms.LAYER, _SURFACE, quad.graph_name)


def states_implied(store: QuadSource) -> bool:
    """Return whether an older kg wrote out what follows from the rest; few quads are read."""
    return _states_classes(store) or any(
        any(store.quads(iri_of(quad.graph_name), Terms.TEXT.value))
        for quad in store.quads(predicate=Terms.EXACT.value)
    )


def drop_implied(store: Store) -> None:
    """Take out of all graphs what follows from the rest of a graph."""
    for graph in store.graphs():
        written = any(store.quads(predicate=Terms.EXACT.value, graph=graph))
        if written or _states_classes(store, graph):
            held = set(store.quads(graph=graph))
            told = held.intersection(implied_quads(held))
            if any(quad.predicate == Terms.EXACT for quad in told):
                told |= {quad for quad in held if quad.predicate == Terms.HEAD and _is_all(quad)}
            store.change_graph(graph, remove=told)
    store.flush()


def _states_classes(store: QuadSource, graph: str | None = None) -> bool:
    kinds = (store.quads(None, Terms.TYPE.value, one.value, graph) for one in _CLASSES)
    return any(any(quads) for quads in kinds)


def _selectors(held: Mapping[NamedNode, list[Quad]]) -> Iterator[Quad]:
    """Yield the selectors of spans and mentions, each with its words."""
    texts = [quad for quad in held.get(Terms.TEXT, ()) if quad.subject == quad.graph_name]
    if not texts:
        return
    text, graph = text_of(texts[0].object), texts[0].graph_name
    spans = dict.fromkeys(iri_of(quad.object) for term in _SPANS for quad in held.get(term, ()))
    headed = {quad.subject for quad in held.get(Terms.HEAD, ())}
    for quad in held.get(Terms.KIND, ()):
        selector = NamedNode(_selector(iri_of(quad.subject)))
        spans[selector.value] = None
        yield Quad(quad.subject, Terms.HAS_SOURCE, texts[0].subject, graph)
        yield Quad(quad.subject, Terms.HAS_SELECTOR, selector, graph)
        if quad.subject not in headed:
            yield Quad(quad.subject, Terms.HEAD, selector, graph)
    for iri in spans:
        node, (start, end) = NamedNode(iri), span_of(iri)
        yield Quad(node, Terms.TYPE, Terms.POSITION_SELECTOR, graph)
        yield Quad(node, Terms.TYPE, Terms.QUOTE_SELECTOR, graph)
        yield Quad(node, Terms.START, literals.integer(start), graph)
        yield Quad(node, Terms.END, literals.integer(end), graph)
        yield Quad(node, Terms.EXACT, literals.string(text[start:end]), graph)


def _notes(held: Mapping[NamedNode, list[Quad]]) -> Iterator[Quad]:
    """Yield that there is one mention alone, of entities of which nothing else is told."""
    noted = {quad.subject for quad in held.get(Terms.REASON, ()) if quad.object != _ALONE}
    for quad in held.get(Terms.TYPE, ()):
        if quad.subject not in noted and iri_of(quad.subject).startswith(PREFIXES["kge"]):
            yield Quad(quad.subject, Terms.REASON, _ALONE, quad.graph_name)


def _paragraph(quad: Quad) -> Iterator[Quad]:
    """Yield what the name of a document's paragraph tells."""
    assert isinstance(quad.object, NamedNode)
    start, end = paragraph_place(quad.object.value)
    yield Quad(quad.object, Terms.TYPE, Terms.PARAGRAPH, quad.graph_name)
    yield Quad(quad.object, Terms.START, literals.integer(start), quad.graph_name)
    yield Quad(quad.object, Terms.END, literals.integer(end), quad.graph_name)


def _is_all(quad: Quad) -> bool:
    """Return whether the head of a mention is all of it."""
    return iri_of(quad.object) == _selector(iri_of(quad.subject))


def _selector(mention: str) -> str:
    """Return the IRI of the span that a mention's IRI tells; where it tells none, its own."""
    place = mention_place(mention)
    return mention if place is None else span_iri(*place)
