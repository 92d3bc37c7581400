"""ISO 8601 times and EDTF intervals → their first and last day."""

from __future__ import annotations

import calendar
import re

__all__ = ["days"]

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_JANUARY, _DECEMBER = 1, 12


def days(value: str) -> tuple[str, str]:
    """Return the first and the last day of a time, each ``""`` where it is open or unknown.

    >>> days("2018-02"), days("2018-07-05T15:00"), days("2014/..")
    (('2018-02-01', '2018-02-28'), ('2018-07-05', '2018-07-05'), ('2014-01-01', ''))
    >>> days("one day")
    ('', '')
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _first(first), _last(first)
    return _first(first), _last(last)


def _first(value: str) -> str:
    year, month, day = _parts(value)
    return f"{year}-{month or _JANUARY:02}-{day or 1:02}" if year else ""


def _last(value: str) -> str:
    year, month, day = _parts(value)
    if not year:
        return ""
    month = month or _DECEMBER
    return f"{year}-{month:02}-{day or calendar.monthrange(int(year), month)[1]:02}"


def _parts(value: str) -> tuple[str, int, int]:
    """Return year, month and day, ``""`` and 0 where they are not told."""
    found = _DATE.fullmatch(value)
    if found is None or int(found[1]) == 0 or int(found[2] or 1) not in range(1, _DECEMBER + 1):
        return "", 0, 0
    return found[1], int(found[2] or 0), int(found[3] or 0)
