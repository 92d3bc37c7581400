"""How many documents a pile of files will have, as far as those that were read tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["Forecast"]

_STEP = re.compile(r"[:/\\][^:/\\]*$")  # a line, a number, or what is in an archive


class Forecast:
    """Tells from the sizes of files, by their paths in the order in which they are read.

    Nothing is told before the first file is over; one that holds all documents tells nothing.

    >>> forecast = Forecast({"a.jsonl": 100, "b.txt": 50, "c.zip": 50})
    >>> [forecast.taken(place) for place in ("a.jsonl:1", "a.jsonl:2", "b.txt", "c.zip/d.txt")]
    [None, None, 4, 4]
    """

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._before: dict[str, int] = {}  # bytes of the files before each
        self._whole = 0
        for path, size in sizes.items():
            self._before[path] = self._whole
            self._whole += size
        self._count = 0
        self._file = ""
        self._told: int | None = None

    def taken(self, place: str) -> int | None:
        """Note that the document at a place was taken; return how many there will be in all."""
        file = self._file_of(place)
        if file != self._file:
            self._file = file
            before = self._before.get(file, 0)
            if before:
                self._told = max(self._count + 1, round(self._count * self._whole / before))
        self._count += 1
        return self._told if self._told is None else max(self._told, self._count)

    def _file_of(self, place: str) -> str:
        while place and place not in self._before:
            shorter = _STEP.sub("", place)
            if shorter == place:
                return ""
            place = shorter
        return place
