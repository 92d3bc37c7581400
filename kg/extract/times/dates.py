"""Days, months and years counted from one another, and ISO 8601 values of them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

__all__ = [
    "NO_TIME",
    "UNKNOWN",
    "Now",
    "Value",
    "counted",
    "dated",
    "day_exists",
    "hours_away",
    "is_before",
    "last_day",
    "month_after",
    "nearest",
    "open_ended",
    "year_of",
]

_HALF_A_DAY = 12  # hours; fewer are taken to be of the same day
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Now:
    """A day, month or year from which times are counted; absent parts are unknown."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, value: str | None) -> Now:
        """Return the parts of an ISO date; nothing is known of anything else.

        >>> Now.of("2018-08")
        Now(year=2018, month=8, day=None)
        """
        match = _ISO.fullmatch(value or "")
        return cls(*(int(part) if part else None for part in match.groups())) if match else cls()

    @property
    def date(self) -> dt.date | None:
        """The day, where it is known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Value:
    """What a time's words mean. ``None`` for ``iso`` where it can't be told.

    ``sound`` is False for what is no time (31 February).
    """

    iso: str | None
    sound: bool = True


NO_TIME = Value(None, sound=False)
UNKNOWN = Value(None)


def nearest(days: list[dt.date], now: Now, lean: int) -> dt.date | None:
    """Return the day of ``days`` that lies nearest to ``now`` on the side of ``lean``."""
    if now.year is None:
        return None
    if now.month is None:
        return next((day for day in days if day.year == now.year), None)
    middle = now.date or dt.date(now.year, now.month, 15)
    slack = dt.timedelta(days=0 if now.date else 16)
    side = [d for d in days if lean == 0 or (d - middle) * lean >= -slack]
    return min(side, key=lambda d: (abs(d - middle), d), default=None)


def counted(unit: str, count: int, origin: Now, *, coarse: bool = False) -> Value:
    """Return the day, week, month or year that lies ``count`` of them from ``origin``.

    With ``coarse``, a month stands for a day that is not known.
    """
    year, month, date = origin.year, origin.month, origin.date
    if unit == "year" and year is not None:
        return Value(f"{year + count:04}")
    if unit == "month" and year is not None and month is not None:
        return dated(*month_after(year, month, count))
    if date is None:
        known = coarse and year is not None and month is not None
        return Value(f"{year:04}-{month:02}") if known else UNKNOWN
    if unit == "day":
        return Value((date + dt.timedelta(days=count)).isoformat())
    first = date - dt.timedelta(days=date.weekday() - 7 * count)
    if unit == "weekend":
        first += dt.timedelta(days=5)
    last = first + dt.timedelta(days=1 if unit == "weekend" else 6)
    return Value(f"{first.isoformat()}/{last.isoformat()}") if unit != "month" else UNKNOWN


def hours_away(count: int, origin: Now) -> Value:
    """Return the day that lies ``count`` hours from ``origin``, a day: whole days, or hardly any.

    >>> [hours_away(count, Now(2025, 3, 12)).iso for count in (-3, -48, -36)]
    ['2025-03-12', '2025-03-10', None]
    """
    if abs(count) >= _HALF_A_DAY and count % 24:
        return UNKNOWN
    return counted("day", int(count / 24), origin)


def dated(year: int, month: int, day: int | None = None) -> Value:
    """Return the value of a month or day; no time where there is none such.

    >>> dated(2018, 2, 31).sound
    False
    """
    if not day_exists(year, month, 1 if day is None else day):
        return NO_TIME
    return Value(f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}"))


def day_exists(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has the day."""
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def is_before(one: str, other: str) -> bool:
    """Return whether a date lies before another, as far as both tell it.

    Weeks and open ends do not.

    >>> is_before("2012", "2025-03-12"), is_before("..", "2025-03-12")
    (True, False)
    """
    size = min(len(one), len(other), 10)
    parts = one[:size], other[:size]
    return size >= 4 and all(p.replace("-", "").isdigit() for p in parts) and parts[0] < parts[1]


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month that lie ``count`` months on.

    >>> month_after(2018, 11, 3)
    (2019, 2)
    """
    years, months = divmod(year * 12 + month - 1 + count, 12)
    return years, months + 1


def last_day(value: str | None) -> str | None:
    """Return the day that what follows counts from: that of a night is the second one.

    >>> last_day("2018-05-03"), last_day("2018-05-03/2018-05-04"), last_day("2018-05/2018-06")
    ('2018-05-03', '2018-05-04', None)
    """
    first, mark, last = (value or "").partition("/")
    if not mark:
        return value
    day = Now.of(first)
    return last if day.date is not None and counted("day", 1, day).iso == last else None


def open_ended(iso: str | None, *, since: bool, season: bool) -> str | None:
    """Return the span since a time, or until it; until a season it is until its beginning.

    >>> open_ended("2018-05", since=True, season=False)
    '2018-05/..'
    """
    if iso is None:
        return None
    first, last = iso.split("/")[0], iso.split("/")[-1]
    if since:
        return f"{first}/.."
    return f"../{first if season else last}"


def year_of(two: int, now: int) -> str:
    """Return the year of two digits: one of this century up to the year behind now, else the last.

    >>> year_of(24, 2024), year_of(31, 2024)
    ('2024', '1931')
    """
    newest = now + 1
    return str(newest // 100 * 100 + two - (100 if two > newest % 100 else 0))
