"""Claims and quotations of one document as quads, without what follows from the rest.

``kg.rdf.implied_quads`` tells what does.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.iris import expand
from kg.model import UNKNOWN_SPEAKER, Claim, Layer, Literal, Mention, Quotation, Role
from kg.rdf import literals
from kg.rdf.mention_quads import MentionWriter, node_of
from kg.rdf.names import claim_iri, event_iri, quotation_iri
from kg.rdf.terms import PASSIVE, Terms, member

__all__ = ["claim_quads", "quotation_quads"]


def claim_quads(writer: MentionWriter, claim: Claim) -> Iterator[Quad]:
    """Yield the quads of a claim; its plain triple first, where it may stand as one."""
    node = NamedNode(claim_iri(claim.id))
    predicate = node_of(claim.predicate.id)
    subject = writer.thing(claim.subject) if claim.subject is not None else None
    value = writer.value(claim.object)
    if claim.is_plain and subject is not None and value is not None:
        yield writer.quad(subject, predicate, value)
    yield writer.quad(node, Terms.TYPE, Terms.CLAIM)
    if subject is not None:
        yield writer.quad(node, Terms.SUBJECT, subject)
    yield writer.quad(node, Terms.PREDICATE, predicate)
    if value is not None:
        yield writer.quad(node, Terms.OBJECT, value)
    for term, text in (
        (Terms.POLARITY, "negative" if claim.negated else "positive"),
        (Terms.MODALITY, claim.modality.value),
        (Terms.TENSE, claim.tense.value if claim.tense is not None else None),
        (Terms.STATUS, claim.status.value),
        (Terms.LAYER, None if claim.layer is Layer.SURFACE else claim.layer.value),
        (Terms.ROLE, claim.role.value),
        (Terms.LEMMA, None if claim.predicate.is_named_by_lemma else claim.predicate.lemma),
        (Terms.PLOVER, claim.predicate.plover),
        (Terms.VOICE, PASSIVE if claim.predicate.passive else None),
        (Terms.CONFIDENCE_REASONS, "; ".join(claim.confidence_reasons) or None),
    ):
        if text is not None:
            yield writer.quad(node, term, literals.string(text))
    if claim.number is not None:
        yield writer.quad(node, Terms.NUMBER, literals.integer(claim.number))
    yield writer.quad(node, Terms.CONFIDENCE, RdfLiteral(float(claim.confidence)))
    yield writer.quad(node, Terms.INFERRED, literals.boolean(False))
    yield writer.quad(node, Terms.DERIVED_FROM, writer.graph)
    sentence = RdfLiteral(claim.evidence.text, language=claim.lang)
    yield writer.quad(node, Terms.SENTENCE, sentence)
    yield writer.span(node, Terms.EVIDENCE, claim.evidence)
    yield writer.span(node, Terms.PREDICATE_SPAN, claim.predicate)
    if claim.subject is not None:
        yield from writer.mention(node, Terms.SUBJECT_MENTION, claim.subject)
    yield from _object(writer, node, claim.object)
    yield from _holders(writer, node, claim)
    yield from _circumstances(writer, node, claim)


def quotation_quads(writer: MentionWriter, quotation: Quotation) -> Iterator[Quad]:
    """Yield the quads of a quotation."""
    content, speaker, cue = quotation.content, quotation.speaker, quotation.cue
    start, end = content.start, content.end
    node = NamedNode(quotation_iri(quotation.doc, quotation.id, start, end))
    yield writer.quad(node, Terms.TYPE, Terms.QUOTATION)
    yield writer.quad(node, Terms.DERIVED_FROM, writer.graph)
    yield writer.quad(node, Terms.CONTENT, literals.string(content.text))
    yield writer.quad(node, Terms.DIRECT, literals.boolean(quotation.direct))
    yield writer.span(node, Terms.CONTENT_SPAN, content)
    if cue is not None:
        yield writer.span(node, Terms.CUE_SPAN, cue)
    if speaker is not None:
        yield writer.quad(node, Terms.SPEAKER, writer.thing(speaker))
        yield from writer.mention(node, Terms.SPEAKER_MENTION, speaker)
    for claim in map(NamedNode, map(claim_iri, quotation.claims)):
        yield writer.quad(node, Terms.QUOTES, claim)


def _object(
    writer: MentionWriter, node: NamedNode, value: Mention | Literal | None
) -> Iterator[Quad]:
    if isinstance(value, Mention):
        yield from writer.mention(node, Terms.OBJECT_MENTION, value)
    elif value is not None:
        yield writer.span(node, Terms.OBJECT_SPAN, value)
        # Stores rewrite numbers ("007" becomes 7): what was read is kept beside the value.
        yield writer.quad(node, Terms.OBJECT_VALUE, literals.string(value.value))
        datatype = NamedNode(expand(value.datatype))
        yield writer.quad(node, Terms.OBJECT_DATATYPE, datatype)


def _holders(writer: MentionWriter, node: NamedNode, claim: Claim) -> Iterator[Quad]:
    if claim.holder is not None:
        yield writer.quad(node, Terms.HOLDER, writer.thing(claim.holder))
        if claim.holder == UNKNOWN_SPEAKER:
            yield from _unknown_speaker(writer)
        else:
            yield from writer.mention(node, Terms.HOLDER_MENTION, claim.holder)
    if claim.outer_holders:
        row = NamedNode(f"{node.value}#via")
        yield writer.quad(node, Terms.VIA_MENTIONS, row)
        yield writer.quad(row, Terms.TYPE, Terms.SEQ)
        for position, via in enumerate(claim.outer_holders, start=1):
            yield writer.quad(node, Terms.HOLDER_VIA, writer.thing(via))
            if via == UNKNOWN_SPEAKER:
                yield writer.quad(row, member(position), writer.thing(via))
                yield from _unknown_speaker(writer)
            else:
                yield from writer.mention(row, member(position), via)


def _unknown_speaker(writer: MentionWriter) -> Iterator[Quad]:
    """Yield what it is called; it is no entity of the document and has no words there."""
    label = literals.string(UNKNOWN_SPEAKER.name or "")
    yield writer.quad(writer.thing(UNKNOWN_SPEAKER), Terms.LABEL, label)


def _circumstances(writer: MentionWriter, node: NamedNode, claim: Claim) -> Iterator[Quad]:
    event = NamedNode(event_iri(claim.event))
    yield writer.quad(node, Terms.EVENT, event)
    yield writer.quad(event, Terms.TYPE, Terms.SEM_EVENT)
    if claim.is_asserted:
        for actor in _actors(claim):
            yield writer.quad(event, Terms.HAS_ACTOR, writer.thing(actor))
    if claim.time is not None:
        yield writer.span(node, Terms.TIME_SPAN, claim.time)
        if claim.time.value is not None:
            when = literals.date(claim.time.value)
            yield writer.quad(node, Terms.TIME, when)
            yield writer.quad(node, Terms.TIME_VALUE, literals.string(claim.time.value))
            if claim.is_asserted:
                yield writer.quad(event, Terms.HAPPENED_ON, when)
    if claim.place is not None:
        where = writer.thing(claim.place)
        yield writer.quad(node, Terms.PLACE, where)
        yield from writer.mention(node, Terms.PLACE_MENTION, claim.place)
        if claim.is_asserted:
            yield writer.quad(event, Terms.HAPPENED_IN, where)


def _actors(claim: Claim) -> Iterator[Mention]:
    """Yield what takes part in the event: no times, no places, nothing said of what takes part."""
    if claim.subject is not None:
        yield claim.subject
    if isinstance(claim.object, Mention) and claim.role in (Role.OBJ, Role.OBL, Role.AGENT):
        yield claim.object
