"""Places told before the subject are where it happens, and nobody's object."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

ClaimsOf = Callable[[str], tuple[Claim, ...]]
Told = Callable[[str], set[str]]


@pytest.fixture
def told(claims_of: ClaimsOf) -> Told:
    """A function from a text to what it states, "somebody" where it does not tell who acts."""

    def read(text: str) -> set[str]:
        return {
            f"{claim.subject.text if claim.subject else 'somebody'} | {claim.predicate.id} | "
            f"{claim.object.text}"
            for claim in claims_of(text)
            if claim.object is not None and claim.predicate.id.startswith("kg:")
        }

    return read


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Vers 9h30, place Carnot, la police a chassé les manifestants.",
            {"la police | kg:expelled | les manifestants"},
        ),
        (
            "Vers 11h15, avenue des Tilleuls, une camionnette est incendiée.",
            {"somebody | kg:destroyed | une camionnette"},
        ),
        (
            "À Lignac, les rebelles se sont dirigés vers Ostrel.",
            {"les rebelles | kg:movedTo | Ostrel"},
        ),
        (
            "Vers 18h, boulevard de Lorn, deux voitures ont été incendiées.",
            {"somebody | kg:destroyed | deux voitures"},
        ),
        (
            "Tour du Valdor 2021 : Paul Marchand remporte la dernière étape",
            {"Paul Marchand | kg:won | la dernière étape"},
        ),
        (
            "À Kerna, le ministre a rendu visite aux soldats de la base.",
            set(),
        ),
    ],
)
def test_a_place_before_the_subject_is_no_object(told: Told, text: str, claims: set[str]) -> None:
    found = told(text)
    assert claims <= found
    places = ("place Carnot", "Tilleuls", "Lignac", "Lorn", "Tour du Valdor 2021", "Kerna")
    assert not any(claim.endswith(place) for claim in found for place in places)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("À Lignac, une manifestation a eu lieu.", "une manifestation | kg:happenedIn | Lignac"),
        ("En Italie, Paul Marchand est mort.", "Paul Marchand | kg:diedIn | Italie"),
        ("Paul Marchand s'est rendu à Lignac.", "Paul Marchand | kg:visited | Lignac"),
    ],
)
def test_relations_that_locate_take_it(told: Told, text: str, claim: str) -> None:
    assert claim in told(text)
