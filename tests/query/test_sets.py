"""Queries over all documents answer as over one graph: compared with rdflib on the merged graph."""

from __future__ import annotations

from collections import Counter

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions
from rdflib import Dataset
from rdflib.query import ResultRow

from kg.iris import PREFIXES
from kg.query.select import select
from kg.store import Store

LISTED = (
    "kg:sent", "kg:controlledBy", "kg:metWith", "rdfs:label", "rdf:type", "rdf:subject",
    "kg:sentence",
)  # fmt: skip
BY_RELATION = (
    "SELECT (COUNT(*) AS ?n) {{ ?s {0} ?o }}",
    "SELECT ?s (COUNT(?o) AS ?n) {{ ?s {0} ?o }} GROUP BY ?s",
    "SELECT ?s ?o {{ ?s {0} ?o }}",
    "SELECT DISTINCT ?o {{ ?s {0} ?o FILTER(BOUND(?s)) }}",
    "ASK {{ ?s {0} ?o . ?s {0} ?p . FILTER(?o != ?p) }}",
)
QUERIES = (
    *(query.format(relation) for relation in LISTED for query in BY_RELATION),
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p",
    "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class",
    "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class HAVING (COUNT(?s) > 1)",
    "SELECT ?s ?n { { SELECT ?s (COUNT(?o) AS ?n) { ?s rdfs:label ?o } GROUP BY ?s } }",
    "SELECT ?s ?label { ?s kg:metWith ?o . ?s skos:prefLabel ?label }",
    "SELECT ?a ?b { ?s rdfs:label ?a , ?b }",
    "SELECT ?s ?o { ?s kg:sent|kg:metWith ?o }",
    "SELECT ?s ?o { ?s (kg:sent|kg:metWith)+ ?o }",
    "SELECT ?s { ?s kg:metWith/skos:prefLabel ?label }",
    "SELECT (COUNT(*) AS ?n) { ?s kg:sent/rdfs:label ?label }",
    "SELECT (COUNT(*) AS ?n) { ?s a/rdfs:label ?label }",
    "SELECT ?s { ?o ^kg:sent ?s }",
    "SELECT ?s ?o { ?s !(rdf:type|rdfs:label) ?o FILTER(ISIRI(?o)) }",
    "SELECT ?claim { ?claim rdf:predicate kg:sent }",
    "SELECT ?holder (COUNT(?claim) AS ?n) { ?claim kg:holder ?holder } GROUP BY ?holder",
    "SELECT ?l (COUNT(?claim) AS ?n) { ?claim rdf:subject/skos:prefLabel ?l } GROUP BY ?l",
    "SELECT ?s ?o { ?c rdf:subject ?s ; rdf:object ?o OPTIONAL { ?s kg:sent ?x } }",
    "SELECT ?s { ?s rdfs:label ?l FILTER NOT EXISTS { ?s kg:sent ?o } }",
    "SELECT ?s { ?s rdfs:label ?l MINUS { ?s kg:sent ?o } }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT ?g ?s { GRAPH ?g { ?s kg:controlledBy ?o } }",
    "SELECT ?s (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s rdfs:label ?o } } GROUP BY ?s",
    "SELECT ?s { ?s kg:controlledBy ?o . GRAPH ?g { ?s kg:controlledBy ?o } }",
    "SELECT (SUM(?n) AS ?sum) { { SELECT (COUNT(?o) AS ?n) { ?s rdfs:label ?o } GROUP BY ?s } }",
    "SELECT (MIN(STR(?l)) AS ?a) (MAX(STR(?l)) AS ?b) { ?s rdfs:label ?l }",
    "SELECT ?s { VALUES ?p { kg:sent kg:metWith } ?s ?p ?o }",
    "SELECT ?s ?x { ?s rdfs:label ?l BIND(STRLEN(?l) AS ?x) }",
    "SELECT (COUNT(*) AS ?n) { { ?s kg:sent ?o } UNION { ?s kg:metWith ?o } }",
)


@pytest.fixture(scope="module")
def merged(store: Store) -> Dataset:
    """The same quads in rdflib, its default graph all of them merged."""
    named = {f"{q.triple} {q.graph_name} ." for q in store.quads()}
    once = {f"{q.triple} ." for q in store.quads()}
    dataset = Dataset()
    dataset.parse(data="\n".join([*named, *once]), format="nquads")
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset


def test_there_are_sixty_queries() -> None:
    assert len({*QUERIES}) >= 60


@pytest.mark.parametrize("query", QUERIES)
def test_queries_answer_as_over_one_graph(store: Store, merged: Dataset, query: str) -> None:
    ours, theirs = store.query(query, prefixes=PREFIXES), merged.query(query)
    if isinstance(ours, QueryBoolean):
        assert bool(ours) == theirs.askAnswer
        return
    assert isinstance(ours, QuerySolutions)
    names = [variable.value for variable in ours.variables]
    have = Counter(tuple("" if row[n] is None else str(row[n]) for n in names) for row in ours)
    want = Counter(
        tuple("" if row[n] is None else row[n].n3() for n in names)
        for row in theirs
        if isinstance(row, ResultRow)
    )
    assert have == want
    assert want


def test_from_names_the_graphs_that_are_asked(store: Store) -> None:
    from kg.rdf import document_iri
    from tests.query.example import OTHER

    other = document_iri(OTHER.id)
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    inside = sum(1 for _ in store.quads(graph=other))
    assert select(store, count.format(f"FROM <{other}>")).rows == ((inside,),)
    assert select(store, count.format(f"FROM NAMED <{other}>")).rows == ((0,),)
    named = f"SELECT (COUNT(*) AS ?n) FROM NAMED <{other}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert select(store, named).rows == ((inside,),)


def test_what_two_documents_state_counts_once(store: Store) -> None:
    labels = "SELECT ?s (COUNT(?l) AS ?n) { ?s skos:prefLabel ?l } GROUP BY ?s"
    told = "SELECT ?s (COUNT(?g) AS ?n) { GRAPH ?g { ?s skos:prefLabel ?l } } GROUP BY ?s"
    assert max(n for _, n in select(store, told).rows) > 1
    assert {n for _, n in select(store, labels).rows} == {1}


def test_rdflib_gives_each_triple_once(store: Store) -> None:
    from rdflib import SKOS

    told = [(s, o) for s, o in store.as_rdflib().subject_objects(SKOS.prefLabel)]
    assert len(told) == len(set(told)) > 0
