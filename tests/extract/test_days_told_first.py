"""Which day a time counts from: that of a night, of an hour in a chronicle, of a weekend."""

from __future__ import annotations

import pytest

from kg.extract.times.finding import find_times
from kg.extract.times.tenses import Verbs
from kg.languages import load

WORDS = load("fr").times
WEDNESDAY = "2024-05-15"


def values(text: str) -> list[str | None]:
    return [time.value for time in find_times(text, WORDS, published=WEDNESDAY)]


CHRONICLE = """Le mercredi 15 mai 2024 est la 12e journée, après celle du 14 mai et du 4 mai 2024.

Vers 7h00, on marche.

Vers 6h30, on chante.

Vers 9h00, le maire promet de partir. Il ira à Lille samedi 18 mai.

Vers 8h00, on danse."""


def test_hours_of_a_chronicle_are_of_its_day() -> None:
    found = [value for value in values(CHRONICLE) if value is not None and "T" in value]
    hours = ["07:00", "06:30", "09:00", "08:00"]
    assert found == [f"2024-05-15T{hour}" for hour in hours]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il a plu vendredi. Vers 20h, il a neigé.", ["2024-05-10", "2024-05-10T20:00"]),
        ("Peu avant 21 heures, ce lundi 13 mai, il a plu.", ["2024-05-13T21:00"]),
        ("À 9h30, mardi, il a plu.", ["2024-05-14T09:30"]),
        ("À 3 heures, dans la nuit de lundi à mardi, il a plu.", [None, "2024-05-13/2024-05-14"]),
        ("Il a plu à 19 h (le 3 mai).", ["2024-05-03T19:00"]),
        (
            "Dans la nuit du 1er au 2 mai, il a plu. Cinq jours plus tard, il a neigé.",
            ["2024-05-01/2024-05-02", "2024-05-07"],
        ),
        ("Il a plu le 3 mai, à la veille du scrutin.", ["2024-05-03", None]),
        ("Il a plu le 3 mai et le lendemain de l'épreuve.", ["2024-05-03", None]),
        ("Il a plu le 3 mai, et le lendemain.", ["2024-05-03", "2024-05-04"]),
        ("Il est parti en fin d'année 2015.", ["2015"]),
        ("Il partira en début d'année 2026.", ["2026"]),
        ("Il partira ce week-end.", ["2024-05-18/2024-05-19"]),
    ],
)
def test_day(text: str, found: list[str | None]) -> None:
    assert values(text) == found


def test_this_weekend_is_the_last_one_behind_a_verb_of_the_past() -> None:
    text = "La course s'est tenue ce week-end."
    (found,) = find_times(
        text, WORDS, published=WEDNESDAY, verbs=Verbs(behind=[text.index("tenue")])
    )
    assert found.value == "2024-05-11/2024-05-12"
