"""What stands between an event and its participants, and what only tells how it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

Read = Callable[[str], tuple[Claim, ...]]


def undergone(claims: tuple[Claim, ...], relation: str) -> set[str]:
    """Whom it was done to, nobody named as who did it."""
    return {
        claim.object.text
        for claim in claims
        if claim.subject is None and claim.predicate.id == relation and claim.object is not None
    }


@pytest.mark.parametrize(
    ("text", "relation", "patient"),
    [
        ("Le ministre Paul Brun a été limogé jeudi par décret.", "kg:dismissed", "Paul Brun"),
        ("Le journaliste a été libéré par décision de justice.", "kg:released", "Le journaliste"),
        ("Le chef rebelle a été expulsé par avion.", "kg:expelled", "Le chef rebelle"),
        ("La ville a été prise par ruse.", "kg:captured", "La ville"),
    ],
)
def test_a_bare_noun_tells_how_and_not_by_whom(
    text: str, relation: str, patient: str, claims_of: Read
) -> None:
    """Nobody is said to have done it, and the event is told."""
    assert patient in undergone(claims_of(text), relation)


def test_a_bare_actor_acts(claims_of: Read) -> None:
    """ "Par police et armée" names who did it."""
    claims = claims_of("Le maire a été arrêté par police et armée.")
    found = {claim.subject.text for claim in claims if claim.predicate.id == "kg:arrested"}
    assert found == {"police", "armée"}


@pytest.mark.parametrize(
    ("text", "relation", "patient"),
    [
        (
            "Le pays pleure la mort, le 7 janvier 2018, de l'astronaute Paul Watts.",
            "kg:died",
            "Paul Watts",
        ),
        (
            "Le parquet a confirmé l'assassinat, dans la nuit, de deux policiers.",
            "kg:killed",
            "deux policiers",
        ),
        (
            "Le ministère a annoncé la livraison, en 2003, de quinze avions à l'armée.",
            "kg:delivered",
            "quinze avions",
        ),
    ],
)
def test_an_inset_parts_no_event_from_its_participants(
    text: str, relation: str, patient: str, claims_of: Read
) -> None:
    """A time or place between commas stands between the event's noun and what it governs."""
    assert patient in undergone(claims_of(text), relation)
