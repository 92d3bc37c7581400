"""A document's text → the stretches that are parsed one by one: sentences and quotations.

Paragraphs come first, so that no line break ever stands inside a tree. A direct quotation that is
a sentence of its own («…», a souligné X) is parsed apart from the clause that reports it, and so is
a dateline ("PARIS (AFP) - ") or who speaks in an interview ("Anna Delmas : "). What ends and begins
a sentence, abbreviations and quotation marks are language data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages import Language
from kg.languages.segmentation.quotation_marks import QuotedSpan, quotations_of
from kg.languages.segmentation.sentences import Boundaries, boundaries_of, is_great
from kg.languages.segmentation.turns import labels_in
from kg.model import Document, Paragraph

__all__ = ["Segment", "segments"]

_FEWEST_WORDS = 4  # a shorter quoted stretch stays inside its sentence
_COLONS = frozenset(":：")
_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s[-–—]\s+")
_LONGEST = 3000  # characters of a sentence, over a page of a book
_DATELINE = 60  # characters of the longest dateline
_NO_DATELINE = frozenset(';«»“”"\n')


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch ``[start, end)`` of the document that is parsed as one sentence.

    ``quoted`` is true inside a direct quotation; ``read`` is false for furniture and metadata,
    which are tokenised only.
    """

    start: int
    end: int
    quoted: bool = False
    read: bool = True


def segments(document: Document, language: Language) -> Iterator[Segment]:
    """Yield the segments of a document in text order; what lies between them is white space.

    >>> from kg.languages import load
    >>> text = "«Nous partons demain matin», a dit M. Untel. Il pleut."
    >>> document = Document("d", text, "fr")
    >>> [text[s.start : s.end] for s in segments(document, load("fr"))]
    ['«Nous partons demain matin»', ', a dit M. Untel.', 'Il pleut.']
    """
    text = document.text
    paragraphs = document.paragraphs or (Paragraph(0, len(text)),)
    places = [(p.start, p.end) for p in paragraphs]
    labels, quotes = labels_in(text, places, language), quotations_of(text, places, language)
    for paragraph in paragraphs:
        if not paragraph.kind.is_read:
            yield Segment(paragraph.start, paragraph.end, read=False)
            continue
        start, label = paragraph.start, labels.get(paragraph.start)
        if label is not None:
            yield from _trimmed(text, label.start, label.end, quoted=False)
            start = label.end
        inside = [quote for quote in quotes[paragraph.start] if quote.outer_start >= start]
        yield from _of_paragraph(text, start, paragraph.end, inside, boundaries_of(language))


def _of_paragraph(
    text: str, start: int, end: int, quotes: list[QuotedSpan], boundaries: Boundaries
) -> Iterator[Segment]:
    body = text[start:end]
    quotes = [span for span in quotes if _stands_alone(text, start, span, boundaries)]
    at = _dateline(body, boundaries)
    if at:
        yield from _trimmed(text, start, start + at, quoted=False)
    for span in quotes:
        if span.outer_start < start + at:
            continue
        yield from _sentences(text, start + at, span.outer_start, boundaries, quoted=False)
        stop = span.outer_end - start
        if not _WORD.search(body, stop):
            stop = len(body)  # only marks and a full stop are left: they end the quotation
        else:
            stop += boundaries.trailing(body, stop)
        yield from _sentences(text, span.outer_start, start + stop, boundaries, quoted=True)
        at = stop
    yield from _sentences(text, start + at, end, boundaries, quoted=False)


def _dateline(body: str, boundaries: Boundaries) -> int:
    """Return where the text begins behind a place, a date or an agency and a dash, else 0."""
    for dash in _DASH.finditer(body, 1):
        head = body[: dash.start()]
        if dash.start() > _DATELINE or not _NO_DATELINE.isdisjoint(head):
            return 0
        if not boundaries.ends.isdisjoint(head):
            return 0
        if not _opens(body, dash.end(), boundaries):
            continue
        words = _WORD.findall(head)
        telling = "(" in head or all(word[0].isupper() or word[0].isdigit() for word in words)
        return dash.end() if telling or any(word.isdigit() for word in words) else 0
    return 0


def _opens(body: str, at: int, boundaries: Boundaries) -> bool:
    """Whether a letter stands at ``at``, perhaps behind one opening mark, that begins a text."""
    at += body[at : at + 1] in boundaries.openers or body[at : at + 1] == "("
    at += body[at : at + 1].isspace()
    return at < len(body) and is_great(body[at])


def _stands_alone(text: str, at: int, span: QuotedSpan, boundaries: Boundaries) -> bool:
    """Whether a quoted stretch is a sentence (or more) of its own, not a part of the sentence."""
    content = text[span.start : span.end]
    if len(_WORD.findall(content)) < _FEWEST_WORDS:
        return False
    behind = span.outer_start
    while behind > at and text[behind - 1].isspace():
        behind -= 1
    before = text[behind - 1] if behind > at else ""
    if before in _COLONS:
        return True
    starts = not before or before in boundaries.ends or before in boundaries.unquotes
    return starts and is_great(content[0])


def _sentences(
    text: str, start: int, end: int, boundaries: Boundaries, *, quoted: bool
) -> Iterator[Segment]:
    at = start
    for stop in (*boundaries.sentence_ends(text, start, end), end):
        while stop - at > _LONGEST:
            cut = _cut(text, at, boundaries)
            yield from _trimmed(text, at, cut, quoted)
            at = cut
        yield from _trimmed(text, at, stop, quoted)
        at = stop


def _cut(text: str, start: int, boundaries: Boundaries) -> int:
    """Return where what is too long for a sentence is cut: behind a mark or a blank, if there is.

    Whoever reads a sentence takes the square of its length.
    """
    half, last = start + _LONGEST // 2, start + _LONGEST
    pause = max((text.rfind(mark, half, last) for mark in boundaries.pauses), default=-1)
    blank = text.rfind(" ", half, last)
    return 1 + pause if pause >= 0 else 1 + blank if blank >= 0 else last


def _trimmed(text: str, start: int, end: int, quoted: bool) -> Iterator[Segment]:
    """One segment, without white space around it; line breaks inside stay white space tokens."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Segment(start, end, quoted)
