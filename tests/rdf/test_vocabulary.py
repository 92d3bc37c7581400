"""The vocabulary's graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.rdf import VOCABULARY, document_id, vocabulary_quads
from kg.store import open_store

TTL = """
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
kg:sent rdfs:label "sent"@en, "a envoyé"@fr ; rdfs:range
    [ owl:unionOf ( kg:Message kg:Artifact ) ] .
"""


def test_labels_are_loaded_and_loading_again_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "core.ttl").write_text(TTL, encoding="utf-8")
    with open_store(None) as store:
        for _ in range(2):
            store.replace_graph(VOCABULARY, vocabulary_quads(tmp_path / "core.ttl"))
            assert len(store) == 8
        assert store.graphs() == (VOCABULARY,)
    assert document_id(VOCABULARY) is None


def test_broken_turtle_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "core.ttl").write_text("kg:sent rdfs:label", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"core\.ttl"):
        list(vocabulary_quads(tmp_path / "core.ttl"))
