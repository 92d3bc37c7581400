"""What rules conclude, as quads and back: a graph a rule, a claim node a conclusion.

A conclusion stands in no text. Read back as a claim its spans are empty, at 0, and hold names
instead of words; its evidence are the sentences of the claims that it rests on, its document is
that of the first of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.iris import PREFIXES, compact
from kg.model import (
    Claim,
    Layer,
    Literal,
    Mention,
    MentionKind,
    Predicate,
    Role,
    Span,
    TimeExpression,
)
from kg.rdf import literals
from kg.rdf.names import claim_id, claim_iri, document_id
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = ["Conclusion", "conclusion_quads", "inferred_from", "rule_graph", "rule_of"]

_DOTS = " […] "


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a rule concludes from claims.

    ``holder`` is an IRI or empty, ``time`` ISO 8601 or empty; ``sources`` are the IRIs of the
    claims that it rests on.
    """

    rule: str
    triple: tuple[NamedNode, NamedNode, NamedNode | RdfLiteral]
    holder: str = ""
    time: str = ""
    confidence: float = 1.0
    sources: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """The IRI of its claim: the same for the same conclusion, whatever it rests on."""
        parts = repr((self.rule, *map(str, self.triple), self.holder, self.time))
        return claim_iri("sha256:" + hashlib.sha256(parts.encode()).hexdigest())


def rule_graph(rule: str) -> str:
    """Return the IRI of the graph that holds what a rule concludes.

    >>> rule_graph("inverse")
    'https://w3id.org/newskg/rule/inverse'
    """
    return PREFIXES["kgr"] + rule


def rule_of(graph: str) -> str | None:
    """Return the rule whose graph this is, ``None`` for any other graph.

    >>> rule_of(rule_graph("inverse")), rule_of("http://example.org/")
    ('inverse', None)
    """
    prefix = PREFIXES["kgr"]
    return graph.removeprefix(prefix) or None if graph.startswith(prefix) else None


def conclusion_quads(conclusion: Conclusion, plover: str = "") -> Iterator[Quad]:
    """Yield the quads of one conclusion: its plain triple and its claim node.

    ``plover`` is the relation's event type, if any.
    """
    graph = NamedNode(rule_graph(conclusion.rule))
    node = NamedNode(conclusion.iri)
    subject, predicate, value = conclusion.triple
    yield Quad(subject, predicate, value, graph)
    for term, what in (
        (Terms.TYPE, Terms.CLAIM),
        (Terms.SUBJECT, subject),
        (Terms.PREDICATE, predicate),
        (Terms.OBJECT, value),
        (Terms.POLARITY, literals.string("positive")),
        (Terms.MODALITY, literals.string("asserted")),
        (Terms.LAYER, literals.string(Layer.FRAME)),
        (Terms.INFERRED, literals.boolean(True)),
        (Terms.RULE, literals.string(conclusion.rule)),
        (Terms.CONFIDENCE, RdfLiteral(conclusion.confidence)),
    ):
        yield Quad(node, term, what, graph)
    if plover:
        yield Quad(node, Terms.PLOVER, literals.string(plover), graph)
    if conclusion.holder:
        yield Quad(node, Terms.HOLDER, NamedNode(conclusion.holder), graph)
    if conclusion.time:
        yield Quad(node, Terms.TIME, literals.date(conclusion.time), graph)
        yield Quad(node, Terms.TIME_VALUE, literals.string(conclusion.time), graph)
    for source in sorted(set(conclusion.sources)):
        yield Quad(node, Terms.RESTS_ON, NamedNode(source), graph)
        yield Quad(node, Terms.DERIVED_FROM, NamedNode(source), graph)


def inferred_from(store: QuadSource, only: Container[str] | None = None) -> Iterator[Claim]:
    """Yield what rules concluded, as claims: by rule, then by subject, relation and object.

    ``only`` are the IRIs of those that are wanted.
    """
    reader = _Reader(store)
    for graph in store.graphs():
        if rule_of(graph) is not None:
            nodes = store.quads(predicate=Terms.TYPE.value, object=Terms.CLAIM.value, graph=graph)
            iris = (_iri(quad.subject) for quad in nodes)
            claims = [reader.claim(iri, graph) for iri in iris if only is None or iri in only]
            yield from sorted(claims, key=lambda claim: (_order(claim), claim.id))


def _order(claim: Claim) -> tuple[str, str, str]:
    object_ = claim.object.text if claim.object is not None else ""
    return claim.subject.text, claim.predicate.id, object_


class _Reader:
    """Reads conclusions; names and sentences are looked up once."""

    def __init__(self, store: QuadSource) -> None:
        self._store = store
        self._mentions: dict[str, Mention] = {}
        self._evidence: dict[str, tuple[str, str, str]] = {}

    def _values(self, iri: str, term: NamedNode, graph: str | None = None) -> list[object]:
        return [quad.object for quad in self._store.quads(iri, term.value, graph=graph)]

    def _text(self, iri: str, term: NamedNode, graph: str | None = None) -> str:
        found = self._values(iri, term, graph)
        return min((_value(value) for value in found), default="")

    def claim(self, iri: str, graph: str) -> Claim:
        known: dict[str, list[object]] = {}
        for quad in self._store.quads(iri, graph=graph):
            known.setdefault(quad.predicate.value, []).append(quad.object)

        def one(term: NamedNode) -> str:
            return _value(known[term.value][0]) if term.value in known else ""

        sources = sorted(_value(value) for value in known.get(Terms.RESTS_ON.value, ()))
        doc, text, lang = self._rests_on(sources)
        holder, time = one(Terms.HOLDER), one(Terms.TIME_VALUE)
        value = known[Terms.OBJECT.value][0]
        return Claim(
            id=claim_id(iri),
            doc=doc,
            event=f"{rule_of(graph)}#{claim_id(iri)[7:19]}",
            subject=self._mention(one(Terms.SUBJECT)),
            predicate=Predicate(
                0, 0, "", id=compact(one(Terms.PREDICATE)), plover=one(Terms.PLOVER) or None
            ),
            object=(
                self._mention(value.value)
                if isinstance(value, NamedNode)
                else Literal(0, 0, _value(value), _value(value), _datatype(value))
            ),
            role=Role.OBL,
            evidence=Span(0, 0, text),
            lang=lang,
            layer=Layer.FRAME,
            holder=self._mention(holder) if holder else None,
            time=TimeExpression(0, 0, time, value=time) if time else None,
            confidence=float(one(Terms.CONFIDENCE) or 1),
            inferred=True,
            rule=rule_of(graph),
            sources=tuple(claim_id(source) for source in sources),
        )

    def _mention(self, iri: str) -> Mention:
        """Return an entity, or an unresolved mention, as a mention without a place in a text."""
        found = self._mentions.get(iri)
        if found is None:
            name = compact(iri)
            entity = name if name.startswith("kge:") else None
            text = self._text(iri, Terms.LABEL)
            if not text:
                span = self._text(iri, Terms.HAS_SELECTOR)
                text = self._text(span, Terms.EXACT) if span else name
            kinds = [compact(_value(kind)) for kind in self._values(iri, Terms.TYPE)]
            kind = min((one for one in kinds if one != "kg:Mention"), default=None)
            found = Mention(0, 0, text, kind=MentionKind.NAME, type=kind, entity=entity)
            self._mentions[iri] = found
        return found

    def _rests_on(self, sources: Iterable[str], depth: int = 0) -> tuple[str, str, str]:
        """Return the first document, the sentences and the language of some claims."""
        docs, texts, langs = [], [], []
        for source in sources:
            doc, text, lang = self._said(source, depth)
            docs.append(doc)
            langs.append(lang)
            texts += [part for part in text.split(_DOTS) if part not in texts]
        first = min((doc for doc in docs if doc), default="")
        return first, _DOTS.join(texts), next((lang for lang in langs if lang), "")

    def _said(self, source: str, depth: int) -> tuple[str, str, str]:
        found = self._evidence.get(source)
        if found is None:
            sentences = self._values(source, Terms.SENTENCE)
            if sentences:
                graphs = self._values(source, Terms.DERIVED_FROM)
                doc = next((document_id(_value(graph)) or "" for graph in graphs), "")
                first = sentences[0]
                lang = (isinstance(first, RdfLiteral) and first.language) or ""
                found = doc, _value(first), lang
            else:
                below = [_value(value) for value in self._values(source, Terms.RESTS_ON)]
                found = self._rests_on(sorted(below), depth + 1) if depth < 50 else ("", "", "")
            self._evidence[source] = found
        return found


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | RdfLiteral) else str(term)


def _datatype(term: object) -> str:
    return compact(term.datatype.value) if isinstance(term, RdfLiteral) else "xsd:string"
