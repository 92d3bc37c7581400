"""GEXF read by networkx, GraphML by igraph, Neo4j's files by the rules of its manual."""

from __future__ import annotations

import csv
import io
import re

import igraph
import networkx as nx
import pytest

from kg.graph import KnowledgeGraph
from tests.exports.conftest import Written

pytestmark = pytest.mark.pipeline

TYPED = r"(:(string|long|double|boolean|date)(\[\])?)?"
HEADER = re.compile(rf"\w+{TYPED}|\w*:ID\(\w+\)|:(START|END)_ID\(\w+\)|:TYPE|:LABEL")


def plain_ones(graph: KnowledgeGraph) -> set[str]:
    return {claim.id for claim in graph.claims() if claim.is_plain}


def test_gexf_has_status_and_days(graph: KnowledgeGraph, written: Written) -> None:
    found = nx.read_gexf(written("gexf"))
    assert isinstance(found, nx.MultiDiGraph)
    assert found.nodes["kge:milan-osterov"]["label"] == "Milan Osterov"
    edges = {data["id"]: data for _, _, data in found.edges(data=True)}
    assert len(edges) > 300
    assert {e for e, data in edges.items() if data["status"] == "asserted"} <= plain_ones(graph)
    denied = [data for data in edges.values() if data["negated"]]
    assert denied
    assert all("nié" in data["label"] and data["status"] != "asserted" for data in denied)
    letter = next(
        d for d in edges.values() if d["relation"] == "kg:sent" and d.get("time") == "2025-02"
    )
    assert (letter["start"], letter["end"]) == ("2025-02-01", "2025-02-28")


def test_graphml_is_the_same_for_igraph_and_networkx(written: Written) -> None:
    found = igraph.Graph.Read_GraphML(str(written("graphml")))
    other = nx.read_graphml(written("graphml"))
    assert found.is_directed()
    assert (found.vcount(), found.ecount()) == (len(other), other.number_of_edges())
    assert set(found.vs["id"]) == set(other)
    assert set(found.es["status"]) == {"asserted", "denied", "unsure", "inferred"}
    assert sum(found.es["negated"]) > 20


def test_plain_means_what_stands_as_a_triple(graph: KnowledgeGraph) -> None:
    file = io.BytesIO()
    graph.export(file, "graphml", include="plain")
    file.seek(0)
    found = nx.read_graphml(file)
    assert {data["status"] for _, _, data in found.edges(data=True)} == {"asserted", "inferred"}


def test_neo4j_imports_no_denial_as_a_fact(graph: KnowledgeGraph, written: Written) -> None:
    folder = written("neo4j")
    tables = {}
    for name in ("nodes", "relationships"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file, strict=True))
        header = list(tables[name][0])
        assert all(HEADER.fullmatch(column) for column in header), header
        assert not any("\n" in cell for row in tables[name] for cell in row.values())
    nodes = [row["iri:ID(Thing)"] for row in tables["nodes"]]
    assert len(set(nodes)) == len(nodes)
    plain = plain_ones(graph)
    for row in tables["relationships"]:
        assert {row[":START_ID(Thing)"], row[":END_ID(Thing)"]} <= set(nodes)
        bare = not row[":TYPE"].endswith(("_DENIED", "_UNSURE", "_INFERRED"))
        assert bare == (row["id"] in plain)
    types = {row[":TYPE"] for row in tables["relationships"]}
    assert {"SENT", "SENT_TO", "CONTROLS"} <= types
