"""The words that a claim rests on, as a reader sees them: whole sentences, quotations included.

A quotation is parsed apart from the clause that reports it; here both are one sentence again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kg.languages import Language
from kg.languages.segmentation.quotation_marks import QuotedSpan, quoted_spans
from kg.languages.segmentation.sentences import Boundaries, boundaries_of
from kg.languages.segmentation.signs import Gaps
from kg.model import Document, Paragraph

__all__ = ["WholeSentences"]

_LONGEST = 400  # characters; a longer quotation is told by those of its sentences that are meant


class WholeSentences:
    """The sentences of one document, found a paragraph at a time, when one is asked for."""

    def __init__(self, document: Document, language: Language) -> None:
        self._text, self._boundaries = document.text, boundaries_of(language)
        self._marks = language.segments.quotation_marks
        self._paragraphs = document.paragraphs or (Paragraph(0, len(document.text)),)
        self._starts = [paragraph.start for paragraph in self._paragraphs]
        self._ends: dict[int, tuple[list[int], list[int]]] = {}

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent of the whole sentences that ``[start, end)`` lies in.

        A quotation is one sentence with the clause that reports it. Where that is long, the
        sentences inside the quotation count, and the clause belongs to the one beside it. Nothing
        is added from another paragraph.

        >>> from kg.languages import load
        >>> text = "Il pleut. « Nous partons demain. Il le faut », a dit M. Untel. Il a plu."
        >>> whole = WholeSentences(Document("d", text, "fr"), load("fr"))
        >>> start, end = whole.around(text.index("a dit"), text.index("a dit") + 5)
        >>> text[start:end]
        '« Nous partons demain. Il le faut », a dit M. Untel.'
        """
        first, last = self._sentence(start)
        if last < end:
            _, last = self._sentence(max(start, end - 1))
        first, last = min(first, start), max(last, end)
        while first < start and self._text[first].isspace():
            first += 1
        while last > end and self._text[last - 1].isspace():
            last -= 1
        return first, last

    def _sentence(self, at: int) -> tuple[int, int]:
        index = max(bisect_right(self._starts, at) - 1, 0)
        if index not in self._ends:
            self._ends[index] = self._of_paragraph(self._paragraphs[index])
        paragraph = self._paragraphs[index]
        outer, inner = self._ends[index]
        first, last = _between(outer, at, paragraph)
        if last - first <= _LONGEST:
            return first, last
        return _between(inner, at, paragraph)

    def _of_paragraph(self, paragraph: Paragraph) -> tuple[list[int], list[int]]:
        """Return where sentences end, those inside quotations left out, and where all do."""
        start, end = paragraph.start, paragraph.end
        quotes = [
            quote
            for quote in quoted_spans(self._text[start:end], self._marks)
            if quote.depth == 0 and quote.closed
        ]
        found = set(self._boundaries.sentence_ends(self._text, start, end))
        found.update(start + at for at in _ends_of(quotes, self._text[start:end], self._boundaries))
        opened = [start + quote.outer_start for quote in quotes]
        closed = [start + quote.outer_end for quote in quotes]
        ends = sorted(found)
        return [at for at in ends if not _inside(at, opened, closed)], ends


def _ends_of(quotes: list[QuotedSpan], body: str, boundaries: Boundaries) -> Iterator[int]:
    """Yield where quotations end that are followed by another sentence: « Partons ! » Il pleut."""
    gaps = Gaps(body, boundaries.closers)
    for quote in quotes:
        stop = quote.outer_end
        last = gaps.before(stop)
        ended = last >= 0 and body[last] in boundaries.ends
        if ended and boundaries.may_begin(body, stop, len(body)):
            yield stop


def _inside(at: int, opened: list[int], closed: list[int]) -> bool:
    """Whether a quotation is open at ``at``."""
    index = bisect_left(opened, at) - 1
    return index >= 0 and at < closed[index]


def _between(ends: list[int], at: int, paragraph: Paragraph) -> tuple[int, int]:
    index = bisect_right(ends, at)
    return (
        ends[index - 1] if index else paragraph.start,
        ends[index] if index < len(ends) else paragraph.end,
    )
