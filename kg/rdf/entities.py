"""Entities read back from the quads that ``quads.py`` wrote, and where they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pyoxigraph import Quad

from kg.iris import compact, expand
from kg.model import UNKNOWN_SPEAKER, Entity
from kg.rdf.names import document_id
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = ["appearances_in", "documents_speaking", "entities_from", "entity_in", "is_entity"]

_OUTVOTES = 1 << 40
"""How many documents one in the language that is asked for weighs: more than there are."""

Values = defaultdict[str, set[str]]
"""What documents say of an entity, by the IRIs of properties."""


def entities_from(store: QuadSource, lang: str | None = None) -> dict[str, Entity]:
    """Return all entities of a store by their ``kge:…``, with the names of all documents.

    Where documents label one entity differently, the label that most of them give wins: most of
    those in ``lang``, if any of these names it.
    """
    here = documents_speaking(store, lang)
    labels: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    for iri, label, doc in _labels(store):
        labels[iri][label] += _OUTVOTES if doc in here else 1
    known: dict[str, Values] = {iri: defaultdict(set) for iri in labels}
    for term in (Terms.ALT_LABEL, Terms.SAME_AS, Terms.REASON):  # each at a stretch
        for quad in store.quads(predicate=term.value):
            _learn(known.get(iri_of(quad.subject)), quad)
    for iri, values in known.items():
        for quad in store.quads(iri, Terms.TYPE.value):
            _learn(values, quad)
    return {compact(iri): _entity(iri, labels[iri], known[iri]) for iri in sorted(labels)}


def entity_in(store: QuadSource, iri: str, speaking: frozenset[str] = frozenset()) -> Entity | None:
    """Return the entity ``kge:…`` as the documents of a store describe it, if any does.

    It is called as the documents ``speaking`` (ids) call it, if any of them does.
    """
    labels: defaultdict[str, int] = defaultdict(int)
    for _, label, doc in _labels(store, expand(iri)):
        labels[label] += _OUTVOTES if doc in speaking else 1
    if not labels:
        return None
    values: Values = defaultdict(set)
    for quad in store.quads(expand(iri)):
        _learn(values, quad)
    return _entity(expand(iri), labels, values)


def documents_speaking(store: QuadSource, lang: str | None) -> frozenset[str]:
    """Return the ids of the documents in a language: none where ``lang`` names none."""
    if lang is None:
        return frozenset()
    told = store.quads(predicate=Terms.LANGUAGE.value)
    found = (document_id(iri_of(quad.graph_name)) for quad in told if text_of(quad.object) == lang)
    return frozenset(doc for doc in found if doc is not None)


def is_entity(store: QuadSource, iri: str) -> bool:
    """Return whether any document of a store describes the entity ``kge:…``."""
    return next(_labels(store, expand(iri)), None) is not None


def appearances_in(store: QuadSource) -> dict[str, frozenset[str]]:
    """Return by ``kge:…`` the ids of the documents whose graphs describe the entity."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for iri, _, doc in _labels(store):
        found[compact(iri)].add(doc)
    return {iri: frozenset(docs) for iri, docs in found.items()}


def _labels(store: QuadSource, iri: str | None = None) -> Iterator[tuple[str, str, str]]:
    """Yield entity (IRI), label and document; who is unknown is no entity."""
    for quad in store.quads(iri, Terms.LABEL.value):
        doc, entity = document_id(iri_of(quad.graph_name)), iri_of(quad.subject)
        if doc is not None and compact(entity) != UNKNOWN_SPEAKER.entity:
            yield entity, text_of(quad.object), doc


def _learn(values: Values | None, quad: Quad) -> None:
    """Add what a document says of an entity."""
    if values is not None and document_id(iri_of(quad.graph_name)) is not None:
        values[quad.predicate.value].add(text_of(quad.object))


def _entity(iri: str, labels: Mapping[str, int], values: Values) -> Entity:
    types = sorted(compact(value) for value in values[Terms.TYPE.value])
    return Entity(
        iri=compact(iri),
        label=min(labels, key=lambda label: (-labels[label], label)),
        type=types[0] if types else "kg:Topic",
        same_as=tuple(sorted(values[Terms.SAME_AS.value])),
        names=tuple(sorted(values[Terms.ALT_LABEL.value])),
        reason="; ".join(
            dict.fromkeys(
                r for note in sorted(values[Terms.REASON.value]) for r in note.split("; ")
            )
        ),
    )
