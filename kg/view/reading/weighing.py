"""Of a store too large for one page: what there is in all, and which claims show most of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set

from pyoxigraph import NamedNode

from kg.iris import compact, expand
from kg.rdf.names import claim_iri
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.store import Store
from kg.view.background import Relations
from kg.view.choosing import TYPED, Totals
from kg.view.reading.columns import Key, solutions

__all__ = ["claims_of", "heaviest", "same_as", "totals"]

_COUNTS = "SELECT ?end (COUNT(*) AS ?n) { %s ?claim %s ?end } GROUP BY ?end"
_TYPED = "?relation a kg:Relation . ?claim rdf:predicate ?relation ."
_ENDS = ("rdf:subject", "rdf:object")
_TOTAL = "SELECT (COUNT(*) AS ?n) { %s ?claim rdf:predicate ?relation }"
_IS_TYPED = "?relation a kg:Relation ."
_TRIPLE = frozenset({Terms.SUBJECT, Terms.PREDICATE, Terms.OBJECT})
_DOCUMENTS = "SELECT (COUNT(*) AS ?n) { ?document a schema:NewsArticle }"


def heaviest(store: Store, limit: int) -> tuple[list[str], int]:
    """Return the entities (IRIs) of which most is said, and how many things there are in all."""
    weights: Counter[str] = Counter()
    for more, weight in (("", 1), (_TYPED, TYPED - 1)):
        for way in _ENDS:
            for end, number in solutions(store, _COUNTS % (more, way)):
                if isinstance(end, NamedNode):
                    weights[end.value] += weight * int(text_of(number))
    named = sorted(weights, key=lambda iri: (-weights[iri], iri))
    return [iri for iri in named if iri.startswith(expand("kge:"))][:limit], len(weights)


def totals(store: Store, entities: int) -> Totals:
    """Return how much a store holds, with the number of its ``entities``."""
    every, typed = _number(store, _TOTAL % ""), _number(store, _TOTAL % _IS_TYPED)
    return Totals(typed, every - typed, entities, _number(store, _DOCUMENTS))


def claims_of(store: Store, entities: Iterable[str]) -> Iterator[Key]:
    """Yield the claims that are about entities (full IRIs)."""
    values = " ".join(str(NamedNode(iri)) for iri in entities)
    for end in _ENDS:
        yield from _keys(store, f"VALUES ?end {{ {values} }} ?claim {end} ?end ")


def same_as(store: Store, claims: Set[str], relations: Relations) -> Iterator[Key]:
    """Yield claims (told by their ids) and those that say the same of the same."""
    said: set[tuple[str, ...]] = set()
    for claim in sorted(claims):
        iri = claim_iri(claim)
        had = {q.predicate: text_of(q.object) for q in store.quads(iri) if q.predicate in _TRIPLE}
        yield from ((text_of(q.graph_name), iri) for q in store.quads(iri, Terms.INFERRED.value))
        if had.keys() == _TRIPLE:
            said.add((had[Terms.SUBJECT], had[Terms.PREDICATE], had[Terms.OBJECT]))
    backward = {main: other for other, main in relations.inverse.items()}
    for subject, relation, target in sorted(said):
        yield from _saying(store, subject, relation, target)
        name = compact(relation)
        other = relations.inverse.get(name) or backward.get(name)
        if other is not None:
            yield from _saying(store, target, expand(other), subject)


def _saying(store: Store, subject: str, relation: str, target: str) -> Iterator[Key]:
    """Yield the claims of a triple; one whose object is a value has none beside it."""
    if target.startswith("http"):
        one, kind, other = map(NamedNode, (subject, relation, target))
        said = f"rdf:subject {one} ; rdf:object {other} ; rdf:predicate {kind}"
        yield from _keys(store, f"?claim {said}")


def _keys(store: Store, pattern: str) -> Iterator[Key]:
    query = f"SELECT DISTINCT ?graph ?claim {{ GRAPH ?graph {{ {pattern} }} }}"
    for graph, claim in solutions(store, query):
        yield text_of(graph), text_of(claim)


def _number(store: Store, query: str) -> int:
    return next((int(text_of(number)) for (number,) in solutions(store, query)), 0)
