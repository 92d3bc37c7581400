"""Who belongs to a state, told by the name of its people: "l'Espagnol X", "X, un Suisse"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La Danoise Ana Lorens a battu Ivan Morel.", "Ana Lorens | kg:citizenOf | La Danoise"),
        ("Le tireur, un Suisse, a été arrêté.", "Le tireur | kg:citizenOf | un Suisse"),
        (
            "Les Portugais Ivan Morel et Hugo Sarde ont gagné.",
            "Hugo Sarde | kg:citizenOf | Les Portugais",
        ),
        ("Ana Lorens (Italie) a gagné la course.", "Ana Lorens | kg:citizenOf | Italie"),
        (
            "On a félicité le jeune Turc Ivan Morel.",
            "Ivan Morel | kg:citizenOf | le jeune Turc",
        ),
    ],
)
def test_whose_people_somebody_is_of_is_stated(stated: Stated, text: str, expected: str) -> None:
    assert expected in stated(text)


def test_the_state_is_the_object(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = [
        claim
        for claim in claims_of("Le Norvégien Ivan Morel a fui.")
        if claim.predicate.id == "kg:citizenOf"
    ]
    assert claim.object is not None
    assert (claim.object.type, claim.object.name) == ("kg:Country", "Norvège")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lorens parle le danois.",
        "Le Portugal a battu l'Italie.",
        "Le coureur est en état de choc.",
    ],
)
def test_a_language_or_a_state_tells_nothing_of_somebody(stated: Stated, text: str) -> None:
    assert not any("citizenOf" in line for line in stated(text))


def test_people_of_a_state_are_people(claims_of: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = claims_of("Deux Chiliens ont été enlevés. Un Péruvien est mort à Lyon.")
    found = {(c.predicate.id, c.object.text) for c in claims if c.object is not None}
    assert {
        ("kg:arrested", "Deux Chiliens"),
        ("kg:died", "Un Péruvien"),
        ("kg:diedIn", "Lyon"),
    } <= found


def test_in_the_singular_it_is_said_of_one(stated: Stated) -> None:
    found = stated("On a vu l'Espagnole Ana Lorens ou Ivan Morel.")
    assert "Ana Lorens | kg:citizenOf | l'Espagnole" in found
    assert not any(line.startswith("Ivan Morel | kg:citizenOf") for line in found)
