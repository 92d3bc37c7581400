"""Entities read back from the quads that ``quads.py`` wrote, and where they are named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, QuerySolutions

from kg.iris import compact, expand
from kg.model import UNKNOWN_SPEAKER, Entity
from kg.rdf.names import document_id
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store
from kg.store.trouble import on_disk

__all__ = [
    "appearances_in",
    "documents_speaking",
    "entities_from",
    "entities_of",
    "entity_in",
    "is_entity",
]

_TOPIC = "kg:Topic"  # of what no document tells the class
_OUTVOTES = 1 << 40
"""How many documents one in the language that is asked for weighs: more than there are."""

_OWN = frozenset(
    {Terms.CLAIM, Terms.QUOTATION, Terms.SEM_EVENT, Terms.ARTICLE, Terms.PARAGRAPH, Terms.PAGE}
    | {Terms.MENTION, Terms.SEQ}
)
"""Classes of what belongs to one document, and is no entity."""

Values = defaultdict[str, set[str]]
"""What documents say of an entity, by the IRIs of properties."""


def entities_from(
    store: Store, lang: str | None = None, *, reasons: bool = True
) -> dict[str, Entity]:
    """Return all entities of a store by their ``kge:…``, with the names of all documents.

    Without ``reasons``, why their mentions are one thing is left out: most of what is told of them.

    Where documents label one entity differently, the label that most of them give wins: most of
    those in ``lang``, if any of these names it.
    """
    labels: dict[str, str] = {}
    several: set[str] = set()
    for iri, label in _pairs(store, Terms.LABEL):
        if labels.setdefault(iri, label) != label:
            several.add(iri)
    speaking = documents_speaking(store, lang) if several else frozenset()
    labels |= {iri: _favoured(_votes(store, iri, speaking)) for iri in several}
    classes: dict[str, str] = {}
    for iri, kind in _classed(store):
        classes[iri] = min(kind, classes.get(iri, kind))
    names, same = _gathered(store, Terms.ALT_LABEL), _gathered(store, Terms.SAME_AS)
    told = _gathered(store, Terms.REASON) if reasons else {}
    found = (
        Entity(
            compact(iri),
            label,
            classes.get(iri, _TOPIC),
            tuple(sorted(same.get(iri, ()))),
            tuple(sorted(names.get(iri, ()))),
            _joined(told.get(iri, ())),
        )
        for iri, label in sorted(labels.items())
    )
    return {one.iri: one for one in found if one.iri != UNKNOWN_SPEAKER.entity}


def entities_of(graph: QuadSource) -> dict[str, Entity]:
    """Return the entities of a part of a store by their ``kge:…``: one pattern after the other."""
    found = ((iri, entity_in(graph, iri)) for iri in sorted(appearances_in(graph)))
    return {iri: entity for iri, entity in found if entity is not None}


def entity_in(store: QuadSource, iri: str, speaking: frozenset[str] = frozenset()) -> Entity | None:
    """Return the entity ``kge:…`` as the documents of a store describe it, if any does.

    It is called as the documents ``speaking`` (ids) call it, if any of them does.
    """
    labels = _votes(store, expand(iri), speaking)
    if not labels:
        return None
    values: Values = defaultdict(set)
    for quad in store.quads(expand(iri)):
        if document_id(iri_of(quad.graph_name)) is not None:
            values[quad.predicate.value].add(text_of(quad.object))
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


def _votes(store: QuadSource, iri: str, speaking: frozenset[str]) -> dict[str, int]:
    """Return the labels of an entity (IRI), each with the weight of the documents that give it."""
    found: defaultdict[str, int] = defaultdict(int)
    for _, label, doc in _labels(store, iri):
        found[label] += _OUTVOTES if doc in speaking else 1
    return found


def _gathered(store: Store, term: NamedNode) -> dict[str, list[str]]:
    """Return the values that things (IRIs) have of a property."""
    found: dict[str, list[str]] = {}
    for iri, value in _pairs(store, term):
        found.setdefault(iri, []).append(value)
    return found


def _pairs(store: Store, term: NamedNode) -> Iterator[tuple[str, str]]:
    """Yield what has a property (IRIs), and its values, from the merged graph: each pair once."""
    return _rows(store, f"SELECT ?it ?value {{ ?it {term} ?value }}")


def _classed(store: Store) -> Iterator[tuple[str, str]]:
    """Yield what is no node of a document's own (IRIs) with its classes (compact)."""
    kinds = store.query(f"SELECT DISTINCT ?class {{ ?it {Terms.TYPE} ?class }}")
    assert isinstance(kinds, QuerySolutions)
    with on_disk(store.path):
        classes = [kind for (kind,) in kinds if isinstance(kind, NamedNode) and kind not in _OWN]
    named = [compact(kind.value) for kind in classes]
    those = " ".join(f"({kind} {number})" for number, kind in enumerate(classes))
    query = f"VALUES (?class ?number) {{ {those} }} ?it {Terms.TYPE} ?class"  # nothing is joined,
    for iri, number in _rows(store, f"SELECT ?it ?number {{ {query} }}"):  # no class spelt out
        yield iri, named[int(number)]


def _rows(store: Store, query: str) -> Iterator[tuple[str, str]]:
    answer = store.query(query)
    assert isinstance(answer, QuerySolutions)
    with on_disk(store.path):
        for node, value in answer:
            if isinstance(node, NamedNode):
                yield node.value, text_of(value)


def _entity(iri: str, labels: Mapping[str, int], values: Values) -> Entity:
    return Entity(
        iri=compact(iri),
        label=_favoured(labels),
        type=min(map(compact, values[Terms.TYPE.value]), default=_TOPIC),
        same_as=tuple(sorted(values[Terms.SAME_AS.value])),
        names=tuple(sorted(values[Terms.ALT_LABEL.value])),
        reason=_joined(values[Terms.REASON.value]),
    )


def _favoured(labels: Mapping[str, int]) -> str:
    """Return the label of most weight."""
    return min(labels, key=lambda label: (-labels[label], label))


def _joined(reasons: Iterable[str]) -> str:
    """Return what all documents tell of why mentions are one thing, each reason once."""
    parts = (part for reason in sorted(reasons) for part in reason.split("; "))
    return "; ".join(dict.fromkeys(parts))
