"""What a sentence says twice is stated once, and nobody does anything to himself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

TWICE = {
    "Inga Holm a été élue dimanche à la tête du parti Projet Lornais.": "kg:ledBy",
    "Paul Marchand pourrait être candidat à la présidentielle.": "kg:candidateFor",
    "Une réunion tenue à Oslo a échoué.": "kg:happenedIn",
    "Dix personnes ont été arrêtées et placées en garde à vue.": "kg:arrested",
    "Il a lu une lettre adressée au ministre.": "kg:sentTo",
}
ONESELF = (
    "Ana Lorens a, elle, battu son record.",
    "« Je lui ai parlé hier », a dit Paul Marchand.",
    "Le sergent Paul Marchand est accusé de l'avoir aidé.",
)
TOLD = {
    # a role of somebody is no event that the verb does away with
    "La police a arrêté un membre du Front rouge, Paul Marchand.": (
        "Paul Marchand | kg:memberOf | Front rouge | False | current"
    ),
    "Le porte-parole du Front rouge, Paul Marchand, a été arrêté.": (
        "Paul Marchand | kg:spokespersonFor | Front rouge | False | current"
    ),
    "Le correspondant du Monde à Berlin, Paul Marchand, a été arrêté.": (
        "Paul Marchand | kg:worksFor | Monde | False | current"
    ),
    # who has left is not in office, nor is who is retired
    "Le ministre Paul Marchand a démissionné mardi.": (
        "Paul Marchand | kg:holdsPosition | Le ministre | False | ended"
    ),
    "Le gouverneur de la banque, Paul Marchand, et Luc Vern ont démissionné.": (
        "Paul Marchand | kg:holdsPosition | Le gouverneur de la banque | False | ended"
    ),
    "Le président Paul Marchand quitte le pouvoir.": (
        "Paul Marchand | kg:holdsPosition | Le président | False | ended"
    ),
    "La présidente Nadia Orel a cédé la place à Luc Vern.": (
        "Nadia Orel | kg:holdsPosition | La présidente | False | ended"
    ),
    "La présidente Nadia Orel a quitté la salle.": (
        "Nadia Orel | kg:holdsPosition | La présidente | False | current"
    ),
    "Le ministre Paul Marchand pourrait démissionner.": (
        "Paul Marchand | kg:holdsPosition | Le ministre | False | current"
    ),
    "Le général à la retraite Paul Marchand a parlé.": (
        "Paul Marchand | kg:holdsPosition | Le général à la retraite | False | ended"
    ),
    # what else one was
    "Paul Marchand fut avocat, membre du Parti socialiste et maire de Lyon.": (
        "Paul Marchand | kg:memberOf | Parti socialiste | False | ended"
    ),
}


@pytest.mark.parametrize("text", TWICE)
def test_what_is_said_twice_is_stated_once(
    text: str, claims_of: Callable[[str], tuple[Claim, ...]]
) -> None:
    found = Counter(claim.predicate.id for claim in claims_of(text))
    assert found[TWICE[text]] == 1


def test_two_days_are_two_arrests(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "L'homme arrêté le 3 mars 2025 a été placé en garde à vue le 7 mars 2025."
    found = [claim for claim in claims_of(text) if claim.predicate.id == "kg:arrested"]
    assert len(found) == 2


@pytest.mark.parametrize("text", ONESELF)
def test_nobody_does_it_to_himself(text: str, stated: Callable[[str], set[str]]) -> None:
    assert not {one for one in stated(text) if "kg:holdsPosition" not in one}


@pytest.mark.parametrize("text", TOLD)
def test_roles_stand_as_they_are_told(
    text: str, claims_of: Callable[[str], tuple[Claim, ...]]
) -> None:
    found = {
        f"{c.subject.text} | {c.predicate.id} | {c.object.text} | {c.negated} | {c.status.value}"
        for c in claims_of(text)
        if c.subject is not None and c.object is not None
    }
    assert TOLD[text] in found
