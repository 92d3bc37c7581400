"""Nodes of claims → how they are called and what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.iris import compact
from kg.model import UNKNOWN_SPEAKER
from kg.network import Labels
from kg.rdf import GroundsReader, document_id, documents_speaking, entity_in
from kg.rdf.nodes import text_of, words_of
from kg.rdf.terms import Terms
from kg.store import Store
from kg.view.material import Thing
from kg.view.reading.columns import solutions

__all__ = ["Things"]

_TOPIC = "kg:Topic"
_NAMED = """
SELECT ?graph ?entity ?label ?class {
  GRAPH ?graph { ?entity skos:prefLabel ?label OPTIONAL { ?entity a ?class } }
}
"""
_OTHERWISE = "SELECT ?entity ?name { ?entity skos:altLabel ?name }"


class Named(NamedTuple):
    """An entity's label, class and names."""

    label: str
    type: str
    names: tuple[str, ...]


class Things:
    """The things of a store that were seen in claims; each is looked up once.

    Of a ``whole`` store all entities are read at once.
    """

    def __init__(self, store: Store, labels: Labels, *, whole: bool = False) -> None:
        self._store, self._labels, self._is_whole = store, labels, whole
        self._speaking = documents_speaking(store, labels.lang)
        self._entities: dict[str, Named | None] = {}
        if whole:
            self._entities.update(_all_named(store, self._speaking))
        self._mentions: dict[str, str] = {}  # by node, the first that was seen
        self._others: dict[str, tuple[str, str]] = {}  # by node, label and class

    def seen(self, node: str, mention: str) -> None:
        """Tell that a mention (an IRI) stands for a node."""
        self._mentions.setdefault(node, mention)

    def seen_by_rules(self, iri: str, node: str, grounds: GroundsReader) -> None:
        """Tell that a conclusion is about a node."""
        if self._entity(node) is None and node not in self._mentions:
            thing = grounds.thing(iri)
            self._others[node] = thing.label, thing.type

    def label(self, node: str) -> str:
        """Return how a node is called."""
        entity = self._entity(node)
        return entity.label if entity is not None else self._described(node)[0]

    def of(self, nodes: set[str]) -> Mapping[str, Thing]:
        """Return things by their nodes."""
        return {node: self._thing(node) for node in sorted(nodes)}

    def _thing(self, node: str) -> Thing:
        entity = self._entity(node)
        if entity is not None:
            label, kind, names = entity
        else:
            (label, kind), names = self._described(node), ()
        known = self._labels
        return Thing(label, known.names.get(kind, ""), known.classes(kind), names)

    def _entity(self, node: str) -> Named | None:
        if node not in self._entities and not self._is_whole and node.startswith("kge:"):
            one = entity_in(self._store, node, self._speaking)
            self._entities[node] = Named(one.label, one.type, one.names) if one else None
        return self._entities.get(node)

    def _described(self, node: str) -> tuple[str, str]:
        """Return label and class of what is no entity, as its mention tells them."""
        if node not in self._others:
            iri = self._mentions.get(node, "")
            had = {q.predicate: text_of(q.object) for q in self._store.quads(iri)} if iri else {}
            label = had.get(Terms.NAME) or words_of(self._store, iri) or node
            kind = compact(had[Terms.CLASS]) if Terms.CLASS in had else _TOPIC
            self._others[node] = label, kind
        return self._others[node]


def _all_named(store: Store, speaking: frozenset[str]) -> Iterator[tuple[str, Named]]:
    """Yield the entities of all documents, as ``kg.rdf.entities_from`` describes them."""
    labels: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    types: defaultdict[str, set[str]] = defaultdict(set)
    names: defaultdict[str, set[str]] = defaultdict(set)
    for graph, entity, label, kind in solutions(store, _NAMED):
        iri = compact(text_of(entity))
        doc = document_id(text_of(graph))
        if doc is not None and iri != UNKNOWN_SPEAKER.entity:
            labels[iri][text_of(label)].add(doc)
            types[iri] |= {compact(text_of(kind))} if kind is not None else set()
    for entity, name in solutions(store, _OTHERWISE):
        names[compact(text_of(entity))].add(text_of(name))
    for iri, given in labels.items():
        ours = {one: len(docs & speaking) for one, docs in given.items()}
        label = min(given, key=lambda one: (-ours[one], -len(given[one]), one))
        kind = min(types[iri], default=_TOPIC)
        yield iri, Named(label, kind, tuple(sorted(names[iri])))
