"""Quads of one document: its node, claims, mentions, quotations and entities, in one graph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.errors import KgError
from kg.model import Claim, Document, Entity, Literal, Mention, Post, Quotation, Span
from kg.rdf import literals
from kg.rdf.names import claim_iri, document_iri, event_iri, expand, span_iri
from kg.rdf.terms import Terms, member

__all__ = ["content_quads", "document_quads", "mention_iri", "text_hash"]

Node = NamedNode | RdfLiteral


def document_quads(
    document: Document,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    entities: Mapping[str, Entity],
    posts: Sequence[Post] = (),
) -> Iterator[Quad]:
    """Yield the quads of a document's graph, each once, in a fixed order.

    ``posts`` tell of positions among the claims in which body they are. ``entities`` maps
    ``kge:…`` to entities; only those that claims, quotations and posts mention are written. An
    asserted, positive claim with an object is written as a plain triple too.

    Raises ``KgError`` where a claim or quotation is another document's, or a span's text is not
    the document's text there.
    """
    seen: set[Quad] = set()
    writer = _Writer(document, entities)
    for quad in writer.quads(claims, quotations, posts):
        if quad not in seen:
            seen.add(quad)
            yield quad


def content_quads(
    document: Document,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    entities: Mapping[str, Entity],
) -> Iterator[Quad]:
    """Yield the quads of claims and quotations, and of all ``entities``; some may come twice.

    What ``document_quads`` yields beside them tells of the document and of posts.
    """
    writer = _Writer(document, entities)
    yield from writer.content(claims, quotations)
    for iri in sorted(entities):
        yield from writer.entity(entities[iri])


def text_hash(text: str) -> str:
    """Return the hash of a text that tells whether a document has changed.

    >>> text_hash("")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def mention_iri(doc: str, mention: Mention) -> str:
    """Return the IRI of a mention: its span, and a digest of what is known about it.

    What a person judges of its entity changes nothing: the mention stays the same.
    """
    known = (mention.head, mention.kind, mention.type, mention.name, mention.antecedent)
    part = (mention.part,) if mention.part else ()
    found = mention.found or mention.entity
    digest = hashlib.sha256(repr((*known, found, *part)).encode()).hexdigest()[:12]
    return f"{document_iri(doc)}#mention={mention.start},{mention.end},{digest}"


class _Writer:
    """Holds what the quads of one document share."""

    def __init__(self, document: Document, entities: Mapping[str, Entity]) -> None:
        self.document = document
        self.entities = entities
        self.graph = NamedNode(document_iri(document.id))
        self.mentioned: dict[str, Entity] = {}

    def quad(self, subject: NamedNode, predicate: NamedNode, value: Node) -> Quad:
        return Quad(subject, predicate, value, self.graph)

    def quads(
        self, claims: Sequence[Claim], quotations: Sequence[Quotation], posts: Sequence[Post]
    ) -> Iterator[Quad]:
        yield from self.article()
        yield from self.content(claims, quotations)
        for post in posts:
            yield from self.post(post)
        for iri in sorted(self.mentioned):
            yield from self.entity(self.mentioned[iri])

    def content(self, claims: Sequence[Claim], quotations: Sequence[Quotation]) -> Iterator[Quad]:
        for claim in claims:
            self._belongs(claim.doc)
            yield from self.claim(claim)
        for quotation in quotations:
            self._belongs(quotation.doc)
            yield from self.quotation(quotation)

    def post(self, post: Post) -> Iterator[Quad]:
        node = NamedNode(mention_iri(self.document.id, post.mention))
        yield self.quad(node, Terms.POST_TITLE, literals.string(post.title))
        yield self.quad(node, Terms.POST_BODY, self.thing(post.body))
        if post.body.found is not None:
            yield self.quad(node, Terms.BODY_RESOLVED_AS, NamedNode(expand(post.body.found)))

    def _belongs(self, doc: str) -> None:
        if doc != self.document.id:
            raise KgError(
                f"was read from the document {doc!r}",
                place=f"a claim or quotation given for {self.document.id!r}",
                cure="Give each document its own claims.",
            )

    def article(self) -> Iterator[Quad]:
        document, node = self.document, self.graph
        yield self.quad(node, Terms.TYPE, Terms.ARTICLE)
        yield self.quad(node, Terms.DOCUMENT_ID, literals.string(document.id))
        yield self.quad(node, Terms.TEXT_HASH, literals.string(text_hash(document.text)))
        yield self.quad(node, Terms.LANGUAGE, literals.string(document.lang))
        if document.title is not None:
            yield self.quad(node, Terms.HEADLINE, literals.string(document.title))
        if document.published is not None:
            yield self.quad(node, Terms.PUBLISHED, literals.date(document.published))
        if document.source is not None:
            yield self.quad(node, Terms.PUBLISHER, literals.string(document.source))
        if document.url is not None:
            yield self.quad(node, Terms.URL, literals.typed(document.url, "xsd:anyURI"))

    def claim(self, claim: Claim) -> Iterator[Quad]:
        node = NamedNode(claim_iri(claim.id))
        predicate = NamedNode(expand(claim.predicate.id))
        subject = self.thing(claim.subject)
        value = self.value(claim.object)
        if claim.is_plain and value is not None:
            yield self.quad(subject, predicate, value)
        yield self.quad(node, Terms.TYPE, Terms.CLAIM)
        yield self.quad(node, Terms.SUBJECT, subject)
        yield self.quad(node, Terms.PREDICATE, predicate)
        if value is not None:
            yield self.quad(node, Terms.OBJECT, value)
        for term, text in (
            (Terms.POLARITY, "negative" if claim.negated else "positive"),
            (Terms.MODALITY, claim.modality.value),
            (Terms.LAYER, claim.layer.value),
            (Terms.ROLE, claim.role.value),
            (Terms.LEMMA, claim.predicate.lemma),
            (Terms.PLOVER, claim.predicate.plover),
            (Terms.RULE, claim.rule),
            (Terms.CONFIDENCE_REASONS, "; ".join(claim.confidence_reasons) or None),
        ):
            if text is not None:
                yield self.quad(node, term, literals.string(text))
        yield self.quad(node, Terms.CONFIDENCE, RdfLiteral(float(claim.confidence)))
        yield self.quad(node, Terms.INFERRED, literals.boolean(claim.inferred))
        yield self.quad(node, Terms.DERIVED_FROM, self.graph)
        sentence = RdfLiteral(claim.evidence.text, language=claim.lang)
        yield self.quad(node, Terms.SENTENCE, sentence)
        yield from self.span(node, Terms.EVIDENCE, claim.evidence)
        yield from self.span(node, Terms.PREDICATE_SPAN, claim.predicate)
        yield from self.mention(node, Terms.SUBJECT_MENTION, claim.subject)
        yield from self.object(node, claim.object)
        yield from self.holders(node, claim)
        yield from self.circumstances(node, claim)
        yield from self.sources(node, claim)

    def object(self, node: NamedNode, value: Mention | Literal | None) -> Iterator[Quad]:
        if isinstance(value, Mention):
            yield from self.mention(node, Terms.OBJECT_MENTION, value)
        elif value is not None:
            yield from self.span(node, Terms.OBJECT_SPAN, value)
            # Stores rewrite numbers ("007" becomes 7): what was read is kept beside the value.
            yield self.quad(node, Terms.OBJECT_VALUE, literals.string(value.value))
            datatype = NamedNode(expand(value.datatype))
            yield self.quad(node, Terms.OBJECT_DATATYPE, datatype)

    def holders(self, node: NamedNode, claim: Claim) -> Iterator[Quad]:
        if claim.holder is not None:
            yield self.quad(node, Terms.HOLDER, self.thing(claim.holder))
            yield from self.mention(node, Terms.HOLDER_MENTION, claim.holder)
        if claim.outer_holders:
            row = NamedNode(f"{node.value}#via")
            yield self.quad(node, Terms.VIA_MENTIONS, row)
            yield self.quad(row, Terms.TYPE, Terms.SEQ)
            for position, via in enumerate(claim.outer_holders, start=1):
                yield self.quad(node, Terms.HOLDER_VIA, self.thing(via))
                yield from self.mention(row, member(position), via)

    def circumstances(self, node: NamedNode, claim: Claim) -> Iterator[Quad]:
        event = NamedNode(event_iri(claim.event))
        yield self.quad(node, Terms.EVENT, event)
        yield self.quad(event, Terms.TYPE, Terms.SEM_EVENT)
        if claim.time is not None:
            yield from self.span(node, Terms.TIME_SPAN, claim.time)
            if claim.time.value is not None:
                when = literals.date(claim.time.value)
                yield self.quad(node, Terms.TIME, when)
                yield self.quad(node, Terms.TIME_VALUE, literals.string(claim.time.value))
                if claim.is_plain:
                    yield self.quad(event, Terms.HAPPENED_ON, when)
        if claim.place is not None:
            where = self.thing(claim.place)
            yield self.quad(node, Terms.PLACE, where)
            yield from self.mention(node, Terms.PLACE_MENTION, claim.place)
            if claim.is_plain:
                yield self.quad(event, Terms.HAPPENED_IN, where)

    def sources(self, node: NamedNode, claim: Claim) -> Iterator[Quad]:
        if claim.sources:
            row = NamedNode(f"{node.value}#sources")
            yield self.quad(node, Terms.SOURCES, row)
            yield self.quad(row, Terms.TYPE, Terms.SEQ)
            for position, source in enumerate(claim.sources, start=1):
                rested_on = NamedNode(claim_iri(source))
                yield self.quad(node, Terms.RESTS_ON, rested_on)
                yield self.quad(row, member(position), rested_on)

    def quotation(self, quotation: Quotation) -> Iterator[Quad]:
        content, speaker, cue = quotation.content, quotation.speaker, quotation.cue
        known = (
            quotation.direct,
            speaker and mention_iri(quotation.doc, speaker),
            cue and (cue.start, cue.end),
        )
        digest = hashlib.sha256(repr(known).encode()).hexdigest()[:12]
        node = NamedNode(f"{self.graph.value}#quotation={content.start},{content.end},{digest}")
        yield self.quad(node, Terms.TYPE, Terms.QUOTATION)
        yield self.quad(node, Terms.DERIVED_FROM, self.graph)
        yield self.quad(node, Terms.CONTENT, literals.string(content.text))
        yield self.quad(node, Terms.DIRECT, literals.boolean(quotation.direct))
        yield from self.span(node, Terms.CONTENT_SPAN, content)
        if cue is not None:
            yield from self.span(node, Terms.CUE_SPAN, cue)
        if speaker is not None:
            yield self.quad(node, Terms.SPEAKER, self.thing(speaker))
            yield from self.mention(node, Terms.SPEAKER_MENTION, speaker)

    def span(self, node: NamedNode, predicate: NamedNode, span: Span) -> Iterator[Quad]:
        """Yield the link to a span's selector, and the selector."""
        if self.document.text[span.start : span.end] != span.text or span.start < 0:
            raise KgError(
                f"has {self.document.text[span.start : span.end]!r} at [{span.start}, {span.end}), "
                f"not {span.text!r}",
                place=f"the document {self.document.id!r}",
                cure="Take spans from the very text that is stored.",
            )
        selector = NamedNode(span_iri(self.document.id, span.start, span.end))
        yield self.quad(node, predicate, selector)
        yield self.quad(selector, Terms.TYPE, Terms.POSITION_SELECTOR)
        yield self.quad(selector, Terms.TYPE, Terms.QUOTE_SELECTOR)
        yield self.quad(selector, Terms.START, literals.integer(span.start))
        yield self.quad(selector, Terms.END, literals.integer(span.end))
        yield self.quad(selector, Terms.EXACT, literals.string(span.text))

    def mention(self, node: NamedNode, predicate: NamedNode, mention: Mention) -> Iterator[Quad]:
        """Yield the link to a mention's node, and the node."""
        doc = self.document.id
        target = NamedNode(mention_iri(doc, mention))
        yield self.quad(node, predicate, target)
        yield self.quad(target, Terms.TYPE, Terms.MENTION)
        yield self.quad(target, Terms.HAS_SOURCE, self.graph)
        yield from self.span(target, Terms.HAS_SELECTOR, mention)
        yield self.quad(target, Terms.HEAD, NamedNode(span_iri(doc, *mention.head)))
        yield self.quad(target, Terms.KIND, literals.string(mention.kind))
        if mention.type is not None:
            yield self.quad(target, Terms.CLASS, NamedNode(expand(mention.type)))
        if mention.name is not None:
            yield self.quad(target, Terms.NAME, literals.string(mention.name))
        if mention.antecedent is not None:
            back = NamedNode(span_iri(doc, *mention.antecedent))
            yield self.quad(target, Terms.ANTECEDENT, back)
        if mention.entity is not None:
            yield self.quad(target, Terms.DENOTES, NamedNode(expand(mention.entity)))
        if mention.part:
            yield self.quad(target, Terms.PART, literals.integer(mention.part))
        if mention.found is not None:
            yield self.quad(target, Terms.RESOLVED_AS, NamedNode(expand(mention.found)))

    def thing(self, mention: Mention) -> NamedNode:
        """Return the entity that a mention stands for, or the mention where none was found."""
        if mention.entity is None:
            return NamedNode(mention_iri(self.document.id, mention))
        entity = self.entities.get(mention.entity)
        if entity is not None:
            self.mentioned[mention.entity] = entity
        return NamedNode(expand(mention.entity))

    def value(self, value: Mention | Literal | None) -> Node | None:
        if value is None:
            return None
        if isinstance(value, Mention):
            return self.thing(value)
        return literals.fitting(value.value, value.datatype)

    def entity(self, entity: Entity) -> Iterator[Quad]:
        node = NamedNode(expand(entity.iri))
        yield self.quad(node, Terms.TYPE, NamedNode(expand(entity.type)))
        yield self.quad(node, Terms.LABEL, literals.string(entity.label))
        for name in entity.names:
            yield self.quad(node, Terms.ALT_LABEL, literals.string(name))
        for same in entity.same_as:
            yield self.quad(node, Terms.SAME_AS, NamedNode(expand(same)))
        if entity.reason:
            yield self.quad(node, Terms.REASON, literals.string(entity.reason))
