"""Claims and quotations read back from the quads that ``quads.py`` wrote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

from kg.errors import KgError
from kg.iris import compact, expand
from kg.model import (
    UNKNOWN_SPEAKER,
    Claim,
    Event,
    Layer,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Quotation,
    Role,
    Span,
    Status,
    Tense,
    TimeExpression,
    events,
)
from kg.rdf.names import (
    claim_id,
    document_id,
    document_iri,
    event_id,
    mention_place,
    quotation_id,
    span_iri,
    span_of,
)
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import PASSIVE, Terms, member
from kg.store import QuadSource

__all__ = [
    "claims_at",
    "claims_from",
    "documents_in",
    "events_from",
    "quotations_from",
]

Object = NamedNode | BlankNode | RdfLiteral | Triple
Nodes = Mapping[str, Mapping[str, list[Object]]]

_UNKNOWN = expand(UNKNOWN_SPEAKER.entity or "")


def documents_in(store: QuadSource) -> tuple[str, ...]:
    """Return the ids of the documents that a store holds, sorted."""
    found = (document_id(graph) for graph in store.graphs())
    return tuple(sorted(doc for doc in found if doc is not None))


def claims_from(store: QuadSource, doc: str | None = None) -> Iterator[Claim]:
    """Yield the claims of a document, or of all: by document, then in the order of the text.

    The claims equal those that were written; ``conclusions_from`` yields what rules drew from
    them. Raises ``KgError`` where a node lacks a part.
    """
    for each in documents_in(store) if doc is None else (doc,):
        nodes = _nodes(store, each)
        reader = _Reader(each, nodes)
        claims = [reader.claim(iri) for iri in _typed(nodes, Terms.CLAIM)]
        yield from sorted(claims, key=attrgetter("text_order"))


def events_from(store: QuadSource, doc: str | None = None) -> Iterator[Event]:
    """Yield the events that claims of a document, or of all, describe, in the order of the text."""
    for each in documents_in(store) if doc is None else (doc,):
        yield from events(claims_from(store, each))


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
        reader = _Reader(doc, _nodes_below(store, graph, by_graph[graph]))
        yield from sorted(map(reader.claim, by_graph[graph]), key=attrgetter("text_order"))


def quotations_from(store: QuadSource, doc: str | None = None) -> Iterator[Quotation]:
    """Yield the quotations of a document, or of all: by document, then in the order of the text."""
    for each in documents_in(store) if doc is None else (doc,):
        nodes = _nodes(store, each)
        reader = _Reader(each, nodes)
        iris = sorted(_typed(nodes, Terms.QUOTATION))
        quotations = [reader.quotation(iri) for iri in iris]
        yield from sorted(quotations, key=lambda q: (q.content.start, q.content.end))


def _nodes(store: QuadSource, doc: str) -> Nodes:
    """Return the quads of a document's graph as subject → predicate → objects."""
    nodes: defaultdict[str, defaultdict[str, list[Object]]]
    nodes = defaultdict(lambda: defaultdict(list))
    for quad in store.quads(graph=document_iri(doc)):
        nodes[iri_of(quad.subject)][quad.predicate.value].append(quad.object)
    return nodes


def _nodes_below(store: QuadSource, graph: str, claims: Iterable[str]) -> Nodes:
    """Return the quads of claims, of the mentions that belong to them, and the text."""
    nodes: dict[str, defaultdict[str, list[Object]]] = {}
    nodes[graph] = defaultdict(list)
    for quad in store.quads(graph, Terms.TEXT.value, graph=graph):
        nodes[graph][quad.predicate.value].append(quad.object)
    waiting = list(claims)
    while waiting:
        iri = waiting.pop()
        if iri in nodes:
            continue
        nodes[iri] = defaultdict(list)
        for quad in store.quads(iri, graph=graph):
            nodes[iri][quad.predicate.value].append(quad.object)
            inner = iri_of(quad.object)
            if inner.startswith((f"{graph}#", f"{iri}#")):
                waiting.append(inner)
    return nodes


def _typed(nodes: Nodes, kind: NamedNode) -> list[str]:
    return [iri for iri, known in nodes.items() if kind in known.get(Terms.TYPE.value, ())]


class _Reader:
    """Reads nodes of one document's graph; mentions and spans are read once."""

    def __init__(self, doc: str, nodes: Nodes) -> None:
        self.doc = doc
        self.nodes = nodes
        self.spans: dict[str, Span] = {}
        self.mentions: dict[str, Mention] = {}
        self.text = self._string(document_iri(doc), Terms.TEXT)

    def _maybe(self, iri: str, term: NamedNode) -> Object | None:
        found = self.nodes.get(iri, {}).get(term.value, ())
        return found[0] if found else None

    def _one(self, iri: str, term: NamedNode) -> Object:
        found = self._maybe(iri, term)
        if found is None:
            raise KgError(
                f"lacks {compact(term.value)}",
                place=f"{compact(iri)} in the document {self.doc!r}",
                cure="Build the document again.",
            )
        return found

    def _string(self, iri: str, term: NamedNode) -> str | None:
        found = self._maybe(iri, term)
        return None if found is None else text_of(found)

    def _flag(self, iri: str, term: NamedNode) -> bool:
        return text_of(self._one(iri, term)) == "true"

    def span(self, iri: str) -> Span:
        if iri not in self.spans:
            start, end = span_of(iri)
            words = self.text[start:end] if self.text is not None else self._exact(iri)
            self.spans[iri] = Span(start, end, words)
        return self.spans[iri]

    def _exact(self, iri: str) -> str:
        """Return the words of a span in a graph without a text, which an older kg wrote."""
        return text_of(self._one(iri, Terms.EXACT))

    def _span(self, iri: str, term: NamedNode) -> Span:
        return self.span(iri_of(self._one(iri, term)))

    def mention(self, iri: str) -> Mention:
        if iri not in self.mentions:
            place = mention_place(iri)
            if place is None:
                raise KgError("is no mention", place=iri, cure="Build the document again.")
            span = self.span(span_iri(*place))
            head = self._maybe(iri, Terms.HEAD)
            kind = self._maybe(iri, Terms.CLASS)
            back = self._maybe(iri, Terms.ANTECEDENT)
            entity = self._maybe(iri, Terms.DENOTES)
            found = self._maybe(iri, Terms.RESOLVED_AS)
            self.mentions[iri] = Mention(
                span.start,
                span.end,
                span.text,
                head=(span.start, span.end) if head is None else span_of(iri_of(head)),
                kind=MentionKind(text_of(self._one(iri, Terms.KIND))),
                type=None if kind is None else compact(iri_of(kind)),
                name=self._string(iri, Terms.NAME),
                antecedent=None if back is None else span_of(iri_of(back)),
                entity=None if entity is None else compact(iri_of(entity)),
                part=int(self._string(iri, Terms.PART) or 0),
                found=None if found is None else compact(iri_of(found)),
            )
        return self.mentions[iri]

    def _mention(self, iri: str, term: NamedNode) -> Mention | None:
        found = self._maybe(iri, term)
        return None if found is None else self.mention(iri_of(found))

    def _holder(self, iri: str) -> Mention | None:
        holder = self._maybe(iri, Terms.HOLDER)
        if holder is not None and iri_of(holder) == _UNKNOWN:
            return UNKNOWN_SPEAKER
        return self._mention(iri, Terms.HOLDER_MENTION)

    def _via(self, iri: str) -> Iterator[Mention]:
        for via in self._row(iri, Terms.VIA_MENTIONS):
            yield UNKNOWN_SPEAKER if via == _UNKNOWN else self.mention(via)

    def _row(self, iri: str, term: NamedNode) -> Iterator[str]:
        """Yield the members of an ``rdf:Seq`` in order."""
        row = self._maybe(iri, term)
        position = 1
        while row is not None:
            found = self._maybe(iri_of(row), member(position))
            if found is None:
                return
            yield iri_of(found)
            position += 1

    def claim(self, iri: str) -> Claim:
        subject = self._mention(iri, Terms.SUBJECT_MENTION)
        layer = Layer(text_of(self._one(iri, Terms.LAYER)))
        if subject is None and layer is not Layer.EVENT:
            raise KgError("has no subject", place=compact(iri), cure="Build the document again.")
        number = self._string(iri, Terms.NUMBER)
        evidence = self._span(iri, Terms.EVIDENCE)
        sentence = self._one(iri, Terms.SENTENCE)
        return Claim(
            id=claim_id(iri),
            doc=self.doc,
            event=event_id(iri_of(self._one(iri, Terms.EVENT))),
            subject=subject,
            predicate=self._predicate(iri),
            object=self._object(iri),
            role=Role(text_of(self._one(iri, Terms.ROLE))),
            evidence=evidence,
            lang=(isinstance(sentence, RdfLiteral) and sentence.language) or "",
            layer=layer,
            negated=text_of(self._one(iri, Terms.POLARITY)) == "negative",
            modality=Modality(text_of(self._one(iri, Terms.MODALITY))),
            tense=Tense(tense) if (tense := self._string(iri, Terms.TENSE)) else None,
            status=Status(self._string(iri, Terms.STATUS) or Status.CURRENT),
            holder=self._holder(iri),
            outer_holders=tuple(self._via(iri)),
            time=self._time(iri),
            place=self._mention(iri, Terms.PLACE_MENTION),
            number=None if number is None else int(number),
            confidence=float(text_of(self._one(iri, Terms.CONFIDENCE))),
            confidence_reasons=_parts(self._string(iri, Terms.CONFIDENCE_REASONS)),
        )

    def _predicate(self, iri: str) -> Predicate:
        span = self._span(iri, Terms.PREDICATE_SPAN)
        return Predicate(
            span.start,
            span.end,
            span.text,
            id=compact(iri_of(self._one(iri, Terms.PREDICATE))),
            lemma=self._string(iri, Terms.LEMMA) or "",
            plover=self._string(iri, Terms.PLOVER),
            passive=self._string(iri, Terms.VOICE) == PASSIVE,
        )

    def _object(self, iri: str) -> Mention | Literal | None:
        value = self._string(iri, Terms.OBJECT_VALUE)
        if value is None:
            return self._mention(iri, Terms.OBJECT_MENTION)
        span = self._span(iri, Terms.OBJECT_SPAN)
        datatype = compact(iri_of(self._one(iri, Terms.OBJECT_DATATYPE)))
        return Literal(span.start, span.end, span.text, value=value, datatype=datatype)

    def _time(self, iri: str) -> TimeExpression | None:
        if self._maybe(iri, Terms.TIME_SPAN) is None:
            return None
        span = self._span(iri, Terms.TIME_SPAN)
        value = self._string(iri, Terms.TIME_VALUE)
        return TimeExpression(span.start, span.end, span.text, value=value)

    def quotation(self, iri: str) -> Quotation:
        cue = self._maybe(iri, Terms.CUE_SPAN)
        claims = [self.claim(iri_of(one)) for one in self.nodes[iri].get(Terms.QUOTES.value, ())]
        return Quotation(
            id=quotation_id(iri),
            doc=self.doc,
            content=self._span(iri, Terms.CONTENT_SPAN),
            direct=self._flag(iri, Terms.DIRECT),
            speaker=self._mention(iri, Terms.SPEAKER_MENTION),
            cue=None if cue is None else self.span(iri_of(cue)),
            claims=tuple(claim.id for claim in sorted(claims, key=attrgetter("text_order"))),
        )


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()
