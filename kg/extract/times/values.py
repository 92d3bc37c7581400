"""A time as read → its ISO 8601 value, never more precise than its words.

Days are counted from the day of publication, or, where the words say so ("the day before"), from
the day last spoken of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from kg.extract.times.context import Context, Slots
from kg.extract.times.dates import (
    NO_TIME,
    UNKNOWN,
    Now,
    Value,
    counted,
    dated,
    day_exists,
    hours_away,
    month_after,
    nearest,
)
from kg.extract.times.weekdays import nth_weekday, weekday, weekday_of_week
from kg.languages.times import TimeWords

__all__ = ["KINDS", "value_of"]

_ROMAN = {"I": 1, "V": 5, "X": 10}
_SPAN_OF_A_SEASON_YEAR = 30  # "2016-45" is no pair of years


def value_of(
    kind: str, slots: Slots, words: TimeWords, *, now: Now, anchor: Now, lean: int = -1
) -> Value:
    """Return the value of a time of ``kind`` whose words stand in ``slots``.

    ``lean`` says where a bare month or weekday points: -1 into the past, 1 into the future, 0 to
    the nearest. ``slots["clock"]`` is ``hh:mm``.
    """
    context = Context(words, now, anchor, lean)
    folded = {name: _plain(text) for name, text in slots.items()}
    value = _KINDS[kind](folded, context)
    clock = folded.get("clock")
    if clock and value.iso and re.fullmatch(r"\d{4}-\d\d-\d\d", value.iso):
        return Value(f"{value.iso}T{clock}")
    return value


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _numeric(slots: Slots, _: Context) -> Value:
    day = slots.get("dd")
    return dated(int(slots["year"]), int(slots["mm"]), int(day) if day else None)


def _day(slots: Slots, context: Context) -> Value:
    day = context.day(slots["day"])
    weekday = context.words.weekdays.get(slots.get("weekday", ""))
    if "month" not in slots:
        return _day_of_a_near_month(day, weekday, context)
    month = context.words.months[slots["month"]]
    if "year" in slots:
        return dated(int(slots["year"]), month, day)
    if context.now.year is None:
        return UNKNOWN if day_exists(2000, month, day) else NO_TIME
    years = range(context.now.year - 1, context.now.year + 2)
    days = [dt.date(year, month, day) for year in years if day_exists(year, month, day)]
    if not days:
        return NO_TIME if not day_exists(2000, month, day) else UNKNOWN
    agreeing = [date for date in days if weekday in (None, date.isoweekday())]
    towards = 0 if "relative" in slots else context.towards(slots)  # "yesterday, 3 March"
    found = nearest(agreeing or days, context.now, context.lean if towards is None else towards)
    if found is None and weekday is not None:
        found = nearest(agreeing, context.now, 0)  # the weekday says more than the verb
    return Value(found.isoformat()) if found else UNKNOWN


def _days(slots: Slots, context: Context) -> Value:
    """Return "3-4 March"."""
    first = _day(slots, context)
    last = _day({**slots, "day": slots["dd"]}, context)
    if not (first.sound and last.sound) or int(slots["dd"]) <= context.day(slots["day"]):
        return NO_TIME
    return Value(f"{first.iso}/{last.iso}") if first.iso and last.iso else UNKNOWN


def _day_of_a_near_month(day: int, weekday: int | None, context: Context) -> Value:
    """Return "Monday 3": the nearest such day."""
    now = context.now
    if now.year is None or now.month is None:
        return UNKNOWN
    months = [month_after(now.year, now.month, step) for step in range(-6, 7)]
    days = [dt.date(y, m, day) for y, m in months if day_exists(y, m, day)]
    found = nearest([d for d in days if weekday in (None, d.isoweekday())], now, 0)
    return Value(found.isoformat()) if found else UNKNOWN


def _month(slots: Slots, context: Context) -> Value:
    month = context.words.months[slots["month"]]
    if "year" in slots:
        return dated(int(slots["year"]), month)
    now = context.now
    if now.year is None or now.month is None:
        return UNKNOWN
    towards = context.towards(slots)
    lean = context.lean if towards is None else towards
    # "last July" in July is a year ago; a bare "in July" in July is now
    if month == now.month:
        return dated(now.year + (towards or 0), month)
    if lean == 0:
        lean = 1 if (month - now.month) % 12 <= 6 else -1
    passed = month > now.month
    return dated(now.year + (lean if passed == (lean < 0) else 0), month)


def _season(slots: Slots, context: Context) -> Value:
    months = context.words.seasons[slots["season"]]
    now = context.now
    if "year" in slots:
        year: int | None = int(slots["year"])
    elif now.year is None or now.month is None or not months:
        year = None if months else now.year if context.towards(slots) == 0 else None
    else:
        first, last = (int(month) for month in months.split("/"))
        towards = context.towards(slots)
        year = now.year
        if towards == -1 or (towards is None and context.lean < 0):
            year -= now.month < first or (towards == -1 and now.month <= last)
        elif towards == 1 or (towards is None and context.lean > 0):
            year += now.month > last or (towards == 1 and now.month >= first)
    if year is None:
        return UNKNOWN
    if not months:
        return Value(f"{year:04}")
    first_month, _, last_month = months.partition("/")
    return Value(f"{year:04}-{first_month}/{year:04}-{last_month}")


def _year(slots: Slots, _: Context) -> Value:
    year = slots["year"]
    second = slots.get("second")
    if second is None:
        return Value(year)
    if len(second) < len(year):
        second = year[: len(year) - len(second)] + second
    if not 0 < int(second) - int(year) <= _SPAN_OF_A_SEASON_YEAR:
        return NO_TIME
    return Value(f"{year}/{second}")


def _fraction(slots: Slots, context: Context) -> Value:
    length = context.words.fractions[slots["fraction"]]
    which = context.words.ordinals[slots["ordinal"]]
    if which < 0:
        if "year" not in slots:
            return UNKNOWN  # "the last quarter": that of the year, or the one before now
        which += 12 // length + 1
    if which * length > 12:
        return NO_TIME
    year = int(slots["year"]) if "year" in slots else context.now.year
    if year is None:
        return UNKNOWN
    if "year" not in slots:
        year += context.towards(slots) or 0
    return Value(f"{year:04}-{(which - 1) * length + 1:02}/{year:04}-{which * length:02}")


def _unit(slots: Slots, context: Context) -> Value:
    unit = context.words.units[slots["unit"]]
    towards = context.towards(slots)
    if unit in ("hour", "minute") or (unit == "day" and towards != 0):
        return NO_TIME
    value = counted(unit, towards or 0, context.now, coarse=unit == "day")
    now, iso = context.now.date, value.iso
    if unit != "weekend" or towards or now is None or iso is None:
        return value
    # on a Wednesday, "took place this weekend" is the one before
    if context.lean < 0 and now.isoformat() < iso[: len("2012-05-31")]:
        return counted(unit, -1, context.now)
    return value


def _unit_there(sign: int) -> Callable[[Slots, Context], Value]:
    """The week, month or year after or before the one last spoken of."""

    def value(slots: Slots, context: Context) -> Value:
        unit = context.words.units[slots["unit"]]
        return NO_TIME if unit in ("hour", "minute") else counted(unit, sign, context.anchor)

    return value


def _relative(slots: Slots, context: Context) -> Value:
    return counted("day", context.words.relative[slots["relative"]], context.now, coarse=True)


def _shift(slots: Slots, context: Context) -> Value:
    return counted("day", context.words.shifts[slots["shift"]], context.anchor)


def _elapsed(sign: int, *, from_anchor: bool) -> Callable[[Slots, Context], Value]:
    def value(slots: Slots, context: Context) -> Value:
        count = sign * context.words.count(slots["number"])
        unit = context.words.units[slots["unit"]]
        origin = context.anchor if from_anchor else context.now
        if unit in ("hour", "minute"):
            return UNKNOWN if from_anchor else hours_away(count if unit == "hour" else 0, origin)
        return counted(unit, count, origin)

    return value


def _decade(slots: Slots, _: Context) -> Value:
    decade = slots["decade"]
    first = int(decade) + (1900 if len(decade) < 4 else 0)
    return Value(f"{first:04}/{first + 9:04}")


def _century(slots: Slots, _: Context) -> Value:
    if "nth" in slots:
        number = int(slots["nth"])
    else:
        digits = [_ROMAN[letter] for letter in slots["roman"].upper()]
        after = [*digits[1:], 0]
        number = sum(-d if d < n else d for d, n in zip(digits, after, strict=True))
    if number == 0:
        return NO_TIME
    return Value(f"{(number - 1) * 100 + 1:04}/{number * 100:04}")


def _clock(_: Slots, context: Context) -> Value:
    date = context.anchor.date
    return Value(date.isoformat()) if date else UNKNOWN


def _unknown(_: Slots, __: Context) -> Value:
    return UNKNOWN


_KINDS: dict[str, Callable[[Slots, Context], Value]] = {
    "numeric": _numeric,
    "day": _day,
    "days": _days,
    "bare_day": _unknown,
    "month": _month,
    "bare_month": _month,
    "season": _season,
    "bare_season": _season,
    "year": _year,
    "bare_year": _year,
    "fraction": _fraction,
    "unit": _unit,
    "after_there": _unit_there(1),
    "before_there": _unit_there(-1),
    "relative": _relative,
    "shift": _shift,
    "vague": _unknown,
    "ago": _elapsed(-1, from_anchor=False),
    "bare_span": _elapsed(-1, from_anchor=False),
    "later": _elapsed(1, from_anchor=False),
    "earlier_there": _elapsed(-1, from_anchor=True),
    "later_there": _elapsed(1, from_anchor=True),
    "decade": _decade,
    "century": _century,
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "nth_weekday": nth_weekday,
    "clock": _clock,
}
KINDS = frozenset(_KINDS)
