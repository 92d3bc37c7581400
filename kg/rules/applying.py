"""Rules over a store: what follows is written, kept up to date, and taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES, expand
from kg.ontology import Ontology
from kg.rdf import rule_of
from kg.rules.closing import Closer, Touched
from kg.rules.engine import Engine, Told
from kg.rules.rule import AnyRule, Rule
from kg.rules.succession import Succession
from kg.store import Store

__all__ = ["Upkeep", "apply", "counts", "is_applied", "remove"]

_STATE = PREFIXES["kgr"] + "#state"  # a graph that tells which rules have been applied to all
_FINGERPRINT = expand("kg:fingerprint")
_DRAWN = """
SELECT ?graph (COUNT(?claim) AS ?many) WHERE {
  { GRAPH ?graph { ?claim kg:inferred true } } UNION { GRAPH ?graph { ?claim kg:endedBy ?later } }
}
GROUP BY ?graph
"""
_SOME = "SELECT ?graph WHERE {{ GRAPH ?graph {{}} }} LIMIT {many}"
_UNDER_WAY = "under way"
_SHARE = 5  # one graph in fewer than so many is changed: drawing all anew is quicker


def apply(store: Store, rules: Mapping[str, AnyRule], ontology: Ontology) -> Mapping[str, int]:
    """Draw all conclusions anew, close states that are over; return how many each rule has."""
    remove(store)
    Engine(store, _inferring(rules), ontology).draw_all()
    Closer(store, _closing(rules)).draw_all()
    _note(store, _fingerprint(rules))
    store.flush()
    return counts(store)


def remove(store: Store, names: Iterable[str] = ()) -> int:
    """Take out what the rules ``names``, or all, concluded or closed; return how much it was.

    The next build draws them again, unless it is told not to.
    """
    wanted, found = set(names), counts(store)
    for name in found:
        if not wanted or name in wanted:
            store.remove_graph(PREFIXES["kgr"] + name)
    store.remove_graph(_STATE)
    return sum(count for name, count in found.items() if not wanted or name in wanted)


def counts(store: Store) -> dict[str, int]:
    """Return the number of conclusions a rule, or of states that it has closed, if any."""
    answer = store.query(_DRAWN, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    found = {rule_of(row["graph"].value): int(row["many"].value) for row in answer}
    return {name: found[name] for name in sorted(filter(None, found))}


def is_applied(store: Store) -> bool:
    """Return whether rules are kept up to date in a store: applied once, and not taken out."""
    return bool(_state(store))


@dataclass(slots=True)
class Upkeep:
    """Brings conclusions up to date with the graphs that are written in the meantime.

    ``begin`` once before graphs are written, ``changed`` with each of them, ``finish`` behind
    them: then only what rests on claims of these graphs is looked at. Where that was interrupted,
    or the rules are others than before, all is drawn anew. What a rule asks beside claims, such
    as classes, is looked at again only for what is new; ``apply`` looks at everything.
    """

    store: Store
    rules: Mapping[str, AnyRule]
    ontology: Ontology
    _before: str = ""
    _changed: set[str] = field(default_factory=set)
    _told: Told = field(default_factory=Told)  # by the graphs that changed, before
    _touched: Touched = field(default_factory=Touched)  # likewise

    def begin(self) -> None:
        """Note which rules have been applied so far."""
        self._before = _state(self.store)

    def changed(self, graph: str) -> None:
        """Tell that a graph (IRI) is about to be written anew or removed."""
        if not self._changed:
            _note(self.store, _UNDER_WAY)
        if graph not in self._changed:
            self._changed.add(graph)
            self._told.add(self._engine().told(graph))
            self._touched.add(self._closer().told([graph]))

    def _engine(self) -> Engine:
        return Engine(self.store, _inferring(self.rules), self.ontology)

    def _closer(self) -> Closer:
        return Closer(self.store, _closing(self.rules))

    def finish(self) -> None:
        """Draw what follows from the graphs that have changed, and take out what no longer does."""
        fresh = _fingerprint(self.rules)
        if self._before != fresh or self._are_many():
            apply(self.store, self.rules, self.ontology)
        elif self._changed:
            changed = sorted(self._changed)
            self._engine().draw_from(changed, self._told)
            self._closer().draw_from(changed, self._touched)
            _note(self.store, fresh)
            self.store.flush()

    def _are_many(self) -> bool:
        """Return whether so many graphs of the store changed that drawing all anew is quicker."""
        least = len(self._changed) * _SHARE
        answer = self.store.query(_SOME.format(many=least))
        assert isinstance(answer, QuerySolutions)
        return len(list(answer)) < least


def _inferring(rules: Mapping[str, AnyRule]) -> dict[str, Rule]:
    return {name: rule for name, rule in rules.items() if isinstance(rule, Rule)}


def _closing(rules: Mapping[str, AnyRule]) -> dict[str, Succession]:
    return {name: rule for name, rule in rules.items() if isinstance(rule, Succession)}


def _fingerprint(rules: Mapping[str, AnyRule]) -> str:
    return hashlib.sha256(repr(sorted(rules.items())).encode()).hexdigest()


def _state(store: Store) -> str:
    quads = store.quads(_STATE, _FINGERPRINT, graph=_STATE)
    return next((getattr(quad.object, "value", "") for quad in quads), "")


def _note(store: Store, state: str) -> None:
    node = NamedNode(_STATE)
    store.replace_graph(_STATE, [Quad(node, NamedNode(_FINGERPRINT), Literal(state), node)])
