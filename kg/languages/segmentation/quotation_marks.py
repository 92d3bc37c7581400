"""Pairs of quotation marks in a text: «…», “…”, "…", nested or left open."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import category

from kg.languages.language import Language
from kg.languages.segmentation.sentences import boundaries_of

__all__ = ["QuotedSpan", "quotations_of", "quoted_spans"]

_FARTHEST = 8  # paragraphs that one quotation goes through without another mark
_FARTHEST_CLOSED = 24  # … where the next mark can only close it
_DEEPEST = 20  # quotations in quotations
_NEXT = re.compile(r"\s*(\S)")
_MARKS_SEEN = 60  # among which the one must be that closes a quotation


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


def quoted_spans(text: str, pairs: Mapping[str, str], opened: str = "") -> list[QuotedSpan]:
    """Return the quoted stretches of one paragraph's text, outermost and nested, by start.

    ``pairs`` maps opening to closing marks; a mark that closes itself (``"``) opens when none of
    its kind is open and it does not stand like a closing one. A closing mark without an opening
    one closes what began with the text, and one that stands like an opening one opens (»…«).
    ``opened`` is the mark that was opened before the text and is open still.

    >>> pairs = {"«": "»", "“": "”"}
    >>> [(s.start, s.end, s.depth) for s in quoted_spans("Il dit « oui, “ non ” » enfin", pairs)]
    [(9, 21, 0), (16, 19, 1)]
    >>> [(s.start, s.end) for s in quoted_spans("et nous partirons », a-t-il dit", pairs)]
    [(0, 17)]
    >>> [(s.start, s.end) for s in quoted_spans("ni »oui« ni »non«", pairs)]
    [(4, 7), (13, 16)]
    >>> quoted_spans('le 100 m en 9"81', {'"': '"'})
    []
    """
    marks = _marks_of(pairs)
    if not opened and marks.search(text) is None:
        return []
    return sorted(
        _stretches(text, pairs, marks, opened), key=lambda span: (span.outer_start, span.depth)
    )


def _stretches(
    text: str, pairs: Mapping[str, str], marks: re.Pattern[str], opened: str
) -> list[QuotedSpan]:
    turned = {closing: opening for opening, closing in pairs.items() if opening not in closing}

    def fits(mark: str, char: str) -> bool:
        return char == pairs[mark] if mark in pairs else char in (mark, turned[mark])

    stack: list[tuple[str, int]] = [(opened, -1)] if opened else []
    found: list[QuotedSpan] = []
    for match in marks.finditer(text):
        i, char = match.start(), match[0]
        measure = pairs.get(char) == char and text[i - 1 : i].isdigit()  # 'en 9"81'
        if stack and fits(stack[-1][0], char):
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif (char in pairs and (stack or not measure)) or (not stack and _opens(text, i)):
            if pairs.get(char) == char and any(mark == char for mark, _ in stack):
                while stack and stack[-1][0] != char:
                    stack.pop()
                _, start = stack.pop()
                found.append(_span(text, start, i, i + 1, len(stack)))
            elif pairs.get(char) == char and not found and not stack and _closes(text, i):
                found.append(_span(text, -1, i, i + 1, 0))
            else:
                stack.append((char, i))
                del stack[_DEEPEST:]
        elif stack and any(fits(mark, char) for mark, _ in stack):
            while stack and not fits(stack[-1][0], char):
                stack.pop()
            _, start = stack.pop()
            found.append(_span(text, start, i, i + 1, len(stack)))
        elif not (found or stack or measure) and char in pairs.values() and _closes(text, i):
            found.append(_span(text, -1, i, i + 1, 0))
    for depth, (_, start) in enumerate(stack):
        found.append(_span(text, start, len(text), len(text), depth, closed=False))
    return found


def _marks_of(pairs: Mapping[str, str]) -> re.Pattern[str]:
    return _any_of("".join((*pairs, *pairs.values())))


@functools.lru_cache(maxsize=16)
def _any_of(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]")


def quotations_of(
    text: str, paragraphs: Sequence[tuple[int, int]], language: Language
) -> dict[int, list[QuotedSpan]]:
    r"""Return the outermost quoted stretches of paragraphs, by their starts, in text offsets.

    Paragraphs are given in the order of the text. A quotation may go through several: with a mark
    at the start of each, or with none up to the closing one; it is one stretch in each of them. One
    that is never closed ends with its sentence, or where another kind of mark closes it; one that
    is never opened begins with it.

    >>> from kg.languages import load
    >>> text = "« Il part.\nIl pleut. » Tiens"
    >>> found = quotations_of(text, [(0, 10), (11, 28)], load("fr"))
    >>> [text[span.start : span.end] for spans in found.values() for span in spans]
    ['Il part.', 'Il pleut.']
    """
    reader = _Quotations(text, paragraphs, language)
    return {start: reader.read(number) for number, (start, _) in enumerate(paragraphs)}


class _Quotations:
    """Reads the quoted stretches of one text's paragraphs, in order."""

    def __init__(
        self, text: str, paragraphs: Sequence[tuple[int, int]], language: Language
    ) -> None:
        self._text, self._paragraphs = text, paragraphs
        self._pairs = language.segments.quotation_marks
        self._boundaries = boundaries_of(language)
        first, last = (paragraphs[0][0], paragraphs[-1][1]) if paragraphs else (0, 0)
        marks = _marks_of(self._pairs).finditer(text, first, last)
        self._marks = [found.start() for found in marks]
        self._starts = frozenset(start for start, _ in paragraphs)
        self._opened = ""  # the mark that is open where the next paragraph begins
        self._closed_later: dict[tuple[int, str], bool] = {}
        self._sentence = (0, 0)  # the last part of one that was looked at

    def read(self, number: int) -> list[QuotedSpan]:
        """Return the stretches of a paragraph."""
        start, end = self._paragraphs[number]
        opened, self._opened = self._opened, ""
        if not opened and not self._has_mark(start, end):
            return []
        found: list[QuotedSpan] = []
        at: int | None = start
        while at is not None:
            at = self._take(found, (at, end), number, opened)
            opened = ""
        return found

    def _take(
        self, found: list[QuotedSpan], stretch: tuple[int, int], number: int, opened: str
    ) -> int | None:
        """Add what is quoted in a stretch; return where to look again, if anywhere.

        It is looked again behind a quotation that nothing closes, and behind as many marks as are
        seen at once: what is never closed would be looked through once a mark.
        """
        start, end = stretch
        seen = self._seen(start, end)
        first = True
        for span in quoted_spans(self._text[start:seen], self._pairs, opened):
            if span.depth:
                continue
            opening, stop = start + span.outer_start, start + span.outer_end
            mark = opened if opened and first else self._text[opening]
            first = False
            if span.closed and opening == start and not opened and mark not in self._pairs:
                opening = self._begin(start, start + span.end)
                span = replace(span, start=opening - start)
            if not span.closed:
                if seen < end and opening > start:
                    return opening
                if seen == end and self._is_closed_later(number + 1, mark):
                    self._opened = mark
                elif seen < end or not self._begins_again(span, start, end):
                    last, stop = self._stop(opening, end)
                    found.append(_span(self._text, opening, last, stop, 0, closed=False))
                    return stop if stop < end else None
            found.append(
                replace(
                    span,
                    start=start + span.start,
                    end=start + span.end,
                    outer_start=opening,
                    outer_end=stop,
                )
            )
        return seen if seen < end else None

    def _has_mark(self, start: int, end: int) -> bool:
        at = bisect_left(self._marks, start)
        return at < len(self._marks) and self._marks[at] < end

    def _seen(self, start: int, end: int) -> int:
        """Return the end of what is seen at once from ``start``."""
        last = bisect_left(self._marks, start) + _MARKS_SEEN
        return min(end, self._marks[last]) if last < len(self._marks) else end

    def _begin(self, start: int, end: int) -> int:
        """Where a quotation begins that nothing opens: with the sentence in which it ends."""
        ends = self._boundaries.sentence_ends(self._text, start, end)
        last = max((at for at in ends if at < end), default=start)
        return end - len(self._text[last:end].lstrip())

    def _is_closed_later(self, number: int, mark: str) -> bool:
        """Whether a quotation that is open before a paragraph is closed in it or soon behind."""
        known = self._closed_later.get((number, mark))
        if known is None:
            known = self._closed_later[number, mark] = self._looked_later(number, mark)
        return known

    def _looked_later(self, number: int, mark: str) -> bool:
        if self._pairs.get(mark, mark) == mark:
            return self._is_next_closing(number, mark)
        for start, end in self._paragraphs[number : number + _FARTHEST]:
            paragraph = self._text[start : self._seen(start, end)]
            if paragraph[:1] in self._pairs:
                return False
            first = next(iter(quoted_spans(paragraph, self._pairs, mark)))
            if first.closed:
                return True
        return False

    def _is_next_closing(self, number: int, mark: str) -> bool:
        """Whether the next mark that opens and closes alike stands as none does that opens."""
        for start, end in self._paragraphs[number : number + _FARTHEST_CLOSED]:
            at = self._text.find(mark, start, end)
            if at >= 0:
                return _closes(self._text[start:end], at - start)
        return False

    def _begins_again(self, span: QuotedSpan, start: int, end: int) -> bool:
        """Whether it is the whole paragraph, and the next one opens with a mark again."""
        if start + span.outer_start not in self._starts:
            return False
        behind = _NEXT.match(self._text, end)
        return behind is not None and behind[1] in self._pairs

    def _stop(self, opening: int, end: int) -> tuple[int, int]:
        """Where an unclosed quotation ends, and where what closes it does."""
        if not self._sentence[0] <= opening < self._sentence[1]:
            stop = next(self._boundaries.sentence_ends(self._text, opening, end), end)
            self._sentence = opening, stop
        stop = self._sentence[1]
        closers = self._boundaries.unquotes
        for i in range(opening + 1, stop):
            if self._text[i] in closers and _closes(self._text, i):
                return i, i + 1
        return stop, stop


def _opens(text: str, i: int) -> bool:
    """Whether a closing mark at ``i`` stands before a word and behind a blank or a colon."""
    return text[i + 1 : i + 2].isalnum() and not text[i - 1 : i].strip(" \t\n\xa0:")


def _closes(text: str, i: int) -> bool:
    """Whether the mark at ``i`` has text before it and no word right behind."""
    behind = text[i + 1 : i + 2]
    straight_after_blank = text[i] == '"' and text[i - 1 : i].isspace() and not _is_stop(behind)
    return i > 0 and not behind.isalnum() and not straight_after_blank


def _is_stop(char: str) -> bool:
    return category(char) == "Po" if char else False


def _span(
    text: str, opening: int, content_end: int, outer_end: int, depth: int, *, closed: bool = True
) -> QuotedSpan:
    start, end = opening + 1, content_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return QuotedSpan(start, end, max(opening, 0), outer_end, depth, closed)
