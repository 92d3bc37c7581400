"""The shapes of times in a language's data → compiled patterns.

What templates are stands in ``kg.languages.templates``, what their slots are in
``kg.languages.times``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.extract.times.shapes import Shapes
from kg.languages.templates import NEVER, either, phrase, regex
from kg.languages.times import WORD_SLOTS, TimeWords

__all__ = ["Forms", "compile_forms"]

_FLAGS = re.IGNORECASE
_DIGITS = {
    "dd": r"(?:3[01]|[12]\d|0?[1-9])",
    "mm": r"(?:0[1-9]|1[0-2])",
    "year": r"(?:1\d{3}|2[01]\d\d)",
    "second": r"(?:1\d{3}|2[01]\d\d|\d\d)",
    "yy": r"\d\d",
    "decade": r"(?:1\d|20)?\d0",
    "roman": r"[IVX]+",
    "nth": r"[12]?\d",
    "hour": r"(?:[01]?\d|2[0-4])",
    "minute": r"[0-5]\d",
}


@dataclass(frozen=True, slots=True)
class Forms:
    """A language's shapes of times. Patterns of what stands before a time match at its start."""

    shapes: Shapes
    weak: frozenset[str]
    hours: re.Pattern[str]  # what may follow a day: part of the day, clock time
    clocks: tuple[re.Pattern[str], ...]
    behind: re.Pattern[str]
    leads: Mapping[str, re.Pattern[str]]  # by weak kind
    not_year_before: re.Pattern[str]
    not_year_after: re.Pattern[str]
    since: re.Pattern[str]
    from_then: re.Pattern[str]
    until: re.Pattern[str]
    by: re.Pattern[str]
    ranges: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]  # before the first, between both
    future: re.Pattern[str]
    future_exceptions: frozenset[str]
    planning: re.Pattern[str]
    ahead: re.Pattern[str]
    lasting: re.Pattern[str]  # before a duration
    lasting_of: re.Pattern[str]  # behind one


def compile_forms(words: TimeWords) -> Forms:
    """Return the patterns of ``words``; what a language has no words for matches nowhere."""
    slots = _slots(words)
    templates = [
        (kind, template)
        for forms in (words.forms, words.weak)
        for kind, shapes in forms.items()
        for template in shapes
    ]
    lists = {name: frozenset(values) for name, values in _lists(words).items()}
    lists |= {"number": frozenset(words.numbers), "day": frozenset(words.days)}
    verbs = rf"{either(words.future_words)}|\w{{2,}}{either(words.future_endings)}"
    return Forms(
        shapes=Shapes(templates, slots, lists),
        weak=frozenset(words.weak),
        hours=re.compile(
            rf"(?:\s+(?P<daypart>{either(words.dayparts)})(?!\w))?"
            rf"(?:,?(?:\s+{either(words.clock_leads)})?\s+(?P<clock>{slots['clock']})(?!\w))?",
            _FLAGS,
        ),
        clocks=tuple(re.compile(regex(shape, slots, ""), _FLAGS) for shape in words.clocks),
        behind=_before(words.behind),
        leads={
            "bare_month": _before(words.leads),
            "bare_season": _before(words.season_leads),
            "bare_year": _before(words.year_leads),
        },
        not_year_before=re.compile(
            rf"(?:(?<!\w){either(words.not_year_leads)}\s*|[\d.,/:-]|[$€£°#]\s?)\Z", _FLAGS
        ),
        not_year_after=re.compile(
            rf"\s?(?:{'|'.join(words.not_years) or NEVER})(?!\w)|[.,]?\d|-\w|\s\d{{3}}(?!\d)",
            _FLAGS,
        ),
        since=_before(words.since),
        from_then=_before(words.from_then),
        until=_before(words.until),
        by=_before(words.by),
        ranges=tuple(_range(shape) for shape in words.ranges),
        future=re.compile(rf"(?<!\w)(?:{verbs})(?!\w)"),
        future_exceptions=frozenset(words.future_exceptions),
        planning=re.compile(rf"(?<!\w){either(words.planning_words)}(?!\w)", _FLAGS),
        ahead=_before(words.ahead),
        lasting=_before(words.duration_leads),
        lasting_of=re.compile(rf"\s+{either(words.duration_ends)}(?:\s|(?<=['’]))", _FLAGS),
    )


def _lists(words: TimeWords) -> dict[str, Iterable[str]]:
    """Return the words of each slot that is made of words only."""
    return {slot: getattr(words, name) for slot, name in WORD_SLOTS.items()}


def _slots(words: TimeWords) -> dict[str, str]:
    """Return the pattern of each slot."""
    slots = {name: either(values) for name, values in _lists(words).items()} | _DIGITS
    number = either(words.numbers)
    slots["day"] = rf"(?:{either(words.days)}|3[01]|[12]\d|0?[1-9])"
    slots["number"] = rf"(?:\d{{1,3}}|{number}(?:[\s-]{number})*)"
    slots["clock"] = f"(?:{'|'.join(regex(shape, slots) for shape in words.clocks) or NEVER})"
    return slots


def _before(words: Iterable[str]) -> re.Pattern[str]:
    r"""Return a pattern of any of ``words`` right before a time."""
    return re.compile(rf"(?<![\w'’]){either(words)}(?:\s+|(?<=['’]))\Z", _FLAGS)


def _range(shape: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    first, second = (part.strip() for part in shape.split("…"))
    middle = rf"\s+{phrase(second)}(?:\s+|(?<=['’]))"
    return _before([first]), re.compile(middle, _FLAGS)
