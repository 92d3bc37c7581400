"""Verdicts of a reader judge the claims that they were given on, and no others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kg.assemble import Options
from kg.cli import app
from kg.errors import EvaluationError
from kg.evaluate.confidence.calibration import Verdicts, observations
from kg.evaluate.confidence.fitting import Observation, fit
from kg.evaluate.confidence.verdicts import judged_by_reading, read_verdicts
from kg.extract.statements.confidence import load
from kg.extract.statements.doubts import DOUBTS

TEXT = "Marie Durieux a critiqué le ministre Paul Verdan. La Norvège soutient la Suède."


def verdict(**fields: Any) -> dict[str, Any]:
    made = {
        "doc": "one",
        "subject": [0, 13],
        "predicate": [14, 24],
        "object": [28, 48],
        "relation": "kg:criticized",
        "negated": False,
        "modality": "asserted",
        "holder": None,
        "right": True,
    }
    return {**made, **fields}


def claim(**fields: Any) -> dict[str, Any]:
    made = {
        "doc": "one",
        "subject": {"start": 0, "end": 13},
        "predicate": {"id": "kg:criticized", "start": 14, "end": 24},
        "object": {"start": 28, "end": 48},
        "negated": False,
        "modality": "asserted",
        "attributed_to": None,
        "status": "current",
    }
    return {**made, **fields}


def test_a_claim_is_judged_where_all_is_as_it_was() -> None:
    (found,) = judged_by_reading([verdict(right=False)], [claim()])
    assert (found.right, found.group) == (False, "one")


@pytest.mark.parametrize(
    "other",
    [
        {"doc": "two"},
        {"negated": True},
        {"modality": "possible"},
        {"subject": {"start": 6, "end": 13}},
        {"object": None},
        {"attributed_to": {"start": 28, "end": 48}},
        {"predicate": {"id": "kg:rejected", "start": 14, "end": 24}},
    ],
)
def test_what_is_read_otherwise_was_not_judged(other: dict[str, Any]) -> None:
    assert not list(judged_by_reading([verdict()], [claim(**other)]))


def test_a_claim_without_object_and_with_holder_is_found_again() -> None:
    line = verdict(object=None, holder=[28, 48])
    again = claim(object=None, attributed_to={"start": 28, "end": 48})
    assert len(list(judged_by_reading([line], [again]))) == 1


def test_a_verdict_on_a_status_is_of_claims_with_that_status() -> None:
    ended = verdict(status="ended", right=False)
    assert not list(judged_by_reading([ended], [claim()]))
    assert len(list(judged_by_reading([ended], [claim(status="ended")]))) == 1
    assert len(list(judged_by_reading([verdict()], [claim(status="ended")]))) == 1  # of no status


def test_a_verdict_that_lacks_a_field_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    short = verdict()
    del short["holder"]
    path.write_text(json.dumps(verdict()) + "\n" + json.dumps(short) + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="has no 'holder'") as error:
        read_verdicts(path)
    assert "judged.jsonl:2" in str(error.value)


def test_a_relation_that_is_always_wrong_in_other_documents_costs() -> None:
    nothing = dict.fromkeys(DOUBTS, 0.0)
    seen = [
        Observation(nothing, relation != "kg:killed" and i % 5 > 0, f"d{i}", relation)
        for i in range(60)
        for relation in ("kg:killed", "kg:metWith", "kg:sent")
    ]
    table = fit(seen)
    assert table(nothing, "kg:killed") < 0.3 < 0.6 < table(nothing, "kg:sent")
    assert table.open == load().open


def test_a_relation_seen_once_hardly_costs() -> None:
    nothing = dict.fromkeys(DOUBTS, 0.0)
    seen = [Observation(nothing, i % 5 > 0, f"d{i}", "kg:sent") for i in range(60)]
    table = fit([*seen, Observation(nothing, False, "one", "kg:killed")])
    assert table.relations.get("kg:killed", 0.0) < 0.5


def test_costs_of_doubts_that_nobody_saw_stay() -> None:
    nothing = dict.fromkeys(DOUBTS, 0.0)
    seen = [Observation(nothing, i % 5 > 0, f"d{i}", "kg:sent") for i in range(60)]
    assert fit(seen).typed.costs["lent"] == load().typed.costs["lent"] > 0


def test_documents_that_are_missing_are_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "judged.jsonl"
    path.write_text(json.dumps(verdict(doc="two")) + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="has no document 'two'"):
        observations([], Options(), Verdicts(path, tmp_path / "docs"))


def test_verdicts_without_doubts_need_their_documents(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(json.dumps(verdict()) + "\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["calibrate", "--judged", str(path)])
    assert result.exit_code != 0
    assert "--docs DIR" in str(result.exception) + result.output


def test_verdicts_with_doubts_need_none(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(
        json.dumps(verdict(doubts={"below": 1.0}, right=False)) + "\n", encoding="utf-8"
    )
    (found,) = observations([], Options(), Verdicts(path))
    assert found == Observation({"below": 1.0}, False, "one", "kg:criticized")


def test_doubts_that_do_not_exist_are_told_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(json.dumps(verdict(doubts={"belo": 1.0})) + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="no doubt 'belo'") as error:
        read_verdicts(path)
    assert "judged.jsonl:1" in str(error.value)


@pytest.mark.pipeline
def test_claims_read_again_are_learnt_from(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "judged.jsonl"
    path.write_text(json.dumps(verdict(object=[37, 48])) + "\n", encoding="utf-8")
    (found,) = observations([], Options(), Verdicts(path, tmp_path / "docs"))
    assert (found.relation, found.right, found.group) == ("kg:criticized", True, "one")
