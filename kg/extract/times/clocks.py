"""Clock times: how they are written, and the day of those in a report by the hour."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.times.dates import Now

__all__ = ["Ticker", "time_of_day"]

_OPENS = re.compile(r"(?:^|(?P<closed>»)|[.!?…:;\n–—•*])[\s«\"“–—•*]*\Z")
_OPENS_PARAGRAPH = re.compile(r"(?:^|\n)\W*(?:\w+ )?\Z")
_UNKNOWN = Now()
_CHRONICLE = 3  # paragraphs
_REACH = 12  # characters before a time in which what ends the sentence before it stands


def time_of_day(text: str, patterns: Iterable[re.Pattern[str]]) -> str:
    """Return ``hh:mm`` of a clock time that one of the patterns is made for."""
    for pattern in patterns:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            hour = int(found["hour"])
            if found.get("pm"):
                hour = hour % 12 + 12
            elif found.get("am"):
                hour %= 12
            return f"{hour:02}:{found.get('minute') or '00'}"
    raise AssertionError(text)  # it was found by these very patterns


class Ticker:
    """Follows the clock times of a text that open a sentence.

    "Vers 9h, …" and "vers 9h40, …" are of one day, whatever day is spoken of between them, unless a
    sentence opens with a day or the clock goes back; then it is the day of publication in a
    chronicle, of which many paragraphs open with a clock time (``starts``: where clock times do).

    >>> ticker = Ticker("9h : on marche. 9h40 : plus que le 2 mai. 10h : fin. 8h : rien.")
    >>> ticker.note(0, "2018-12-08T09:00")
    >>> ticker.day(16, "09:40"), ticker.day(42, "10:00").day, ticker.day(53, "08:00")
    (Now(year=2018, month=12, day=8), 8, None)
    """

    def __init__(self, text: str, now: Now = _UNKNOWN, starts: Iterable[int] = ()) -> None:
        self._text = text
        before = (text[max(0, start - _REACH) : start] for start in starts)
        opening = [one for one in before if _OPENS_PARAGRAPH.search(one)]
        self._now = now if now.date is not None and len(opening) >= _CHRONICLE else None
        self._last: tuple[Now, str] | None = None  # the day, and the time of day

    def day(self, start: int, clock: str) -> Now | None:
        """Return the day that a clock time at ``start`` goes on with, if it does."""
        if not self._opens(start):
            return None
        return self._now if self._last is None or clock < self._last[1] else self._last[0]

    def note(self, start: int, value: str) -> None:
        """Take in a day, or a time of day, that was found at ``start``."""
        if self._opens(start):
            day, _, clock = value.partition("T")
            self._last = (Now.of(day), clock) if clock else None

    def _opens(self, start: int) -> bool:
        opening = _OPENS.search(self._text[max(0, start - _REACH) : start])
        if opening is None:
            return False  # nor does what goes on behind a quotation open one: "« … » samedi"
        return opening["closed"] is None or not self._text[start].islower()
