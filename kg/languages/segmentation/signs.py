"""Where signs stand in a text, found once: a text of many quotations is not read once for each."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left

__all__ = ["Gaps", "Signs", "last_visible"]


class Signs:
    """The places of some signs in one text, by offset.

    >>> stops = Signs("Il part. Elle reste. Bien", frozenset(".!"))
    >>> stops.last(0, 19), stops.last(0, 20), stops.last(8, 19)
    (7, 19, -1)
    """

    def __init__(self, text: str, signs: frozenset[str]) -> None:
        self._places = [found.start() for found in _any_of(signs).finditer(text)]

    def last(self, start: int, end: int) -> int:
        """Return where the last of them stands in the characters ``[start, end)``, or -1."""
        index = bisect_left(self._places, end) - 1
        return self._places[index] if index >= 0 and self._places[index] >= start else -1


class Gaps:
    """The stretches of white space and of some signs in one text.

    >>> gaps = Gaps("« Il part. » » Bien", frozenset("»"))
    >>> gaps.before(15), gaps.before(13), gaps.before(2)
    (9, 9, 0)
    """

    def __init__(self, text: str, signs: frozenset[str]) -> None:
        found = [stretch.span() for stretch in _runs_of(signs).finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def before(self, at: int) -> int:
        """Return where the last character before ``at`` stands that is in none, or -1."""
        index = bisect_left(self._starts, at) - 1
        return self._starts[index] - 1 if index >= 0 and at <= self._ends[index] else at - 1


def last_visible(text: str, end: int) -> int:
    """Return where the last character before ``end`` stands that is no white space, or -1.

    >>> last_visible("Il dit :  « Oui »", 10)
    7
    """
    at = end - 1
    while at >= 0 and text[at].isspace():
        at -= 1
    return at


@functools.lru_cache(maxsize=16)
def _any_of(signs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{_escaped(signs)}]" if signs else "(?!)")


@functools.lru_cache(maxsize=16)
def _runs_of(signs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s{_escaped(signs)}]+")


def _escaped(signs: frozenset[str]) -> str:
    return re.escape("".join(sorted(signs)))
