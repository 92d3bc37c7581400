"""When a document was published: ISO dates as given, and leading lines that hold only a date."""

from __future__ import annotations

import datetime as dt
import functools
import re

from kg.languages import Language
from kg.languages.templates import NEVER, either, regex

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
    label, line = _patterns(language)
    match = (label if labelled else line).match(text)
    if match is None:
        return None
    found = {name.partition("_")[0]: part for name, part in match.groupdict().items() if part}
    if "iso" in found:
        date = iso_date(found["iso"])
    else:
        times, day = language.times, found["day"].casefold()
        month = times.months[found["month"].casefold()]
        date = iso_date(f"{found['year']}-{month:02}-{times.days.get(day) or int(day):02}")
    return None if date is None else (match.start("all"), match.end("all"), date)


@functools.lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of labelled dates and that of datelines."""
    times = language.times
    rest = r"-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
    iso = rf"(?P<iso>\d{{4}}(?:{rest})?)"
    slots = {
        "weekday": either(times.weekdays),
        "day": rf"(?:{either(times.days)}|\d\d?)",
        "month": either(times.months),
        "year": r"\d{4}",
    }
    written = [
        regex(template, slots, f"_{number}")
        for number, template in enumerate(language.documents.dates)
    ]
    labels = either(language.documents.date_labels)
    # a year alone may open prose
    date = rf"(?:{'|'.join(written) or NEVER}|(?P<iso>\d{{4}}{rest}))"
    place = r"[^\W\d_][^\n\r.,:;!?–—]{0,30}"
    label = rf"\s*(?P<all>{labels}\s*:?[^\S\n]+{iso})(?![-\d])(?=[\s.,;:–—-]|$)"
    line = (
        rf"\s*(?P<all>(?:{labels}\s*:?\s|{place},\s)?{date}(?:,[^\n\r–—.:;!?]{{1,40}})?"
        r"(?:\s?\([^\n\r()]{1,30}\))?(?:\s?\.)?(?:(?=[^\S\r\n]*(?:[\r\n]|$))|\s*[–—-]+(?=\s|$)))"
    )
    return re.compile(label, re.IGNORECASE), re.compile(line, re.IGNORECASE)
