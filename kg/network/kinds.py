"""What the vocabulary says of relations between actors: which there are, and which have a sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.network.labels import Labels
from kg.query import select
from kg.store import Store

__all__ = ["ACTOR", "Kinds", "kinds_in"]

ACTOR = "kg:Actor"
_SIGNS = (("kg:Supporting", 1), ("kg:Opposing", -1))
_OF_KIND = "SELECT ?relation WHERE { ?relation a kg:Relation, %s }"
_ENDS = "SELECT ?relation ?class WHERE { ?relation a kg:Relation ; %s ?class }"
_STAND = "SELECT ?class ?for WHERE { ?class kg:standsFor ?for }"


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of relations, and of classes, as a network of actors needs them (compact IRIs).

    ``signs`` has 1 for relations by which the subject is with the object, -1 for those by which it
    is against it; ``symmetric`` ones have no direction; those ``between`` actors may have one at
    both ends, only an actor is the subject of those in ``acting``. Things of the classes
    ``standing`` may stand for an actor, as a country for its government.
    """

    signs: Mapping[str, int] = field(default_factory=dict)
    symmetric: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()


def kinds_in(store: Store, labels: Labels) -> Kinds:
    """Return the kinds that a store's vocabulary has; a store without one has none.

    >>> from kg.store import open_store
    >>> kinds_in(open_store(None), Labels({}, {})).signs
    {}
    """

    def of_kind(name: str) -> frozenset[str]:
        return frozenset(str(row[0]) for row in select(store, _OF_KIND % name, any_term=True))

    def acts(name: str) -> bool:
        return ACTOR in labels.classes(name)

    froms, to = _ends(store, "schema:domainIncludes"), _ends(store, "schema:rangeIncludes")
    return Kinds(
        signs={name: sign for kind, sign in _SIGNS for name in sorted(of_kind(kind))},
        symmetric=of_kind("owl:SymmetricProperty"),
        between=frozenset(
            name for name in froms if any(map(acts, froms[name])) and any(map(acts, to[name]))
        ),
        acting=frozenset(name for name in froms if all(map(acts, froms[name]))),
        standing=frozenset(
            str(row[0]) for row in select(store, _STAND, any_term=True) if acts(str(row[1]))
        ),
    )


def _ends(store: Store, key: str) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for relation, name in select(store, _ENDS % key, any_term=True):
        found[str(relation)].add(str(name))
    return found
