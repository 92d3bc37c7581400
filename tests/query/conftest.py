"""A store with two documents that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kg.bundled import ontologies
from kg.ontology import load
from kg.rdf import VOCABULARY, document_iri, document_quads, vocabulary_quads
from kg.rules import apply, rules
from kg.store import Store, open_store
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


@pytest.fixture(scope="session")
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        core = ontologies() / "core.ttl"
        opened.replace_graph(VOCABULARY, vocabulary_quads(core))
        for document, claims, quotations in (
            (DOCUMENT, (*CLAIMS, HAPPENED), QUOTATIONS),
            (OTHER, OTHER_CLAIMS, ()),
        ):
            quads = document_quads(document, claims, quotations, ENTITIES)
            opened.replace_graph(document_iri(document.id), quads)
        apply(opened, rules(), load("fr").ontology)
        yield opened
