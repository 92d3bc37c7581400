"""Queries answered as rows, and the mistakes that are explained."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from kg.errors import QueryError
from kg.query import construct, select
from kg.store import Store


def test_prefixes_are_bound_and_iris_compact(store: Store) -> None:
    rows = select(store, "SELECT ?who ?what ?to WHERE { ?who kg:sent ?what . ?what kg:sentTo ?to }")
    assert rows.columns == ("who", "what", "to")
    assert rows.rows == (("kge:milan-osterov", "kge:exemple/lettre", "kge:rado-mezin"),)


def test_the_default_graph_is_the_union_of_all_documents(store: Store) -> None:
    rows = select(
        store, "SELECT ?place ?by WHERE { ?place kg:controlledBy ?by } ORDER BY ?place ?by"
    )
    assert rows.rows == (("kge:varesk", "kge:front"), ("kge:varesk", "kge:ministere"))


def test_a_denied_claim_is_no_triple_in_its_own_document(store: Store) -> None:
    graph = "SELECT ?who WHERE { GRAPH kgd:%s { ?who kg:compliedWith ?what } }"
    assert not select(store, graph % "exemple").rows
    assert select(store, graph % "autre").rows == (("kge:front",),)


def test_values_are_pythons_own(store: Store) -> None:
    rows = select(
        store,
        "SELECT (1 AS ?a) (1.5 AS ?b) (true AS ?c) ('x'@fr AS ?d) ?unbound "
        "('douze'^^xsd:integer AS ?e) (kg:sent AS ?f) ('2018-07'^^xsd:gYearMonth AS ?g) { }",
    )
    assert rows.rows == ((1, 1.5, True, "x", None, "douze", "kg:sent", "2018-07"),)


def test_ask_and_construct(store: Store) -> None:
    assert select(store, "ASK { ?a kg:sent ?b }").rows == ((True,),)
    sparql = "CONSTRUCT { ?b kg:sentBy ?a } WHERE { ?a kg:sent ?b }"
    assert select(store, sparql).rows == (("kge:exemple/lettre", "kg:sentBy", "kge:milan-osterov"),)
    assert construct(store, sparql).endswith("/milan-osterov> .\n")
    with pytest.raises(QueryError, match="builds no triples"):
        construct(store, "ASK { ?a ?b ?c }")


def test_bindings_are_terms(store: Store) -> None:
    sparql = "SELECT ?who ?name WHERE { ?who skos:prefLabel ?name }"
    assert select(store, sparql, bindings={"name": Literal("Rado Mezin")}).column("who") == (
        "kge:rado-mezin",
    )
    assert not select(store, sparql, bindings={"name": Literal('" } DROP ALL #')}).rows
    with pytest.raises(QueryError, match="Select each variable"):
        select(store, sparql, bindings={"other": Literal("x")})


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("", "is empty"),
        ("SELECT ?x WHERE {\n  ?x kg:sent \n}", r"line \d, column \d+"),
        ("SELECT ?x WHERE { ?x nope:sent ?y }", "the prefix nope: is not declared"),
        ("SELECT ?x WHERE { ?x kg:sent ?y", "is no SPARQL query"),
        ("Qui a envoyé quoi ?", "is no SPARQL query"),
        ("DROP ALL", "DROP would change the store"),
        ("PREFIX x: <http://x/>\nINSERT DATA { x:a x:b x:c }", "INSERT would change"),
        ("LOAD <http://example.org/>", "LOAD would change"),
        ("WITH <http://a/b> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "would change"),
        ("SELECT * {\n SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE at line 2, column 2"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE at line 1"),
        ("SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }", "SERVICE at line 1"),
        ("SELECT * { ?s ?p '''a'b''' . SERVICE<http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { # a 'quote\n SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE at line 2"),
        ("SELECT * { FILTER(1<2) SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { ?s <http://x/#a> ?o SERVICE <http://x/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_is_refused_is_explained(store: Store, sparql: str, message: str) -> None:
    size = len(store)
    with pytest.raises(QueryError, match=message) as caught:
        select(store, sparql)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("the query: ")
    assert caught.value.cure
    assert len(store) == size


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p """a "SERVICE" b""" }',
        "SELECT * { ?s ?p <http://example.org/SERVICE/x> }",
        "SELECT ?service { ?service ?p ?o } # SERVICE",
        "SELECT * { ?s kge:service ?o . ?s kge:drop ?insert }",
        "PREFIX service: <http://x/> SELECT * { ?s service:a ?o }",
        "PREFIX insert: <http://x/> ASK { ?s insert:a ?o }",
    ],
)
def test_a_word_is_no_instruction_where_it_is_only_a_word(store: Store, sparql: str) -> None:
    select(store, sparql)
