"""Titles and ids that would break a format, run in a spreadsheet, or end an import."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import igraph
import networkx as nx
import pytest
from rdflib import Dataset, Graph
from stix2validator import validate_string

from kg.exports import FORMATS
from kg.graph import KnowledgeGraph

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),  # rdflib's own
]

TEXT = "Les rebelles ont attaqué Alep le 3 mars 2025. La Syrie a signé l'accord avec le Liban."
TITLES = (
    '=HYPERLINK("http://x.invalid","a")',
    "\t@SUM(1)",
    "a\x1b[2J\x07\x00b",
    "a\"b'c\\d;e,f|g",
    "]]></attvalue><script>alert(1)</script>&lt;",
    "line\r\none\u2028two\u0085three",
    "\U0001f600 ﷽ a\u202eb",
    "{{}} \\u0041 %s ${x} <http://a/> ^^",
    "'); DROP TABLE nodes; --",
)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    made = KnowledgeGraph()
    for number, title in enumerate(TITLES):
        made.add_text(TEXT, id=f"d{number} é\"<&'", published="2025-03-08", title=title)
    return made


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def rows_of(path: Path) -> int:
    return len(table(path))


def rows_of_parquet(path: Path) -> int:
    return len(duckdb.sql(f"FROM read_parquet('{path}')").fetchall())


def quads(form: str) -> Callable[[Path], int]:
    def count(path: Path) -> int:
        found = Dataset()
        found.parse(path, format=form)
        return len({quad for quad in found.quads() if quad[3] is not None})

    return count


def triples(path: Path) -> int:
    return len(Graph().parse(path, format="turtle"))


def objects_of_stix(path: Path) -> int:
    text = path.read_text(encoding="utf-8")
    assert validate_string(text).is_valid
    return len(json.loads(text)["objects"])


READERS: dict[str, Callable[[Path], int]] = {
    "turtle": triples,
    "nanopubs": quads("trig"),
    "trig": quads("trig"),
    "nquads": quads("nquads"),
    "json-ld": quads("json-ld"),
    **dict.fromkeys(("claims-csv", "nodes-csv", "edges-csv", "events-csv"), rows_of),
    **dict.fromkeys(("claims-parquet", "nodes-parquet", "edges-parquet"), rows_of_parquet),
    "gexf": lambda path: int(nx.read_gexf(path).number_of_edges()),
    "graphml": lambda path: int(igraph.Graph.Read_GraphML(str(path)).ecount()),
    "neo4j": lambda path: rows_of(path / "relationships.csv"),
    "ftm": lambda path: len([*map(json.loads, path.read_bytes().splitlines())]),
    "stix": objects_of_stix,
}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_read_back(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    graph.export(target, name)
    assert READERS[name](target) >= len(TITLES)


@pytest.mark.parametrize("name", ["claims-csv", "edges-csv", "events-csv"])
def test_no_cell_is_a_formula(graph: KnowledgeGraph, name: str, tmp_path: Path) -> None:
    graph.export(tmp_path / "table", name)
    cells = {value for row in table(tmp_path / "table") for value in row.values()}
    assert not [one for one in cells if one.strip(" \n").startswith(("=", "+", "@", "\t"))]
    if name != "events-csv":
        assert {f"'{TITLES[0]}", f"'{TITLES[1]}"} <= cells


def test_titles_are_told_whole(graph: KnowledgeGraph, tmp_path: Path) -> None:
    graph.export(tmp_path / "a.ttl")
    found = Graph().parse(tmp_path / "a.ttl", format="turtle")
    told = {str(title) for title in found.objects(None, None)}
    assert {document.title for document in graph.documents()} <= told
    graph.export(tmp_path / "a.gexf")
    edges = nx.read_gexf(tmp_path / "a.gexf").edges(data=True)
    shown = {data["title"] for _, _, data in edges if "title" in data}
    assert "a\ufffd[2J\ufffd\ufffdb" in shown  # XML 1.0 has no control characters
    assert TITLES[4] in shown
