"""SPARQL 1.1 Protocol, spoken by rdflib and by hand."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from kg.graph import KnowledgeGraph
from kg.query import select
from tests.serve.conftest import Served

pytestmark = pytest.mark.pipeline

SENT = "SELECT ?who ?what { ?who kg:sent ?what }"
READERS = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}


@pytest.mark.parametrize("media", READERS)
def test_rows_come_as_the_client_accepts_them(
    served: Served, served_store: Path, media: str
) -> None:
    answer = served.query(SENT, Accept=f"{media}, */*;q=0.1")
    assert (answer.status, answer.media) == (200, media)
    found = Result.parse(io.BytesIO(answer.body), format=READERS[media])
    with KnowledgeGraph.open(served_store, read_only=True) as graph:
        assert len(found) == len(select(graph.store, SENT)) > 1
    if media != "text/csv":
        assert all(isinstance(row.who, URIRef) for row in found)


def test_a_lens_is_a_field_of_the_query(served: Served, served_store: Path) -> None:
    asked = "SELECT ?claim { ?claim a kg:Claim ; kg:inferred false }"
    lens = "holder=Front de la Drenna"
    found = json.loads(served.get(f"/sparql?{urlencode({'query': asked, 'lens': lens})}").body)
    with KnowledgeGraph.open(served_store, read_only=True) as graph:
        through = graph.through(lens).query(asked)
        everything = graph.query(asked)
    assert 0 < len(found["results"]["bindings"]) == len(through) < len(everything)


def test_three_ways_to_ask_give_the_same(served: Served) -> None:
    asked = urlencode({"query": SENT})
    kind = "application/x-www-form-urlencoded; charset=utf-8"
    answers = [
        served.get(f"/sparql?{asked}"),
        served.ask("POST", "/sparql", asked.encode(), Content_Type=kind),
        served.query(SENT),
    ]
    assert [one.status for one in answers] == [200, 200, 200]
    assert len({one.body for one in answers}) == 1
    assert served.ask("HEAD", f"/sparql?{asked}").body == b""


def test_yes_and_no_and_what_is_built(served: Served) -> None:
    assert json.loads(served.query("ASK { ?a kg:sent ?b }").body)["boolean"] is True
    assert served.query("ASK { ?a kg:sent ?b }", Accept="text/csv").status == 406
    built = served.query("CONSTRUCT WHERE { ?a kg:sent ?b }", Accept="text/turtle")
    assert built.media == "text/turtle"
    assert len(Graph().parse(built.body, format="turtle")) > 1
    described = served.query("DESCRIBE kge:milan-osterov", Accept="application/n-triples")
    assert len(Graph().parse(described.body, format="nt")) > 3


def test_rdflib_reads_it_as_a_store(served: Served) -> None:
    graph = Graph(SPARQLStore(f"{served.base}/sparql"))
    sent = URIRef("https://w3id.org/newskg/ontology#sent")
    assert len(list(graph.subject_objects(sent))) > 1


def graphs(served: Served) -> list[str]:
    found = served.query("SELECT DISTINCT ?g { GRAPH ?g { ?a kg:sent ?b } } ORDER BY ?g")
    return [row["g"]["value"] for row in json.loads(found.body)["results"]["bindings"]]


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("SELECT ?a ?b { ?a kg:sent ?b }", "SELECT ?a ?b FROM {one} {{ ?a kg:sent ?b }}"),
        (
            "SELECT (COUNT(*) AS ?n) FROM <a:a> FROM NAMED <a:b> WHERE { ?a ?b ?c }",
            "SELECT (COUNT(*) AS ?n) FROM {one} WHERE {{ ?a ?b ?c }}",
        ),
        ("ASK { kge:rado-mezin ?b ?c }", "ASK FROM {one} {{ kge:rado-mezin ?b ?c }}"),
        (
            "CONSTRUCT { ?b kg:sent ?a } WHERE { ?a kg:sent ?b }",
            "CONSTRUCT {{ ?b kg:sent ?a }} FROM {one} WHERE {{ ?a kg:sent ?b }}",
        ),
        (
            "CONSTRUCT WHERE { ?a kg:sent ?b } # FROM <a:a> {",
            "CONSTRUCT FROM {one} WHERE {{ ?a kg:sent ?b }}",
        ),
        ("DESCRIBE kge:milan-osterov", "DESCRIBE kge:milan-osterov FROM {one}"),
        (
            "SELECT ?a { GRAPH ?g { ?a ?b ?c } }",
            "SELECT ?a FROM {one} {{ GRAPH ?g {{ ?a ?b ?c }} }}",
        ),
    ],
)
def test_graphs_are_named_beside_the_query(served: Served, query: str, written: str) -> None:
    one = graphs(served)[0]
    asked = served.get(f"/sparql?{urlencode({'query': query, 'default-graph-uri': one})}")
    wanted = served.query(written.format(one=f"<{one}>"))
    assert asked.status == wanted.status == 200
    assert sorted(asked.body.splitlines()) == sorted(wanted.body.splitlines())


def test_named_graphs_are_those_that_are_named(served: Served) -> None:
    first, second, *_ = graphs(served)
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?a ?b ?c } } ORDER BY ?g"
    fields = [("query", query), ("named-graph-uri", second), ("named-graph-uri", first)]
    found = json.loads(served.get(f"/sparql?{urlencode(fields)}").body)["results"]["bindings"]
    assert [row["g"]["value"] for row in found] == [first, second]


def test_nothing_to_accept_and_nothing_asked(served: Served) -> None:
    assert served.query(SENT, Accept="image/png").status == 406
    home = served.get("/sparql")
    assert (home.status, home.headers["location"]) == (303, "/query")
