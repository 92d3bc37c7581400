"""Days told by their names: "Monday", "Tuesday of last week", "the first Sunday of May"."""

from __future__ import annotations

import datetime as dt

from kg.extract.times.context import Context, Slots
from kg.extract.times.dates import NO_TIME, UNKNOWN, Value, counted, day_exists, nearest

__all__ = ["nth_weekday", "weekday", "weekday_of_week"]


def weekday(slots: Slots, context: Context) -> Value:
    """Return the value of a weekday: the last one, or the next where ``lean`` says so."""
    number = context.words.weekdays[slots["weekday"]]
    date = context.now.date
    if date is None:
        return counted("day", 0, context.now, coarse=True)
    ahead = (number - date.isoweekday()) % 7  # 0–6 days on
    towards = context.towards(slots)
    if towards == 0:  # "this Saturday" is past, today or, on its eve, tomorrow
        days = ahead if ahead <= 1 or context.lean > 0 else ahead - 7
    elif towards == 1:
        days = ahead or 7
    elif towards == -1:
        days = ahead - 7
    else:
        days = ahead if context.lean > 0 else -(-ahead % 7)
    return Value((date + dt.timedelta(days=days)).isoformat())


def weekday_of_week(slots: Slots, context: Context) -> Value:
    """Return the value of "Tuesday of last week"; without a week it can't be told."""
    date, towards = context.now.date, context.towards(slots)
    if date is None or towards is None:
        return UNKNOWN
    number = context.words.weekdays[slots["weekday"]]
    return Value((date + dt.timedelta(number - date.isoweekday() + 7 * towards)).isoformat())


def nth_weekday(slots: Slots, context: Context) -> Value:
    """Return the value of "the first Sunday of May"; no time where the month has no such day."""
    if "month" not in slots:
        return UNKNOWN
    month = context.words.months[slots["month"]]
    which = context.words.ordinals[slots["ordinal"]]
    number = context.words.weekdays[slots["weekday"]]
    if "year" in slots:
        day = _nth(int(slots["year"]), month, which, number)
        return Value(day.isoformat()) if day else NO_TIME
    if context.now.year is None:
        return UNKNOWN
    years = range(context.now.year - 1, context.now.year + 2)
    days = [day for year in years if (day := _nth(year, month, which, number))]
    towards = context.towards(slots)
    found = nearest(days, context.now, context.lean if towards is None else towards)
    return Value(found.isoformat()) if found else UNKNOWN


def _nth(year: int, month: int, which: int, number: int) -> dt.date | None:
    """The ``which``-th such weekday of a month, counted from its end where negative."""
    days = [
        dt.date(year, month, day)
        for day in range(1, 32)
        if day_exists(year, month, day) and dt.date(year, month, day).isoweekday() == number
    ]
    place = which - 1 if which > 0 else which
    return days[place] if -len(days) <= place < len(days) else None
