"""How long something lasts: "three days" → P3D."""

from __future__ import annotations

from kg.extract.times.context import Slots
from kg.languages.times import TimeWords

__all__ = ["duration", "is_duration", "length"]

_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_CLOCK_LETTERS = {"hour": "H", "minute": "M"}


def duration(unit: str, count: int) -> str | None:
    """Return a duration of ISO 8601, ``None`` for what is no measure (week-ends).

    >>> duration("day", 3), duration("hour", 48), duration("weekend", 2)
    ('P3D', 'PT48H', None)
    """
    if unit in _LETTERS:
        return f"P{count}{_LETTERS[unit]}"
    return f"PT{count}{_CLOCK_LETTERS[unit]}" if unit in _CLOCK_LETTERS else None


def is_duration(value: str | None) -> bool:
    """Whether the value of a time is a length and no date."""
    return value is not None and value.startswith("P")


def length(slots: Slots, words: TimeWords, *, led: bool) -> str | None:
    """Return the duration that a number of units is, ``None`` for an age and for "one day".

    Years in digits are an age where nothing beside them has ``led`` to a duration.
    """
    number = slots["number"]
    unit, count = words.units[" ".join(slots["unit"].casefold().split())], words.count(number)
    if count == 0 or (unit, count) == ("day", 1):
        return None
    if unit == "year" and number.isdigit() and not led:
        return None
    return duration(unit, count)
