"""How a language writes dates, clock times, intervals and times told from "now"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["KINDS", "SLOTS", "UNITS", "WEAK_KINDS", "WORD_SLOTS", "TimeWords"]

KINDS = frozenset({
    "numeric", "day", "days", "month", "season", "year", "fraction", "unit", "after_there",
    "before_there", "relative", "shift", "vague", "ago", "later", "earlier_there", "later_there",
    "decade", "century", "weekday", "weekday_of_week", "nth_weekday", "clock",
})  # fmt: skip
WEAK_KINDS = frozenset({"bare_day", "bare_month", "bare_season", "bare_year", "bare_span"})
UNITS = frozenset({"minute", "hour", "day", "weekend", "week", "month", "year"})
# slot → the field of its words
WORD_SLOTS = {
    "month": "months", "weekday": "weekdays", "ordinal": "ordinals", "unit": "units",
    "relative": "relative", "shift": "shifts", "season": "seasons", "fraction": "fractions",
    "part": "parts", "last": "last", "next": "next", "this": "this", "vague": "vague", "am": "am",
    "pm": "pm",
}  # fmt: skip
SLOTS = WORD_SLOTS.keys() | {
    "day", "dd", "mm", "year", "yy", "second", "decade", "roman", "nth", "number", "hour", "minute",
    "clock",
}  # fmt: skip
_ISO = ("{year}-{mm}-{dd}[T ]{clock}", "{year}-{mm}-{dd}", "{year}-{mm}")


@dataclass(frozen=True, slots=True, eq=False)  # by identity: patterns are cached by it
class TimeWords:
    """Words of time and the shapes into which they are put. All lower case; case is ignored.

    Shapes are templates (``kg.languages.templates``) whose slots are the words below, in braces:
    ``{weekday}``, ``{month}``, ``{ordinal}``, ``{unit}``, ``{relative}``, ``{shift}``,
    ``{season}``, ``{fraction}``, ``{part}``, ``{last}``, ``{next}``, ``{this}``, ``{vague}``,
    ``{am}``, ``{pm}``; and those of digits, ``{day}`` and ``{number}`` (or their words),
    ``{dd}``, ``{mm}``, ``{year}``, ``{yy}`` (its last two), ``{second}`` (year of two),
    ``{decade}``, ``{roman}``, ``{nth}``, ``{hour}``, ``{minute}``, ``{clock}``. What a language
    leaves out is not looked for; dates of ISO 8601 and clock times such as 10:30 are found in all.
    """

    # Words
    months: dict[str, int] = field(default_factory=dict)  # → 1–12
    weekdays: dict[str, int] = field(default_factory=dict)  # → Monday = 1
    days: dict[str, int] = field(default_factory=dict)  # of a month, not written in digits alone
    numbers: dict[str, int] = field(default_factory=dict)
    ordinals: dict[str, int] = field(default_factory=dict)  # the last is -1
    # → minute, hour, day, weekend, week, month, year
    units: dict[str, str] = field(default_factory=dict)
    # → days from the day of publication (yesterday = -1)
    relative: dict[str, int] = field(default_factory=dict)
    # → days from the day last spoken of (the day before = -1)
    shifts: dict[str, int] = field(default_factory=dict)
    # → first and last month, or "" where the year alone is sure ("03/06")
    seasons: dict[str, str] = field(default_factory=dict)
    fractions: dict[str, int] = field(default_factory=dict)  # of a year, in months (quarter = 3)
    parts: tuple[str, ...] = ()  # "mid-"
    dayparts: tuple[str, ...] = ()  # behind a day ("Monday morning")
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    this: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()  # times without a date ("in recent days")
    am: tuple[str, ...] = ()
    pm: tuple[str, ...] = ()

    # Shapes, by kind of reading: the first that fits wins. Weak ones count only behind a lead, a
    # word such as "since", or in a range.
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    weak: dict[str, tuple[str, ...]] = field(default_factory=dict)
    clocks: tuple[str, ...] = ("{hour}:{minute}(:\\d\\d)?",)

    # What stands before a time: articles and prepositions that belong to its span …
    behind: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()  # … and make a time of a bare month,
    season_leads: tuple[str, ...] = ()  # season
    year_leads: tuple[str, ...] = ()  # or year, even an old one
    not_year_leads: tuple[str, ...] = ()  # make a quantity of a number ("more than 2000")
    not_years: tuple[str, ...] = ()  # behind a number do so: regular expressions ("soldiers?")
    clock_leads: tuple[str, ...] = ()  # between a day and a clock time ("at")
    since: tuple[str, ...] = ()
    from_then: tuple[str, ...] = ()  # a beginning, to come if that is open
    until: tuple[str, ...] = ()
    by: tuple[str, ...] = ()  # a deadline
    ahead: tuple[str, ...] = ()  # before a date that is planned ("for the 3rd")
    ranges: tuple[str, ...] = ()  # "between … and": the dots are times

    # Verbs that send a bare month or weekday into the future
    future_endings: tuple[str, ...] = ()
    future_words: tuple[str, ...] = ()
    future_exceptions: tuple[str, ...] = ()

    # Verbs in the past whose dates may lie ahead: "announced", "postponed"
    planning_words: tuple[str, ...] = ()

    # A number of units that nothing counts from tells how long something lasts ("three days"), if
    # any of these are given; years in digits are an age unless one stands before or behind them
    duration_leads: tuple[str, ...] = ()  # "for", "within"
    duration_ends: tuple[str, ...] = ()  # "of"

    # months begin with a capital: "may" is none; where they do not, "Mars" is a planet
    capitals: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", {"numeric": _ISO, **self.forms})

    def count(self, number: str) -> int:
        """Return the value of a number in digits or words."""
        if number.isdigit():
            return int(number)
        return sum(self.numbers[part] for part in re.split(r"[\s-]+", number.casefold()))
