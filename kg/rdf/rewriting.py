"""A document's graph with other entities: what a judgement changes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import PREFIXES, compact, expand
from kg.model import Claim, Entity, Mention, Position, Quotation, Span
from kg.rdf.claims import claims_from, quotations_from
from kg.rdf.entities import entities_of
from kg.rdf.mention_quads import MentionWriter
from kg.rdf.names import document_iri
from kg.rdf.nodes import iri_of
from kg.rdf.quads import content_quads, resolved_quads
from kg.rdf.terms import Terms
from kg.store import Held, Part, QuadSource

__all__ = ["mentions_in", "relabelled", "resolved_anew", "rewritten"]


def mentions_in(store: QuadSource, doc: str) -> tuple[Mention, ...]:
    """Return the mentions of a document's claims and quotations, each once, in text order."""
    found = {m for claim in claims_from(store, doc) for m in claim.mentions()}
    found |= {q.speaker for q in quotations_from(store, doc) if q.speaker is not None}
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
    claims, quotations = tuple(claims_from(store, doc)), tuple(quotations_from(store, doc))
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
    claims = tuple(claim.with_mentions(change) for claim in claims)
    quotations = tuple(
        replace(q, speaker=change(q.speaker)) if q.speaker else q for q in quotations
    )
    iris |= {m.entity for claim in claims for m in claim.mentions() if m.entity}
    iris |= {q.speaker.entity for q in quotations if q.speaker and q.speaker.entity}
    entities = {iri: describe(iri, before.get(iri)) for iri in sorted(iris)}
    return list(new | dict.fromkeys(content_quads(doc, text, claims, quotations, entities)))


def resolved_anew(
    held: Held,
    doc: str,
    change: Callable[[Mention], Mention],
    entities: Mapping[str, Entity],
    positions: Callable[[Sequence[Claim]], Iterable[Position]],
) -> list[Quad]:
    """Return the quads of a document's graph, ``held`` now, with its mentions resolved anew.

    ``change`` resolves one. ``entities`` are those that it names now, ``positions`` what is told of
    positions among its claims. They are the quads that ``document_quads`` would yield; links
    between IRIs of entities are left out, and what does not tell of entities stays as it is.
    """
    claims, quotations = tuple(claims_from(held, doc)), tuple(quotations_from(held, doc))
    text = _text(claims, quotations)
    old = set(content_quads(doc, text, claims, quotations, {}))
    kept = [quad for quad in held.all if quad not in old and not _is_resolved(quad)]
    claims = tuple(claim.with_mentions(change) for claim in claims)
    quotations = tuple(
        replace(q, speaker=change(q.speaker)) if q.speaker else q for q in quotations
    )
    writer = MentionWriter(doc, text, entities)
    made = resolved_quads(writer, claims, quotations, tuple(positions(claims)))
    return list(dict.fromkeys([*kept, *made]))


def relabelled(held: Held, labels: Mapping[str, tuple[str, str]]) -> Iterator[Quad]:
    """Yield the quads of a graph with entities called otherwise.

    ``labels`` are the label and the class of each, by its IRI (``kge:…``).
    """
    called = {expand(iri): label for iri, label in labels.items()}
    name = NamedNode(held.graph)
    for quad in held.all:
        label = called.get(iri_of(quad.subject))
        if label is None or quad.predicate not in (Terms.LABEL, Terms.TYPE):
            yield quad
        elif quad.predicate == Terms.LABEL:
            yield Quad(quad.subject, Terms.LABEL, Literal(label[0]), name)
            yield Quad(quad.subject, Terms.TYPE, NamedNode(expand(label[1])), name)


def _is_resolved(quad: Quad) -> bool:
    """Whether a quad describes an entity, or tells of a position: none of it is in the claims."""
    if quad.predicate in _OF_POSITIONS:
        return True
    return quad.predicate in _OF_ENTITIES and iri_of(quad.subject).startswith(PREFIXES["kge"])


_OF_POSITIONS = frozenset({Terms.POST_TITLE, Terms.POST_BODY, Terms.BODY_RESOLVED_AS})
_OF_ENTITIES = frozenset({Terms.TYPE, Terms.LABEL, Terms.ALT_LABEL, Terms.SAME_AS, Terms.REASON})


def _body(entity: object, found: object) -> Mention:
    """Return the body of a position, of which the graph keeps the entity alone."""
    now, before = (compact(getattr(node, "value", "")) for node in (entity, found))
    return Mention(0, 0, "", entity=now, found=None if now == before else before)


def _text(claims: tuple[Claim, ...], quotations: tuple[Quotation, ...]) -> str:
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
