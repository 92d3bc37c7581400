"""When a document was published: ISO dates as given, and leading lines that hold only a date."""

from __future__ import annotations

import datetime as dt
import functools
import re

from kg.languages import Language
from kg.languages.templates import NEVER, either, regex

__all__ = ["iso_date", "leading_date", "line_is_date"]

_ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?)?)?"
)


_LONGEST_LINE = 150


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
        times, day, month = language.times, found["day"].casefold(), found["month"].casefold()
        number = int(month) if month.isdecimal() else times.months[month]
        date = iso_date(f"{found['year']}-{number:02}-{times.days.get(day) or int(day):02}")
    return None if date is None else (match.start("all"), match.end("all"), date)


def line_is_date(line: str, language: Language) -> bool:
    """Whether a line holds nothing but a date, with the hour and a label perhaps.

    >>> from kg.languages import load
    >>> [line_is_date(line, load("fr")) for line in ("15 - Novembre - 2017", "En mai 2018")]
    [True, False]
    """
    if len(line) > _LONGEST_LINE or not any(map(str.isdigit, line)):
        return False
    found = leading_date(line, language, labelled=False)
    return found is not None and found[1] == len(line.rstrip())


@functools.lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of labelled dates and that of datelines."""
    times = language.times
    rest = r"-\d\d(?:-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)?"
    iso = rf"(?P<iso>\d{{4}}(?:{rest})?)"
    slots = {
        "weekday": either(times.weekdays),
        "day": rf"(?:{either(times.days)}|\d\d?)",
        "month": rf"(?:{either(times.months)}|\d\d?)",
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
    join = r"\s?[,|•·–—-]?\s?"
    hour = rf"{join}(?:{either(times.clock_leads)}\s)?\d\d?\s?[:hH]\s?(?:\d\d)?"
    again = rf"{join}\(?{labels}\s*:?\s[^\n\r]{{4,50}}"
    end = r"(?=[^\S\r\n]*(?:[\r\n]|$))"
    line = (
        rf"\s*(?P<all>(?:{labels}\s*:?\s|{place},\s)?{date}(?:\.{end}|(?:,[^\n\r–—.:;!?]{{1,40}})?"
        rf"(?:{hour}(?!\w))?(?:{again}(?=[\r\n]|$))?"
        rf"(?:\s?\([^\n\r()]{{1,30}}\))?(?:{end}|\s?\.?\s*[–—-]+(?=\s|$))))"
    )
    return re.compile(label, re.IGNORECASE), re.compile(line, re.IGNORECASE)
