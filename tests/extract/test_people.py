"""People of movements and states, who are neither the movement nor the state."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim, Mention, MentionKind

Read = Callable[[str], tuple[Claim, ...]]


def mentioned(claims: tuple[Claim, ...], text: str) -> Mention:
    """Return the mention with this text."""
    ends = (end for claim in claims for end in (claim.subject, claim.object))
    return next(end for end in ends if isinstance(end, Mention) and end.text == text)


@pytest.mark.parametrize(
    "phrase",
    [
        "80 Gilets jaunes",
        "Des Gilets jaunes",
        "Plusieurs Républicains",
        "Les trois Républicains",
        "Les Gilets jaunes délogés",
    ],
)
def test_some_of_a_movement_are_not_the_movement(claims_of: Read, phrase: str) -> None:
    found = mentioned(claims_of(f"{phrase} ont bloqué la mairie de Lima."), phrase)
    assert (found.name, found.type, found.kind) == (None, "kg:Group", MentionKind.NOMINAL)


@pytest.mark.parametrize("phrase", ["Les Gilets jaunes", "Les Républicains"])
def test_all_of_a_movement_are_it(claims_of: Read, phrase: str) -> None:
    assert mentioned(claims_of(f"{phrase} ont bloqué la mairie de Lima."), phrase).name is not None


@pytest.mark.parametrize(
    ("phrase", "cls"),
    [
        ("Deux Italiens", "kg:Group"),
        ("Les Kurdes", "kg:Group"),
        ("Une Espagnole", "kg:Person"),
        ("Trois Parisiennes", "kg:Group"),
    ],
)
def test_people_of_a_state_are_people(claims_of: Read, phrase: str, cls: str) -> None:
    found = mentioned(claims_of(f"{phrase} ont quitté la ville de Lima."), phrase)
    assert (found.name, found.type) == (None, cls)


def test_the_people_are_not_two_of_them(claims_of: Read) -> None:
    claims = claims_of("Deux Italiens ont été arrêtés à Lima. Les Italiens élisent Anna Delmas.")
    assert mentioned(claims, "Les Italiens").antecedent is None
