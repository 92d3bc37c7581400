from __future__ import annotations

import sys
from typing import Any

import pytest

from kg.errors import QueryError
from kg.notebook import KnowledgeGraph, ask, load_ipython_extension, sparql

ASK = "SELECT ?answer WHERE { VALUES ?answer { 7 } }"


def test_a_cell_asks_the_graph_that_it_names() -> None:
    rows, kept = sparql("mine", ASK, {"mine": KnowledgeGraph(), "other": KnowledgeGraph()})
    assert rows["answer"].tolist() == [7]
    assert kept is None


def test_the_only_graph_needs_no_name_even_if_it_has_several() -> None:
    graph = KnowledgeGraph()
    rows, _ = sparql("", ASK, {"graph": graph, "_": graph, "other": 3})
    assert len(rows) == 1


def test_without_pandas_the_rows_are_shown_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    rows, kept = sparql("graph --into found", ASK, {"graph": KnowledgeGraph()})
    assert (rows.records(), kept) == ([{"answer": 7}], "found")


@pytest.mark.parametrize(
    ("line", "names", "message"),
    [
        ("nobody", {}, "'nobody' is no KnowledgeGraph"),
        ("", {}, "there are 0 graphs"),
        ("", {"a": 1, "b": 2}, "there are 0 graphs"),
        ("a b", {}, "'b' is one word too many"),
        ("a --into", {}, "--into needs"),
    ],
)
def test_mistakes_name_the_cure(line: str, names: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        sparql(line, ASK, names)
    assert "Write: %%sparql [GRAPH]" in str(error.value)


def test_a_mistyped_term_is_told_and_may_pass() -> None:
    graph = {"graph": KnowledgeGraph()}
    with pytest.raises(QueryError, match=r"Did you mean kg:sent\?"):
        sparql("", "ASK { ?a kg:snt ?b }", graph)
    rows, kept = sparql("graph --any-term --into found", "ASK { ?a kg:snt ?b }", graph)
    assert rows["answer"].tolist() == [False]
    assert kept == "found"


@pytest.mark.parametrize(
    "line",
    [
        "who-says-what",
        "mine who-says-what --since 2025-03 --limit 3 --into found",
        'who-says-what --since "2025-03-08"',
    ],
)
def test_a_line_asks_a_named_question(line: str) -> None:
    rows, kept = ask(line, {"mine": KnowledgeGraph()})
    assert len(rows) == 0
    assert (kept == "found") == ("--into" in line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "there is no question"),
        ("who-says-what --about", "'--about' is no parameter with a value"),
        ("who-says-what --about A B", "'B' is no parameter"),
        ('who-says-what --about "A', "a quotation mark is missing"),
        ("other who-says-what", "'other' is no KnowledgeGraph"),
        ("who-says-what --limit few", "--limit few is no number"),
        ("who-say-what", "did you mean 'who-says-what'"),
        ("who-says-what --colour red", "has no parameter colour"),
    ],
)
def test_mistakes_in_a_question_are_told(line: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(line, {"mine": KnowledgeGraph()})


def test_the_magic_runs_in_ipython() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell()
    shell.user_ns["graph"] = KnowledgeGraph()
    load_ipython_extension(shell)
    shown = shell.run_cell_magic("sparql", "graph", ASK)
    assert shown["answer"].tolist() == [7]
    assert shell.run_cell_magic("sparql", "graph --into found", ASK) is None
    assert len(shell.user_ns["found"]) == 1
    shell.run_line_magic("ask", "who-says-what --into said")
    assert len(shell.user_ns["said"]) == 0
