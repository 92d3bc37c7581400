"""Which claims assert a triple as it is now: what a rule's premises rest on.

Others never do, nor what is quoted from nobody knows whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.iris import PREFIXES, expand
from kg.model import UNKNOWN_SPEAKER
from kg.rdf import rule_of
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Fact", "Support", "claims_in", "conclusions", "facts_in", "supports"]

Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]

_MANY = 400  # triples of one relation: from here on all its claims are read at once
_CLAIMS = """
SELECT ?s ?o ?c ?holder ?time ?confidence ?rule WHERE {{
  ?c rdf:predicate {predicate} ; rdf:subject ?s ; rdf:object ?o ;
    kg:polarity "positive" ; kg:modality "asserted" .
  FILTER NOT EXISTS {{ ?c kg:tense|kg:status ?open
    FILTER(?open IN ("future", "ended", "planned", "cancelled")) }}
  OPTIONAL {{ ?c kg:confidence ?confidence }}
  OPTIONAL {{ ?c kg:holder ?holder }}
  FILTER NOT EXISTS {{ ?c kg:holder|kg:holderVia kge:unknown-speaker }}
  OPTIONAL {{ ?c kg:timeValue ?time }}
  OPTIONAL {{ ?c kg:rule ?rule }}
}}
"""
_UNKNOWN = NamedNode(expand(UNKNOWN_SPEAKER.entity or ""))
_POSITIVE, _ASSERTED = Literal("positive"), Literal("asserted")
_CURRENT, _FUTURE = Literal("current"), Literal("future")


@dataclass(frozen=True, slots=True)
class Support:
    """A claim that asserts a triple; ``holder``, ``time`` and ``rule`` may be empty."""

    claim: str
    holder: str
    time: str
    confidence: float
    rule: str


def claims_in(store: Store, graphs: Iterable[str]) -> set[str]:
    """Return the IRIs of the claims that graphs hold."""
    kind = Terms.TYPE.value, Terms.CLAIM.value
    return {
        getattr(quad.subject, "value", "")
        for graph in graphs
        for quad in store.quads(None, *kind, graph=graph)
    }


def facts_in(store: Store, graph: str, properties: Iterable[str]) -> Iterator[Fact]:
    """Yield what a graph tells by some properties (full IRIs)."""
    for property_ in properties:
        for quad in store.quads(predicate=property_, graph=graph):
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                yield subject, quad.predicate, value


def conclusions(store: Store, fact: Fact) -> set[Support]:
    """Return those of ``supports`` that rules have drawn, however often texts tell a triple."""
    return set(_read_one(store, fact, drawn=True))


def supports(store: Store, facts: Iterable[Fact]) -> Mapping[Fact, tuple[Support, ...]]:
    """Return the asserted, positive claims of each triple, the surest first; read ones first."""
    wanted: dict[NamedNode, set[Fact]] = {}
    for fact in facts:
        wanted.setdefault(fact[1], set()).add(fact)
    found: dict[Fact, list[Support]] = {}
    for predicate, some in wanted.items():
        if len(some) >= _MANY:
            _read_all(store, predicate, some, found)
        else:
            for fact in some:
                found.setdefault(fact, []).extend(_read_one(store, fact))
    return {fact: tuple(sorted(set(known), key=_rank)) for fact, known in found.items()}


def _rank(support: Support) -> tuple[bool, float, str]:
    return bool(support.rule), -support.confidence, support.claim


def _read_all(
    store: Store, predicate: NamedNode, wanted: set[Fact], found: dict[Fact, list[Support]]
) -> None:
    answer = store.query(_CLAIMS.format(predicate=predicate), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    for subject, value, claim, holder, time, confidence, rule in answer:
        fact = (subject, predicate, value)
        if fact in wanted:
            found.setdefault(fact, []).append(
                Support(
                    claim.value,
                    holder.value if holder is not None else "",
                    time.value if time is not None else "",
                    float(confidence.value) if confidence is not None else 1.0,
                    rule.value if rule is not None else "",
                )
            )


def _read_one(store: Store, fact: Fact, *, drawn: bool = False) -> Iterable[Support]:
    """Look up one triple: its plain statement tells the graphs in which its claims stand."""
    subject, predicate, value = fact
    target = value.value if isinstance(value, NamedNode) else None
    for plain in store.quads(subject.value, predicate.value, target):
        graph = getattr(plain.graph_name, "value", "")
        if plain.object != value or (drawn and not rule_of(graph)):
            continue
        for quad in store.quads(predicate=Terms.SUBJECT.value, object=subject.value, graph=graph):
            claim = getattr(quad.subject, "value", "")
            quads = list(store.quads(claim, graph=graph))
            known = {quad.predicate: quad.object for quad in quads}
            if (
                known.get(Terms.PREDICATE) == predicate
                and known.get(Terms.OBJECT) == value
                and known.get(Terms.POLARITY) == _POSITIVE
                and known.get(Terms.MODALITY) == _ASSERTED
                and all(quad.object != _UNKNOWN for quad in quads)
                and known.get(Terms.STATUS, _CURRENT) == _CURRENT
                and known.get(Terms.TENSE) != _FUTURE
            ):
                texts = {key: getattr(term, "value", "") for key, term in known.items()}
                yield Support(
                    claim,
                    texts.get(Terms.HOLDER, ""),
                    texts.get(Terms.TIME_VALUE, ""),
                    float(texts.get(Terms.CONFIDENCE, "1")),
                    texts.get(Terms.RULE, ""),
                )
