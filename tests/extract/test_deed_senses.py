"""What deeds mean is told by their object and by what stands beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Told = Callable[[str], set[str]]

DEEDS = {
    # being out of what: a body or a country, a debate, an office
    "Le directeur s'est senti exclu du débat.": "",
    "Le député a été exclu du parti.": "- | kg:expelled | Le député",
    "La milice a été exclue de l'offensive.": "",
    "Les migrants ont été renvoyés en Turquie par la police.": (
        "la police | kg:expelled | Les migrants"
    ),
    "Le juge a renvoyé le maire devant le tribunal.": "",
    # who is heard as a witness is not looked into
    "La commission a auditionné trois experts.": "",
    # those who are posted, and those who stand somewhere
    "Trois cents soldats sont postés à Varesk.": "- | kg:deployed | Trois cents soldats",
    "Une dizaine de spectateurs étaient postés près de Varesk.": "",
    "Des équipes de télévision sont postées sur le pont.": "",
    # those who hold a town, and those who protest there
    "Les rebelles occupent Varesk.": "Les rebelles | kg:controls | Varesk",
    "Des Gilets jaunes occupent la frontière.": "",
    # parts of what is said: "faire partie", "faire état"
    "Le chauffeur et sa famille pourraient faire partie des victimes.": "",
    "Le bilan fait état de dix morts.": "- | kg:died | dix morts",
    "Il faisait partie des marcheurs toujours en vie après la mort de Boris Sand.": "",
    # help that is given, and an office of help
    "Le secrétariat à l'aide aux victimes a répondu.": "",
    "Une loi interdit l'aide aux migrants.": "",
    "L'aide de la Suède au Mali continue.": "la Suède | kg:aided | Mali",
    # honours, letters, rescues
    "La championne a été élue meilleure skieuse du pays.": "",
    "Le tribunal a renvoyé le dossier au mois de mars.": "",
    "Les secouristes ont libéré des survivants.": "",
    "Un bourreau masqué a décapité le pantin.": "",
    # parties of what is signed
    "Un accord a été conclu entre le gouvernement et le syndicat.": (
        "le gouvernement | kg:signed | Un accord"
    ),
    "Le traité signé entre la Suède et le Mali est caduc.": "le Mali | kg:signed | Le traité",
}


@pytest.mark.parametrize(("sentence", "claim"), DEEDS.items())
def test_the_sense_of_a_deed(told: Told, sentence: str, claim: str) -> None:
    found = told(sentence)
    assert claim in found if claim else not found
