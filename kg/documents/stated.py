"""Dates as tables, feeds and exports write them → ISO dates, or nothing."""

from __future__ import annotations

import datetime as dt
import functools
import re
from typing import TYPE_CHECKING

from kg.documents.dates import iso_date, leading_date
from kg.languages import Language

if TYPE_CHECKING:
    from babel import Locale

__all__ = ["stated_date"]

_CLOCK = (
    r"(?:\D{1,6}?(?P<hour>\d{1,2})\s?[:hH]\s?(?P<minute>\d\d)?(?::\d\d(?:[.,]\d+)?)?"
    r"(?:\s?(?P<half>[AP])\.?M\.?)?(?:\s?(?:Z|[A-Z]{1,5}|\(\w+\)|[+-]\d\d:?\d\d))*)?\.?"
)
_NUMBERS = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<sign>[/.-])(?P<second>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d\d){_CLOCK}"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})(?P<sign>[/.-])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){_CLOCK}"
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_DAY_FIRST = re.compile(
    rf"(?:[^\W\d_]+[.,]? ,?)?(?:(?P<day>\d{{1,2}})(?:\.|[^\W\d_]{{1,2}})?[ -])?{_MONTH}[ ,-]{{1,2}}"
    rf"(?P<year>\d{{4}}){_CLOCK}"
)
_MONTH_FIRST = re.compile(
    rf"(?:[^\W\d_]+\.?,? )?{_MONTH} (?P<day>\d{{1,2}})(?:[a-z]{{2}})?,? (?P<year>\d{{4}}){_CLOCK}"
)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")  # since 1970, or thousandths of them
_THOUSANDTHS = 11  # digits, from which on they are such
_MONTHS = 12
_CENTURY = 69  # years of two digits up to here are of this century (POSIX strptime)
_MAILED = "en"  # RFC 822 and most programs write months in English


def stated_date(written: str, language: Language, *, tag: str = "") -> str | None:
    """Return a date as precise as it is ``written``, to the minute, or ``None``.

    ISO 8601, RFC 822, seconds since 1970, 20250312, and numbers in the order that CLDR has for
    ``tag`` ("en-GB"), else for the language; words as in a dateline. The hour is that of the place
    where it was written, the offset from UTC is dropped.

    >>> from kg.languages import load
    >>> french = load("fr")
    >>> [stated_date(one, french) for one in ("12/03/2025", "Wed, 12 Mar 2025 10:00:00 +0100")]
    ['2025-03-12', '2025-03-12T10:00']
    >>> stated_date("12/03/2025", french, tag="en-US"), stated_date("hier", french)
    ('2025-12-03', None)
    """
    text = " ".join(written.split())
    return (
        iso_date(text)
        or _year_first(text)
        or _seconds(text)
        or _numbers(text, (tag, language.code))
        or _worded(text, language.code)
        or _dateline(text, language)
    )


def _year_first(text: str) -> str | None:
    if found := _COMPACT.fullmatch(text):
        year, month, day, hour, minute = found.groups()
        return iso_date(f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else ""))
    found = _YEAR_FIRST.fullmatch(text)
    return _date(found, int(found["month"]), int(found["day"])) if found else None


def _seconds(text: str) -> str | None:
    if not _SECONDS.fullmatch(text):
        return None
    number = float(text) / (1000 if len(text.partition(".")[0]) >= _THOUSANDTHS else 1)
    return f"{dt.datetime.fromtimestamp(number, dt.UTC):%Y-%m-%dT%H:%M}"


def _numbers(text: str, tags: tuple[str, ...]) -> str | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    orders = (_day_first(tag) for tag in tags if tag)
    day_first = next((order for order in orders if order is not None), None)
    if day_first is None and first != second and max(first, second) <= _MONTHS:
        return None
    if first > _MONTHS or (second <= _MONTHS and day_first):
        first, second = second, first
    return _date(found, first, second)


def _worded(text: str, code: str) -> str | None:
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        found = pattern.fullmatch(text)
        month = found and (_months(code) | _months(_MAILED)).get(found["month"].casefold())
        if found and month:
            return _date(found, month, int(found["day"]) if found["day"] else None)
    return None


def _date(found: re.Match[str], month: int, day: int | None) -> str | None:
    """Return the date of a match with a year and perhaps a clock."""
    year = int(found["year"])
    if len(found["year"]) == len("25"):
        year += 2000 if year < _CENTURY else 1900
    date = iso_date(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))
    if date is None or not found["hour"] or not day:
        return date
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"] == "P" else 0)
    return iso_date(f"{date}T{hour:02}:{found['minute'] or '00'}") or date


@functools.lru_cache(maxsize=64)
def _day_first(tag: str) -> bool | None:
    """Return whether CLDR has the day before the month, ``None`` for a language it lacks."""
    locale = _locale(tag)
    if locale is None:
        return None
    pattern: str = locale.date_formats["short"].pattern
    return pattern.index("d") < pattern.index("M")


@functools.lru_cache(maxsize=64)
def _months(code: str) -> dict[str, int]:
    """Return the names and short forms of months in CLDR, without full stops."""
    locale = _locale(code)
    if locale is None:
        return {}
    named = locale.months["format"]
    tables = (named["wide"], named["abbreviated"])
    return {name.casefold().rstrip("."): number for one in tables for number, name in one.items()}


def _locale(tag: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _dateline(text: str, language: Language) -> str | None:
    found = leading_date(text, language, labelled=False)
    found = found or leading_date(text, language, labelled=True)
    return found[2] if found is not None and not text[found[1] :].strip(" .,–—-") else None
