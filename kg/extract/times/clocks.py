"""Clock times: how they are written, and the day of those in a report by the hour."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.times.dates import Now

__all__ = ["Ticker", "time_of_day"]

_OPENS = re.compile(r"(?:^|[.!?…:;»\n–—•*])[\s«\"“–—•*]*\Z")
_ENDS = (". ", "! ", "? ", "\n")
_NOWHERE = -2
_DAY = len("2012-05-31")
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
    sentence opens with a day or the clock goes back: then it is the day that was told first in the
    last sentence that tells one and does not open with a clock time, nor its paragraph.

    >>> ticker = Ticker("9h : on marche. 9h40 : plus que le 2 mai. 10h : fin. 8h : rien.")
    >>> ticker.note(0, "2018-12-08T09:00")
    >>> ticker.day(16, "09:40"), ticker.day(42, "10:00").day, ticker.day(53, "08:00")
    (Now(year=2018, month=12, day=8), 8, None)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: tuple[Now, str] | None = None  # the day, and the time of day
        self._told: Now | None = None
        self._sentence = _NOWHERE  # where the last sentence began that has a time,
        self._hourly = _NOWHERE  # and the last paragraph that opens with a time of day

    def day(self, start: int, clock: str) -> Now | None:
        """Return the day that a clock time at ``start`` goes on with, if it does."""
        if not self._opens(start):
            return None
        if self._last is None or clock < self._last[1]:
            return self._told
        return self._last[0]

    def note(self, start: int, value: str) -> None:
        """Take in a day, or a time of day, that was found at ``start``."""
        day, _, clock = value.partition("T")
        opens = self._opens(start)
        sentence = max(self._text.rfind(mark, 0, start) for mark in _ENDS)
        paragraph = self._text.rfind("\n", 0, start)
        if opens and clock and sentence == paragraph:
            self._hourly = paragraph
        told = sentence != self._sentence and paragraph != self._hourly and len(day) == _DAY
        if told and not (opens and clock):
            self._told = Now.of(day)
        self._sentence = sentence
        if opens:
            self._last = (Now.of(day), clock) if clock else None

    def _opens(self, start: int) -> bool:
        return _OPENS.search(self._text[max(0, start - _REACH) : start]) is not None
