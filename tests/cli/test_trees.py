"""``kg trees``: what rules do to a sentence, to texts, to a gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.bundled import gold
from kg.cli import main

pytestmark = pytest.mark.pipeline


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main([str(argument) for argument in arguments])
    assert isinstance(leaving.value.code, int | None)
    return leaving.value.code or 0


def test_explain_shows_both_trees_and_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "Plus de 200 personnes ont fui."
    assert run("trees", "explain", sentence) == 0
    told = capsys.readouterr().out
    assert "ADV nsubj of fui" in told
    assert "> ADV nummod of personnes" in told
    assert "quantity (at 'Plus', fr/rewriting.rules:" in told
    assert run("trees", "explain", sentence, "--without", "quantity") == 0
    assert capsys.readouterr().out.endswith("\nNo rule fires.\n")


def test_explain_knows_no_such_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trees", "explain", "Il part.", "--without", "quantities") == 2
    assert "no rule 'quantities'. Known: " in capsys.readouterr().err


def test_count_tells_every_rule(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Plus de 200 personnes ont fui.\n", encoding="utf-8")
    assert run("trees", "count", tmp_path) == 0
    told = capsys.readouterr()
    counts = {line.split()[1]: int(line.split()[0]) for line in told.out.splitlines()}
    assert counts.pop("quantity") == 1
    assert set(counts.values()) == {0}
    assert len(counts) > 20
    assert "1 firings on 1 documents" in told.err


def test_leave_out_measures_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("trees", "leave-out", gold(), "quantity", "cleft") == 0
    told = [line.split(maxsplit=3) for line in capsys.readouterr().out.splitlines()]
    assert {row[2] for row in told} == {"quantity", "cleft"}
    for fired, claims, *_, figures in (row for row in told if len(row) == 4):
        assert int(fired) > 0
        assert int(claims) > 0
        assert ">" in figures
