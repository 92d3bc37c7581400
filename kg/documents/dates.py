"""When a document was published: ISO dates as given, and leading lines that hold only a date."""

from __future__ import annotations

import datetime as dt
import functools
import re

from kg.languages import Language

__all__ = ["iso_date", "leading_date"]

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def iso_date(text: str) -> str | None:
    """Return an ISO 8601 date as precise as ``text`` gives it, to the minute, or ``None``.

    Seconds and the offset from UTC are dropped: weekdays in a text are meant in local time.

    >>> iso_date("2018-08"), iso_date("2018-08-25T10:00:31+02:00"), iso_date("2018-13")
    ('2018-08', '2018-08-25T10:00', None)
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, clock = match["year"], match["month"], match["day"], match["clock"]
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
        if clock:
            dt.time.fromisoformat(clock)
    except ValueError:
        return None
    date = "-".join(part for part in (year, month, day) if part)
    return f"{date}T{clock}" if clock else date


def leading_date(text: str, language: Language) -> tuple[int, int, str] | None:
    """Return ``(start, end, date)`` of a date that stands before the article, or ``None``.

    Either a label and an ISO date, with or without a line break after it ("date 2018-08 Les…"),
    or a first line that holds nothing but a date in words or digits. Offsets are half-open.

    >>> from kg.languages import load
    >>> leading_date("date 2018-08 La trêve tient.", load("fr"))
    (0, 12, '2018-08')
    """
    labelled, alone = _patterns(language.code)
    if match := labelled.match(text):
        date = iso_date(match["iso"])
        if date is not None:
            return match.start("all"), match.end("all"), date
    if match := alone.match(text):
        return _written(match, language)
    return None


def _written(match: re.Match[str], language: Language) -> tuple[int, int, str] | None:
    if match["iso"]:
        date = iso_date(match["iso"])
    else:
        month = language.times.months[match["month"].casefold()]
        day = match["day"].casefold()
        number = language.times.days.get(day) or int(day)
        date = iso_date(f"{match['year']}-{month:02}-{number:02}")
    return None if date is None else (match.start("all"), match.end("all"), date)


@functools.cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    from kg.languages import load

    language = load(code)
    iso = r"(?P<iso>\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?)"
    labels = _either(language.documents.date_labels)
    days, months = _either(language.times.days), _either(language.times.months)
    weekdays = _either(language.times.weekdays)
    labelled = rf"\s*(?P<all>(?:{labels})\s*:?[^\S\n]+{iso})(?=[\s.,;:–—-]|$)(?![-\d])"
    written = rf"(?P<day>{days}|\d\d?)\s(?P<month>{months})\s(?P<year>\d{{4}})"
    alone = (
        rf"\s*(?P<all>(?:(?:{labels})\s*:?\s)?(?:(?:le\s)?(?:{weekdays}),?\s)?(?:{iso}|{written}))"
        r"[^\S\n]*[.,:–—-]?[^\S\n]*[.–—-]*[^\S\n]*(?=[\r\n])"
    )
    return re.compile(labelled, re.IGNORECASE), re.compile(alone, re.IGNORECASE)


def _either(words: object) -> str:
    assert isinstance(words, tuple | dict)
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
