"""Whose somebody is, as names and nouns tell it, and what one only would do in a certain way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction
from kg.model import Claim, Modality

pytestmark = pytest.mark.pipeline

FRENCH = {
    # a body behind a name
    "Marc Rolin, de l'université de Genève, critique le texte.": (
        "Marc Rolin | kg:worksFor | l'université de Genève"
    ),
    "Ana Lorens, du Parti socialiste, critique le texte.": (
        "Ana Lorens | kg:memberOf | Parti socialiste"
    ),
    # people told by their bodies
    "Deux soldats de l'ONU sont partis.": "Deux soldats | kg:memberOf | l'ONU",
    "Des chercheurs de la NASA ont publié une étude.": "Des chercheurs | kg:worksFor | la NASA",
    "Un journaliste de l'AFP a été blessé.": "Un journaliste | kg:worksFor | l'AFP",
    # whose reports and articles they are
    "Selon un rapport de l'ONU, la trêve tient.": "l'ONU | kg:published | un rapport",
    "Le ministre nie les révélations du Monde.": "Monde | kg:published | les révélations",
    # what is told is denied, what is decided opposed
    "L'opposition conteste le verdict.": "L'opposition | kg:opposes | le verdict",
    "La ministre conteste les accusations.": "La ministre | kg:denied | les accusations",
    "Celui-ci conteste les résultats.": "Celui-ci | kg:denied | les résultats",
    # contests, courts, posts
    "Le vainqueur de l'étape est Ivan Morel.": "Ivan Morel | kg:won | l'étape",
    "Ana Lorens a éliminé Ilona Rell en finale.": "Ana Lorens | kg:defeated | Ilona Rell",
    "Ana Lorens laisse sa place à Ivan Morel.": "Ivan Morel | kg:succeeded | Ana Lorens",
    "Ivan Morel a été convoqué par la police.": "la police | kg:investigated | Ivan Morel",
    # charges
    "Une enquête a été ouverte pour corruption.": "- | kg:investigated | corruption",
    "Une enquête a été ouverte par le parquet de Varesk pour fraude.": (
        "le parquet de Varesk | kg:investigated | fraude"
    ),
    "Ivan Morel a été condamné pour corruption.": "- | kg:convicted | Ivan Morel",
    # words
    "Le parlement a déclaré l'indépendance du Mali.": (
        "Le parlement | kg:announced | l'indépendance du Mali"
    ),
    "Le Sénat a validé la proposition.": "Le Sénat | kg:supports | la proposition",
    "Ces milices sont liées à Al-Qaïda.": "Ces milices | kg:alliedWith | Al-Qaïda",
}
ENGLISH = {
    "Jane Holm of the Labour Party criticized the plan.": (
        "Jane Holm | kg:memberOf | the Labour Party"
    ),
    "Jane Holm, of Amnesty International, left.": (
        "Jane Holm | kg:worksFor | Amnesty International"
    ),
    "Two warehouses were hit by air strikes.": "- | kg:attacked | Two warehouses",
    "Police used tear gas against the protesters.": "Police | kg:attacked | the protesters",
    "Jane Holm was elected to Congress.": "Jane Holm | kg:memberOf | Congress",
    "Three miners died in an explosion.": "Three miners | kg:diedIn | an explosion",
    "The party asked the court for an inquiry.": "The party | kg:requestedFrom | the court",
    # other senses
    "Jane Holm left the United Kingdom.": "",
    "Sweden cooperates with Norway.": "",
    "Cuba recalled its ambassador to Sweden.": "",
    "The illness threatened her mother.": "",
}


@pytest.mark.parametrize(("sentence", "claim"), FRENCH.items())
def test_french(told: Callable[[str], set[str]], sentence: str, claim: str) -> None:
    assert claim in told(sentence)


@pytest.mark.parametrize(("sentence", "claim"), ENGLISH.items())
def test_english(read_english: Callable[[str], Extraction], sentence: str, claim: str) -> None:
    found = {
        f"{one.subject.text if one.subject else '-'} | {one.predicate.id} | "
        f"{one.object.text if one.object else '-'}"
        for one in read_english(sentence).claims
        if one.predicate.id.startswith("kg:")
    }
    assert claim in found if claim else not found


def test_a_title_with_its_office_is_no_other_person(
    read_english: Callable[[str], Extraction],
) -> None:
    found = read_english("Secretary of State Jane Holm met Paul Marsh.").claims
    met = [one for one in found if one.predicate.id == "kg:metWith"]
    assert [one.subject.text for one in met if one.subject] == ["Jane Holm"]


def test_how_something_is_done_is_no_surer_than_that(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> None:
    def modalities(text: str) -> set[Modality]:
        return {one.modality for one in claims_of(text) if one.predicate.id == "kg:released"}

    assert modalities("Le maire veut gagner en libérant les otages.") == {Modality.WANTED}
    assert modalities("Le maire a gagné en libérant les otages.") == {Modality.ASSERTED}
