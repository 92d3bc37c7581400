"""What lies after the text's own day is planned; days follow the verb, however far before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

EVENTS = [  # the text is of 12 March 2025
    ("Ana Lorens est candidate à l'élection municipale de 2026.", "2026", "planned"),
    ("Ana Lorens sera candidate au scrutin de septembre prochain.", "2025-09", "planned"),
    ("Il pourrait perdre des sièges lors des élections de l'année prochaine.", "2026", "planned"),
    ("Ana Lorens a été battue à l'élection municipale de 2020.", "2020", "current"),
    ("En prévision d'une manifestation jeudi demain, la gare ferme.", "2025-03-13", "planned"),
    ("Le concert a eu lieu mardi hier à Ostrel.", "2025-03-11", "current"),
    ("La plus longue s'est tenue à Lorn, dans le stade Varga, le 8 juin.", "2024-06-08", "current"),
]


@pytest.mark.parametrize(("text", "day", "status"), EVENTS)
def test_when_an_event_is(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, day: str, status: str
) -> None:
    assert (day, status) in {
        (getattr(one.object, "value", None), one.status.value)
        for one in claims_of(text)
        if one.predicate.id == "kg:happenedOn"
    }


DAYS = [
    ("L'incendie s'est déclaré à Ostrel, près du port, le 3 mai.", "2024-05-03"),
    ("Une attaque a frappé Lorn, la ville voisine, le 20 août.", "2024-08-20"),
    ("Les dockers ont marché et prévoient une grève, à Lorn, le 20 mars.", "2025-03-20"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days_follow_the_last_verb_before(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, day: str
) -> None:
    assert day in {getattr(one.object, "value", None) for one in claims_of(text)}
