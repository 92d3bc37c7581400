"""How a language writes dates, clock times, intervals and times told from "now"."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TimeWords"]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words of time and the shapes into which they are put. Case is ignored.

    Words: ``months`` (1–12), ``weekdays`` (Monday = 1), ``days`` of a month that are not written
    in digits, ``numbers``, ``ordinals``, ``units`` (→ ``day``, ``week``, ``month``, ``year``,
    ``weekend``, ``hour``), ``relative`` days from the day of publication (yesterday = -1),
    ``shifts`` from the day last spoken of (the day before = -1), ``seasons`` (→ months, or ""
    where the year alone is sure), ``fractions`` of a year in months (quarter = 3), ``parts``
    ("mid-"), ``dayparts``, and the directions ``last``, ``next``, ``this``.

    Shapes: ``forms`` and ``weak`` are lists of templates by kind of reading, where ``{slot}`` is
    one of the words above (or ``{day}``, ``{month}``, ``{year}``, ``{clock}``…), ``[…]`` may be
    absent, ``(a|b)`` is a choice. Weak forms count only behind one of ``leads``, ``since`` or
    ``until``, or in one of ``ranges`` ("between … and", the dots are times).
    ``behind`` are articles and prepositions that belong to a time's span. ``future_endings`` and
    ``future_words`` are of verbs that send a bare month or weekday into the future.
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    relative: dict[str, int]
    shifts: dict[str, int]
    seasons: dict[str, str]
    fractions: dict[str, int]
    parts: tuple[str, ...]
    dayparts: tuple[str, ...]
    last: tuple[str, ...]
    next: tuple[str, ...]
    this: tuple[str, ...]
    vague: tuple[str, ...]
    forms: dict[str, tuple[str, ...]]
    weak: dict[str, tuple[str, ...]]
    clocks: tuple[str, ...]
    clock_leads: tuple[str, ...]
    leads: tuple[str, ...]
    behind: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    ranges: tuple[str, ...]
    not_years: tuple[str, ...]
    future_endings: tuple[str, ...]
    future_words: tuple[str, ...]
    future_exceptions: tuple[str, ...]
