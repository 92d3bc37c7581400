"""The times that a text names, dated from the day of its publication."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.times.dates import Now, Value
from kg.extract.times.forms import Forms, compile_forms
from kg.extract.times.values import value_of
from kg.languages.times import TimeWords
from kg.model import TimeExpression

__all__ = ["find_times"]

_WORD = re.compile(r"\w+")
_REACH = 40  # characters before a time in which its preposition stands
_CLAUSE = 80  # characters around a time in which its verb is looked for
_CLAUSE_EDGE = re.compile(r"[.!?;:,«»()\n“”。！？；：，、؟؛،۔।]")
_ROMAN = "IVX"
_YEARS = range(1900, 2050)  # a bare number in here is a year unless something speaks against it
_WITH_HOURS = frozenset({"day", "weekday", "relative", "shift", "numeric"})
_DEICTIC = frozenset({"relative", "shift"})  # "hier", "la veille": a date may spell them out
_APPOSED = re.compile(r"\s*[,(]\s*")
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
    ahead: Sequence[int] = (),
) -> tuple[TimeExpression, ...]:
    """Return the times of ``text`` in order, without overlap.

    Spans are half-open character offsets into ``text``, plus ``offset``; articles and prepositions
    that belong to the time are inside ("en juillet dernier", "depuis 2014"). ``published`` is an
    ISO date; where only its month is known, "this Saturday" is that month. ``ahead`` are offsets
    into ``text``, in order, of verbs known to speak of the future: those that ``words`` can't tell
    by their endings. A value is never more precise than the words, and ``None`` where it can't be
    told.

    >>> from kg.languages import load
    >>> found = find_times("Le 3 mars, puis la veille.", load("fr").times, published="2018-08-25")
    >>> [(time.text, time.value) for time in found]
    [('Le 3 mars', '2018-03-03'), ('la veille', '2018-03-02')]
    """
    finder = _Finder(text, words, _forms(words), Now.of(published), ahead)
    return tuple(
        TimeExpression(start + offset, end + offset, text[start:end], value)
        for start, end, value in finder.find()
    )


@functools.lru_cache(maxsize=16)
def _forms(words: TimeWords) -> Forms:
    return compile_forms(words)


class _Finder:
    """One pass over one text; remembers the day last spoken of."""

    def __init__(
        self, text: str, words: TimeWords, forms: Forms, now: Now, ahead: Sequence[int]
    ) -> None:
        self.text, self.words, self.forms, self.now = text, words, forms, now
        self.ahead = ahead
        self.anchor = Now()

    def find(self) -> Iterator[tuple[int, int, str | None]]:
        """Yield ``(start, end, value)`` of each time."""
        readings = list(self._readings())
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
            _, taken, value = found
            if value is not None and "/" not in value:
                self.anchor = Now.of(value)
            yield found

    def _readings(self) -> Iterator[_Reading]:
        forms, position = self.forms, 0
        for word in _WORD.finditer(self.text):
            start, first = word.start(), word[0]
            if start < position or not (
                first[0].isdigit() or first[0] in _ROMAN or first.casefold() in forms.openings
            ):
                continue
            match = forms.times.match(self.text, start)
            if match is None or match.lastgroup is None:
                continue
            kind = forms.kinds[int(match.lastgroup.removeprefix("t_"))]
            slots = {
                name.rpartition("_")[0]: value
                for name, value in match.groupdict().items()
                if value is not None and not name.startswith("t_")
            }
            if self.words.capitals and slots.get("month", "A")[0].islower():
                continue  # "may" is a verb
            position = match.end()
            if kind in _WITH_HOURS and (hours := forms.hours.match(self.text, position)):
                position = hours.end()
                slots |= {name: value for name, value in hours.groupdict().items() if value}
            if "clock" in slots:
                slots["clock"] = self._clock(slots["clock"])
            yield _Reading(start, position, kind, slots)

    def _clock(self, text: str) -> str:
        for pattern in self.forms.clocks:
            if match := pattern.fullmatch(text):
                found = match.groupdict()
                hour = int(found["hour"])
                if found.get("pm"):
                    hour = hour % 12 + 12
                elif found.get("am"):
                    hour %= 12
                return f"{hour:02}:{found.get('minute') or '00'}"
        raise AssertionError(text)  # the slot is made of these very patterns

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
            if not value.sound:
                return None
            return opening, end, _open(value.iso, since=since, season="season" in kind)
        if kind in forms.weak and not self._is_led(reading):
            return None
        value = self._value(reading)
        if not value.sound:
            return None
        behind = self._before(forms.behind, start)
        return (start if behind is None else behind), end, value.iso

    def _spelled_out(
        self, reading: _Reading, date: _Reading, found: tuple[int, int, str | None]
    ) -> tuple[int, int, str | None]:
        """Return what was found with the date in apposition: "la veille, 8 février"."""
        between = self.text[reading.end : date.start]
        if reading.kind not in _DEICTIC or date.kind != "day" or not _APPOSED.fullmatch(between):
            return found
        value = self._value(date)
        return (*found[:2], value.iso) if value.sound else found

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
        if second.kind in {"bare_day", "bare_span", "clock", "vague"} or first.kind in {
            "bare_span", "clock", "vague",
        }:  # fmt: skip
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
        lent = {name: second.slots[name] for name in ("month", "year") if name in second.slots}
        if first.kind in {"bare_year", "year", "numeric", "weekday"}:
            lent = {}
        elif first.kind in {"bare_month", "month"}:
            lent.pop("month", None)
        kind = "day" if first.kind == "bare_day" else first.kind
        filled = _Reading(first.start, first.end, kind, {**lent, **first.slots})
        left, right = self._value(filled), self._value(second)
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
            lean = -1 if reading.kind in _LEANING else 0
            if lean and self._is_future(reading):
                lean = 1
        elif lean == 1 and reading.kind == "bare_span":
            reading = _Reading(reading.start, reading.end, "later", reading.slots)
        return value_of(
            reading.kind,
            reading.slots,
            self.words,
            now=now or self.now,
            anchor=self.anchor,
            lean=lean,
        )

    def _is_future(self, reading: _Reading) -> bool:
        """Whether the clause's verb before the time, or behind it at the clause's start, is."""
        text = self.text
        before = _CLAUSE_EDGE.split(text[max(0, reading.start - _CLAUSE) : reading.start])[-1]
        if len(before.split()) > 1:
            return self._has_future(reading.start - len(before), reading.start)
        after = text[reading.end : reading.end + _CLAUSE]
        start = reading.end + len(after) - len(after.lstrip(", "))
        clause = _CLAUSE_EDGE.split(text[start : reading.end + _CLAUSE])[0]
        return self._has_future(start, start + len(clause))

    def _has_future(self, start: int, end: int) -> bool:
        at = bisect_left(self.ahead, start)
        if at < len(self.ahead) and self.ahead[at] < end:
            return True
        verbs = (match[0] for match in self.forms.future.finditer(self.text[start:end]))
        return any(v[0].islower() and v not in self.forms.future_exceptions for v in verbs)

    def _before(self, pattern: re.Pattern[str], start: int) -> int | None:
        """Return where ``pattern`` begins if it stands right before ``start``."""
        match = pattern.search(self.text, max(0, start - _REACH), start)
        return None if match is None else match.start()


def _open(iso: str | None, *, since: bool, season: bool) -> str | None:
    if iso is None:
        return None
    first, last = iso.split("/")[0], iso.split("/")[-1]
    if since:
        return f"{first}/.."
    return f"../{first if season else last}"
