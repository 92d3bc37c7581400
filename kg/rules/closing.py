"""States that later claims close: which are over by what, in a store, kept up to date.

A claim that somebody has what only one can have at a time is ``kg:endedBy`` the next claim by
which another has it, or by which he left it; ``kg:held`` tells how long it lasted. Nothing is taken
out: what a text said stays what it said. Both stand in the graph of the rule, and go when one of
the two claims does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES
from kg.rdf import rule_graph
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.rdf.times.clocks import interval_quads
from kg.rules.passing import State, closed
from kg.rules.selecting import portions
from kg.rules.succession import Succession
from kg.rules.support import claims_in
from kg.rules.telling import qualities, told_state
from kg.store import Store, Term

__all__ = ["Closer", "Touched"]

Key = tuple[Term, str]
"""What one has at a time, and of which kind, in N-Triples."""


@dataclass(slots=True)
class Touched:
    """What graphs say of states, by rule: the claims (IRIs), and what they are states of."""

    claims: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    things: defaultdict[str, set[Term]] = field(default_factory=lambda: defaultdict(set))

    def add(self, other: Touched) -> None:
        """Take in what other graphs say."""
        for rule, claims in other.claims.items():
            self.claims[rule] |= claims
        for rule, things in other.things.items():
            self.things[rule] |= things


@dataclass(slots=True)
class Closer:
    """Closes states in one store."""

    store: Store
    rules: Mapping[str, Succession]

    def draw_all(self) -> None:
        """Write all closings; the rules' graphs must be empty."""
        for rule in self.rules.values():
            self._write(rule, (), self._states(rule, rule.query()))

    def told(self, graphs: Iterable[str]) -> Touched:
        """Return what graphs say of states."""
        claims = [NamedNode(claim) for claim in sorted(claims_in(self.store, graphs))]
        found = Touched()
        for rule in self.rules.values():
            for query in _queries(rule, "claim", claims):
                for (thing, _), claim, _, _ in self._rows(query):
                    found.claims[rule.name].add(claim.value)
                    found.things[rule.name].add(thing)
        return found

    def draw_from(self, changed: Sequence[str], before: Touched, told: Iterable[Quad] = ()) -> None:
        """Bring closings up to date with graphs that have changed, and what they said before.

        ``told`` is what rules tell otherwise than before: who stands with whom may be among it.
        """
        now = self.told(changed)
        now.add(before)
        standing = (quad.subject for quad in told if quad.predicate == Terms.STANDS_WITH)
        joined = {one for one in standing if isinstance(one, NamedNode)}
        for name, rule in self.rules.items():
            states: dict[Key, set[State]] = {}
            things = {*now.things[name]}
            if rule.may_be_shared:
                queries = _queries(rule, "who", sorted(joined, key=str))
                things |= {key[0] for query in queries for key, *_ in self._rows(query)}
            for query in _queries(rule, "of", sorted(things, key=str)):
                states |= self._states(rule, query)
            self._write(rule, now.claims[name], states)

    def _rows(self, query: str) -> Iterator[tuple[Key, NamedNode, str, str]]:
        answer = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        has_kind = any(variable.value == "kind" for variable in answer.variables)
        for row in answer:
            claim, thing = row["claim"], row["of"]
            if isinstance(claim, NamedNode) and isinstance(thing, NamedNode | Literal):
                kind = str(row["kind"]) if has_kind else ""
                yield (thing, kind), claim, text_of(row["who"]), text_of(row["state"])

    def _states(self, rule: Succession, query: str) -> dict[Key, set[State]]:
        found: defaultdict[Key, set[State]] = defaultdict(set)
        rows = list(self._rows(query))
        known = qualities(self.store, (claim for _, claim, _, _ in rows))
        for key, claim, who, kind in rows:
            state = told_state(known.get(claim.value, {}), claim.value, who, kind)
            if state is not None:
                found[key].add(state)
        return found

    def _write(
        self, rule: Succession, claims: Collection[str], states: Mapping[Key, Collection[State]]
    ) -> None:
        graph = NamedNode(rule_graph(rule.name))

        def together(one: str, other: str) -> bool:
            return rule.may_be_shared and any(self.store.quads(one, Terms.STANDS_WITH.value, other))

        ended = {
            earlier.claim: (earlier, later)
            for some in states.values()
            for earlier, later in closed(some, may_return=rule.may_return, together=together)
        }
        looked_at = {*claims, *(state.claim for some in states.values() for state in some)}
        old = [quad for claim in sorted(looked_at) for quad in self._written(claim, graph.value)]
        new = [quad for claim in sorted(ended) for quad in _quads(*ended[claim], graph)]
        stale, missing = set(old).difference(new), set(new).difference(old)
        if stale or missing:
            self.store.change_graph(
                graph.value, remove=sorted(stale, key=str), add=sorted(missing, key=str)
            )

    def _written(self, claim: str, graph: str) -> Iterator[Quad]:
        """Yield what a rule's graph says of a claim, and of how long it held."""
        waiting = [claim]
        while waiting:
            node = waiting.pop()
            for quad in self.store.quads(node, graph=graph):
                yield quad
                inner = text_of(quad.object)
                if inner.startswith(f"{claim}#"):
                    waiting.append(inner)


def _quads(earlier: State, later: State, graph: NamedNode) -> Iterator[Quad]:
    claim = NamedNode(earlier.claim)
    yield Quad(claim, Terms.ENDED_BY, NamedNode(later.claim), graph)
    interval = NamedNode(f"{earlier.claim}#held")
    yield Quad(claim, Terms.HELD, interval, graph)
    yield from interval_quads(interval, f"{earlier.since}/{later.since}", graph)


def _queries(rule: Succession, variable: str, terms: Sequence[Term]) -> Iterator[str]:
    return (rule.query(variable, some) for some in portions(terms))
