"""Bad input: one line that names the file and the cure, and the rest is still built."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.rdf import documents_in
from kg.store import open_store

GOOD = "Milan Osterov a envoyé une lettre à Rado Mezin.\n"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main([str(argument) for argument in arguments])
    assert isinstance(leaving.value.code, int)
    return leaving.value.code


def error_of(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    errors = [line for line in lines if line.startswith("error: ")]
    assert len(errors) == 1, lines
    assert not any("Traceback" in line for line in lines)
    return errors[0]


def bad_file(folder: Path, kind: str) -> Path:
    match kind:
        case "empty":
            path = folder / "empty.txt"
            path.write_bytes(b"")
        case "binary":
            path = folder / "binary.txt"
            path.write_bytes(bytes(range(256)) * 8)
        case "missing":
            path = folder / "nowhere.txt"
        case "unknown format":
            path = folder / "page.qqq"
            path.write_bytes(b"qqq")
        case _:
            raise AssertionError(kind)
    return path


def test_an_address_is_not_fetched_unless_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "https://lumen.example/a") == 2
    assert "--allow-network" in error_of(capsys)
    assert run("extract", "http://127.0.0.1/", "--allow-network") == 2
    assert "private network" in error_of(capsys)


CURES = {
    "empty": ("is empty", "leave it out"),
    "binary": ("binary", "Give text"),
    "missing": ("nowhere.txt", "."),
    "unknown format": ("format", ".txt"),
}


@pytest.mark.pipeline
@pytest.mark.parametrize("kind", CURES)
def test_a_bad_file_is_named_with_its_cure_and_the_others_are_built(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    bad = bad_file(tmp_path, kind)
    assert run("build", bad, good, "--store", tmp_path / "S") == 1
    error = error_of(capsys)
    assert bad.name in error
    for words in CURES[kind]:
        assert words in error
    with open_store(tmp_path / "S", create=False) as store:
        assert documents_in(store) == ("good",)


@pytest.mark.pipeline
def test_a_broken_line_of_jsonl_is_named_and_the_other_lines_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "three.jsonl"
    file.write_text(
        '{"id": "a", "text": "Paul a rencontré Marie."}\n'
        '{"id": "b", "text": \n'
        '{"id": "c", "text": "Marie a rencontré Paul."}\n',
        encoding="utf-8",
    )
    assert run("build", file, "--store", tmp_path / "S") == 1
    assert "three.jsonl:2" in error_of(capsys)
    with open_store(tmp_path / "S", create=False) as store:
        assert documents_in(store) == ("a", "c")


@pytest.mark.pipeline
def test_nothing_but_bad_files_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", bad_file(tmp_path, "empty")) == 2
    assert "empty.txt" in error_of(capsys)


@pytest.mark.pipeline
def test_a_folder_without_documents_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", tmp_path) == 2
    assert ".txt" in error_of(capsys)


def test_a_folder_of_another_program_is_no_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"\xff\xd8")
    for command in (["stats"], ["build", tmp_path]):
        assert run(*command, "--store", tmp_path / "photos") == 2
        assert "photos" in error_of(capsys)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_a_store_of_another_program_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pyoxigraph

    pyoxigraph.Store(str(tmp_path / "other")).flush()
    assert run("query", "--store", tmp_path / "other", "ASK { ?a ?b ?c }") == 2
    assert "other" in error_of(capsys)


def test_a_missing_store_is_not_made_by_asking_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("stats", "--store", tmp_path / "none") == 2
    assert "none" in error_of(capsys)
    assert not (tmp_path / "none").exists()


def test_malformed_sparql_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_store(tmp_path / "S").close()
    assert run("query", "--store", tmp_path / "S", "SELECT ?a WHERE { ?a ?b }") == 2
    assert "line 1" in error_of(capsys)
    assert run("query", "--store", tmp_path / "S", "DELETE WHERE { ?a ?b ?c }") == 2
    assert "error: " in error_of(capsys)
    assert run("query", "--store", tmp_path / "S", "SELECT * { ?a nope:b ?c }") == 2
    assert "nope" in error_of(capsys)


def test_a_missing_query_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    open_store(tmp_path / "S").close()
    assert run("query", "--store", tmp_path / "S", "--file", tmp_path / "none.rq") == 2
    assert "none.rq" in error_of(capsys)


def test_an_unknown_question_names_those_that_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "S").close()
    assert run("query", "--store", tmp_path / "S", "--name", "who-sent-wat") == 2
    assert "who-sent-what" in error_of(capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "--store", "S"],
        ["query", "ASK {}"],
        ["query", "--store", "S", "ASK {}", "--name", "holders"],
        ["query", "--store", "S", "--name", "holders", "--set", "WHO"],
        ["query", "--store", "S", "ASK {}", "--set", "WHO=x"],
        ["extract", "a.txt", "--quotes", "--times"],
        ["extract", "a.txt", "--layer", "deep"],
        ["build", "a.txt"],
        ["nonsense"],
    ],
)
def test_wrong_usage_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.pipeline
def test_an_unknown_model_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert run("extract", tmp_path / "a.txt", "--model", "xx_none_sm") == 2
    assert "xx_none_sm" in error_of(capsys)


def test_an_unknown_language_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert run("extract", tmp_path / "a.txt", "--lang", "xx") == 2
    assert "xx" in error_of(capsys)


def test_a_view_can_not_be_written_into_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "S").close()
    page = tmp_path / "no" / "folder" / "graph.html"
    assert run("view", "--store", tmp_path / "S", "-o", page) == 2
    assert "graph.html" in error_of(capsys)


@pytest.mark.parametrize("given", ["a.jsonl", ".", "*.jsonl", "./b/../a.jsonl"])
def test_an_input_is_never_overwritten(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    row = f'{{"id": "a", "text": "{GOOD.strip()}"}}\n'
    (tmp_path / "a.jsonl").write_text(row, encoding="utf-8")
    assert run("extract", given, "-o", "a.jsonl") == 2
    assert "a.jsonl: is read by this command" in error_of(capsys)
    assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == row
