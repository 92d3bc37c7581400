"""What the types of a language's data leave open, checked at load: templates, patterns, values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.errors import LanguageError
from kg.languages.documents import DocumentWords
from kg.languages.names import Names
from kg.languages.segments import Segments
from kg.languages.table import closest
from kg.languages.templates import check_pattern, check_template
from kg.languages.times import KINDS, SLOTS, UNITS, WEAK_KINDS, TimeWords
from kg.model import Modality, Status
from kg.model.wording import Wording

__all__ = ["check_documents", "check_names", "check_segments", "check_times", "check_wording"]

_GENDERS = ("Masc", "Fem", "Neut", "Com", "")
_NUMBERS = ("Sing", "Plur", "")
_DATE_SLOTS = frozenset({"weekday", "day", "month", "year"})
_CLOCK_SLOTS = frozenset({"hour", "minute", "am", "pm"})


def check_segments(segments: Segments, *, place: str) -> None:
    """Raise LanguageError where a quotation mark is not one character."""
    for marks in segments.quotation_marks.items():
        if any(len(mark) != 1 for mark in marks):
            raise LanguageError(
                f"{' '.join(marks)!r} is no pair of quotation marks",
                place=f"{place} quotation_marks",
                cure='Map one character to one character: "«" = "»".',
            )


def check_names(names: Names, *, place: str) -> None:
    """Raise LanguageError for unknown genders and numbers, and for wrong regular expressions."""
    _check_values(names.honorifics, _GENDERS, f"{place} honorifics")
    _check_values({one: one for one in names.given_names}, _GENDERS[:-1], f"{place} given_names")
    _check_values(names.possessives, _NUMBERS, f"{place} possessives")
    _check_values(names.speaker_possessives, _NUMBERS, f"{place} speaker_possessives")
    for key in ("name_spellings", "word_spellings", "surname_spellings"):
        for pattern, instead in getattr(names, key).items():
            check_pattern(pattern, place=f"{place} {key}", instead=instead)


def check_documents(words: DocumentWords, *, place: str) -> None:
    """Raise LanguageError for templates of dates that can't be read, or tell no date."""
    for template in words.dates:
        check_template(template, _DATE_SLOTS, place=f"{place} dates")
        for slot in ("{day}", "{month}", "{year}"):
            if template.count(slot) != 1:
                raise LanguageError(
                    f"{template!r} does not have {slot} once",
                    place=f"{place} dates",
                    cure="Write one {day}, one {month} and one {year}.",
                )
    for template in words.closings:
        check_template(template, frozenset({"number"}), place=f"{place} closings")


def check_times(words: TimeWords, *, place: str) -> None:
    """Raise LanguageError for kinds, slots, units or numbers that do not exist."""
    for key, kinds in (("forms", KINDS), ("weak", WEAK_KINDS)):
        for kind, templates in getattr(words, key).items():
            if kind not in kinds:
                raise LanguageError(
                    f"unknown kind {kind!r}", place=f"{place} [{key}]", cure=closest(kind, kinds)
                )
            for template in templates:
                check_template(template, SLOTS, place=f"{place} {key}.{kind}")
    for template in words.clocks:
        check_template(template, _CLOCK_SLOTS, place=f"{place} clocks")
        if "{hour}" not in template:
            raise LanguageError(
                f"{template!r} has no {{hour}}", place=f"{place} clocks", cure="Add it."
            )
    for pattern in words.not_years:
        check_pattern(pattern, place=f"{place} not_years")
    for shape in words.ranges:
        if shape.count("…") != 1 or not all(part.strip() for part in shape.split("…")):
            raise LanguageError(
                f"{shape!r} is no range",
                place=f"{place} ranges",
                cure='Write what stands before and between two times: "between … and".',
            )
    _check_values(words.units, sorted(UNITS), f"{place} [units]")
    _check_numbers(words.months, range(1, 13), f"{place} [months]")
    _check_numbers(words.weekdays, range(1, 8), f"{place} [weekdays]")
    _check_numbers(words.days, range(1, 32), f"{place} [days]")
    _check_numbers(words.fractions, range(1, 13), f"{place} [fractions]")
    for season, months in words.seasons.items():
        if months and not all(
            month.isdigit() and 1 <= int(month) <= 12 for month in months.split("/", 1)
        ):
            raise LanguageError(
                f"{months!r} are no months",
                place=f"{place} [seasons] {season}",
                cure='Write the first and the last ("03/06"), or "".',
            )


def _check_values(table: Mapping[str, str], known: Iterable[str], place: str) -> None:
    for key, value in table.items():
        if value not in known:
            raise LanguageError(
                f"{key!r} has the unknown value {value!r}",
                place=place,
                cure=f"Take one of {', '.join(repr(one) for one in known)}.",
            )


def _check_numbers(table: Mapping[str, int], known: range, place: str) -> None:
    for key, value in table.items():
        if value not in known:
            raise LanguageError(
                f"{key!r} has the value {value}",
                place=place,
                cure=f"Take one from {known[0]} to {known[-1]}.",
            )


def check_wording(wording: Wording, *, place: str) -> None:
    """Raise LanguageError where the holder has no place, and for an unknown modality or status."""
    if "{name}" not in wording.according:
        cure = 'Write where the holder stands: "… {name}".'
        raise LanguageError("has no {name}", place=f"{place} according", cure=cure)
    for name, words, known in (
        ("modality", wording.modality, [one.value for one in Modality]),
        ("status", wording.status, [one.value for one in Status]),
    ):
        for key in words:
            if key not in known:
                cure = closest(key, known)
                raise LanguageError(f"there is no {key!r}", place=f"{place} {name}", cure=cure)
