"""Rules over a store: what follows is written, kept up to date, and taken out again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

from kg.iris import PREFIXES, expand
from kg.ontology import Ontology
from kg.query import KEPT
from kg.rdf import VOCABULARY, rule_of
from kg.rdf.terms import Terms
from kg.rules.closing import Closer, Touched
from kg.rules.engine import Engine, Told
from kg.rules.keeping import Named, Remark, Remarker
from kg.rules.rule import AnyRule, Rule
from kg.rules.succession import Succession
from kg.store import Store

__all__ = [
    "Upkeep", "apply", "counts", "is_applied", "is_level", "is_under_way", "remarks", "remove",
]  # fmt: skip

_FINGERPRINT = expand("kg:fingerprint")
_DRAWN = """
SELECT ?graph (COUNT(?claim) AS ?many) WHERE {
  { GRAPH ?graph { ?claim kg:inferred true } } UNION { GRAPH ?graph { ?claim kg:endedBy ?later } }
}
GROUP BY ?graph
"""
_SOME = "SELECT ?graph WHERE {{ GRAPH ?graph {{}} }} LIMIT {many}"
_UNDER_WAY = "under way"
_FOR_PEOPLE = (expand("rdfs:label"), expand("skos:definition"))  # no rule asks for them
_SHARE = 5  # one graph in fewer than so many is changed: drawing all anew is quicker


def apply(store: Store, rules: Mapping[str, AnyRule], ontology: Ontology) -> Mapping[str, int]:
    """Draw all conclusions anew, close states that are over, keep what questions ask for.

    Returns how many conclusions, or closings, each rule has.
    """
    remove(store)
    Engine(store, _those(rules, Rule), ontology).draw_all()
    Remarker(store, _those(rules, Remark)).draw_all()
    Closer(store, _those(rules, Succession)).draw_all()  # who stands with whom is told by then
    _note(store, _fingerprint(store, rules), _those(rules, Remark))
    store.flush()
    return counts(store)


def remove(store: Store, names: Iterable[str] = ()) -> int:
    """Take out what the rules ``names``, or all, concluded or closed; return how much it was.

    The next build draws them again, unless it is told not to.
    """
    found = counts(store)
    gone = {*names} or {*found, *remarks(store)}
    for name in sorted(gone):
        store.remove_graph(PREFIXES["kgr"] + name)
    store.remove_graph(KEPT)
    return sum(count for name, count in found.items() if name in gone)


def counts(store: Store) -> dict[str, int]:
    """Return the number of conclusions a rule, or of states that it has closed, if any."""
    answer = store.query(_DRAWN, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    found = {rule_of(row["graph"].value): int(row["many"].value) for row in answer}
    return {name: found[name] for name in sorted(filter(None, found))}


def remarks(store: Store) -> dict[str, int]:
    """Return the number of quads a rule that is kept for questions, if any."""
    inferring = counts(store)
    names = (rule_of(graph) for graph in store.graphs() if graph != KEPT)
    return {
        name: sum(1 for _ in store.quads(graph=PREFIXES["kgr"] + name))
        for name in filter(None, names)
        if name not in inferring
    }


def is_applied(store: Store) -> bool:
    """Return whether rules are kept up to date in a store: applied once, and not taken out."""
    return bool(_state(store))


def is_under_way(store: Store) -> bool:
    """Return whether documents were changed and rules not yet drawn: by now, or by a killed build.

    >>> from kg.store import open_store
    >>> is_under_way(open_store(None))
    False
    """
    return _state(store) == _UNDER_WAY


def is_level(store: Store, rules: Mapping[str, AnyRule]) -> bool:
    """Return whether what a store holds was drawn by just these rules, and to the end."""
    return _state(store) == _fingerprint(store, rules)


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
    _named: Named = field(default_factory=Named)  # likewise

    def begin(self) -> None:
        """Note which rules have been applied so far."""
        self._before = _state(self.store)

    def changed(self, graph: str) -> None:
        """Tell that a graph (IRI) is about to be written anew or removed."""
        if not self._changed:
            _note(self.store, _UNDER_WAY)
        if graph not in self._changed:
            self._changed.add(graph)
            if self._before in ("", _UNDER_WAY) or not self._holds(graph):
                return  # all is drawn anew, or it is new and nothing was told in it
            self._told.add(self._engine().told(graph))
            self._touched.add(self._closer().told([graph]))
            self._named.add(self._remarker().told([graph]))

    def _holds(self, graph: str) -> bool:
        return next(iter(self.store.quads(graph=graph)), None) is not None

    def _engine(self) -> Engine:
        return Engine(self.store, _those(self.rules, Rule), self.ontology)

    def _closer(self) -> Closer:
        return Closer(self.store, _those(self.rules, Succession))

    def _remarker(self) -> Remarker:
        return Remarker(self.store, _those(self.rules, Remark))

    def finish(self) -> None:
        """Draw what follows from the graphs that have changed, and take out what no longer does."""
        fresh = _fingerprint(self.store, self.rules)
        if self._before != fresh or self._are_many():
            apply(self.store, self.rules, self.ontology)
        elif self._changed:
            changed = sorted(self._changed)
            engine = self._engine()
            engine.draw_from(changed, self._told)
            self._named.drawn |= {NamedNode(claim) for claim in engine.changed}
            told = self._remarker().draw_from(changed, self._named, engine.moved)
            self._closer().draw_from(changed, self._touched, told)
            _note(self.store, fresh, _those(self.rules, Remark))
            self.store.flush()

    def _are_many(self) -> bool:
        """Return whether so many graphs of the store changed that drawing all anew is quicker."""
        least = len(self._changed) * _SHARE
        answer = self.store.query(_SOME.format(many=least))
        assert isinstance(answer, QuerySolutions)
        return len(list(answer)) < least


AnyKind = TypeVar("AnyKind", bound=AnyRule)


def _those(rules: Mapping[str, AnyRule], kind: type[AnyKind]) -> dict[str, AnyKind]:
    return {name: rule for name, rule in rules.items() if isinstance(rule, kind)}


def _fingerprint(store: Store, rules: Mapping[str, AnyRule]) -> str:
    """Return a hash of the rules, and of what they may ask of the vocabulary."""
    digest = hashlib.sha256(repr(sorted(rules.items())).encode())
    asked = (q for q in store.quads(graph=VOCABULARY) if q.predicate.value not in _FOR_PEOPLE)
    for line in sorted(map(str, asked)):
        digest.update(line.encode())
    return digest.hexdigest()


def _state(store: Store) -> str:
    quads = store.quads(KEPT, _FINGERPRINT, graph=KEPT)
    return next((getattr(quad.object, "value", "") for quad in quads), "")


def _note(store: Store, state: str, kept: Iterable[str] = ()) -> None:
    """Write which rules have been applied to all, and what is ``kept`` for questions by them."""
    node = NamedNode(KEPT)
    quads = [Quad(node, Terms.KEEPS, Literal(name), node) for name in kept]
    quads.append(Quad(node, NamedNode(_FINGERPRINT), Literal(state), node))
    store.replace_graph(KEPT, quads, flush=False)
