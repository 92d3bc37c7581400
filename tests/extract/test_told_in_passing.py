"""What encyclopaedias, speeches and regional papers showed to be read wrongly, in own sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction
from kg.model import Claim

pytestmark = pytest.mark.pipeline

Standings = Callable[[str, str], set[tuple[str, str]]]

POSTS = {
    "Le vice-président, M. Paul Marchand, a parlé.": {"M. Paul Marchand: Le vice-président"},
    "Le député M. Ivan Morel Costa a parlé.": {"M. Ivan Morel Costa: Le député"},
    # who is next to another, of what rank, whose
    "L'adjoint au maire Paul Marchand a parlé.": {"Paul Marchand: L'adjoint au maire"},
    "Le rédacteur en chef belge Ivan Morel est parti.": {"Ivan Morel: Le rédacteur en chef belge"},
    "Les négociations ont lieu sous l'égide de l'envoyé spécial du secrétaire général de la Ligue, "
    "M. Paul Marchand, en présence de témoins.": {
        "M. Paul Marchand: l'envoyé spécial du secrétaire général de la Ligue"
    },
    "Anne d'Ornel, ministre de la Mer, a parlé.": {"Anne d'Ornel: ministre de la Mer"},
    # a post that one only stands for
    "Elle impose son candidat au poste de ministre, Paul Marchand.": set(),
}


@pytest.mark.parametrize("text", POSTS)
def test_who_holds_which_post(claims_of: Callable[[str], tuple[Claim, ...]], text: str) -> None:
    found = {
        f"{claim.subject.text}: {claim.object.text}"
        for claim in claims_of(text)
        if claim.predicate.id == "kg:holdsPosition" and claim.subject and claim.object
    }
    assert found == POSTS[text]


@pytest.mark.parametrize(
    ("text", "relation", "modality", "status"),
    [
        # it is so whatever is said of knowing or saying it
        (
            "Le maire devrait se rappeler que la France a signé l'accord.",
            "kg:signed",
            "asserted",
            "current",
        ),
        ("Je dois dire que la France a signé l'accord.", "kg:signed", "asserted", "current"),
        ("Il faut rappeler que la France a signé l'accord.", "kg:signed", "asserted", "current"),
        ("Le maire doit dire que la France a signé l'accord.", "kg:signed", "possible", "current"),
        (
            "Il est surprenant que la France ait signé l'accord.",
            "kg:signed",
            "asserted",
            "current",
        ),
        # a condition is asked of nobody
        (
            "C'est la peur d'une guerre si la France quittait la ville de Lorn.",
            "kg:withdrewFrom",
            "hypothetical",
            "current",
        ),
        (
            "Si, comme le croit l'opposition, Ivan Morel est arrêté, ce sera plus qu'un scandale.",
            "kg:arrested",
            "hypothetical",
            "current",
        ),
        (
            "Ivan Morel a agi pour faire revenir les soldats en Syrie.",
            "kg:returnedTo",
            "wanted",
            "current",
        ),
        ("On ignore si la France a signé l'accord.", "kg:signed", "asked", "current"),
        (
            "Ana Lorens, ministre de la Culture de l'époque, a parlé.",
            "kg:holdsPosition",
            "asserted",
            "ended",
        ),
        ("L'ex- Premier ministre Ivan Morel a parlé.", "kg:holdsPosition", "asserted", "ended"),
    ],
)
def test_how_it_stands(
    standings: Standings, text: str, relation: str, modality: str, status: str
) -> None:
    assert standings(text, relation) == {(modality, status)}


SENSES = {
    "Par deux fois, les demandes ont été rejetées.": {"- | kg:rejected | les demandes"},
    # brackets with a title, a remark
    "Ivan Morel (cassette Morel) est mort. Le maire le pleure.": {"- | kg:died | Ivan Morel"},
    "Ivan Morel (La Forge rouge, 1883) est mort. Le maire le pleure.": {"- | kg:died | Ivan Morel"},
    # persons with their ages and trades in a list
    "Paul Marchand, 40 ans, boulanger à Lorn, Ivan Morel, 30 ans, infirmier, et Ana Lorens ont été "
    "arrêtés.": {
        "- | kg:arrested | Paul Marchand",
        "- | kg:arrested | Ivan Morel",
        "- | kg:arrested | Ana Lorens",
    },
    # who is suspected is not accused by anybody, whoever hails from a town need not be born there
    "Deux hommes soupçonnés de vol ont été arrêtés.": {"- | kg:arrested | Deux hommes"},
    "Paul Marchand, originaire de Lorn, a été arrêté.": {"- | kg:arrested | Paul Marchand"},
    "Paul Marchand, natif de Lyon, a été arrêté.": {
        "- | kg:arrested | Paul Marchand",
        "Paul Marchand | kg:bornIn | Lyon",
    },
    "Le renvoi devant le tribunal des cinq accusés est certain.": set(),
    "Les soldats sont pris au piège.": set(),
    "L'hôtel de ville de Lorn est fermé.": set(),
    "La carpe est un poisson appartenant à la famille des cyprins.": set(),
    "L'ancien chef s'est rendu au tribunal.": set(),
    # who is put at the head, not who puts him there; who negotiates, not who brings them together
    "Ana Lorens a nommé Ivan Morel à la tête de l'armée.": {"l'armée | kg:ledBy | Ivan Morel"},
    "La Suède organise des négociations entre le Mali et le Niger.": {
        "le Mali | kg:negotiatedWith | le Niger"
    },
    "Sept projets sur dix sont prêts.": set(),
    "Ivan Morel est désigné par son prénom.": set(),
    "Un vigile a gardé l'immeuble.": set(),
    # whoever has others go goes nowhere
    "Ivan Morel a fait venir les soldats à Lyon.": {"les soldats | kg:movedTo | Lyon"},
    "Ivan Morel a fait parvenir une lettre au maire.": {
        "Ivan Morel | kg:sent | une lettre",
        "une lettre | kg:sentTo | maire",
    },
    "Soumise à la votation, l'initiative est claire.": set(),
    "Le révérend Paul Tor dirigeait le comité.": {
        "le comité | kg:ledBy | Paul Tor",
        "Paul Tor | kg:holdsPosition | Le révérend",
    },
}


@pytest.mark.parametrize("text", SENSES)
def test_senses(told: Callable[[str], set[str]], text: str) -> None:
    assert told(text) == SENSES[text]


def test_a_list_of_persons_is_no_dialogue(read: Callable[[str], Extraction]) -> None:
    text = (
        "- Paul Marchand : Capitaine de la marine, il a rencontré Ivan Morel.\n"
        "- Ana Lorens : Fille du général Brun, elle a rencontré Ivan Morel.\n"
    )
    claims = [claim for claim in read(text).claims if claim.predicate.id == "kg:metWith"]
    assert claims
    assert all(claim.holder is None for claim in claims)


def test_straight_marks_go_through_paragraphs(read: Callable[[str], Extraction]) -> None:
    text = (
        'Une femme témoigne :\n"Je viens de Lorn.\nLes soldats ont détruit le pont.\n'
        'Ils ont tué des civils."\nLe Sénat a voté la loi.'
    )
    held = {
        claim.predicate.id: claim.holder is not None
        for claim in read(text).claims
        if claim.predicate.id.startswith("kg:")
    }
    assert held == {"kg:destroyed": True, "kg:killed": True, "kg:votedFor": False}


def test_a_matter_holds_nothing(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "L'occasion était belle pour évoquer l'arrestation d'Ivan Morel à Lyon."
    claims = [claim for claim in claims_of(text) if claim.predicate.id == "kg:arrested"]
    assert claims
    assert all(claim.holder is None for claim in claims)
