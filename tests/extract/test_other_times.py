"""Times of other languages than French: a full file, partial ones, and none at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kg.extract.times.finding import find_times
from kg.languages import Language, load
from kg.languages.table import fill
from kg.languages.times import TimeWords

FULL = Path(__file__).with_name("english_times.toml").read_text(encoding="utf-8")
PUBLISHED = "2025-04-10"  # a Thursday


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("languages") / "en"
    folder.mkdir()
    (folder / "words.toml").write_text('name = "English"', encoding="utf-8")
    (folder / "times.toml").write_text(FULL, encoding="utf-8")
    return load(folder)


def times(text: str, words: TimeWords) -> list[tuple[str, str | None]]:
    return [(time.text, time.value) for time in find_times(text, words, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("They met on Tuesday.", "on Tuesday", "2025-04-08"),
        ("They will meet on Tuesday.", "on Tuesday", "2025-04-15"),
        ("They met last Tuesday morning.", "last Tuesday morning", "2025-04-08"),
        ("They meet next Tuesday.", "next Tuesday", "2025-04-15"),
        ("It fell on March 3, 2024.", "on March 3, 2024", "2024-03-03"),
        ("It fell on Monday, March 3.", "on Monday, March 3", "2025-03-03"),
        ("It fell on 3 March 2024.", "on 3 March 2024", "2024-03-03"),
        ("It fell on the 3rd of March.", "on the 3rd of March", "2025-03-03"),
        ("It fell at 5 p.m. on Tuesday.", "at 5 p.m. on Tuesday", "2025-04-08T17:00"),
        ("They met today at 5 pm.", "today at 5 pm", "2025-04-10T17:00"),
        ("They met on Tuesday at 12:30 am.", "on Tuesday at 12:30 am", "2025-04-08T00:30"),
        ("They met on Tuesday at 9:15.", "on Tuesday at 9:15", "2025-04-08T09:15"),
        ("It was built in May.", "in May", "2024-05"),
        ("It was built in March.", "in March", "2025-03"),
        ("It was built in early March 2020.", "in early March 2020", "2020-03"),
        ("It was built last summer.", "last summer", "2024-06/2024-09"),
        ("It was built in 1914.", "in 1914", "1914"),
        ("It was built in the 1990s.", "in the 1990s", "1990/1999"),
        ("It was built in the 19th century.", "in the 19th century", "1801/1900"),
        ("They left two weeks ago.", "two weeks ago", "2025-03-24/2025-03-30"),
        ("They left a year ago.", "a year ago", "2024"),
        ("They leave in three days.", "in three days", "2025-04-13"),
        (
            "It grew in the first quarter of 2018.",
            "in the first quarter of 2018",
            "2018-01/2018-03",
        ),
        ("He has been held since 2014.", "since 2014", "2014/.."),
        ("He has been held since May 2024.", "since May 2024", "2024-05/.."),
        ("He is free until next Friday.", "until next Friday", "../2025-04-11"),
        ("They fought from March to June 2018.", "from March to June 2018", "2018-03/2018-06"),
        ("They fought between 2014 and 2017.", "between 2014 and 2017", "2014/2017"),
        ("It is dated 2018-08-25.", "2018-08-25", "2018-08-25"),
        ("They met in recent days.", "in recent days", None),
    ],
)
def test_one_time(english: Language, text: str, span: str, value: str | None) -> None:
    assert times(text, english.times) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They may send a letter.",
        "The troops march north.",
        "Some 2000 people came.",
        "About 1950 troops left.",
        "A letter was sent by the ministry.",
        "It stands on the hill, in the north, at the border.",
    ],
)
def test_no_time(english: Language, text: str) -> None:
    assert times(text, english.times) == []


def test_no_words_at_all() -> None:
    text = "They will meet on Tuesday, from 3 to 5, at 10:30, or on 2025-03-01, or since 2014."
    assert times(text, TimeWords()) == [("2025-03-01", "2025-03-01")]


FIELDS = tomllib.loads(FULL)


@pytest.mark.parametrize("key", sorted(FIELDS))
def test_each_key_may_be_left_out(english: Language, key: str) -> None:
    """What is missing is not found; the rest is as it was, or a part of it."""
    partial = fill(TimeWords, {k: v for k, v in FIELDS.items() if k != key}, place="en")
    text = (
        "They met on Tuesday in May 2018, two weeks ago, and the troops march at 5 pm to the hill "
        "where some 2000 people, in the first quarter, will see them by the wall until they go."
    )
    for _, value in times(text, partial):
        assert value is None or value[:2] in ("20", "..")
    if key != "capitals":  # without it, a small "march" is a month
        assert times("The troops of the ministry march to a hill with their tents.", partial) == []


def test_each_key_alone(english: Language) -> None:
    for key, value in FIELDS.items():
        if key in ("forms", "weak"):
            continue
        words = fill(TimeWords, {key: value}, place="en")
        assert times("On Tuesday they met, in May, or two weeks ago.", words) == []


def test_russian_months() -> None:
    words = TimeWords(
        months={"марта": 3, "мая": 5},
        weekdays={"вторник": 2},
        forms={"day": ("{day} {month}( {year}( г\\.| года)?)?",), "weekday": ("{weekday}",)},
        behind=("во", "в"),
    )
    assert times("Это было 3 марта 2024 года.", words) == [("3 марта 2024 года", "2024-03-03")]
    assert times("Встреча прошла во вторник.", words) == [("во вторник", "2025-04-08")]
