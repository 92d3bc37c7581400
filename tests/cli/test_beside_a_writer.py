"""What only reads does so while another process writes, and from media that can't be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.rdf import document_iri, document_quads
from kg.store import open_store
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES


@pytest.mark.parametrize(
    "command",
    [
        ["stats"], ["view", "-o", "{file}"], ["query", "ASK { ?a kg:sent ?b }"],
        ["ask", "who-sent-what"], ["search", "lettre"], ["export", "-o", "{file}.gexf"],
        ["entities", "find", "Osterov"], ["entities", "log"], ["rules", "list"],
        ["entities", "why", "Milan Osterov", "Rado Mezin"],
        ["entities", "review", "--export", "{file}.csv"],
    ],
)  # fmt: skip
def test_what_reads_goes_on_beside_a_writer(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    graph, file = document_iri(DOCUMENT.id), tmp_path / "out"
    with open_store(tmp_path / "S") as store:
        store.replace_graph(graph, document_quads(DOCUMENT, CLAIMS, (), ENTITIES))
        given = [one.replace("{file}", str(file)) for one in command]
        with pytest.raises(SystemExit) as leaving:
            main([*given, "--store", str(tmp_path / "S")])
        told = capsys.readouterr()
        assert leaving.value.code in (0, None), told.err
        with pytest.raises(SystemExit) as leaving:
            main(["remove", DOCUMENT.id, "--store", str(tmp_path / "S")])
        assert leaving.value.code == 2
        assert "another process has it open for writing" in capsys.readouterr().err
