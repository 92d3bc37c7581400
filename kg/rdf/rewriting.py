"""A document's graph with other entities: what a judgement changes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import PREFIXES, compact, expand
from kg.model import UNKNOWN_SPEAKER, Claim, Entity, Mention, Position, Quotation, Span
from kg.rdf.claims import content_from
from kg.rdf.entities import entities_of
from kg.rdf.mention_quads import MentionWriter
from kg.rdf.names import document_iri
from kg.rdf.nodes import iri_of
from kg.rdf.quads import content_quads, resolved_quads
from kg.rdf.terms import Terms
from kg.store import Held, Part, QuadSource

__all__ = ["mentions_in", "relabelled", "resolved_anew", "rewritten"]

Told = Claim | Quotation
T = TypeVar("T", Claim, Quotation)


def mentions_in(store: QuadSource, doc: str) -> tuple[Mention, ...]:
    """Return the mentions of a document's claims and quotations, each once, in text order."""
    told = _together(*content_from(store, doc))
    found = {mention for one in told for mention in one.mentions()}
    return tuple(sorted(found, key=lambda m: (m.start, m.end, m.part, repr(m))))


def rewritten(
    store: QuadSource,
    doc: str,
    change: Callable[[Mention], Mention],
    describe: Callable[[str, Entity | None], Entity],
) -> list[Quad]:
    """Return the quads of a document's graph after ``change`` of each mention's entity.

    ``describe`` gives the entity of an IRI as it is now, from what the document says of it, if it
    does. What the graph holds beside claims, quotations, positions and entities stays as it is.
    """
    graph = Part(store, only=document_iri(doc))
    claims, quotations = content_from(store, doc)
    text = _text(claims, quotations)
    before = entities_of(graph)
    old = set(content_quads(doc, text, claims, quotations, before))
    kept = [quad for quad in graph.quads() if quad not in old]
    positions = {quad.subject: quad for quad in kept if quad.predicate == Terms.POST_BODY}
    bodies = {quad.subject: quad for quad in kept if quad.predicate == Terms.BODY_RESOLVED_AS}
    gone = {*positions.values(), *bodies.values()}
    new: dict[Quad, None] = dict.fromkeys(quad for quad in kept if quad not in gone)
    iris: set[str] = set()
    for node, quad in positions.items():
        found = bodies.get(node, quad).object
        body = change(_body(quad.object, found))
        iris.add(body.entity or "")
        new[Quad(node, Terms.POST_BODY, NamedNode(expand(body.entity or "")), quad.graph_name)] = (
            None
        )
        if body.found is not None:
            new[Quad(node, Terms.BODY_RESOLVED_AS, found, quad.graph_name)] = None
    claims, quotations = _changed(claims, change), _changed(quotations, change)
    mentions = (mention for one in _together(claims, quotations) for mention in one.mentions())
    iris |= {mention.entity for mention in mentions if mention.entity}
    entities = {iri: describe(iri, before.get(iri)) for iri in sorted(iris)}
    return list(new | dict.fromkeys(content_quads(doc, text, claims, quotations, entities)))


def resolved_anew(
    held: Held,
    doc: str,
    change: Callable[[Mention], Mention],
    entities: Mapping[str, Entity],
    positions: Callable[[Sequence[Claim]], Iterable[Position]],
) -> tuple[list[Quad], list[Claim]]:
    """Return the quads of a document's graph, ``held`` now, with its mentions resolved anew.

    With them come its claims, as they are then, in no order.
    ``change`` resolves one. ``entities`` are those that it names now, ``positions`` what is told of
    positions among its claims. They are the quads that ``document_quads`` would yield; links
    between IRIs of entities are left out, and what does not tell of entities stays as it is.
    """
    claims, quotations = content_from(held, doc)
    everything = _together(claims, quotations)
    is_touched = _touching(everything, change)
    writer = MentionWriter(doc, _text(claims, quotations), entities)
    for one in everything:
        for mention in () if is_touched(one) else one.mentions():
            writer.thing(mention)  # what others than the touched ones name is told of, too
    told, said = [*filter(is_touched, claims)], [*filter(is_touched, quotations)]
    old = set(content_quads(doc, writer.text, told, said, {}))
    kept = [quad for quad in held.all if quad not in old and not _is_resolved(quad)]
    now = _changed(claims, change)
    posts = tuple(positions(now))
    made = resolved_quads(writer, _changed(told, change), _changed(said, change), posts)
    return list(dict.fromkeys([*kept, *made])), now


def relabelled(
    store: QuadSource, doc: str, labels: Mapping[str, tuple[str, str]]
) -> tuple[set[Quad], set[Quad]]:
    """Return the quads to remove and to add for entities of a document to be called otherwise.

    ``labels`` are the label and the class of each, by its IRI (``kge:…``).
    """
    graph = document_iri(doc)
    gone: set[Quad] = set()
    fresh: set[Quad] = set()
    for iri, (label, class_) in labels.items():
        node = NamedNode(expand(iri))
        held = {*store.quads(node.value, Terms.LABEL.value, graph=graph)}
        if held:
            held |= {*store.quads(node.value, Terms.TYPE.value, graph=graph)}
            now = {
                Quad(node, Terms.LABEL, Literal(label), NamedNode(graph)),
                Quad(node, Terms.TYPE, NamedNode(expand(class_)), NamedNode(graph)),
            }
            gone |= held - now
            fresh |= now - held
    return gone, fresh


def _together(claims: Iterable[Claim], quotations: Iterable[Quotation]) -> list[Told]:
    return [*claims, *quotations]


def _touching(told: Iterable[Told], change: Callable[[Mention], Mention]) -> Callable[[Told], bool]:
    """Return what tells whether the quads of a claim or quotation are others after ``change``.

    So it is where one of its mentions changes, or stands for what such a mention stood for: what
    several claims tell (a plain triple, who takes part in an event) names nothing else.
    """
    moved = {one for each in told for one in each.mentions() if change(one) != one}
    things = {one.entity for one in moved if one.entity is not None}
    return lambda each: any(one in moved or one.entity in things for one in each.mentions())


def _changed(told: Iterable[T], change: Callable[[Mention], Mention]) -> list[T]:
    return [one.with_mentions(change) for one in told]


def _is_resolved(quad: Quad) -> bool:
    """Whether a quad describes an entity, or tells of a position: none of it is in the claims."""
    if quad.predicate in _OF_POSITIONS:
        return True
    node = iri_of(quad.subject)
    is_entity = node.startswith(PREFIXES["kge"]) and node != _UNKNOWN
    return is_entity and quad.predicate in _OF_ENTITIES


_OF_POSITIONS = frozenset({Terms.POST_TITLE, Terms.POST_BODY, Terms.BODY_RESOLVED_AS})
_UNKNOWN = expand(UNKNOWN_SPEAKER.entity or "")  # nothing is resolved to it
_OF_ENTITIES = frozenset({Terms.TYPE, Terms.LABEL, Terms.ALT_LABEL, Terms.SAME_AS, Terms.REASON})


def _body(entity: object, found: object) -> Mention:
    """Return the body of a position, of which the graph keeps the entity alone."""
    now, before = (compact(getattr(node, "value", "")) for node in (entity, found))
    return Mention(0, 0, "", entity=now, found=None if now == before else before)


def _text(claims: Sequence[Claim], quotations: Sequence[Quotation]) -> str:
    """Return as much of the text as the spans tell, each at its place."""
    spans = [span for claim in claims for span in _spans(claim)]
    for quotation in quotations:
        spans += [quotation.content, *filter(None, (quotation.cue, quotation.speaker))]
    letters = [" "] * max((span.end for span in spans), default=0)
    for span in spans:
        letters[span.start : span.end] = span.text
    return "".join(letters)


def _spans(claim: Claim) -> Iterator[Span]:
    yield claim.evidence
    yield claim.predicate
    if claim.time is not None:
        yield claim.time
    if claim.object is not None:
        yield claim.object
    yield from claim.mentions()
