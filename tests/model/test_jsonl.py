"""The claims format: every key there, in one order, spans as they stand in the text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings

from kg.model import UNKNOWN_SPEAKER, Claim, Conclusion, Document, Entity, Quotation, TimeExpression
from kg.model.jsonl import claim_to_json, conclusion_to_json, line, quotation_to_json, time_to_json
from tests.rdf.example import HAPPENED, SENT
from tests.rdf.strategies import conclusions, readings

Read = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]

KEYS = [
    "id",
    "doc",
    "lang",
    "event",
    "subject",
    "predicate",
    "object",
    "role",
    "layer",
    "negated",
    "modality",
    "tense",
    "status",
    "attributed_to",
    "time",
    "place",
    "evidence",
    "confidence",
    "confidence_reasons",
    "inferred",
]
OPTIONAL = ["attributed_via", "number", "rule"]


def stretches(value: Any) -> list[dict[str, Any]]:
    """Return all objects with offsets and text inside a JSON value."""
    if isinstance(value, list):
        return [found for item in value for found in stretches(item)]
    if not isinstance(value, dict):
        return []
    here = [value] if {"start", "end", "text"} <= value.keys() else []
    return here + [found for item in value.values() for found in stretches(item)]


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(readings())
def test_lines_have_all_keys_in_order_and_spans_of_the_text(read: Read) -> None:
    document, claims, quotations, _ = read
    for claim in claims:
        written = json.loads(line(claim_to_json(claim)))
        assert [key for key in written if key not in OPTIONAL] == KEYS
        assert ("attributed_via" in written) == bool(claim.outer_holders)
        assert not written["inferred"]
        for span in stretches(written):
            if span.get("entity") != UNKNOWN_SPEAKER.entity:
                assert span["text"] == document.text[span["start"] : span["end"]]
    for quotation in quotations:
        written = json.loads(line(quotation_to_json(quotation)))
        assert list(written) == ["id", "doc", "speaker", "cue", "content", "direct", "claims"]
        for span in stretches(written):
            assert span["text"] == document.text[span["start"] : span["end"]]


def test_nobody_known_is_no_subject() -> None:
    written = claim_to_json(HAPPENED)
    assert (written["subject"], written["layer"], written["number"]) == (None, "event", 1)
    assert not HAPPENED.is_plain
    assert str(HAPPENED).startswith("? – a envoyé → une lettre")


def test_an_unknown_speaker_has_no_place() -> None:
    claim = replace(SENT, holder=UNKNOWN_SPEAKER, outer_holders=(UNKNOWN_SPEAKER,))
    nobody = {"text": None, "start": None, "end": None, "entity": "kge:unknown-speaker"}
    assert claim_to_json(claim)["attributed_to"] == nobody
    assert claim_to_json(claim)["attributed_via"] == [nobody]


@given(conclusions())
def test_a_conclusion_has_the_same_keys_and_no_place(made: Conclusion) -> None:
    written = json.loads(line(conclusion_to_json(made)))
    assert [key for key in written if key not in OPTIONAL] == KEYS
    assert (written["inferred"], written["rule"]) == (True, made.rule)
    assert written["evidence"] == list(made.sources)
    assert {span["start"] for span in stretches(written)} == {None}


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(readings())
def test_a_line_is_one_line(read: Read) -> None:
    for claim in read[1]:
        assert line(claim_to_json(claim)).count("\n") == 1


def test_an_unknown_time_has_no_value() -> None:
    assert time_to_json("d", TimeExpression(0, 8, "la veille"))["value"] is None
