"""The README against the package: its commands parse, the cheap ones run, its example works."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

from kg.cli import app, main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    lines += re.findall(r"`(kg [^`]+)`", README)
    return [shlex.split(line, comments=True) for line in lines if line.startswith("kg ")]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_there_are_commands_to_check() -> None:
    assert len(commands()) >= 12


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_every_command_of_the_readme_parses(words: list[str]) -> None:
    group = typer.main.get_command(app)
    name, *arguments = words[1:]
    command = group.commands[name]  # type: ignore[attr-defined]
    while hasattr(command, "commands"):  # "kg pipelines list"
        name, *arguments = arguments
        command = command.get_command(None, name)
    context = command.make_context(name, arguments)  # raises on an unknown option
    assert context.params or context.args


def test_every_command_is_in_the_readme() -> None:
    group = typer.main.get_command(app)
    used = {words[1] for words in commands()}
    assert set(group.commands) - used <= {"demo"}  # type: ignore[attr-defined]
    assert "/kg demo" in README


def test_the_installation_commands_fit_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "pip install -e '.[test]' && .venv/bin/python -m pytest" in README
    for extra in re.findall(r"'\.\[(\w+)\]'", README):
        assert extra in project["optional-dependencies"]
    assert project["scripts"] == {"kg": "kg.__main__:run"}


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        if "://" not in link:
            assert (ROOT / link).exists(), link


def test_python_compiles() -> None:
    examples = blocks("python")
    assert len(examples) >= 2
    for example in examples:
        compile(example, "README.md", "exec")


@pytest.mark.parametrize("query", blocks("sparql"))
@pytest.mark.pipeline
def test_queries_have_answers(query: str, sample_store: Path) -> None:
    from kg import KnowledgeGraph

    with KnowledgeGraph.open(sample_store) as graph:
        assert len(graph.query(query)) > 0


@pytest.mark.pipeline
def test_the_relation_of_the_example_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    relation, wordings = blocks("turtle")
    (tmp_path / "mine" / "lexicon").mkdir(parents=True)
    (tmp_path / "mine" / "twins.ttl").write_text(relation, encoding="utf-8")
    (tmp_path / "mine" / "lexicon" / "fr-twins.ttl").write_text(wordings, encoding="utf-8")
    sentence = re.search(r'reads "(Lyon [^"]+)"', README)
    assert sentence is not None
    (tmp_path / "a.txt").write_text(f"{sentence[1]}.", encoding="utf-8")
    assert run("extract", str(tmp_path / "a.txt"), "--ontology", str(tmp_path / "mine")) == 0
    claims = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    twins = [claim for claim in claims if claim["predicate"]["id"] == "kg:twinnedWith"]
    assert [(c["subject"]["text"], c["object"]["text"]) for c in twins] == [("Lyon", "Francfort")]


def test_named_questions_of_the_readme_exist() -> None:
    from kg.query import questions

    named = set(re.findall(r"(?:--name|kg ask) ([\w-]+)", README)) | set(
        re.findall(r'ask\("([\w-]+)"', README)
    )
    assert named
    assert named <= set(questions())


@pytest.mark.pipeline
def test_the_dispute_of_the_readme_is_found(
    both_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run("ask", "contradictions", "--store", str(both_store), "--lang", "en", "--format", "csv")
        == 0
    )
    told = capsys.readouterr().out
    cells = re.findall(r"^\| \*(.+?)\* \| \*(.+?)\* \|$", README, re.MULTILINE)
    assert len(cells) == 1
    line = next(line for line in told.splitlines() if cells[0][0].replace('"', '""') in line)
    assert "European Union,sanctioned,Pavel Ridane" in line
    assert cells[0][1] in line
