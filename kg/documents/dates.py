"""When a document was published: ISO dates as given, and leading lines that hold only a date."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable

from kg.languages import Language, load

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


def leading_date(text: str, language: Language, *, labelled: bool) -> tuple[int, int, str] | None:
    """Return ``(start, end, date)`` of the date that ``text`` opens with, or ``None``.

    With ``labelled``, a label and an ISO date, with or without a line break after it ("date
    2018-08 Les…"); else a dateline: a date that a line break or a dash parts from the article, a
    place or an hour beside it perhaps ("Oslo, 3 mars 2018 (AFP) – Le…"). Offsets are half-open;
    the stretch holds the dash as well.

    >>> from kg.languages import load
    >>> leading_date("date 2018-08 La trêve tient.", load("fr"), labelled=True)
    (0, 12, '2018-08')
    >>> leading_date("Oslo, 3 mars 2018 – La trêve tient.", load("fr"), labelled=False)
    (0, 19, '2018-03-03')
    """
    label, line = _patterns(language.code)
    match = (label if labelled else line).match(text)
    if match is None:
        return None
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
    """Return the pattern of labelled dates and that of datelines."""
    language = load(code)
    rest = r"-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
    iso = rf"(?P<iso>\d{{4}}(?:{rest})?)"
    written = (
        rf"(?P<day>{_either(language.times.days)}|\d\d?)\s(?P<month>{_either(language.times.months)})"
        r"\s(?P<year>\d{4})"
    )
    labels = _either(language.documents.date_labels)
    weekdays = _either(language.times.weekdays)
    # a year alone may open prose
    date = rf"(?:(?:le\s)?(?:{weekdays}),?\s)?(?:{written}|(?P<iso>\d{{4}}{rest}))"
    place = r"[^\W\d_][^\n\r.,:;!?–—]{0,30}"
    label = rf"\s*(?P<all>(?:{labels})\s*:?[^\S\n]+{iso})(?![-\d])(?=[\s.,;:–—-]|$)"
    line = (
        rf"\s*(?P<all>(?:(?:{labels})\s*:?\s|{place},\s)?{date}(?:,[^\n\r–—.:;!?]{{1,40}})?"
        r"(?:\s?\([^\n\r()]{1,30}\))?(?:\s?\.)?(?:(?=[^\S\r\n]*(?:[\r\n]|$))|\s*[–—-]+(?=\s|$)))"
    )
    return re.compile(label, re.IGNORECASE), re.compile(line, re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
