"""Things called like people, and posts of the right person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("La milice a attaqué la mosquée Omar Valin.", "mosquée Omar Valin"),
        ("La milice a attaqué le porte-avions Paul Marchand.", "porte-avions Paul Marchand"),
        ("Une explosion a eu lieu à la gare Montparnasse.", "gare Montparnasse"),
        ("Le gouvernement Delmas a proposé une réforme.", "gouvernement Delmas"),
    ],
)
def test_a_thing_is_named_whole(stated: Stated, text: str, claim: str) -> None:
    assert any(claim in one for one in stated(text))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Jean Brun, René Fabre et Marc Lenoir, l'ancien trésorier du club, ont démissionné.",
            "Marc Lenoir | kg:holdsPosition | l'ancien trésorier du club",
        ),
        (
            "La permanence du député LaREM, Guillaume Marchand, a été vandalisée.",
            "Guillaume Marchand | kg:holdsPosition | député",
        ),
        (
            "Ce sont des amis du président, à commencer par le numéro deux du régime, Jean Brun.",
            "Jean Brun | kg:holdsPosition | le numéro deux du régime",
        ),
    ],
)
def test_the_post_is_of_who_stands_nearest(stated: Stated, text: str, claim: str) -> None:
    posts = {one for one in stated(text) if "kg:holdsPosition" in one}
    assert len(posts) == 1
    assert next(iter(posts)).startswith(claim)


@pytest.mark.parametrize(
    "text",
    [
        "Paul Marchand est leader du classement par points.",
        "Anna Delmas est la leader de la course.",
        "On voit les présidents de clubs, et Anna Delmas est la doyenne de l'humanité.",
    ],
)
def test_who_leads_a_race_holds_no_post(stated: Stated, text: str) -> None:
    assert not any("kg:holdsPosition" in one for one in stated(text))


def test_a_post_is_named_without_its_holder(stated: Stated) -> None:
    found = stated("Le conseiller spécial à la communication de Jean Brun, Paul Marchand, a parlé.")
    assert any("Paul Marchand | kg:holdsPosition" in one for one in found)
    assert not any(one.endswith("Paul Marchand") for one in found)
