"""What rules conclude, as quads and back: a graph a rule, a claim node a conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.iris import PREFIXES, compact, expand
from kg.model import Conclusion, Layer, Value
from kg.model.ids import content_id
from kg.rdf import literals
from kg.rdf.names import claim_id, claim_iri
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.rdf.times.clocks import time_quads
from kg.store import QuadSource

__all__ = [
    "conclusion_id",
    "conclusion_quads",
    "conclusions_at",
    "conclusions_from",
    "object_of",
    "rule_graph",
    "rule_of",
]

Fact = tuple[NamedNode, NamedNode, NamedNode | RdfLiteral]


def conclusion_id(rule: str, fact: Fact, holder: str = "", time: str = "") -> str:
    """Return the id of a conclusion: the same for the same one, whatever it rests on.

    ``holder`` is an IRI or empty, ``time`` ISO 8601 or empty.
    """
    return content_id((rule, *map(str, fact), holder, time))


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


def conclusion_quads(conclusion: Conclusion) -> Iterator[Quad]:
    """Yield the quads of one conclusion: its plain triple and its claim node."""
    graph = NamedNode(rule_graph(conclusion.rule))
    node = NamedNode(claim_iri(conclusion.id))
    subject, predicate = (
        NamedNode(expand(conclusion.subject)),
        NamedNode(expand(conclusion.predicate)),
    )
    value = _term(conclusion.object)
    yield Quad(subject, predicate, value, graph)
    for term, what in (
        (Terms.TYPE, Terms.CLAIM),
        (Terms.SUBJECT, subject),
        (Terms.PREDICATE, predicate),
        (Terms.OBJECT, value),
        (Terms.POLARITY, literals.string("positive")),
        (Terms.MODALITY, literals.string("asserted")),
        (Terms.LAYER, literals.string(Layer.FRAME.value)),
        (Terms.INFERRED, literals.boolean(True)),
        (Terms.RULE, literals.string(conclusion.rule)),
        (Terms.CONFIDENCE, RdfLiteral(conclusion.confidence)),
    ):
        yield Quad(node, term, what, graph)
    if conclusion.plover is not None:
        yield Quad(node, Terms.PLOVER, literals.string(conclusion.plover), graph)
    if conclusion.holder is not None:
        yield Quad(node, Terms.HOLDER, NamedNode(expand(conclusion.holder)), graph)
    if conclusion.time is not None:
        yield Quad(node, Terms.TIME, literals.date(conclusion.time), graph)
        yield Quad(node, Terms.TIME_VALUE, literals.string(conclusion.time), graph)
        yield from time_quads(node, conclusion.time, graph)
    for source in map(NamedNode, map(claim_iri, conclusion.sources)):
        yield Quad(node, Terms.RESTS_ON, source, graph)
        yield Quad(node, Terms.DERIVED_FROM, source, graph)


def conclusions_from(store: QuadSource) -> Iterator[Conclusion]:
    """Yield what rules concluded: by rule, then by subject, relation and object."""
    for graph in store.graphs():
        rule = rule_of(graph)
        if rule is not None:
            nodes = store.quads(predicate=Terms.TYPE.value, object=Terms.CLAIM.value, graph=graph)
            found = [_conclusion(store, text_of(quad.subject), graph, rule) for quad in nodes]
            yield from sorted(found, key=_order)


def conclusions_at(store: QuadSource, places: Iterable[tuple[str, str]]) -> Iterator[Conclusion]:
    """Yield some conclusions, each told by the IRIs of its graph and of itself, as they come.

    Graphs of documents hold none.
    """
    for graph, iri in places:
        rule = rule_of(graph)
        if rule is not None:
            yield _conclusion(store, iri, graph, rule)


def _order(conclusion: Conclusion) -> tuple[str, str, str, str]:
    return conclusion.subject, conclusion.predicate, str(conclusion.object), conclusion.id


def _conclusion(store: QuadSource, iri: str, graph: str, rule: str) -> Conclusion:
    known: dict[NamedNode, list[object]] = {}
    for quad in store.quads(iri, graph=graph):
        known.setdefault(quad.predicate, []).append(quad.object)

    def one(term: NamedNode) -> str | None:
        return text_of(known[term][0]) if term in known else None

    value, holder = known[Terms.OBJECT][0], one(Terms.HOLDER)
    return Conclusion(
        id=claim_id(iri),
        rule=rule,
        subject=compact(one(Terms.SUBJECT) or ""),
        predicate=compact(one(Terms.PREDICATE) or ""),
        object=object_of(value),
        sources=tuple(sorted(claim_id(text_of(one)) for one in known.get(Terms.RESTS_ON, ()))),
        holder=compact(holder) if holder is not None else None,
        time=one(Terms.TIME_VALUE),
        confidence=float(one(Terms.CONFIDENCE) or 1),
        plover=one(Terms.PLOVER),
    )


def _term(value: str | Value) -> NamedNode | RdfLiteral:
    if isinstance(value, str):
        return NamedNode(expand(value))
    if value.lang is not None:
        return RdfLiteral(value.value, language=value.lang)
    return literals.typed(value.value, value.datatype)


def object_of(term: object) -> str | Value:
    """Return the object of a triple as a conclusion holds it.

    >>> object_of(NamedNode("https://w3id.org/newskg/entity/lissan"))
    'kge:lissan'
    >>> object_of(RdfLiteral(3)).datatype
    'xsd:integer'
    """
    if isinstance(term, RdfLiteral):
        if term.language is not None:
            return Value(term.value, "rdf:langString", term.language)
        return Value(term.value, compact(term.datatype.value))
    return compact(text_of(term))
