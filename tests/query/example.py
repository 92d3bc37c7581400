"""Two documents that contradict each other, and what rules conclude from them, in a store."""

from __future__ import annotations

from dataclasses import replace

from kg.bundled import ontologies
from kg.ontology import load
from kg.rdf import VOCABULARY, document_iri, document_quads, vocabulary_quads
from kg.rules import apply, rules
from kg.store import Store
from tests.rdf.example import (
    CLAIMS,
    CONTROLLED,
    DENIED,
    DOCUMENT,
    ENTITIES,
    HAPPENED,
    MINISTRY,
    QUOTATIONS,
    SENT,
    predicate,
)

__all__ = ["fill"]

OTHER = replace(DOCUMENT, id="autre", title="Autre", published="2025-04")
OTHER_CLAIMS = (
    replace(
        DENIED,
        id=f"sha256:{'a' * 64}",
        doc=OTHER.id,
        negated=False,
        holder=None,
        outer_holders=(),
    ),
    replace(CONTROLLED, id=f"sha256:{'b' * 64}", doc=OTHER.id, object=MINISTRY),
    replace(
        SENT,
        id=f"sha256:{'c' * 64}",
        doc=OTHER.id,
        predicate=predicate("a envoyé", "kg:metWith"),
        object=MINISTRY,
    ),
)


def fill(store: Store) -> None:
    """Write them into ``store``."""
    store.replace_graph(VOCABULARY, vocabulary_quads(ontologies() / "core.ttl"))
    for document, claims, quotations in (
        (DOCUMENT, (*CLAIMS, HAPPENED), QUOTATIONS),
        (OTHER, OTHER_CLAIMS, ()),
    ):
        quads = document_quads(document, claims, quotations, ENTITIES)
        store.replace_graph(document_iri(document.id), quads)
    apply(store, rules(), load("fr").ontology)
