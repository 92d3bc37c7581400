"""Event nouns, counted participants, reciprocals and senses, through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline


STATED = {
    "La réélection d'Ana Lorens à la présidence du Sorland surprend.": (
        "Ana Lorens | kg:holdsPosition | la présidence du Sorland"
    ),
    "Jean Fave a été nommé à la direction de Renault.": (
        "Jean Fave | kg:holdsPosition | la direction de Renault"
    ),
    "Lors de la visite d'Ana Lorens en Algérie, trois accords ont été signés.": (
        "Ana Lorens | kg:visited | Algérie"
    ),
    "La plainte de l'association contre le maire a surpris.": (
        "l'association | kg:accused | le maire"
    ),
    "L'annonce de la création de la coalition par l'Arabie saoudite a surpris.": (
        "l'Arabie saoudite | kg:founded | la coalition"
    ),
    "Les rebelles ont fait trente morts et dix blessés dans le village.": (
        "Les rebelles | kg:injured | dix blessés"
    ),
    "La police a effectué dix arrestations.": "La police | kg:arrested | dix arrestations",
    "Les policiers ont procédé à l'arrestation de Jean Fave.": (
        "Les policiers | kg:arrested | Jean Fave"
    ),
    "Une attaque perpétrée sur l'avenue des Champs-Élysées a choqué Paris.": (
        "Une attaque | kg:happenedIn | l'avenue des Champs-Élysées"
    ),
    "L'attaque commise dans la gare de Lorn a choqué la ville.": (
        "L'attaque | kg:happenedIn | la gare de Lorn"
    ),
    "Le groupe a commis un attentat à Bagdad.": "un attentat | kg:happenedIn | Bagdad",
    "Le groupe a perpétré un attentat contre le ministère de l'Intérieur.": (
        "Le groupe | kg:attacked | le ministère de l'Intérieur"
    ),
    "Vers midi, 2 000 manifestants dans la ville, 109 interpellations, dont 7 gardes à vue.": "",
    "Les assaillants ont pris des otages.": "Les assaillants | kg:arrested | des otages",
    "L'attentat a fait trois morts et vingt blessés.": "",
    "Jean Fave, bras droit d'Ivan Morel, a été arrêté.": "Jean Fave | kg:alliedWith | Ivan Morel",
    "Trois policiers ont été tués à Bamako.": "Trois policiers | kg:diedIn | Bamako",
    "Les rebelles ont repris les armes.": "",
    "Le maire a déploré trois morts.": "",
    "Le milliardaire Paul Vane détient la société.": "Paul Vane | kg:owns | la société",
    "Ivan Morel a signé une lettre.": "Ivan Morel | kg:signed | une lettre",
    "Le village est proche de la frontière.": "",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    found = stated(sentence)
    assert claim in found if claim else not found


def test_each_accuses_the_other(stated: Callable[[str], set[str]]) -> None:
    found = stated("La Russie et l'Ukraine se sont accusées de violer la trêve.")
    assert {
        "La Russie | kg:accused | l'Ukraine",
        "l'Ukraine | kg:accused | La Russie",
    } <= found


def test_where_an_attack_happens_is_not_attacked(stated: Callable[[str], set[str]]) -> None:
    for text in (
        "Le groupe a commis un attentat à Bagdad.",
        "Trois policiers ont été tués dans un attentat sur l'avenue de Clichy.",
        "L'attaque perpétrée à Nice, sur la promenade des Anglais, a choqué le pays.",
    ):
        assert not [claim for claim in stated(text) if "kg:attacked" in claim]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        (
            "Le simple dames (remporté par Anna Vidal), le double mixte (remporté par Paul Roy).",
            "Anna Vidal | kg:won | le double mixte",
        ),
        ("Trois casernes ont été bombardées : Alep, Homs et Hama.", "kg:attacked | Homs"),
        ("Deux mairies ont été incendiées : Rennes et Brest.", "kg:destroyed | Brest"),
        ("Le plan sur le climat de Joe Biden a été adopté.", "le climat de Joe Biden"),
        ("Le parti a annoncé ce mois ci dix mesures.", "ci dix mesures"),
        ("La police a évacué les manifestants de la place de la République.", "s de la place"),
    ],
)
def test_what_goes_with_something_else(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, claim: str
) -> None:
    typed = [one for one in claims_of(sentence) if one.predicate.id.startswith("kg:")]
    assert not [one for one in typed if claim in _written(one)]


def _written(claim: Claim) -> str:
    parts = claim.subject, claim.object
    first, last = (part.text if part is not None else "" for part in parts)
    return f"{first} | {claim.predicate.id} | {last}"
