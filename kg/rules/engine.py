"""What follows from a store's claims by rules: rounds, until nothing new follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES, compact, expand
from kg.ontology import Ontology
from kg.rdf import claim_iri, conclusion_quads, rule_graph, rule_of
from kg.rdf.terms import Terms
from kg.rules.concluding import conclude
from kg.rules.rule import Rule, Triple
from kg.rules.selecting import portions
from kg.rules.support import Fact, claims_in, conclusions, facts_in, supports
from kg.store import Store

__all__ = ["Engine", "Told"]

_ROUNDS = 20  # a chain of conclusions longer than this is cut off

Solutions = dict[Fact, set[tuple[Fact, ...]]]
"""What may be concluded, with the facts that each way to conclude it rests on."""


@dataclass(slots=True)
class Told:
    """What graphs claim: triples, and the claims' IRIs."""

    facts: set[Fact] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)

    def add(self, other: Told) -> None:
        """Take in what other graphs claim."""
        self.facts |= other.facts
        self.claims |= other.claims


@dataclass(slots=True)
class Engine:
    """Draws conclusions in one store."""

    store: Store
    rules: Mapping[str, Rule]
    ontology: Ontology
    changed: set[str] = field(default_factory=set)
    """The conclusions (IRIs) that were drawn or taken out."""
    moved: set[Fact] = field(default_factory=set)
    """What they conclude."""

    def draw_all(self) -> None:
        """Write whatever follows; the rules' graphs must be empty."""
        found = [self._draw(rule, self._ask(rule, rule.query())) for rule in self.rules.values()]
        self._go_on([fact for some in found for fact in some])

    def told(self, graph: str) -> Told:
        """Return what a graph claims."""
        facts = facts_in(self.store, graph, map(expand, self.ontology.relations))
        return Told({*facts}, claims_in(self.store, [graph]))

    def draw_from(self, changed: Sequence[str], before: Told) -> None:
        """Write what follows from the graphs ``changed``, and take out what no longer does.

        ``before`` is what these graphs claimed before: what a text said itself was not concluded
        for it, and may follow now.
        """
        asked = {expand(relation) for relation in self.ontology.relations} | {
            pattern[1][1:-1]
            for rule in self.rules.values()
            for pattern in (*rule.premises, *rule.conditions)
            if pattern[1][0] != "?"
        }
        facts = [fact for graph in changed for fact in facts_in(self.store, graph, asked)]
        asserted = {fact for fact in facts if self._is_claimed(fact)}
        heads = (
            self._retract(before.claims | claims_in(self.store, changed), asserted) | before.facts
        )
        new, added = _by_predicate(facts), list[Fact]()
        for rule in self.rules.values():
            added += self._draw(rule, self._from(rule, new, heads))
        self._go_on(added)

    def _go_on(self, added: list[Fact]) -> None:
        """Semi-naive evaluation: only what is new can lead to something new."""
        for _ in range(_ROUNDS):
            if not added:
                return
            new, added = _by_predicate(added), []
            for rule in self.rules.values():
                added += self._draw(rule, self._from(rule, new, ()))

    def _is_claimed(self, fact: Fact) -> bool:
        return compact(fact[1].value) in self.ontology.relations

    # -- what follows ------------------------------------------------------------------------

    def _from(
        self, rule: Rule, new: Mapping[str, Sequence[Fact]], heads: Collection[Fact]
    ) -> Solutions:
        """Return all solutions of each conclusion that ``new`` facts bear on, or of ``heads``."""
        wanted = {fact for fact in heads if _match(rule.head, fact) is not None}
        for pattern in (*rule.premises, *rule.conditions):
            if pattern[1][0] != "?":
                facts = new.get(pattern[1], ())
            else:  # any relation may be meant, but nothing else
                facts = [f for some in new.values() if self._is_claimed(some[0]) for f in some]
            wanted.update(self._ask_for(rule, pattern, facts))
        return self._ask_for(rule, rule.head, sorted(wanted, key=str))

    def _ask_for(self, rule: Rule, pattern: Triple, facts: Iterable[Fact]) -> Solutions:
        """Return the solutions in which the pattern is one of the facts."""
        variables = sorted({term for term in pattern if term[0] == "?"})
        matches = (_match(pattern, fact) for fact in facts)
        rows = sorted({tuple(m[name] for name in variables) for m in matches if m is not None})
        found: Solutions = {}
        for some in portions(rows):
            for head, solutions in self._ask(rule, rule.query(variables, some)).items():
                found.setdefault(head, set()).update(solutions)
        return found

    def _ask(self, rule: Rule, query: str) -> Solutions:
        answer = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        names = [f"?{variable.value}" for variable in answer.variables]
        found: Solutions = {}
        for row in answer:
            values = dict(zip(names, row, strict=True))
            head = _fact(rule.head, values)
            premises = tuple(_fact(premise, values) for premise in rule.premises)
            if head is not None and head[0] != head[2] and None not in premises:
                found.setdefault(head, set()).add(tuple(p for p in premises if p is not None))
        return found

    def _draw(self, rule: Rule, solutions: Solutions) -> list[Fact]:
        """Write what follows and was not there, or not so surely; return the facts."""
        facts = {fact for some in solutions.values() for premises in some for fact in premises}
        claims = supports(self.store, facts | solutions.keys())
        graph = rule_graph(rule.name)
        added: list[Fact] = []
        stale, missing = list[Quad](), list[Quad]()
        for head in sorted(solutions, key=str):
            relation = self.ontology.relations.get(compact(head[1].value))
            plover = relation.plover if relation is not None else None
            ways = sorted(solutions[head], key=str)
            for made in conclude(rule.name, head, ways, claims, plover):
                node, quads = NamedNode(claim_iri(made.id)), [*conclusion_quads(made)]
                written = set(self.store.quads(node.value, graph=graph))
                if written != {quad for quad in quads if quad.subject == node}:
                    stale += sorted(written.difference(quads), key=str)
                    missing += quads
                    self.changed.add(node.value)
                    added.append(head)
                    if not written:
                        self.moved.add(head)
        self.store.change_graph(graph, remove=stale, add=missing)
        return added

    # -- what no longer follows --------------------------------------------------------------

    def _retract(self, claims: Collection[str], asserted: Collection[Fact]) -> set[Fact]:
        """Take out what rests on claims that changed or vanished, and what a text now says itself.

        Returns what the conclusions were: they may follow from other claims.
        """
        doomed = self._resting_on(claims)
        for fact in asserted:
            doomed.update(one.claim for one in conclusions(self.store, fact))
        below = self._resting_on(doomed)
        while below - doomed:
            doomed |= below
            below = self._resting_on(below)
        return {fact for claim in sorted(doomed) for fact in self._take_out(claim)}

    def _resting_on(self, claims: Collection[str]) -> set[str]:
        return {
            getattr(quad.subject, "value", "")
            for claim in claims
            for quad in self.store.quads(None, Terms.RESTS_ON.value, claim)
        }

    def _take_out(self, claim: str) -> Iterable[Fact]:
        drawn = next(self.store.quads(claim, Terms.RULE.value), None)
        if drawn is None:
            return
        self.changed.add(claim)
        graph = getattr(drawn.graph_name, "value", "")
        node = list(self.store.quads(claim, graph=graph))  # others may tell of it, too
        known = {quad.predicate: quad.object for quad in node}
        subject, predicate, value = (
            known[term] for term in (Terms.SUBJECT, Terms.PREDICATE, Terms.OBJECT)
        )
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        assert isinstance(value, NamedNode | Literal)
        fact = subject, predicate, value
        others = [one for one in conclusions(self.store, fact) if one.claim != claim]
        if not any(one.rule == rule_of(graph) for one in others):
            node.append(Quad(subject, predicate, value, NamedNode(graph)))
        self.store.change_graph(graph, remove=node)
        self.moved.add(fact)
        yield fact


def _by_predicate(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Return the facts by their predicate, in N-Triples."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(str(fact[1]), []).append(fact)
    return found


def _match(pattern: Triple, fact: Fact) -> dict[str, str] | None:
    """Return what the pattern's variables stand for in a fact, in N-Triples, or ``None``."""
    found: dict[str, str] = {}
    for term, value in zip(pattern, fact, strict=True):
        text = str(value)
        if term[0] == "?":
            if found.setdefault(term, text) != text:
                return None
        elif term != text:
            return None
    return found


def _fact(pattern: Triple, values: Mapping[str, object]) -> Fact | None:
    parts = [values.get(term) if term[0] == "?" else NamedNode(term[1:-1]) for term in pattern]
    subject, predicate, value = parts
    if not isinstance(subject, NamedNode) or not isinstance(predicate, NamedNode):
        return None
    return (subject, predicate, value) if isinstance(value, NamedNode | Literal) else None
