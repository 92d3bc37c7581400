"""Nodes of one document's graph → its claims and quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType

from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as RdfLiteral

from kg.errors import KgError
from kg.iris import compact, expand
from kg.model import (
    OPEN,
    UNKNOWN_SPEAKER,
    Claim,
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
)
from kg.rdf.names import claim_id, event_id, mention_place, quotation_id, span_iri, span_of
from kg.rdf.terms import PASSIVE, Terms, member

__all__ = ["CLAIMS", "NAMES", "QUOTATIONS", "SPANS", "ClaimReader", "Value"]

Value = NamedNode | BlankNode | RdfLiteral

CLAIMS: Mapping[str, NamedNode] = MappingProxyType(
    {
        "event": Terms.EVENT,
        "evidence": Terms.EVIDENCE,
        "sentence": Terms.SENTENCE,
        "subject": Terms.SUBJECT_MENTION,
        "relation": Terms.PREDICATE,
        "words": Terms.PREDICATE_SPAN,
        "lemma": Terms.LEMMA,
        "plover": Terms.PLOVER,
        "voice": Terms.VOICE,
        "object": Terms.OBJECT_MENTION,
        "value": Terms.OBJECT_VALUE,
        "value words": Terms.OBJECT_SPAN,
        "datatype": Terms.OBJECT_DATATYPE,
        "role": Terms.ROLE,
        "layer": Terms.LAYER,
        "polarity": Terms.POLARITY,
        "modality": Terms.MODALITY,
        "tense": Terms.TENSE,
        "status": Terms.STATUS,
        "held by": Terms.HOLDER,
        "holder": Terms.HOLDER_MENTION,
        "via": Terms.VIA_MENTIONS,
        "time words": Terms.TIME_SPAN,
        "time": Terms.TIME_VALUE,
        "place": Terms.PLACE_MENTION,
        "number": Terms.NUMBER,
        "confidence": Terms.CONFIDENCE,
        "reasons": Terms.CONFIDENCE_REASONS,
        "head": Terms.HEAD,
        "kind": Terms.KIND,
        "class": Terms.CLASS,
        "name": Terms.NAME,
        "antecedent": Terms.ANTECEDENT,
        "entity": Terms.DENOTES,
        "part": Terms.PART,
        "found": Terms.RESOLVED_AS,
        "text": Terms.TEXT,
    }
)
"""What claims, their mentions and documents have, by the names that it has here."""

QUOTATIONS: Mapping[str, NamedNode] = MappingProxyType(
    {
        "content": Terms.CONTENT_SPAN,
        "direct": Terms.DIRECT,
        "speaker": Terms.SPEAKER_MENTION,
        "cue": Terms.CUE_SPAN,
        "quotes": Terms.QUOTES,
    }
)
"""What quotations have beside them."""

SPANS: Mapping[str, NamedNode] = MappingProxyType({"exact": Terms.EXACT})
"""What spans have, where a store has no texts."""

_TERMS = {**CLAIMS, **QUOTATIONS, **SPANS}
NAMES = MappingProxyType({term.value: name for name, term in _TERMS.items()})
"""The names of all that, by IRIs."""

_UNKNOWN = expand(UNKNOWN_SPEAKER.entity or "")


@dataclass(slots=True)
class ClaimReader:
    """Reads the nodes of one document's graph: each by its IRI, with what it has by ``NAMES``.

    Spans have their words from the ``text``; of a graph without one, which an older kg wrote, from
    what it says of them.
    Mentions and spans are read once.
    """

    doc: str
    nodes: defaultdict[str, dict[str, Value]] = field(default_factory=lambda: defaultdict(dict))
    text: str | None = None
    quotes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The claims in each quotation (IRIs)."""
    _spans: dict[str, Span] = field(default_factory=dict)
    _mentions: dict[str, Mention] = field(default_factory=dict)

    def tell(self, node: str, name: str, value: Value) -> None:
        """Tell what a node has; of several values of one kind the first counts."""
        if name == "text":
            self.text = value.value
        elif name == "quotes":
            self.quotes[node].append(value.value)
        else:
            self.nodes[node].setdefault(name, value)

    def claims(self, iris: Iterable[str]) -> list[Claim]:
        """Return claims in the order of the text; raises ``KgError`` where one lacks a part."""
        return sorted(map(self._claim, iris), key=attrgetter("text_order"))

    def quotations(self, iris: Iterable[str]) -> list[Quotation]:
        """Return quotations in the order of the text; raises ``KgError`` as ``claims`` does."""
        found = map(self._quotation, sorted(iris))
        return sorted(found, key=lambda one: (one.content.start, one.content.end))

    def _claim(self, iri: str) -> Claim:
        had = self.nodes[iri]
        subject = self._mention(had, "subject")
        layer = Layer(had["layer"].value) if "layer" in had else Layer.SURFACE
        if subject is None and layer is not Layer.EVENT:
            raise KgError("has no subject", place=compact(iri), cure="Build the document again.")
        sentence = self._one(iri, "sentence")
        tense, status, number = had.get("tense"), had.get("status"), had.get("number")
        reasons = had.get("reasons")
        return Claim(
            id=claim_id(iri),
            doc=self.doc,
            event=event_id(self._one(iri, "event").value),
            subject=subject,
            predicate=self._predicate(iri, had),
            object=self._object(iri, had),
            role=Role(self._one(iri, "role").value),
            evidence=self._span_of(iri, "evidence"),
            lang=(isinstance(sentence, RdfLiteral) and sentence.language) or "",
            layer=layer,
            negated=self._one(iri, "polarity").value == "negative",
            modality=Modality(self._one(iri, "modality").value),
            tense=Tense(tense.value) if tense is not None else None,
            status=Status(status.value) if status is not None else Status.CURRENT,
            holder=self._holder(had),
            outer_holders=tuple(self._via(had)) if "via" in had else (),
            time=self._time(iri, had),
            place=self._mention(had, "place"),
            number=None if number is None else int(number.value),
            confidence=float(self._one(iri, "confidence").value),
            confidence_reasons=tuple(reasons.value.split("; ")) if reasons is not None else (),
        )

    def _predicate(self, iri: str, had: Mapping[str, Value]) -> Predicate:
        span = self._span_of(iri, "words")
        relation = compact(self._one(iri, "relation").value)
        lemma, plover, voice = had.get("lemma"), had.get("plover"), had.get("voice")
        return Predicate(
            span.start,
            span.end,
            span.text,
            id=relation,
            lemma=relation.removeprefix(OPEN) if lemma is None else lemma.value,
            plover=plover.value if plover is not None else None,
            passive=voice is not None and voice.value == PASSIVE,
        )

    def _object(self, iri: str, had: Mapping[str, Value]) -> Mention | Literal | None:
        value = had.get("value")
        if value is None:
            return self._mention(had, "object")
        span = self._span_of(iri, "value words")
        datatype = compact(self._one(iri, "datatype").value)
        return Literal(span.start, span.end, span.text, value=value.value, datatype=datatype)

    def _time(self, iri: str, had: Mapping[str, Value]) -> TimeExpression | None:
        if "time words" not in had:
            return None
        span, value = self._span_of(iri, "time words"), had.get("time")
        return TimeExpression(
            span.start, span.end, span.text, value=None if value is None else value.value
        )

    def _holder(self, had: Mapping[str, Value]) -> Mention | None:
        holder = had.get("held by")
        if holder is not None and holder.value == _UNKNOWN:
            return UNKNOWN_SPEAKER
        return self._mention(had, "holder")

    def _via(self, had: Mapping[str, Value]) -> Iterator[Mention]:
        """Yield the members of an ``rdf:Seq`` in order."""
        row = self.nodes[had["via"].value]
        position = 1
        while (found := row.get(member(position).value)) is not None:
            yield UNKNOWN_SPEAKER if found.value == _UNKNOWN else self.mention(found.value)
            position += 1

    def _quotation(self, iri: str) -> Quotation:
        had = self.nodes[iri]
        return Quotation(
            id=quotation_id(iri),
            doc=self.doc,
            content=self._span_of(iri, "content"),
            direct=self._one(iri, "direct").value == "true",
            speaker=self._mention(had, "speaker"),
            cue=self._span_of(iri, "cue") if "cue" in had else None,
            claims=tuple(claim.id for claim in self.claims(self.quotes[iri])),
        )

    # -- mentions and spans ----------------------------------------------------------------------

    def mention(self, iri: str) -> Mention:
        """Return a mention by its IRI."""
        found = self._mentions.get(iri)
        if found is None:
            place = mention_place(iri)
            if place is None:
                raise KgError("is no mention", place=iri, cure="Build the document again.")
            had, span = self.nodes[iri], self._span(span_iri(*place))
            head, kind, back = had.get("head"), had.get("class"), had.get("antecedent")
            name, entity, judged = had.get("name"), had.get("entity"), had.get("found")
            part = had.get("part")
            found = self._mentions[iri] = Mention(
                span.start,
                span.end,
                span.text,
                head=(span.start, span.end) if head is None else span_of(head.value),
                kind=MentionKind(self._one(iri, "kind").value),
                type=None if kind is None else compact(kind.value),
                name=None if name is None else name.value,
                antecedent=None if back is None else span_of(back.value),
                entity=None if entity is None else compact(entity.value),
                part=0 if part is None else int(part.value),
                found=None if judged is None else compact(judged.value),
            )
        return found

    def _mention(self, had: Mapping[str, Value], name: str) -> Mention | None:
        found = had.get(name)
        return None if found is None else self.mention(found.value)

    def _span(self, iri: str) -> Span:
        found = self._spans.get(iri)
        if found is None:
            start, end = span_of(iri)
            words = self._exact(iri) if self.text is None else self.text[start:end]
            found = self._spans[iri] = Span(start, end, words)
        return found

    def _exact(self, iri: str) -> str:
        """Return the words of a span in a graph without a text, which an older kg wrote."""
        return self._one(iri, "exact").value

    def _span_of(self, iri: str, name: str) -> Span:
        return self._span(self._one(iri, name).value)

    def _one(self, iri: str, name: str) -> Value:
        found = self.nodes[iri].get(name)
        if found is None:
            raise KgError(
                f"lacks {compact(_TERMS[name].value)}",
                place=f"{compact(iri)} in the document {self.doc!r}",
                cure="Build the document again.",
            )
        return found
