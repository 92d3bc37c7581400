"""What is kept of claims for questions: links between claims and counts, kept up to date.

It stands in the graph of its rule, and goes with the claims that it tells of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES
from kg.rdf import rule_graph
from kg.rules.remark import Remark
from kg.rules.support import claims_in
from kg.store import Store

__all__ = ["CLAIMS", "Named", "Remarker"]

_TERMS = 400  # terms in one query

CLAIMS = ""
Named = defaultdict[str, set[NamedNode]]
"""What graphs name: by the property of claims that leads to it, the claims by ``CLAIMS``."""


@dataclass(slots=True)
class Remarker:
    """Keeps what rules tell of the claims of one store."""

    store: Store
    rules: Mapping[str, Remark]

    def draw_all(self) -> None:
        """Write all that is told; the rules' graphs must be empty."""
        for rule in self.rules.values():
            self._write(rule, (), self._quads(rule, rule.query()))

    def told(self, graphs: Iterable[str]) -> Named:
        """Return what graphs name."""
        found: Named = defaultdict(set)
        properties = {property_ for rule in self.rules.values() for _, property_ in rule.keys}
        for graph in graphs:
            found[CLAIMS] |= {NamedNode(claim) for claim in claims_in(self.store, [graph])}
            for property_ in filter(None, properties):
                quads = self.store.quads(predicate=property_, graph=graph)
                found[property_] |= {q.object for q in quads if isinstance(q.object, NamedNode)}
        return found

    def draw_from(self, changed: Sequence[str], before: Named) -> None:
        """Bring what is told up to date with graphs that have changed, and what they named."""
        named = self.told(changed)
        for property_, earlier in before.items():
            named[property_] |= earlier
        for rule in self.rules.values():
            old, new = set[Quad](), set[Quad]()
            for key, property_ in rule.keys:
                terms = sorted(named[property_], key=str)
                old.update(self._written(rule, key, terms))
                for start in range(0, len(terms), _TERMS):
                    new.update(self._quads(rule, rule.query(key, terms[start : start + _TERMS])))
            if not rule.keys:
                old.update(self.store.quads(graph=rule_graph(rule.name)))
                new.update(self._quads(rule, rule.query()))
            self._write(rule, old, new)

    def _quads(self, rule: Remark, query: str) -> Iterator[Quad]:
        """Yield what the solutions of a query tell."""
        graph = NamedNode(rule_graph(rule.name))
        answer = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        for row in answer:
            for first, property_, last in rule.tells:
                subject, value = row[first], row[last]
                if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                    yield Quad(subject, NamedNode(property_), value, graph)

    def _written(self, rule: Remark, key: str, terms: Iterable[NamedNode]) -> Iterator[Quad]:
        """Yield what is written of terms that a key stood for."""
        graph = rule_graph(rule.name)
        for first, property_, last in rule.tells:
            for term in terms:
                if key == first:
                    yield from self.store.quads(term.value, property_, graph=graph)
                if key == last:
                    yield from self.store.quads(None, property_, term.value, graph=graph)

    def _write(self, rule: Remark, old: Iterable[Quad], new: Iterable[Quad]) -> None:
        before, now = set(old), set(new)
        stale, missing = before - now, now - before
        if stale or missing:
            self.store.change_graph(
                rule_graph(rule.name),
                remove=sorted(stale, key=str),
                add=sorted(missing, key=str),
            )
