"""Where the verb of a time's clause points: into the past or the future."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.times.forms import Forms

__all__ = ["NO_VERBS", "Tenses", "Verbs"]

_CLAUSE = 80  # characters around a time in which its verb is looked for
_CLAUSE_EDGE = re.compile(r"[.!?;:,«»()\n“”。！？；：，、؟؛،۔।]")
_SENTENCE = 160  # characters before a time in which a verb without another time is looked for
_SENTENCE_EDGE = re.compile(r"[.!?;:\n。！？；：؟؛۔।]")


@dataclass(frozen=True, slots=True)
class Verbs:
    """Offsets, in order, of verbs known to speak of the future, of the past, of the present."""

    ahead: Sequence[int] = ()
    behind: Sequence[int] = ()
    now: Sequence[int] = ()


NO_VERBS = Verbs()


class Tenses:
    """The verbs of one text, those that a parser told and those told by their endings."""

    def __init__(self, text: str, forms: Forms, verbs: Verbs) -> None:
        self._text, self._forms, self._verbs = text, forms, verbs

    def of(self, start: int, end: int) -> int:
        """Return -1 for the past, 1 for the future, 0 where a time's clause leaves it open.

        The verb before the time counts, at the clause's start the one behind it; where there is
        none, the last one of the sentence before. What is planned ("announced for the 3rd") may lie
        on either side.
        """
        first, last = self._clause(start, end)
        if self._has_future(first, last):
            return 1
        if self._forms.planning.search(self._text, first, last):
            return 0
        return -1 if _stands(self._verbs.behind, first, last) else self._further(start)

    def _further(self, start: int) -> int:
        """What the last verb before a time tells beyond commas: "took place in X, at Y, on …"."""
        begin = max(0, start - _SENTENCE)
        begin = start - len(_SENTENCE_EDGE.split(self._text[begin:start])[-1])
        if self._forms.planning.search(self._text, begin, start):
            return 0
        known = self._verbs
        behind, ahead, now = (_last(v, start) for v in (known.behind, known.ahead, known.now))
        return -1 if behind >= begin and behind > max(ahead, now) else 0

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        text = self._text
        before = _CLAUSE_EDGE.split(text[max(0, start - _CLAUSE) : start])[-1]
        if len(before.split()) > 1:
            return start - len(before), start
        after = text[end : end + _CLAUSE]
        first = end + len(after) - len(after.lstrip(", "))
        clause = _CLAUSE_EDGE.split(text[first : end + _CLAUSE])[0]
        return first, first + len(clause)

    def _has_future(self, start: int, end: int) -> bool:
        if _stands(self._verbs.ahead, start, end):
            return True
        verbs = (match[0] for match in self._forms.future.finditer(self._text[start:end]))
        return any(v[0].islower() and v not in self._forms.future_exceptions for v in verbs)


def _stands(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _last(offsets: Sequence[int], end: int) -> int:
    at = bisect_left(offsets, end)
    return offsets[at - 1] if at else -1
