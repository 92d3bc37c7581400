"""``kg export`` and ``kg query -o``: files, standard output, terminals."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.query import Result

from kg.cli import main
from kg.exports import FORMATS
from kg.graph import KnowledgeGraph
from kg.query import select

pytestmark = pytest.mark.pipeline

SENT = """
SELECT ?who ?time ?said {
  ?c a kg:Claim ; rdf:predicate kg:sent ; rdf:subject ?who ; kg:sentence ?said
  OPTIONAL { ?c kg:timeValue ?time }
}
"""


TITLE = "a\x1b]0;owned\x07\x9b2J\u202eb"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main([str(argument) for argument in arguments])
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_a_file_and_standard_output_have_the_same_bytes(sample_store: Path, tmp_path: Path) -> None:
    assert run("export", "--store", sample_store, "-o", tmp_path / "claims.csv") == 0
    kg = [sys.executable, "-m", "kg", "export", "--store", str(sample_store)]
    locale = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*kg, "-f", "claims-csv", "-o", "-"], capture_output=True, check=True, env=locale
    )
    assert done.stdout == (tmp_path / "claims.csv").read_bytes()
    assert "Défense".encode() in done.stdout


def test_all_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("export", "--list") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(FORMATS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "a.docx"], "its name tells no format"),
        (["-f", "gefx", "-o", "a"], "did you mean gexf"),
        (["-f", "neo4j", "-o", "-"], "is a folder of files (nodes.csv, relationships.csv)"),
        (["-f", "ftm", "-o", "no/such/a"], "can't be written"),
        (["-f", "gexf", "-o", "a.gexf", "--holder", "Nemo"], "names no entity"),
    ],
)
def test_bad_input_is_one_line(
    sample_store: Path,
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "--store", sample_store, *arguments) == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("error: ")
    assert found.err.count("\n") == 1
    assert told in found.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_answers_are_as_the_standards_say(sample_store: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "answer"
    query = ["query", "--store", sample_store, SENT, "--format", f"sparql-{form}", "-o", file]
    assert run(*query) == 0
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        wanted = select(graph.store, SENT)
    with file.open("rb") as answer:
        found = Result.parse(answer, format=form)
    assert [str(name) for name in found.vars or ()] == list(wanted.columns)
    times = wanted.column("time")
    assert len(found) == len(wanted) > 3
    assert None in times
    assert sorted(str(row.time or "") for row in found) == sorted(str(t or "") for t in times)
    if form != "csv":  # which has no types: an IRI is a text there
        assert all(isinstance(row.who, URIRef) for row in found)


def test_what_a_query_builds_is_turtle(
    sample_store: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    built = "CONSTRUCT { ?a kg:sent ?b } WHERE { ?a kg:sent ?b }"
    assert run("query", "--store", sample_store, built, "--format", "turtle") == 0
    assert len(Graph().parse(capsysbinary.readouterr().out, format="turtle")) == 3
    assert run("query", "--store", sample_store, built, "--format", "sparql-csv") == 2
    assert b"builds triples. Write it as turtle or ntriples." in capsysbinary.readouterr().err


def test_what_a_screen_would_show_goes_to_a_file(
    sample_store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, told in (
        (["stats", "--store", sample_store], "documents"),
        (["entities", "find", "Osterov", "--store", sample_store], "kge:milan-osterov"),
        (["rules", "list", "--store", sample_store], "control-inside"),
        (["ontology", "page"], "kg:sent"),
        (["query", "--store", sample_store, SENT, "--format", "csv"], "who,time,said"),
    ):
        assert run(*arguments, "-o", tmp_path / "file") == 0
        assert capsys.readouterr().out == ""
        written = (tmp_path / "file").read_bytes().decode()
        assert told in written
        assert run(*arguments, "-o", "-") == 0
        assert capsys.readouterr().out == written
    assert run("stats", "--store", sample_store, "-o", tmp_path / "no" / "file") == 2
    assert "can't be written" in capsys.readouterr().err


def test_no_text_steers_a_terminal(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "S") as graph:
        graph.add_text("Le maire a signé l'accord.", id="note", title=TITLE)
    title = "SELECT ?title { ?d schema:headline ?title }"
    for arguments in (
        ["export", "--store", str(tmp_path / "S"), "-f", "claims-csv", "-o", "-"],
        ["query", "--store", str(tmp_path / "S"), title, "--format", "json"],
        ["query", "--store", str(tmp_path / "S"), title, "--format", "sparql-tsv"],
    ):
        shown = on_a_terminal(arguments)
        assert "owned" in shown
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


def on_a_terminal(arguments: list[str]) -> str:
    """Return what a terminal of its own is sent by a command."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kg", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs) as running:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 1 << 16):
                shown += data
        except OSError:  # the other end is closed
            pass
        os.close(ours)
        assert running.wait() == 0
    return shown.decode()
