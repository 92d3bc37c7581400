"""The times that a text names, dated from the day of its publication."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extract.times.clocks import Ticker, time_of_day
from kg.extract.times.dates import Now, Value, last_day, open_ended, year_of
from kg.extract.times.durations import is_duration, length
from kg.extract.times.forms import Forms, compile_forms
from kg.extract.times.tenses import NO_VERBS, Tenses, Verbs
from kg.extract.times.values import value_of
from kg.languages.times import TimeWords
from kg.model import TimeExpression

__all__ = ["find_times"]

_WORD = re.compile(r"\w+")
_REACH = 40  # characters before a time in which its preposition stands
_THOUSANDS = re.compile(r"\d\s\Z")
_YEARS = range(1900, 2050)  # a bare number in here is a year unless something speaks against it
_WITH_HOURS = frozenset({"day", "weekday", "relative", "shift", "numeric"})
_NO_ENDS = frozenset({"bare_span", "clock", "vague"})  # of a range
_DEICTIC = frozenset({"relative", "shift"})  # "hier", "la veille": a date may spell them out
_DAYS = frozenset({"day", "weekday"})
_APPOSED = re.compile(r"\s*[,(]\s*")
_DATED = frozenset({"day", "days", "nth_weekday"})  # without a year: as the verb says
_OPEN_ENDED = _DATED | {"weekday"}
_LENT = ("month", "year", "last", "next")  # by the second of two dates to the first
_LEANING = frozenset({"weekday", "month", "bare_month", "season", "bare_season"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A time as its words say it: ``[start, end)``, its kind and the words by slot."""

    start: int
    end: int
    kind: str
    slots: Mapping[str, str]


def find_times(
    text: str,
    words: TimeWords,
    *,
    published: str | None,
    offset: int = 0,
    verbs: Verbs = NO_VERBS,
) -> tuple[TimeExpression, ...]:
    """Return the times of ``text`` in order, without overlap.

    Spans are half-open character offsets into ``text``, plus ``offset``; articles and prepositions
    that belong to the time are inside ("en juillet dernier", "depuis 2014"). ``published`` is an
    ISO date; where only its month is known, "this Saturday" is that month. ``verbs`` are offsets
    into ``text`` of those whose tense is known; ``words`` tell some of the future by their endings.
    A value is never more precise than the words, and ``None`` where it can't be told; that of a
    duration is one of ISO 8601 ("P3D").

    >>> from kg.languages import load
    >>> found = find_times("Le 3 mars, puis la veille.", load("fr").times, published="2018-08-25")
    >>> [(time.text, time.value) for time in found]
    [('Le 3 mars', '2018-03-03'), ('la veille', '2018-03-02')]
    """
    finder = _Finder(text, words, _forms(words), Now.of(published), verbs)
    return tuple(
        TimeExpression(start + offset, end + offset, text[start:end], value)
        for start, end, value in finder.find()
    )


@functools.lru_cache(maxsize=16)
def _forms(words: TimeWords) -> Forms:
    return compile_forms(words)


class _Finder:
    """One pass over one text; remembers the day last spoken of."""

    def __init__(self, text: str, words: TimeWords, forms: Forms, now: Now, verbs: Verbs) -> None:
        self.text, self.words, self.forms, self.now = text, words, forms, now
        self.tenses = Tenses(text, forms, verbs)
        self.anchor, self.ticker = Now(), Ticker(text)

    def find(self) -> Iterator[tuple[int, int, str | None]]:
        """Yield ``(start, end, value)`` of each time."""
        readings = list(self._readings())
        clocks = (reading.start for reading in readings if reading.kind == "clock")
        self.ticker = Ticker(self.text, self.now, clocks)
        taken = 0  # times before this offset are already part of one
        for index, reading in enumerate(readings):
            if reading.start < taken:
                continue
            found = None
            if index + 1 < len(readings):
                found = self._range(reading, readings[index + 1])
            found = found or self._single(reading)
            if found is None:
                continue
            if index + 1 < len(readings):
                found = self._spelled_out(reading, readings[index + 1], found)
            taken, value = found[1:]
            day = None if is_duration(value) else last_day(value)
            if day is not None:
                self.anchor = Now.of(day)
                self.ticker.note(found[0], day)
            yield found

    def _readings(self) -> Iterator[_Reading]:
        forms, position = self.forms, 0
        for word in _WORD.finditer(self.text):
            start = word.start()
            pattern = forms.shapes.at(word[0]) if start >= position else None
            match = pattern.match(self.text, start) if pattern is not None else None
            if match is None:
                continue
            kind, slots = forms.shapes.told(match)
            if self.words.capitals and slots.get("month", "A")[0].islower():
                continue  # "may" is a verb
            position = match.end()
            if kind in _WITH_HOURS and (hours := forms.hours.match(self.text, position)):
                position = hours.end()
                slots |= {name: value for name, value in hours.groupdict().items() if value}
            if "yy" in slots:
                slots["year"] = year_of(int(slots.pop("yy")), self.now.year or _YEARS.stop)
            if "clock" in slots:
                slots["clock"] = time_of_day(slots["clock"], self.forms.clocks)
            yield _Reading(start, position, kind, slots)

    def _single(self, reading: _Reading) -> tuple[int, int, str | None] | None:
        forms, start, end, kind = self.forms, reading.start, reading.end, reading.kind
        if kind == "bare_day" or (kind == "bare_year" and not self._is_year(reading)):
            return None
        ahead = 1 if kind == "weekday" else 0
        for pattern, lean, since in (
            (forms.since, -1, True),
            (forms.from_then, ahead, True),
            (forms.by, 1, False),
            (forms.until, 0, False),
        ):
            opening = self._before(pattern, start)
            if opening is None or (kind == "bare_span" and lean == 0) or kind == "clock":
                continue
            value = self._value(reading, lean=lean)
            if pattern is forms.until and kind in _OPEN_ENDED:
                value = self._end(reading)
            if not value.sound:
                return None
            return opening, end, open_ended(value.iso, since=since, season="season" in kind)
        if kind in forms.weak and not self._is_led(reading):
            return self._lasting(reading)
        value = self._value(reading)
        if not value.sound:
            return None
        behind = self._before(forms.behind, start)
        return (start if behind is None else behind), end, value.iso

    def _end(self, reading: _Reading) -> Value:
        """Return the day until which something lasts: what began in the past may end in either."""
        tense = self.tenses.of(reading.start, reading.end)
        if tense >= 0:
            return self._value(reading, lean=1 if reading.kind == "weekday" else tense)
        past, near = self._value(reading, lean=-1), self._value(reading, lean=0)
        if reading.kind == "weekday":
            near = self._value(reading, lean=1)
        return past if past == near or not past.sound else Value(None)

    def _lasting(self, reading: _Reading) -> tuple[int, int, str | None] | None:
        """Return how long something lasts, where the language has durations."""
        start, end = reading.start, reading.end
        if reading.kind != "bare_span" or not self.words.duration_leads:
            return None
        if _THOUSANDS.search(self.text, max(0, start - 2), start):
            return None
        before = self._before(self.forms.lasting, start)
        led = before is not None or self.forms.lasting_of.match(self.text, end) is not None
        value = length(reading.slots, self.words, led=led)
        return None if value is None else (start, end, value)

    def _spelled_out(
        self, reading: _Reading, date: _Reading, found: tuple[int, int, str | None]
    ) -> tuple[int, int, str | None]:
        """Return what was found with the date in apposition: "la veille, 8 février".

        Behind a clock time it tells of which day that is: "à 21 heures, ce lundi 13 juin".
        """
        led = None if date.kind == "weekday" else self._before(self.forms.behind, date.start)
        if not _APPOSED.fullmatch(self.text, reading.end, date.start if led is None else led):
            return found
        clock = reading.slots.get("clock") if reading.kind == "clock" else None
        kinds = _DAYS if clock else {"day"} if reading.kind in _DEICTIC else ()
        if date.kind not in kinds or (clock and "clock" in date.slots):
            return found
        value = self._value(date)
        if not value.sound or (clock and value.iso is None):
            return found
        return (
            (*found[:2], value.iso)
            if clock is None
            else (found[0], date.end, f"{value.iso}T{clock}")
        )

    def _is_led(self, reading: _Reading) -> bool:
        if reading.kind == "bare_year":
            return True  # _is_year has looked
        if (
            reading.kind == "bare_month"
            and not self.words.capitals
            and (self.text[reading.start].isupper())
        ):
            return False
        lead = self.forms.leads.get(reading.kind)
        return lead is not None and self._before(lead, reading.start) is not None

    def _is_year(self, reading: _Reading) -> bool:
        """Whether a bare number between 1000 and 2099 is a year, not a quantity."""
        forms = self.forms
        if forms.not_year_after.match(self.text, reading.end):
            return False
        sure = (forms.leads["bare_year"], forms.since, forms.from_then, forms.until, forms.by)
        if any(self._before(lead, reading.start) is not None for lead in sure):
            return True
        return (
            int(reading.slots["year"]) in _YEARS
            and self._before(forms.not_year_before, reading.start) is None
        )

    def _range(self, first: _Reading, second: _Reading) -> tuple[int, int, str | None] | None:
        if second.kind in _NO_ENDS | {"bare_day"} or first.kind in _NO_ENDS:
            return None
        for before, between in self.forms.ranges:
            start = self._before(before, first.start)
            if start is None or not between.fullmatch(self.text, first.end, second.start):
                continue
            value = self._range_value(first, second)
            if value is not None:
                return start, second.end, value.iso
        return None

    def _range_value(self, first: _Reading, second: _Reading) -> Value | None:
        """Return the interval, each end filled from the other; ``None`` where they don't fit."""
        if first.kind == "bare_year" == second.kind and self.forms.not_year_after.match(
            self.text, second.end
        ):
            return None
        if first.kind == "bare_day" and "month" not in second.slots:
            return None
        lent = {name: second.slots[name] for name in _LENT if name in second.slots}
        if first.kind in {"bare_year", "year", "numeric", "weekday"}:
            lent = {}
        elif first.kind in {"bare_month", "month"}:
            lent.pop("month", None)
        kind = "day" if first.kind == "bare_day" else first.kind
        filled = _Reading(first.start, first.end, kind, {**lent, **first.slots})
        whole = _Reading(first.start, second.end, second.kind, second.slots)
        lean = self._lean(whole) if second.kind in _DATED else None
        left, right = self._value(filled, lean=lean), self._value(second, lean=lean)
        if not (left.sound and right.sound):
            return None
        if left.iso is None or right.iso is None:
            return Value(None)
        left_iso, right_iso = left.iso.split("/")[0], right.iso.split("/")[-1]
        if right_iso < left_iso and "year" not in second.slots:
            right = self._value(second, lean=1, now=Now.of(left_iso))
            right_iso = (right.iso or "").split("/")[-1]
        elif right_iso < left_iso and "year" in lent and "year" not in first.slots:
            left_iso = f"{int(left_iso[:4]) - 1:04}{left_iso[4:]}"
        return Value(f"{left_iso}/{right_iso}") if left_iso <= right_iso else None

    def _value(
        self, reading: _Reading, *, lean: int | None = None, now: Now | None = None
    ) -> Value:
        if lean is None:
            lean = self._lean(reading)
        elif lean == 1 and reading.kind == "bare_span":
            reading = _Reading(reading.start, reading.end, "later", reading.slots)
        anchor = self._day_of(reading) or self.anchor
        value = value_of(
            reading.kind, reading.slots, self.words, now=now or self.now, anchor=anchor, lean=lean
        )
        return Value(None) if self._is_told_ahead(reading, value) else value

    def _is_told_ahead(self, reading: _Reading, value: Value) -> bool:
        """Whether "five days later" would be ahead, though nothing tells of the future."""
        told, today = Now.of(value.iso).date, self.now.date
        ahead = reading.kind == "later_there" and told and today and told > today
        return bool(ahead) and self.tenses.of(reading.start, reading.end) != 1

    def _day_of(self, clock: _Reading) -> Now | None:
        if clock.kind != "clock" or "clock" not in clock.slots:
            return None
        led = self._before(self.forms.behind, clock.start)
        return self.ticker.day(clock.start if led is None else led, clock.slots["clock"])

    def _lean(self, reading: _Reading) -> int:
        """Where a time that doesn't say so itself points."""
        if reading.kind in _LEANING:
            return 1 if self.tenses.of(reading.start, reading.end) == 1 else -1
        if reading.kind not in _DATED and not self._is_weekend(reading):
            return 0
        if self._before(self.forms.ahead, reading.start) is not None:
            return 1
        return self.tenses.of(reading.start, reading.end)

    def _is_weekend(self, reading: _Reading) -> bool:
        unit = self.words.units.get(reading.slots.get("unit", "").casefold())
        return reading.kind == "unit" and unit == "weekend"

    def _before(self, pattern: re.Pattern[str], start: int) -> int | None:
        """Return where ``pattern`` begins if it stands right before ``start``."""
        match = pattern.search(self.text, max(0, start - _REACH), start)
        return None if match is None else match.start()
