"""Mistyped terms are errors; what only looks like a term, and terms of others, are none."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Quad

from kg.errors import QueryError
from kg.iris import PREFIXES, expand
from kg.query import ask, construct, select
from kg.rdf import VOCABULARY
from kg.store import Store, open_store
from kg.store.queries.tokens import terms_in

KG = PREFIXES["kg"]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * {\n ?a kg:snt ?b }", r"kg:snt at line 2, column 5 .* Did you mean kg:sent\?"),
        ("SELECT * { ?a kg:sent/kg:sentto ?b }", r"kg:sentto .* Did you mean kg:sentTo\?"),
        ("SELECT * { ?a ^kg:Sent ?b }", r"kg:Sent at .* Did you mean kg:sent\?"),
        ("SELECT * { ?a a kg:Claims . }", r"kg:Claims at .* Did you mean kg:Claim\?"),
        ("SELECT * { ?a a kg:Persn. }", r"kg:Persn at .* Did you mean kg:Person\?"),
        ("SELECT * { ?a !(kg:sent|kg:snd) ?b }", "kg:snd at line 1"),
        (f"SELECT * {{ ?a <{KG}snt> ?b }}", r"ontology#snt> at .* Did you mean kg:sent\?"),
        (f"PREFIX n: <{KG}> SELECT * {{ ?a n:snt ?b }}", r"n:snt at .* Did you mean kg:sent\?"),
        ("SELECT * { ?a skos:preflabel ?b }", r"Did you mean skos:prefLabel\?"),
        ("SELECT * { ?a rdfs:lable ?b }", r"Did you mean rdfs:label\?"),
        ("SELECT * { ?a ?b ?c FILTER(datatype(?c) = xsd:string2) }", "xsd:string2 at"),
        ("SELECT * { ?a ?b ?c FILTER NOT EXISTS { ?a kg:polarty ?d } }", "kg:polarity"),
        ("ASK { ?a kg:qqqqqq ?b }", r"kg:qqqqqq at .* vocabulary\. Let any term pass"),
        ("CONSTRUCT { ?a kg:sent ?b } WHERE { ?a kg:snt ?b }", "column 40"),
    ],
)
def test_a_mistyped_term_is_an_error(store: Store, sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as error:
        select(store, sparql)
    assert str(error.value).startswith("the query: ")
    select(store, sparql, any_term=True)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?a ?b 'kg:snt' }",
        'SELECT * { ?a ?b """a "kg:snt" b""" }',
        "SELECT * { ?a kg:sent ?b } # kg:snt",
        "SELECT * { ?a ?b <http://example.org/kg:snt> }",
        "PREFIX kg: <http://example.org/> SELECT * { ?a kg:snt ?b }",
        "PREFIX a: <http://example.org/> SELECT * { ?a a:snt ?b ; schema:nonsense ?c }",
        "SELECT * { ?a oa:exact ?b ; rdf:_1 ?c ; sem:anything ?d . kge:nobody kg:sent ?e . }",
        "SELECT * { ?a kg:sent ?b . _:kg kg:sentTo ?c . FILTER(?a<?b && ?c>?b) }",
        f"SELECT * {{ GRAPH <{VOCABULARY}> {{ ?a a kg:Relation }} }}",
        "SELECT * { ?a kg:textHash ?b ; kg:mentionKind ?c ; kg:plover ?d }",
        "CONSTRUCT { ?a kg:mine ?b ; kg:other [ kg:x ?b ] } WHERE { ?a kg:sent ?b }",
        "CONSTRUCT WHERE { ?a kg:sent ?b }",
    ],
)
def test_what_is_no_mistyped_term_passes(store: Store, sparql: str) -> None:
    select(store, sparql)


def test_construct_and_questions_are_looked_at_too(store: Store, tmp_path) -> None:
    with pytest.raises(QueryError, match="kg:snt"):
        construct(store, "CONSTRUCT WHERE { ?a kg:snt ?b }")
    assert construct(store, "CONSTRUCT WHERE { ?a kg:snt ?b }", any_term=True) == ""
    told = "".join(f"# title ({x}): Who\n# description ({x}): Who.\n" for x in ("en", "fr"))
    question = f"{told}SELECT ?a {{ ?a kg:snt ?b }}\n"
    (tmp_path / "who.rq").write_text(question, encoding="utf-8")
    with pytest.raises(QueryError, match="the question 'who': kg:snt at line 5"):
        ask(store, tmp_path / "who.rq")


def test_terms_of_the_users_vocabulary_are_known() -> None:
    twinned = "SELECT * { ?a kg:twinnedWith ?b }"
    with open_store(None) as store:
        with pytest.raises(QueryError, match="kg:twinnedWith"):
            select(store, twinned)
        term = NamedNode(expand("kg:twinnedWith"))
        kind = NamedNode(expand("rdf:type"))
        relation = NamedNode(expand("kg:Relation"))
        store.replace_graph(VOCABULARY, [Quad(term, kind, relation, NamedNode(VOCABULARY))])
        select(store, twinned)
        with pytest.raises(QueryError, match=r"Did you mean kg:twinnedWith\?"):
            select(store, "SELECT * { ?a kg:twinedwith ?b }")


def test_terms_stand_with_their_place() -> None:
    sparql = r"BASE <http://b/> SELECT * { ?a kg:a\/b ?b ; kg:c. }"
    found = list(terms_in(sparql, {"kg": "http://kg/"}))
    assert [term.iri for term in found] == ["http://kg/a/b", "http://kg/c"]
    assert [sparql[term.at :].startswith(term.written) for term in found] == [True, True]
