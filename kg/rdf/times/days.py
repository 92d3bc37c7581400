"""ISO 8601 times and EDTF intervals → their first and last day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

__all__ = ["days"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_DECEMBER = 12


@lru_cache(maxsize=4096)  # most documents of a time tell of the same days
def days(value: str) -> tuple[str, str]:
    """Return the first and the last day of a time, each ``""`` where it is open or unknown.

    >>> days("2018-02"), days("2018-07-05T15:00"), days("2014/..")
    (('2018-02-01', '2018-02-28'), ('2018-07-05', '2018-07-05'), ('2014-01-01', ''))
    >>> days("one day"), days("2018-02-30"), days("2019/2018")
    (('', ''), ('', ''), ('', ''))
    """
    begun, slash, ended = value.partition("/")
    first = _days(begun)[0]
    last = _days(ended if slash else begun)[1]
    return ("", "") if first and last and last < first else (first, last)


def _days(value: str) -> tuple[str, str]:
    """Return the first and the last day of a year, a month, a day or an hour."""
    found = _DATE.fullmatch(value)
    if found is None:
        return "", ""
    year, month, day = (int(found[i] or 0) for i in (1, 2, 3))
    try:
        first = date(year, month or 1, day or 1)
        last = day or calendar.monthrange(year, month or _DECEMBER)[1]
        return first.isoformat(), date(year, month or _DECEMBER, last).isoformat()
    except ValueError:  # there is no such day
        return "", ""
