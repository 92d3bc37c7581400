"""Deeds of news: event nouns, light verbs, classes of things, dates of lives."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline


STATED = {
    # who is given what another gives up
    "Ce succès donne au Front le contrôle de la vallée.": "Front | kg:controls | la vallée",
    "L'armée a cédé le contrôle du port aux rebelles.": "rebelles | kg:controls | port",
    "Le retrait a laissé aux insurgés le contrôle de deux quartiers.": (
        "insurgés | kg:controls | deux quartiers"
    ),
    # things that one attacks, condemns
    "La brigade a pris pour cible une position des rebelles.": (
        "La brigade | kg:attacked | une position des rebelles"
    ),
    "Des miliciens ont attaqué un poste de gendarmerie.": (
        "Des miliciens | kg:attacked | un poste de gendarmerie"
    ),
    "La rébellion a attaqué deux camions.": "La rébellion | kg:attacked | deux camions",
    "Des jeunes s'en sont pris à la police.": "Des jeunes | kg:attacked | la police",
    "Des élèves ont lancé des pavés sur les gendarmes.": "Des élèves | kg:attacked | les gendarmes",
    "Le président a ordonné une frappe sur la base de Lugny.": (
        "Le président | kg:attacked | la base de Lugny"
    ),
    # what a clause describes that begins with a "que" taken for a conjunction
    "Il applique l'accord de paix, que Paul Marchand avait signé.": (
        "Paul Marchand | kg:signed | l'accord de paix"
    ),
    "Deux villageois ont fui vers la Turquie.": "Deux villageois | kg:movedTo | la Turquie",
    # with whom somebody signs what the noun has a place for
    "La Russie a signé un accord avec l'Iran.": "La Russie | kg:agreedWith | l'Iran",
    # contests
    "Les Danoises se sont imposées face aux Suédoises.": "Les Danoises | kg:defeated | Suédoises",
    "La Suède condamne ces exactions.": "La Suède | kg:criticized | ces exactions",
    "La ministre a condamné ce crime.": "La ministre | kg:criticized | ce crime",
    "Les soldats ont fait des dizaines de morts.": (
        "Les soldats | kg:killed | des dizaines de morts"
    ),
    # sanctions
    "L'Union a inscrit le général Varko sur la liste des personnes sanctionnées.": (
        "L'Union | kg:sanctioned | Varko"
    ),
    "Le Trésor a bloqué les comptes de la société.": "Le Trésor | kg:sanctioned | la société",
    "La Suède a placé deux banques sur sa liste noire.": "La Suède | kg:sanctioned | deux banques",
    # support, help
    "La Turquie, principal soutien du régime, a dénoncé le vote.": (
        "La Turquie | kg:supports | régime"
    ),
    "La Turquie a procuré une aide militaire à la milice.": "La Turquie | kg:aided | la milice",
    "Les syndicats ont voté en faveur de la réforme.": "Les syndicats | kg:supports | la réforme",
    # a visit, a meeting as a circumstance
    "Lors d'une visite à Lyon, Ana Lorens a promis une aide.": "Ana Lorens | kg:visited | Lyon",
    "À l'issue d'une réunion avec Ivan Morel, Ana Lorens a démissionné.": (
        "Ana Lorens | kg:metWith | Ivan Morel"
    ),
    "Ana Lorens a parlé après un entretien avec Ivan Morel.": (
        "Ana Lorens | kg:spokeWith | Ivan Morel"
    ),
    # each with the other
    "Ana Lorens et Ivan Morel sont convenus de se revoir.": (
        "Ana Lorens | kg:agreedWith | Ivan Morel"
    ),
    "Ana Lorens et Ivan Morel se sont entretenus.": "Ana Lorens | kg:spokeWith | Ivan Morel",
    # posts
    "Ivan Morel, ancien garde des Sceaux, a été arrêté.": (
        "Ivan Morel | kg:holdsPosition | ancien garde des Sceaux"
    ),
    "Ana Lorens est l'une des dirigeantes du parti.": (
        "Ana Lorens | kg:holdsPosition | dirigeantes du parti"
    ),
    "Le nouveau ministre de la Défense est Ivan Morel.": (
        "Ivan Morel | kg:holdsPosition | Le nouveau ministre de la Défense"
    ),
    # what one did is no purpose
    "Ivan Morel a été licencié pour avoir publié une lettre.": (
        "Ivan Morel | kg:published | une lettre"
    ),
    # lives
    "Ivan Morel est né le 3 mai 1950.": "Ivan Morel | kg:bornOn | le 3 mai 1950",
    "Ana Lorens est morte le 3 mai 2010.": "Ana Lorens | kg:diedOn | le 3 mai 2010",
    "L'association a été fondée en 1950.": "L'association | kg:foundedOn | en 1950",
    "Ana Lorens a remporté un vif succès.": "",
    "Varn est un village de la Drôme.": "Varn | kg:locatedIn | la Drôme",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    found = stated(sentence)
    assert claim in found if claim else not found
