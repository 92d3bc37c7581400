"""What was done to somebody by nobody knows whom: claims of the layer "event"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Document, Layer
from kg.network import network
from kg.rdf import claims_from, document_iri, document_quads
from kg.store import open_store

Read = Callable[[str], list[Claim]]


@pytest.fixture(scope="session")
def events(claims_of: Callable[[str], tuple[Claim, ...]]) -> Read:
    """A function from a text to its claims of the layer "event"."""
    return lambda text: [claim for claim in claims_of(text) if claim.layer is Layer.EVENT]


def told(claims: list[Claim]) -> set[tuple[str, str]]:
    assert all(claim.subject is None and not claim.is_plain for claim in claims)
    return {(c.predicate.id, c.object.text) for c in claims if c.object is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le dépôt de carburant a été incendié.", {("kg:destroyed", "Le dépôt de carburant")}),
        ("Trois mineurs enlevés près de Dorvil.", {("kg:arrested", "Trois mineurs")}),
        ("Ostrel bombardée.", {("kg:attacked", "Ostrel")}),
        ("Les deux pêcheurs ont été relâchés.", {("kg:released", "Les deux pêcheurs")}),
        ("On a arrêté quatre étudiants.", {("kg:arrested", "quatre étudiants")}),
        ("Six ouvriers ont trouvé la mort à Dorvil.", {("kg:died", "Six ouvriers")}),
        (
            "L'incendie a fait cinq morts et vingt blessés.",
            {("kg:killed", "cinq morts"), ("kg:injured", "vingt blessés")},
        ),
        ("L'attentat a coûté la vie à sept passants.", {("kg:killed", "sept passants")}),
        ("Une grenade a blessé deux policiers.", {("kg:injured", "deux policiers")}),
        ("Un gendarme a été blessé par balle.", {("kg:injured", "Un gendarme")}),
        ("La ville de Dorvil a été reprise.", {("kg:captured", "La ville de Dorvil")}),
        (
            "Neuf passagers sont morts et douze ont été blessés.",
            {("kg:died", "Neuf passagers"), ("kg:injured", "douze")},
        ),
        ("L'un des rameurs a été tué.", {("kg:killed", "L'un des rameurs")}),
        ("Certains de ses voisins ont été arrêtés.", {("kg:arrested", "Certains de ses voisins")}),
        ("La victime, décédée jeudi, avait vingt ans.", {("kg:died", "La victime")}),
        ("La libération des otages a été saluée.", {("kg:released", "otages")}),
        ("Le maire a été condamné à deux ans de prison.", {("kg:convicted", "Le maire")}),
    ],
)
def test_the_patient_is_told_and_nobody_is_named(
    events: Read, text: str, expected: set[tuple[str, str]]
) -> None:
    assert told(events(text)) >= expected


@pytest.mark.parametrize(
    "text",
    [
        "Le pont a été détruit par les rebelles.",  # they are told
        "Le maire a été réélu à l'unanimité par le conseil.",
        "Les rebelles ont tué deux soldats.",
        "La région est touchée.",  # by anything
        "Il a été décidé de partir.",
        "L'armée a mené un raid contre Dorvil.",
        "Le projet d'arrestation des meneurs a fuité.",
        "La zone est reliée au port.",
        "La ville de Dorvil a été reprise par l'armée.",
        "L'armée a repris la ville de Dorvil.",
    ],
)
def test_no_agent_is_left_out_that_the_text_tells(events: Read, text: str) -> None:
    assert told(events(text)) == set()


def test_how_it_is_said_counts_as_for_all_claims(events: Read) -> None:
    (claim,) = events("Selon la police, aucun otage n'a été tué lundi à Paris.")
    assert claim.negated
    assert claim.holder is not None
    assert claim.holder.text == "la police"
    assert claim.time is not None
    assert claim.time.value == "2025-03-10"
    assert claim.place is not None
    (claim,) = events("Les prisonniers seront libérés demain.")
    assert claim.tense == "future"
    (claim,) = events("Plusieurs maisons auraient été détruites.")
    assert claim.modality == "possible"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("90 soldats tués", 90),
        ("Douze civils ont été tués.", 12),
        ("Des civils ont été tués.", None),
    ],
)
def test_how_many_they_are_is_a_number(events: Read, text: str, number: int | None) -> None:
    assert [claim.number for claim in events(text)] == [number]


def test_what_happened_is_a_node_and_no_triple(events: Read) -> None:
    text = "Douze civils ont été tués."
    claims = events(text)
    document = Document("text", text, "fr")
    with open_store(None) as store:
        store.replace_graph(document_iri("text"), document_quads(document, claims, (), {}))
        assert list(claims_from(store)) == claims
        killed = "https://w3id.org/newskg/ontology#killed"
        assert not list(store.quads(predicate=killed))
        assert not network(store).nodes
        ((_, known),) = network(store, include="all").nodes(data=True)
        assert [(one["subject"], one["object"]) for one in known["claims"]] == [
            ("", "Douze civils")
        ]
