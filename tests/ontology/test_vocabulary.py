"""The classes and relations of core.ttl, and what the loader refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg import bundled
from kg.iris import compact, expand
from kg.ontology import Knowledge, load
from kg.ontology.vocabulary.page import page
from kg.rdf import vocabulary_quads

CALLED = {expand("rdfs:label"), expand("skos:altLabel")}

# The names are a contract: gold files and queries use them.
RELATIONS = [
    "sent",
    "sentTo",
    "sentVia",
    "published",
    "contains",
    "about",
    "proposed",
    "promised",
    "announced",
    "confirmed",
    "requested",
    "requestedFrom",
    "denied",
    "rejected",
    "accused",
    "criticized",
    "praised",
    "threatened",
    "warned",
    "metWith",
    "negotiatedWith",
    "spokeWith",
    "visited",
    "invited",
    "agreedWith",
    "signed",
    "compliedWith",
    "violated",
    "withdrewFromAgreement",
    "supports",
    "opposes",
    "alliedWith",
    "sanctioned",
    "expelled",
    "attacked",
    "killed",
    "injured",
    "destroyed",
    "arrested",
    "released",
    "controls",
    "controlledBy",
    "captured",
    "besieged",
    "withdrewFrom",
    "deployed",
    "deployedTo",
    "aided",
    "delivered",
    "deliveredTo",
    "evacuated",
    "fledFrom",
    "returnedTo",
    "movedTo",
    "ledBy",
    "memberOf",
    "partOf",
    "spokespersonFor",
    "holdsPosition",
    "positionIn",
    "appointed",
    "dismissed",
    "resignedFrom",
    "succeeded",
    "elected",
    "locatedIn",
    "basedIn",
    "borders",
    "connects",
    "citizenOf",
    "owns",
    "funds",
    "founded",
    "produces",
    "protestedAgainst",
    "investigated",
    "tried",
    "convicted",
    "happenedOn",
    "happenedIn",
]

PARENTS = {
    "kg:Person": "kg:Actor",
    "kg:Ministry": "kg:Organization",
    "kg:Communique": "kg:Artifact",
    "kg:Group": "kg:Actor",
    "kg:City": "kg:Place",
    "kg:Country": "kg:Place",
    "kg:Channel": "kg:Artifact",
}


def test_every_relation_of_the_contract_is_declared(knowledge: Knowledge) -> None:
    missing = [name for name in RELATIONS if f"kg:{name}" not in knowledge.ontology.relations]
    assert not missing


def test_relations_have_labels_and_definitions_in_both_languages(knowledge: Knowledge) -> None:
    for relation in knowledge.ontology.relations.values():
        assert {"fr", "en"} <= relation.labels.keys(), relation.iri
        assert {"fr", "en"} <= relation.definitions.keys(), relation.iri


def test_no_two_relations_share_a_name(knowledge: Knowledge) -> None:
    names: dict[str, set[str]] = {}
    for quad in vocabulary_quads(bundled.ontologies() / "core.ttl"):
        relation = compact(getattr(quad.subject, "value", ""))
        if quad.predicate.value in CALLED and relation in knowledge.ontology.relations:
            names.setdefault(str(quad.object), set()).add(relation)
    assert '"est née à"@fr' in names
    assert {name: some for name, some in names.items() if len(some) > 1} == {}


def test_domains_and_ranges_are_declared_classes(knowledge: Knowledge) -> None:
    classes = knowledge.ontology.classes
    for relation in knowledge.ontology.relations.values():
        assert relation.domain
        assert all(name in classes for name in relation.domain)
        assert all(name in classes or name.startswith("xsd:") for name in relation.range)


@pytest.mark.parametrize(("sub", "sup"), PARENTS.items())
def test_is_a_follows_the_tree(knowledge: Knowledge, sub: str, sup: str) -> None:
    assert knowledge.ontology.is_a(sub, sup)
    assert knowledge.ontology.is_a(sub, sub)
    assert not knowledge.ontology.is_a(sup, sub)


def test_unknown_classes_are_nothing(knowledge: Knowledge) -> None:
    assert not knowledge.ontology.is_a(None, "kg:Actor")
    assert not knowledge.ontology.is_a("kg:Unheard", "kg:Actor")


def test_inverses_hold_both_ways_and_symmetric_ones_are_their_own(knowledge: Knowledge) -> None:
    inverse = knowledge.ontology.inverse
    assert inverse("kg:controls") == "kg:controlledBy"
    assert inverse("kg:controlledBy") == "kg:controls"
    assert inverse("kg:metWith") == "kg:metWith"
    assert inverse("kg:sent") is None


def test_alignments_are_full_iris(knowledge: Knowledge) -> None:
    person = knowledge.ontology.classes["kg:Person"]
    assert "http://xmlns.com/foaf/0.1/Person" in person.aligned
    assert all(iri.startswith("http") for iri in person.aligned)


def test_a_users_relation_joins_the_vocabulary(write: Callable[[str, str], Path]) -> None:
    folder = write(
        "mine.ttl",
        """
kg:painted a kg:Relation ; schema:domainIncludes kg:Person ; schema:rangeIncludes kg:Artifact ;
    rdfs:label "a peint"@fr, "painted"@en ;
    skos:definition "La personne a peint cela."@fr, "The person painted it."@en .
""",
    )
    write(
        "lexicon/fr-art.ttl",
        'fr:peindre a kgl:VerbEntry ; kgl:lemma "peindre" ; kgl:states "kg:painted(subj, obj)" .',
    )
    known = load("fr", (folder,))
    assert known.ontology.relations["kg:painted"].labels["en"] == "painted"
    assert [f.iri for f in known.lexicon.frames("peindre", "VERB")] == ["fr:peindre"]
    assert "kg:painted" not in load("fr").ontology.relations


def test_a_relation_to_an_unknown_class_is_refused(refused: Callable[[str, str], str]) -> None:
    message = refused(
        "mine.ttl",
        """
kg:painted a kg:Relation ; schema:domainIncludes kg:Painter ; schema:rangeIncludes kg:Artifact ;
    rdfs:label "a peint"@fr ; skos:definition "…"@fr .
""",
    )
    assert message.startswith("mine.ttl:10: kg:painted")
    assert "kg:Painter: no such class" in message


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("kg:Painter a kg:Class ; skos:definition '…'@fr .", "kg:Painter has no label"),
        ("kg:Painter a kg:Class ; rdfs:label 'peintre'@fr .", "kg:Painter has no definition"),
        (
            """
            kg:A a kg:Class ; rdfs:label 'a'@fr ; skos:definition 'a'@fr ; rdfs:subClassOf kg:B .
            kg:B a kg:Class ; rdfs:label 'b'@fr ; skos:definition 'b'@fr ; rdfs:subClassOf kg:A .
            """,
            "is its own ancestor",
        ),
        ("kg:A a kg:Class ; rdfs:label", "is not Turtle"),
    ],
)
def test_broken_classes_are_refused(
    refused: Callable[[str, str], str], body: str, what: str
) -> None:
    assert what in refused("mine.ttl", body)


def test_the_page_of_the_vocabulary_is_fresh(knowledge: Knowledge) -> None:
    written = (bundled.ontologies() / "VOCABULARY.md").read_text(encoding="utf-8")
    assert written == page(knowledge.ontology), "run: kg ontology page -o ontologies/VOCABULARY.md"


def test_every_class_stands_on_the_page_once(knowledge: Knowledge) -> None:
    rows = [line for line in page(knowledge.ontology).splitlines() if line.startswith("| ")]
    for name in (*knowledge.ontology.classes, *knowledge.ontology.relations):
        cells = [row.split(" | ")[0].lstrip("| –") for row in rows]
        assert cells.count(f"`{name}`") == 1, name
