"""Idioms, light verbs and relations of news, through the shipped pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline


STATED = {
    "Le village était entre les mains des rebelles.": "Le village | kg:controlledBy | rebelles",
    "L'armée a promis de rouvrir la route.": "L'armée | kg:promised | rouvrir la route",
    "La Suède a proposé d'accueillir la réunion.": "La Suède | kg:proposed | accueillir la réunion",
    "Le général a ordonné aux soldats de quitter la ville.": (
        "Le général | kg:requested | quitter la ville"
    ),
    "Le parti bénéficie du soutien de la Turquie.": "la Turquie | kg:supports | Le parti",
    "Ana Lorens a été élue avec l'appui du parti agrarien.": (
        "parti agrarien | kg:supports | Ana Lorens"
    ),
    "Les milices ont pris en embuscade des soldats.": "Les milices | kg:attacked | des soldats",
    "Le mouvement retient trois otages.": "Le mouvement | kg:arrested | trois otages",
    "La milice est affiliée à la coalition.": "La milice | kg:memberOf | la coalition",
    "Ivan Morel a quitté le Parti agrarien.": "Ivan Morel | kg:resignedFrom | le Parti agrarien",
    "Les factions engagées contre le gouvernement ont signé la trêve.": (
        "Les factions | kg:opposes | le gouvernement"
    ),
    "Les réfugiés sont regroupés dans le camp.": "Les réfugiés | kg:locatedIn | le camp",
    "L'opposition a porté plainte contre le maire.": "L'opposition | kg:accused | le maire",
    "Le mouvement a revendiqué l'attentat.": (
        "Le mouvement | kg:claimedResponsibilityFor | l'attentat"
    ),
    "Ana Lorens a battu Ivan Morel.": "Ana Lorens | kg:defeated | Ivan Morel",
    "Ana Lorens a remporté l'élection.": "Ana Lorens | kg:won | l'élection",
    "Ivan Morel se présente à l'élection.": "Ivan Morel | kg:candidateFor | l'élection",
    "Ana Lorens a participé à la réunion.": "Ana Lorens | kg:participatedIn | la réunion",
    "Le Qatar a rompu avec l'Égypte.": "Le Qatar | kg:brokeOffWith | l'Égypte",
    "L'usine emploie deux cents ouvriers.": "",
    "La société emploie deux cents ouvriers.": "deux cents ouvriers | kg:worksFor | La société",
    "Ivan Morel est né à Lyon.": "Ivan Morel | kg:bornIn | Lyon",
    "On a parlé de l'accident survenu à Genève.": "l'accident | kg:happenedIn | Genève",
    "Ana Lorens, née à Lyon et nommée juge, a parlé.": "Ana Lorens | kg:bornIn | Lyon",
    "Les familles arrivées en Suède ont été accueillies.": "Les familles | kg:movedTo | Suède",
    "Ivan Morel est mort à Genève.": "Ivan Morel | kg:diedIn | Genève",
    "Trente soldats ont péri dans l'explosion.": "Trente soldats | kg:diedIn | l'explosion",
    "Ana Lorens a épousé Ivan Morel.": "Ana Lorens | kg:marriedTo | Ivan Morel",
    "Les pompiers luttent contre l'incendie.": "",
    "Ana Lorens a pris la deuxième place.": "",
    "La police a blessé trois passants.": "La police | kg:injured | trois passants",
    "Les soldats ont tué un berger.": "Les soldats | kg:killed | un berger",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(
    stated: Callable[[str], set[str]], sentence: str, claim: str
) -> None:
    found = stated(sentence)
    assert claim in found if claim else not found
