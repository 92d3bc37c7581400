"""Pairs of quotation marks in a text: «…», “…”, "…", nested or left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.languages.language import Language
from kg.languages.sentences import boundaries_of

__all__ = ["QuotedSpan", "quotations_in", "quoted_spans"]


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
    one closes what began with the text, and one that stands like an opening one opens (»…«).

    >>> pairs = {"«": "»", "“": "”"}
    >>> [(s.start, s.end, s.depth) for s in quoted_spans("Il dit « oui, “ non ” » enfin", pairs)]
    [(9, 21, 0), (16, 19, 1)]
    >>> [(s.start, s.end) for s in quoted_spans("et nous partirons », a-t-il dit", pairs)]
    [(0, 17)]
    >>> [(s.start, s.end) for s in quoted_spans("ni »oui« ni »non«", pairs)]
    [(4, 7), (13, 16)]
    """
    turned = {closing: opening for opening, closing in pairs.items() if opening not in closing}

    def fits(mark: str, char: str) -> bool:
        return char == pairs[mark] if mark in pairs else char in (mark, turned[mark])

    stack: list[tuple[str, int]] = []
    found: list[QuotedSpan] = []
    marks = re.compile("[" + re.escape("".join(sorted({*pairs, *pairs.values()}))) + "]")
    for match in marks.finditer(text):
        i, char = match.start(), match[0]
        if stack and fits(stack[-1][0], char):
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif char in pairs or (not stack and _opens(text, i)):
            if pairs.get(char) == char and any(mark == char for mark, _ in stack):
                while stack and stack[-1][0] != char:
                    stack.pop()
                _, start = stack.pop()
                found.append(_span(text, start, i, i + 1, len(stack)))
            elif pairs.get(char) == char and not found and not stack and _closes(text, i):
                found.append(_span(text, -1, i, i + 1, 0))
            else:
                stack.append((char, i))
        elif stack and any(fits(mark, char) for mark, _ in stack):
            while stack and not fits(stack[-1][0], char):
                stack.pop()
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif not found and not stack and char in pairs.values() and _closes(text, i):
            found.append(_span(text, -1, i, i + 1, 0))
    for depth, (_, start) in enumerate(stack):
        found.append(_span(text, start, len(text), len(text), depth, closed=False))
    return sorted(found, key=lambda span: (span.outer_start, span.depth))


def quotations_in(text: str, start: int, end: int, language: Language) -> list[QuotedSpan]:
    """Return the outermost quoted stretches of the paragraph ``[start, end)``, by text offsets.

    One that is never closed ends with its sentence; with the paragraph where it begins with it and
    the next paragraph opens with a mark again.

    >>> from kg.languages import load
    >>> text = "« Il part. Il pleut."
    >>> [(s.start, s.end) for s in quotations_in(text, 0, len(text), load("fr"))]
    [(2, 10)]
    """
    pairs = language.segments.quotation_marks
    found: list[QuotedSpan] = []
    for span in quoted_spans(text[start:end], pairs):
        if span.depth:
            continue
        opening, stop = start + span.outer_start, start + span.outer_end
        goes_on = span.outer_start == 0 and text[end:].lstrip()[:1] in pairs
        if not span.closed and not goes_on:
            ends = boundaries_of(language).sentence_ends(text, opening, end)
            stop = next(ends, end)
            content = _span(text, opening, stop, stop, 0, closed=False)
            return [*found, content, *quotations_in(text, stop, end, language)]
        found.append(
            replace(
                span,
                start=start + span.start,
                end=start + span.end,
                outer_start=opening,
                outer_end=stop,
            )
        )
    return found


def _opens(text: str, i: int) -> bool:
    """Whether a closing mark at ``i`` stands before a word and behind a blank or a colon."""
    return text[i + 1 : i + 2].isalnum() and not text[i - 1 : i].strip(" \t\n\xa0:")


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
