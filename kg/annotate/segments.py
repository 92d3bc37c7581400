"""A document's text → the stretches that are parsed one by one: sentences and quotations.

Paragraphs come first, so that no line break ever stands inside a tree. A direct quotation that is
a sentence of its own («…», a souligné X) is parsed apart from the clause that reports it, and so is
a dateline ("PARIS (AFP) - "). The boundaries are rules; abbreviations and quotation marks are
language data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.languages import Language
from kg.languages.quotation_marks import QuotedSpan, quoted_spans
from kg.model import Document, Paragraph, ParagraphKind

__all__ = ["Segment", "segments"]

_FEWEST_WORDS = 4  # a shorter quoted stretch stays inside its sentence
_END = re.compile(r"[.!?…]+[\"»”)\]’']*(?=\s)")
_OPENS = re.compile(r"[\s\"«“(\[–—-]*[A-ZÀ-ÖØ-Þ0-9]")
_LINE_BREAK = re.compile(r"\s*[\r\n]+\s*")
_INITIAL = re.compile(r"(?:^|[\s.\-(«])[A-ZÀ-ÖØ-Þ]\.$")
_WORD = re.compile(r"\w+")
_DATELINE = re.compile(r"[^.!?;«»“”\"\n]{1,60}?\s[-–—]\s+(?=[\"«“(]?\s?[A-ZÀ-ÖØ-Þ])")


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
    for paragraph in document.paragraphs or (Paragraph(0, len(text)),):
        if paragraph.kind in (ParagraphKind.FURNITURE, ParagraphKind.METADATA):
            yield Segment(paragraph.start, paragraph.end, read=False)
            continue
        yield from _of_paragraph(text, paragraph.start, paragraph.end, language)


def _of_paragraph(text: str, start: int, end: int, language: Language) -> Iterator[Segment]:
    body = text[start:end]
    quotes = [
        span
        for span in quoted_spans(body, language.segments.quotation_marks)
        if span.depth == 0 and _stands_alone(body, span)
    ]
    at = _dateline(body)
    if at:
        yield from _lines(text, start, start + at, quoted=False)
    for span in quotes:
        if span.outer_start < at:
            continue
        yield from _sentences(text, start + at, start + span.outer_start, language, quoted=False)
        stop = span.outer_end
        if not _WORD.search(body, stop):
            stop = len(body)  # only marks and a full stop are left: they end the quotation
        else:
            stop += len(_trailing_stop(body, span))
        yield from _sentences(text, start + span.outer_start, start + stop, language, quoted=True)
        at = stop
    yield from _sentences(text, start + at, end, language, quoted=False)


def _dateline(body: str) -> int:
    """Return where the text begins behind a place, a date or an agency and a dash, else 0."""
    found = _DATELINE.match(body)
    if found is None:
        return 0
    words = _WORD.findall(found.group())
    telling = "(" in found.group() or all(word[0].isupper() or word[0].isdigit() for word in words)
    return found.end() if telling or any(word.isdigit() for word in words) else 0


def _stands_alone(body: str, span: QuotedSpan) -> bool:
    """Whether a quoted stretch is a sentence (or more) of its own, not a part of the sentence."""
    content = body[span.start : span.end]
    if len(_WORD.findall(content)) < _FEWEST_WORDS:
        return False
    before = body[: span.outer_start].rstrip()
    starts = not before or before[-1] in ".!?…:»”"
    return (starts and content[:1].isupper()) or before.endswith(":")


def _trailing_stop(body: str, span: QuotedSpan) -> str:
    """The full stop after the closing mark, if a new sentence starts behind it."""
    found = re.match(r"\s?[.!?…]+(?=\s)", body[span.outer_end :])
    return found.group() if found else ""


def _sentences(
    text: str, start: int, end: int, language: Language, *, quoted: bool
) -> Iterator[Segment]:
    at = start
    for found in _END.finditer(text, start, end):
        if not _OPENS.match(text, found.end(), end) or _is_abbreviation(
            text[start : found.end()], language
        ):
            continue
        yield from _lines(text, at, found.end(), quoted)
        at = found.end()
    yield from _lines(text, at, end, quoted)


def _is_abbreviation(before: str, language: Language) -> bool:
    word = before.rsplit(None, 1)[-1].lstrip('(«“"[') if before.strip() else ""
    return word in language.segments.abbreviations or bool(_INITIAL.search(before))


def _lines(text: str, start: int, end: int, quoted: bool) -> Iterator[Segment]:
    """One segment, without white space around it; line breaks inside stay white space tokens."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Segment(start, end, quoted)
