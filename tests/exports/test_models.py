"""FollowTheMoney and STIX, judged by their own models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import stix2
from stix2validator import ValidationOptions, validate_file

from kg.exports.mappings import mapping
from kg.graph import KnowledgeGraph
from kg.ontology import load
from tests.exports.conftest import Written

pytestmark = pytest.mark.pipeline

SCHEMATA = json.loads(
    (Path(__file__).parent / "ftm-schemata.json").read_text(encoding="utf-8")
)  # what FollowTheMoney 4.11 says of the schemata that kg writes
SCALARS = {"name", "string", "text", "date", "url", "country", "language", "identifier"}


def entities(path: Path) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in map(json.loads, path.read_text("utf-8").splitlines())}


def test_ftm_entities_are_of_their_schemata(written: Written) -> None:
    found = entities(written("ftm"))
    assert {one["schema"] for one in found.values()} >= {"Person", "Article", "UnknownLink"}
    for one in found.values():
        schema = SCHEMATA[one["schema"]]
        assert set(schema["required"]) <= one["properties"].keys() <= schema["properties"].keys()
        for name, values in one["properties"].items():
            kind = schema["properties"][name]
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if kind not in SCALARS:
                assert all(kind in SCHEMATA[found[value]["schema"]]["kinds"] for value in values)


def test_ftm_says_so_itself(written: Written) -> None:
    model = pytest.importorskip("followthemoney").model  # it needs ICU to be compiled
    for one in entities(written("ftm")).values():
        proxy = model.get_proxy(one)
        proxy.schema.validate(one)
        assert proxy.to_dict()["properties"].keys() == one["properties"].keys()


def test_ftm_has_nothing_that_is_denied(graph: KnowledgeGraph, written: Written) -> None:
    plain = {one.id for one in graph.claims() if one.is_plain}
    plain |= {one.id for one in graph.conclusions()}
    found = entities(written("ftm")).values()
    linked = {one["properties"]["recordId"][0] for one in found if "recordId" in one["properties"]}
    assert len(linked) > 100
    assert linked <= plain


def test_stix_is_valid(written: Written) -> None:
    found = stix2.parse(written("stix").read_text("utf-8"), allow_custom=False)
    kinds = {one["type"] for one in found["objects"]}
    assert kinds == {"identity", "location", "relationship", "note", "report"}
    checked = validate_file(str(written("stix")), ValidationOptions(version="2.1"))
    assert checked.is_valid, checked.errors


def test_stix_draws_no_denial(graph: KnowledgeGraph, written: Written) -> None:
    found = json.loads(written("stix").read_text("utf-8"))["objects"]
    ids = {one["id"] for one in found}
    plain = {claim.evidence.text for claim in graph.claims() if claim.is_plain}
    notes = [one for one in found if one["type"] == "note"]
    assert len(notes) > 20
    assert any("(nié" in one["abstract"] for one in notes)
    for one in found:
        if one["type"] == "relationship":
            assert {one["source_ref"], one["target_ref"]} <= ids
            sentence = one["description"].partition("] ")[2] or one["description"]
            assert set(sentence.split(" […] ")) <= plain


@pytest.mark.parametrize("model", ["ftm", "stix"])
def test_every_class_and_relation_of_a_table_is_declared(model: str) -> None:
    ontology, table = load().ontology, mapping(model)
    assert set(table["classes"]) <= set(ontology.classes)
    assert set(table["relations"]) <= set(ontology.relations)


def test_every_relation_with_a_type_of_acled_is_declared() -> None:
    ontology = load().ontology
    for line in mapping("acled")["event"]:
        assert line["relation"] in ontology.relations
        assert line.get("object", "kg:Place") in ontology.classes
        assert ontology.relations[line["relation"]].plover  # else it would be no event
