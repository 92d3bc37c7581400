"""What is kept of claims for questions: links between claims and counts, kept up to date.

It stands in the graph of its rule, and goes with the claims that it tells of.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES
from kg.rdf import rule_graph
from kg.rdf.terms import Terms
from kg.rules.keeping.adding import Row
from kg.rules.keeping.moving import Path, ends, moved
from kg.rules.keeping.remark import DOCUMENTS, Key, Remark, in_order
from kg.rules.selecting import portions
from kg.rules.support import Fact, claims_in, facts_in
from kg.store import Store

__all__ = ["Named", "Remarker"]

Pair = tuple[NamedNode, NamedNode]
Having = tuple[str, NamedNode | Literal]
"""A property (full IRI) and one of its values."""


class Share(NamedTuple):
    """What some documents add to a rule's sums of one key."""

    rule: str
    row: Row


@dataclass(slots=True)
class Named:
    """What graphs name: their claims, what these have of properties (full IRIs), and facts.

    ``drawn`` are claims of rules, ``marked`` those claims that have what keys ask for.
    """

    claims: set[NamedNode] = field(default_factory=set)
    drawn: set[NamedNode] = field(default_factory=set)
    marked: defaultdict[Having, set[NamedNode]] = field(default_factory=lambda: defaultdict(set))
    values: defaultdict[str, set[NamedNode]] = field(default_factory=lambda: defaultdict(set))
    facts: set[Fact] = field(default_factory=set)
    shares: list[Share] = field(default_factory=list)
    """What they add to the sums of rules."""

    def add(self, other: Named) -> None:
        """Take in what other graphs name."""
        self.claims |= other.claims
        self.drawn |= other.drawn
        self.facts |= other.facts
        self.shares += other.shares
        for property_, some in other.values.items():
            self.values[property_] |= some
        for having, claims in other.marked.items():
            self.marked[having] |= claims

    def mark(self, quads: Iterable[Quad], asked: Collection[Having]) -> None:
        """Note which claims have what is asked for."""
        for quad in quads:
            claim, value = quad.subject, quad.object
            if isinstance(claim, NamedNode) and isinstance(value, NamedNode | Literal):
                having = (quad.predicate.value, value)
                if having in asked:
                    self.marked[having].add(claim)


@dataclass(slots=True)
class Remarker:
    """Keeps what rules tell of the claims of one store."""

    store: Store
    rules: Mapping[str, Remark]

    def draw_all(self) -> None:
        """Write all that is told; the rules' graphs must be empty."""
        for rule in in_order(self.rules.values()):
            found = (self._quads(rule, query) for query in self._whole(rule))
            self._write(rule, (), itertools.chain.from_iterable(found))

    def told(self, graphs: Sequence[str]) -> Named:
        """Return what graphs name."""
        keys = [key for rule in self.rules.values() for key in rule.keys]
        properties = sorted({key.property for key in keys if key.property})
        steps = sorted({one for key in keys if key.path for one in key.path.properties})
        asked = self._asked()
        found = Named()
        for graph in graphs:
            for property_ in sorted({property_ for property_, _ in asked}):
                found.mark(self.store.quads(predicate=property_, graph=graph), asked)
            found.claims |= {NamedNode(claim) for claim in claims_in(self.store, [graph])}
            found.facts.update(facts_in(self.store, graph, steps))
            for property_ in properties:
                values = (q.object for q in self.store.quads(predicate=property_, graph=graph))
                found.values[property_] |= {one for one in values if isinstance(one, NamedNode)}
        for rule in self.rules.values():
            for some in portions([NamedNode(graph) for graph in graphs] if rule.totals else []):
                rows = self._solutions(rule.query(DOCUMENTS, some))
                found.shares += [Share(rule.name, row) for row in rows]
        return found

    def draw_from(
        self,
        changed: Sequence[str],
        before: Named,
        concluded: Collection[Fact] = (),
    ) -> set[Quad]:
        """Bring what is told up to date with graphs that have changed, and what they named.

        ``concluded`` are facts that rules have drawn in the meantime, or taken out. Returns what
        was written or taken out.
        """
        named = self.told(changed)
        now = tuple(named.shares)
        facts = moved(self.store, before.facts, named.facts, concluded, {*changed})
        named.add(before)
        gone = self._marked(named)
        led: dict[Path, set[NamedNode]] = {}
        told: set[Quad] = set()
        for rule in in_order(self.rules.values()):
            if rule.totals:
                told |= self._add_up(rule, before.shares, now)
                continue
            terms: defaultdict[str, set[NamedNode]] = defaultdict(set)
            for key in rule.keys:
                if key.path is not None and key.path not in led:
                    led[key.path] = ends(self.store, key.path, facts)
                terms[key.variable] |= _terms(rule, key, named, led)
            if rule.keys:
                told |= self._keep_up(rule, terms, gone)
            else:
                old = self.store.quads(graph=rule_graph(rule.name))
                found = (self._quads(rule, query) for query in self._whole(rule))
                told |= self._write(rule, old, itertools.chain.from_iterable(found))
        return told

    def _asked(self) -> set[Having]:
        """Return what keys ask claims for."""
        marks = [mark for rule in self.rules.values() for mark in rule.marks]
        return {(mark.property, value) for mark in marks for value in mark.values}

    def _marked(self, named: Named) -> set[NamedNode]:
        """Note what claims of rules have; return those that are drawn no longer."""
        asked, gone = self._asked(), set[NamedNode]()
        for claim in named.drawn:
            quads = [*self.store.quads(claim.value)]
            named.mark(quads, asked)
            if all(quad.predicate != Terms.TYPE for quad in quads):  # other rules may tell of it
                gone.add(claim)
        return gone

    def _keep_up(
        self,
        rule: Remark,
        terms: Mapping[str, Collection[NamedNode]],
        gone: Collection[NamedNode],
    ) -> set[Quad]:
        """Bring up to date what is told of keys, and of claims that are gone; return the change."""
        old, new = set[Quad](), set[Quad]()
        pairs = set[Pair]()
        for group in rule.groups:
            wanted = {key: sorted(terms[key], key=str) for key in group}
            for key, some in wanted.items():
                old.update(self._written(rule, key, {*some, *gone}) if len(group) == 1 else ())
            if any(group == way.keys for way in rule.ways):
                pairs.update(self._found(rule, wanted))
                continue
            for portion in portions(wanted[group[0]]):
                new.update(self._quads(rule, rule.query(group[0], portion)))
        old.update(self._told_of(rule, pairs))
        for query in _of_pairs(rule, pairs):
            new.update(self._quads(rule, query))
        return self._write(rule, old, new)

    def _whole(self, rule: Remark) -> Iterator[str]:
        """Yield the queries for all that is told."""
        searches = rule.searches({})
        if searches:
            yield from _of_pairs(rule, {pair for one in searches for pair in self._pairs(one)})
        else:
            yield rule.query()

    def _add_up(self, rule: Remark, before: Iterable[Share], now: Iterable[Share]) -> set[Quad]:
        """Bring sums up to date with what changed graphs told and tell; return what changed."""
        was, is_ = _together(rule, before), _together(rule, now)
        old, new = set[Quad](), set[Quad]()
        anew: list[NamedNode] = []
        key, names = rule.pair[0], {property_: last for _, property_, last in rule.tells}
        for term in sorted({*was, *is_}, key=str):
            if was.get(term) == is_.get(term):
                continue
            held = set(self._written(rule, key, [term]))
            total = {
                names[quad.predicate.value]: quad.object
                for quad in held
                if isinstance(quad.object, NamedNode | Literal)
            }
            row = rule.totals.instead(total, was.get(term, {}), is_.get(term, {}))
            old |= held
            if row is None:
                anew.append(term)
            else:
                new.update(_told(rule, {key: term, **row}) if row else ())
        for some in portions(anew):
            new.update(self._quads(rule, rule.query(key, some)))
        return self._write(rule, old, new)

    def _found(self, rule: Remark, terms: Mapping[str, Sequence[NamedNode]]) -> Iterator[Pair]:
        """Yield the pairs that may be told of all keys together."""
        for some in itertools.product(*map(portions, terms.values())):
            for search in rule.searches(dict(zip(terms, some, strict=True))):
                yield from self._pairs(search)

    def _pairs(self, search: str) -> Iterator[Pair]:
        answer = self.store.query(search, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        for one, other in answer:
            if isinstance(one, NamedNode) and isinstance(other, NamedNode):
                yield one, other

    def _quads(self, rule: Remark, query: str) -> Iterator[Quad]:
        """Yield what the solutions of a query tell."""
        for row in self._solutions(query):
            yield from _told(rule, row)

    def _solutions(self, query: str) -> Iterator[Row]:
        """Yield what a query finds, without blank nodes."""
        answer = self.store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for row in answer:
            some = zip(names, row, strict=True)
            yield {name: one for name, one in some if isinstance(one, NamedNode | Literal)}

    def _written(self, rule: Remark, key: str, terms: Iterable[NamedNode]) -> Iterator[Quad]:
        """Yield what is written of terms that a key stood for."""
        graph = rule_graph(rule.name)
        for first, property_, last in rule.tells:
            for term in terms:
                if key == first:
                    yield from self.store.quads(term.value, property_, graph=graph)
                if key == last:
                    yield from self.store.quads(None, property_, term.value, graph=graph)

    def _told_of(self, rule: Remark, pairs: Iterable[Pair]) -> Iterator[Quad]:
        """Yield what is written of pairs."""
        _, property_, _ = rule.tells[0]
        for one, other in pairs:
            yield from self.store.quads(one.value, property_, other.value, rule_graph(rule.name))

    def _write(self, rule: Remark, old: Iterable[Quad], new: Iterable[Quad]) -> set[Quad]:
        before, now = set(old), set(new)
        stale, missing = before - now, now - before
        if stale or missing:
            self.store.change_graph(
                rule_graph(rule.name),
                remove=sorted(stale, key=str),
                add=sorted(missing, key=str),
            )
        return stale | missing


def _of_pairs(rule: Remark, pairs: Iterable[Pair]) -> Iterator[str]:
    """Yield the queries for pairs that patterns have found."""
    return map(rule.query_of, portions(sorted(pairs, key=str)))


def _terms(
    rule: Remark, key: Key, named: Named, led: Mapping[Path, set[NamedNode]]
) -> set[NamedNode]:
    """Return what a key may stand for."""
    if key.path is not None:
        return led[key.path]
    if key.property:
        return named.values[key.property]
    found = named.claims | named.drawn
    for mark in rule.marks:
        if mark.variable == key.variable:
            some = (named.marked[mark.property, value] for value in mark.values)
            found &= set[NamedNode]().union(*some)
    return found


def _together(rule: Remark, shares: Iterable[Share]) -> dict[NamedNode, Row]:
    """Return what shares of a rule are together, by key."""
    found: dict[NamedNode, Row] = {}
    for name, row in shares:
        term = row.get(rule.pair[0])
        if name == rule.name and isinstance(term, NamedNode):
            found[term] = rule.totals.plus(found.get(term, {}), row)
    return found


def _told(rule: Remark, row: Row) -> Iterator[Quad]:
    """Yield what one solution tells."""
    graph = NamedNode(rule_graph(rule.name))
    for first, property_, last in rule.tells:
        subject, value = row.get(first), row.get(last)
        if isinstance(subject, NamedNode) and value is not None:
            yield Quad(subject, NamedNode(property_), value, graph)
