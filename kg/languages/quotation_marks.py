"""Pairs of quotation marks in a text: «…», “…”, "…", nested or left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["QuotedSpan", "quoted_spans"]


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A stretch between quotation marks.

    ``[start, end)`` is the content without marks and the white space beside them;
    ``[outer_start, outer_end)`` includes the marks. ``closed`` is false where the closing mark is
    missing and the end of the text stands for it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int
    closed: bool = True


def quoted_spans(text: str, pairs: Mapping[str, str]) -> list[QuotedSpan]:
    """Return the quoted stretches of one paragraph's text, outermost and nested, by start.

    ``pairs`` maps opening to closing marks; a mark that closes itself (``"``) opens when none of
    its kind is open and it does not stand like a closing one. A closing mark without an opening
    one closes what began with the text.

    >>> pairs = {"«": "»", "“": "”"}
    >>> [(s.start, s.end, s.depth) for s in quoted_spans("Il dit « oui, “ non ” » enfin", pairs)]
    [(9, 21, 0), (16, 19, 1)]
    >>> [(s.start, s.end) for s in quoted_spans("et nous partirons », a-t-il dit", pairs)]
    [(0, 17)]
    """
    stack: list[tuple[str, int]] = []
    found: list[QuotedSpan] = []
    marks = re.compile("[" + re.escape("".join(sorted({*pairs, *pairs.values()}))) + "]")
    for match in marks.finditer(text):
        i, char = match.start(), match[0]
        if stack and char == pairs[stack[-1][0]]:
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif char in pairs:
            if pairs[char] == char and any(mark == char for mark, _ in stack):
                while stack and stack[-1][0] != char:
                    stack.pop()
                _, start = stack.pop()
                found.append(_span(text, start, i, i + 1, len(stack)))
            elif pairs[char] == char and not found and not stack and _closes(text, i):
                found.append(_span(text, -1, i, i + 1, 0))
            else:
                stack.append((char, i))
        elif stack and any(char == pairs[mark] for mark, _ in stack):
            while stack and char != pairs[stack[-1][0]]:
                stack.pop()
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif not found and not stack and char in pairs.values() and _closes(text, i):
            found.append(_span(text, -1, i, i + 1, 0))
    for depth, (_, start) in enumerate(stack):
        found.append(_span(text, start, len(text), len(text), depth, closed=False))
    return sorted(found, key=lambda span: (span.outer_start, span.depth))


def _closes(text: str, i: int) -> bool:
    """Whether the mark at ``i`` has text before it and no word right behind."""
    behind = text[i + 1 : i + 2]
    straight_after_blank = text[i] == '"' and text[i - 1 : i].isspace()
    return i > 0 and not behind.isalnum() and not straight_after_blank


def _span(
    text: str, opening: int, content_end: int, outer_end: int, depth: int, *, closed: bool = True
) -> QuotedSpan:
    start, end = opening + 1, content_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return QuotedSpan(start, end, max(opening, 0), outer_end, depth, closed)
