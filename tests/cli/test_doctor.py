"""``kg doctor``: what an installation has and lacks."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import KnowledgeGraph
from kg.cli import app
from kg.keeping import Severity, examine

pytestmark = pytest.mark.pipeline


def test_what_is_there_is_told() -> None:
    told = [str(one) for one in examine()]
    assert any(f"kg {version('kg-news')}, Python" in one for one in told)
    assert any("the pipeline fr" in one and "can be loaded" in one for one in told)
    assert any("languages en, fr" in one for one in told)


def test_what_is_missing_is_an_error_with_its_cure() -> None:
    errors = {one.place: one for one in examine() if one.severity is Severity.ERROR}
    for name, error in errors.items():
        with pytest.raises(PackageNotFoundError):
            version(name)
        assert error.cure.startswith(f"pip install '{name}")


def test_without_room_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    found = [one for one in examine() if one.place == str(tmp_path / "nowhere")]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert "TMPDIR" in found[0].cure


def test_the_command_looks_at_a_store_too(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "s") as graph:
        graph.add_text("Milan Osterov a rencontré Jana Meux à Lissan.", id="a")
    sound = CliRunner().invoke(app, ["doctor", "--store", str(tmp_path / "s"), "--json"])
    findings = [json.loads(line) for line in sound.stdout.splitlines()]
    assert {"severity", "place", "what", "cure"} == set(findings[0])
    (tmp_path / "s" / "grades.csv").write_text("Agence Karval;B\n", encoding="utf-8")
    found = CliRunner().invoke(app, ["doctor", "--store", str(tmp_path / "s")])
    assert found.exit_code == 1
    assert "grades.csv" in found.stdout
