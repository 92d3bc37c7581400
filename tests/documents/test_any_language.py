"""Paragraphs, furniture and dates of languages that say little about themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.dates import leading_date
from kg.documents.furniture import furniture_of
from kg.documents.paragraphs import paragraphs_of
from kg.languages import Language, load
from kg.languages.documents import DocumentWords
from kg.languages.times import TimeWords

ANY = Language("xx", "a language that says nothing")
RUSSIAN = Language(
    "ru",
    "русский",
    documents=DocumentWords(
        dates=("({weekday}, )?{day} {month} {year}( года)?",),
        date_labels=("дата", "опубликовано"),
        related=("читайте также",),
        credit_labels=("фото",),
    ),
    times=TimeWords(months={"марта": 3}, weekdays={"вторник": 2}),
)


def kinds(text: str, language: Language) -> list[tuple[str, str]]:
    found, _ = paragraphs_of(text, language)
    return [(p.kind.value, text[p.start : p.end]) for p in found]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Мэр покинул город", "Он уехал ночью. Никто не видел."),
        ("الوزير يغادر المدينة", "غادر الوزير ليلا. لم يره أحد."),
        ("市长离开城市", "他夜里走了。没有人看见。"),
    ],
)
def test_title_and_body_in_any_script(title: str, body: str) -> None:
    assert kinds(f"{title}\n\n{body}", ANY) == [("title", title), ("body", body)]


@pytest.mark.parametrize("end", ["。", "،", "؛", "۔", "।", "."])
def test_what_ends_as_prose_is_no_title(end: str) -> None:
    assert kinds(f"Слово{end}\n\nЕщё одно слово.", ANY)[0][0] == "body"


def test_furniture_of_a_language_without_words() -> None:
    rules = furniture_of(ANY)
    assert rules.is_furniture("© Reuters / A. Name")
    assert rules.is_furniture("Reuters / Anna Name")
    for text in ("", "Слово", "Read also: the truce", "A letter was sent by the ministry."):
        assert not rules.is_furniture(text)


def test_furniture_in_the_language() -> None:
    rules = furniture_of(RUSSIAN)
    assert rules.is_furniture("Читайте также: мэр вернулся")
    assert rules.is_furniture("Фото: А. Белин")
    assert not rules.is_furniture("Читайте также и эту книгу, она хороша.")


@pytest.mark.parametrize(
    ("text", "labelled", "date"),
    [
        ("вторник, 3 марта 2026 года\nМэр уехал.", False, "2026-03-03"),
        ("Москва, 3 марта 2026 – Мэр уехал.", False, "2026-03-03"),
        ("дата 2026-03 Мэр уехал.", True, "2026-03"),
        ("2026-03-03\nМэр уехал.", False, "2026-03-03"),
    ],
)
def test_leading_dates(text: str, labelled: bool, date: str) -> None:
    found = leading_date(text, RUSSIAN, labelled=labelled)
    assert found is not None
    assert found[2] == date


@pytest.mark.parametrize("text", ["3 марта 2026\nМэр", "Le maire est parti, 3 mars 2026 – oui."])
def test_no_leading_date_without_words(text: str) -> None:
    assert leading_date(text, ANY, labelled=False) is None


def test_english_order_by_default(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "words.toml").write_text('name = "English"', encoding="utf-8")
    (folder / "times.toml").write_text("[months]\nmarch = 3\n", encoding="utf-8")
    english = load(folder)
    for text in ("March 3, 2026\nThe mayor left.", "3 March 2026\nThe mayor left."):
        found = leading_date(text, english, labelled=False)
        assert found is not None
        assert found[2] == "2026-03-03"
