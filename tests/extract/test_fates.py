"""What befalls people, where they stay, events named for their place, who holds which post."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Told = Callable[[str], set[str]]

STATED = {
    # judged, beaten, struck, sanctioned
    "17 hommes jugés pour vol.": "- | kg:tried | 17 hommes",
    "Luc Morel a perdu l'élection de mai.": "- | kg:defeated | Luc Morel",
    "Luc Morel a été battu dimanche.": "- | kg:defeated | Luc Morel",
    "Luc Morel assigne le parti.": "Luc Morel | kg:accused | le parti",
    "Le ministre fut giflé par le député Morel.": "Morel | kg:attacked | Le ministre",
    "La présidente a été suspendue de ses fonctions par le Parlement.": (
        "le Parlement | kg:dismissed | La présidente"
    ),
    "Il y a dix ans, Luc Morel a quitté le pouvoir.": "Luc Morel | kg:resignedFrom | le pouvoir",
    # who joins what, who keeps which rules
    "Des milliers de personnes ont rejoint le mouvement.": (
        "Des milliers de personnes | kg:memberOf | le mouvement"
    ),
    "L'entreprise a enfreint les règles.": "L'entreprise | kg:violated | les règles",
    # what stands where
    "La station-service installée à Lorn a brûlé.": ("La station-service | kg:locatedIn | Lorn"),
    "L'ONG reste à Vienne.": "L'ONG | kg:locatedIn | Vienne",
    "Il a fréquenté l'école de Morvelle.": "l'école | kg:locatedIn | Morvelle",
    # events named for their place, celebrated somewhere on a day
    "L'attentat de Nice a choqué le pays.": "L'attentat | kg:happenedIn | Nice",
    "Le festival de Lyon a fermé.": "Le festival | kg:happenedIn | Lyon",
    "Les obsèques seront célébrées vendredi en l'église de Lorn.": (
        "Les obsèques | kg:happenedIn | l'église de Lorn"
    ),
    "Les obsèques seront célébrées vendredi en la chapelle.": (
        "Les obsèques | kg:happenedOn | vendredi"
    ),
    # an adverb is a date, too
    "Luc Morel est mort hier à Lorn.": "Luc Morel | kg:diedOn | hier",
    # those who are counted by two words, or after others
    "Des centaines de milliers d'Irakiens sont morts.": (
        "- | kg:died | Des centaines de milliers d'Irakiens"
    ),
    "Le séisme a tué 91 personnes et blessé au moins 150 autres.": (
        "- | kg:injured | au moins 150 autres"
    ),
    # posts of names beside other words
    "C'est le maire, Luc Morel, qui est venu.": "Luc Morel | kg:holdsPosition | le maire",
    "Le commandant des forces de l'OTAN, le général belge Luc Morel, a parlé.": (
        "Luc Morel | kg:holdsPosition | Le commandant des forces de l'OTAN"
    ),
    "Le candidat au poste de maire, Luc Morel, a renoncé.": (
        "Luc Morel | kg:candidateFor | poste de maire"
    ),
    "Le brigadier Luc Morel anime la réunion.": "Luc Morel | kg:holdsPosition | Le brigadier",
}


@pytest.mark.parametrize(("sentence", "claim"), STATED.items())
def test_what_a_sentence_states(told: Told, sentence: str, claim: str) -> None:
    assert claim in told(sentence)


NOT_STATED = {
    "Le programme est jugé trop coûteux.": "kg:tried",
    "Luc Morel est jugé responsable.": "kg:tried",
    "Une femme a été battue par son mari.": "- | kg:defeated",
    "Luc Morel a assigné des tâches à son équipe.": "kg:accused",
    "Le championnat de France a commencé.": "kg:happenedIn",
    "Les sommets des Alpes sont gravis.": "kg:happenedIn",
    "Le marché de Noël a ouvert.": "kg:locatedIn",
    "Le juge demande le renvoi du maire devant le tribunal.": "kg:expelled",
    "Le candidat au poste de maire, Luc Morel, a parlé.": "kg:holdsPosition",
    "Luc Morel est un coureur belge, membre de l'équipe Varel.": "Varel | kg:citizenOf",
}


@pytest.mark.parametrize(("sentence", "part"), NOT_STATED.items())
def test_what_it_does_not_state(told: Told, sentence: str, part: str) -> None:
    assert not any(part in claim for claim in told(sentence))
