"""How a language writes dates, clock times, intervals and times told from "now"."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TimeWords"]


@dataclass(frozen=True, slots=True, eq=False)  # by identity: patterns are cached by it
class TimeWords:
    """Words of time and the shapes into which they are put. All lower case; case is ignored.

    Words: ``months`` (1–12), ``weekdays`` (Monday = 1), ``days`` of a month that are not written
    in digits, ``numbers``, ``ordinals``, ``units`` (→ ``day``, ``week``, ``month``, ``year``,
    ``weekend``, ``hour``), ``relative`` days from the day of publication (yesterday = -1),
    ``shifts`` from the day last spoken of (the day before = -1), ``seasons`` (→ months, or ""
    where the year alone is sure), ``fractions`` of a year in months (quarter = 3), ``parts``
    ("mid-"), ``dayparts``, and the directions ``last``, ``next``, ``this``.

    Shapes: ``forms`` and ``weak`` are templates by kind of reading, the first that fits wins. They
    are regular expressions in which ``{slot}`` stands for one of the words above (or ``{day}``,
    ``{month}``, ``{year}``, ``{clock}``…) and a space for any white space. Weak forms count only
    behind one of ``leads`` (months; ``year_leads`` for old years, ``season_leads``), ``since``,
    ``from_then`` (a beginning, to come if that is open), ``until`` or ``by`` (a deadline), or in
    one of ``ranges`` ("between … and", the dots are times). ``behind`` are articles and
    prepositions that belong to a time's span; ``not_year_leads`` and ``not_years`` stand before and
    behind numbers that are no years; ``clocks`` are shapes of a clock time, ``clock_leads`` stand
    between a day and a clock time. ``future_endings`` and ``future_words`` are of verbs that send a
    bare month or weekday into the future; ``capitals`` says whether months begin with a capital (if
    not, "Mars" is a planet).
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
    year_leads: tuple[str, ...]
    not_year_leads: tuple[str, ...]
    season_leads: tuple[str, ...]
    behind: tuple[str, ...]
    since: tuple[str, ...]
    from_then: tuple[str, ...]
    until: tuple[str, ...]
    by: tuple[str, ...]
    ranges: tuple[str, ...]
    not_years: tuple[str, ...]
    future_endings: tuple[str, ...]
    future_words: tuple[str, ...]
    future_exceptions: tuple[str, ...]
    capitals: bool = False
