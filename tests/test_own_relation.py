"""A relation that kg does not know, added by Turtle alone: extracted, asked for, drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from kg import KnowledgeGraph
from kg.assemble import Options
from tests.view.carried import tables_of

pytestmark = pytest.mark.pipeline

RELATION = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .

kg:mediatedBetween a kg:Relation ;
    schema:domainIncludes kg:Actor ; schema:rangeIncludes kg:Actor ; kg:plover "CONSULT" ;
    rdfs:label "s'est entremis pour"@fr, "mediated between"@en ;
    skos:definition "L'acteur a fait le médiateur entre cette partie et une autre."@fr,
        "The actor mediated between this party and another."@en .
"""
WORDINGS = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix fr: <https://w3id.org/newskg/lexicon/fr#> .

fr:servir-de-médiateur a kgl:VerbEntry ;
    kgl:lemma "servir de médiateur", "faire office de médiateur", "assurer médiation" ;
    kgl:states "kg:mediatedBetween(subj, entre)" ; kgl:select "subj: kg:Actor", "entre: kg:Actor" .

fr:médiation a kgl:NounEntry ; kgl:lemma "médiation" ;
    kgl:states "kg:mediatedBetween(de, entre)" ; kgl:select "de: kg:Actor", "entre: kg:Actor" .
"""
TEXT = """\
Le Qatar a servi de médiateur entre l'Iran et la Syrie.

La médiation de l'ONU entre le Yémen et Oman a commencé jeudi.

La Turquie a refusé de servir de médiateur entre la Russie et l'Ukraine.

L'Algérie assure une médiation entre le Mali et le Niger.
"""
ASSERTED = {
    ("kge:qatar", "kge:iran"),
    ("kge:qatar", "kge:syria"),
    ("kge:united-nations", "kge:yemen"),
    ("kge:united-nations", "kge:oman"),
    ("kge:algeria", "kge:mali"),
    ("kge:algeria", "kge:niger"),
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("mine")
    (folder / "lexicon").mkdir()
    (folder / "mediation.ttl").write_text(RELATION, encoding="utf-8")
    (folder / "lexicon" / "fr-mediation.ttl").write_text(WORDINGS, encoding="utf-8")
    with KnowledgeGraph(options=Options(ontology=(folder,))) as built:
        built.add_text(TEXT, id="talks")
        yield built


def test_it_is_extracted_and_asked_for(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?who ?party WHERE { ?who kg:mediatedBetween ?party }")
    assert set(rows) == ASSERTED


def test_a_refusal_stays_a_denial(graph: KnowledgeGraph) -> None:
    refused = [
        claim
        for claim in graph.claims()
        if claim.predicate.id == "kg:mediatedBetween" and claim.negated
    ]
    assert {claim.subject.text for claim in refused} == {"La Turquie"}
    assert all(claim.predicate.plover == "CONSULT" for claim in refused)


def test_it_is_drawn_under_its_label(graph: KnowledgeGraph) -> None:
    drawn = graph.network()
    labels = {data["label"] for _, _, data in drawn.edges(data=True)}
    assert "s'est entremis pour" in labels
    assert "s'est entremis pour" in json.dumps(tables_of(graph.view().html), ensure_ascii=False)
    assert "mediated between" in json.dumps(tables_of(graph.view(lang="en").html))
