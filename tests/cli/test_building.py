"""``kg build --sync``, ``--json`` and ``kg remove`` on real folders and stores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.errors import QueryError
from kg.graph import KnowledgeGraph

pytestmark = pytest.mark.pipeline


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def told(*arguments: object) -> dict[str, Any]:
    done = kg(*arguments, "--json")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_a_store_follows_its_folder(tmp_path: Path) -> None:
    texts, store = tmp_path / "texts", tmp_path / "S"
    texts.mkdir()
    (texts / "a.txt").write_text("Rado Mezin a quitté Varesk.", "utf-8")
    (texts / "b.txt").write_text("Mezin a rencontré Igor Selm.", "utf-8")
    (texts / "c.txt").write_text("Igor Selm contrôle Ostrel.", "utf-8")
    first = told("build", texts, "--store", store)
    assert first["read"] == 3
    assert first["seconds"] > 0
    (texts / "a.txt").unlink()
    (texts / "c.txt").rename(texts / "d.txt")
    (texts / "e.html").write_bytes(b"")
    kept = told("build", texts, "--store", store, "--sync")
    if kept["failed"]:
        assert kept["removed"] == []
    (texts / "e.html").unlink()
    found = told("build", texts, "--store", store, "--sync")
    assert found["failed"] == []
    with KnowledgeGraph.open(store, create=False) as graph:
        assert list(graph) == ["b", "d"]
        assert "kge:rado-mezin" not in graph.entities()
        assert "kge:mezin" in graph.entities()
    assert kg("build", texts, "--store", store, "--sync").exit_code == 0


def test_a_renamed_file_is_known_by_its_text(tmp_path: Path) -> None:
    texts, store = tmp_path / "texts", tmp_path / "S"
    texts.mkdir()
    (texts / "a.txt").write_text("Rado Mezin a quitté Varesk.", "utf-8")
    kg("build", texts, "--store", store)
    (texts / "a.txt").rename(texts / "b.txt")
    found = told("build", texts, "--store", store, "--sync")
    assert found["renamed"] == [{"from": "a", "to": "b"}]
    assert found["removed"] == ["a"]


def test_what_is_removed_is_as_if_it_had_never_been_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rado Mezin a quitté Varesk.", "utf-8")
    (tmp_path / "b.txt").write_text("Mezin a rencontré Igor Selm.", "utf-8")
    dumps = []
    for name, files in (("S", ["b.txt"]), ("T", ["a.txt", "b.txt"])):
        kg("build", *(tmp_path / file for file in files), "--store", tmp_path / name)
        if name == "T":
            missing = kg("remove", "a", "nope", "--store", tmp_path / name)
            assert isinstance(missing.exception, QueryError)
            assert kg("remove", "a", "--store", tmp_path / name).exit_code == 0
        with KnowledgeGraph.open(tmp_path / name, create=False) as graph:
            graph.store.dump(tmp_path / f"{name}.nq")
        dumps.append((tmp_path / f"{name}.nq").read_text("utf-8"))
    assert dumps[0] == dumps[1]


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    store = texts / "S"
    texts.mkdir()
    (texts / "a.txt").write_text("Rado Mezin a quitté Varesk.", "utf-8")
    assert "left out" not in kg("build", texts, "--store", store).stderr
    (texts / "b.png").write_bytes(b"\x89PNG")
    (texts / ".hidden.csv").write_bytes(b"")
    note = "1 file is left out (.png)"
    assert note in kg("build", texts, "--store", store).stderr
    assert "left out" not in kg("build", texts / "a.txt", "--store", store).stderr
