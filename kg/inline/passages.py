"""A stretch of a text with what is said in it marked."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise
from types import MappingProxyType

__all__ = ["Mark", "merge_marks", "passage"]

Mark = tuple[int, int, str]
"""``(start, end, role)``: characters of a text, half-open, and what they are in a claim.

Roles are ``subject``, ``predicate``, ``object``, ``holder``, ``time`` and ``place``.
"""

_MARKED = "border-radius: 2px; padding: 0 1px; color: #1a1a1a; background: "
_TAGS = MappingProxyType(
    {
        "subject": ("mark", f"{_MARKED}#ffe08a"),
        "object": ("mark", f"{_MARKED}#bfe3ff"),
        "predicate": ("b", ""),
        "holder": ("u", ""),
        "time": ("i", ""),
        "place": ("i", ""),
    }
)


def merge_marks(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Return the marks in reading order, inside ``[0, length)`` and without overlaps.

    Where two overlap, the shorter one keeps its characters and the longer one is cut around it.

    >>> merge_marks([(0, 10, "object"), (3, 6, "predicate")], 20)
    [(0, 3, 'object'), (3, 6, 'predicate'), (6, 10, 'object')]
    """
    shorter_last = sorted(marks, key=lambda m: (m[0] - m[1], m[0], m[2]))
    ends = {min(max(place, 0), length) for start, end, _ in shorter_last for place in (start, end)}
    merged: list[Mark] = []
    for start, end in pairwise(sorted(ends)):
        role = next((m[2] for m in reversed(shorter_last) if m[0] <= start and end <= m[1]), "")
        if role and merged and merged[-1][1] == start and merged[-1][2] == role:
            merged[-1] = (merged[-1][0], end, role)
        elif role:
            merged.append((start, end, role))
    return merged


def passage(text: str, marks: Iterable[Mark], start: int = 0) -> str:
    """Return a text as HTML, its marks as elements that say what they are when pointed at.

    ``marks`` are of the document's characters, ``start`` is where the text begins there. Without
    styles a subject or object is highlighted, a predicate bold, a holder underlined.

    >>> passage("Ada <3 Bob.", [(14, 16, "predicate")], 10)
    'Ada <b title="predicate">&lt;3</b> Bob.'
    """
    inside = ((begin - start, end - start, role) for begin, end, role in marks)
    pieces = []
    place = 0
    for begin, end, role in merge_marks(inside, len(text)):
        tag, style = _TAGS.get(role, ("i", ""))
        styled = f' style="{style}"' if style else ""
        pieces.append(escape(text[place:begin]))
        pieces.append(f'<{tag} title="{escape(role)}"{styled}>{escape(text[begin:end])}</{tag}>')
        place = end
    return "".join([*pieces, escape(text[place:])])
