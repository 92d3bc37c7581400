"""A text and another one made of it by small edits, character by character."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Edit", "Edited"]


class Edit(NamedTuple):
    """``text[start:end]`` is read as ``instead``; an empty stretch is where something lacks."""

    start: int
    end: int
    instead: str


class Edited:
    r"""What ``edits`` make of ``original``: ``text``, and the offsets back and forth.

    Edits are in text order and don't overlap. A character of an edit stands for the whole stretch
    that was edited.

    >>> edited = Edited("l’ oeu\u00advre", [Edit(1, 3, "'"), Edit(6, 7, "")])
    >>> edited.text, edited.back(0, 2), edited.back(2, 8), edited.forth(3)
    ("l'oeuvre", (0, 3), (3, 10), 2)
    """

    __slots__ = ("_ends", "_starts", "original", "text")

    def __init__(self, original: str, edits: Iterable[Edit]) -> None:
        self.original = original
        self._starts, self._ends = array("L"), array("L")
        parts: list[str] = []
        at = 0
        for start, end, instead in edits:
            self._keep(at, start)
            parts += original[at:start], instead
            self._starts.extend([start] * len(instead))
            self._ends.extend([end] * len(instead))
            at = end
        self._keep(at, len(original))
        parts.append(original[at:])
        self.text = "".join(parts)

    def _keep(self, start: int, end: int) -> None:
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch ``[start, end)`` of ``text`` stands in the original."""
        if start < end:
            return self._starts[start], self._ends[end - 1]
        at = self._starts[start] if start < len(self._starts) else len(self.original)
        return at, at

    def forth(self, offset: int, *, end: bool = False) -> int:
        """Return the offset in ``text`` of what starts, or ends, at ``offset`` in the original."""
        if end:
            return bisect_right(self._ends, offset)
        return bisect_left(self._starts, offset)
