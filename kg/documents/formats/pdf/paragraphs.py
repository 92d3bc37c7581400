"""Lines → paragraphs: those that a column, a page or a syllable parts are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kg.documents.formats.pdf.lines import Line, Page
from kg.languages import Language
from kg.languages.segmentation.sentences import Boundaries, boundaries_of
from kg.model import Paragraph
from kg.text.edits import edits
from kg.text.offsets import Edit, Edited

__all__ = ["Set", "paragraphs_on", "typeset"]

_LARGER = 1.15  # sizes of one paragraph differ by less
_TITLE = 1.3  # times the size of most lines
_INDENT = 0.6  # of a letter's size
_HYPHENS = "-\u2010\u00ad"
_HYPHENED = 0.08  # of lines end in a hyphen where words are parted
_LIGATURE = re.compile("[\ufb00-\ufb06]")


@dataclass(slots=True)
class Set:
    """A paragraph as it was set: its lines, each with the number of its page from 0."""

    lines: list[tuple[int, Line]] = field(default_factory=list)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.lines[0][1].size


def paragraphs_on(pages: Sequence[Page], language: Language) -> list[Set]:
    """Return the paragraphs of the pages in the order of reading."""
    boundaries = boundaries_of(language)
    leading = _leading(pages)
    found: list[Set] = []
    for number, page in enumerate(pages):
        edges = _edges(page)
        for line in page.lines:
            if not found or _begins(found[-1], line, number, edges, leading, boundaries):
                found.append(Set())
            found[-1].lines.append((number, line))
    return found


def typeset(
    found: Sequence[Set], language: Language, count: int
) -> tuple[str, tuple[int, ...], str | None]:
    """Return the text of paragraphs, the offsets at which its pages begin, and its title line.

    A word that the end of a line parts is whole, if the hyphen is not its own; ligatures are the
    letters that they stand for. A page without text begins where the next one does.
    """
    parted = _parts_words(found)
    parts: list[str] = []
    begins: dict[int, int] = {}
    at = 0
    for one in found:
        text, starts = _joined(one, language, parted=parted)
        for number, start in starts:
            begins.setdefault(number, at + start)
        parts.append(text)
        at += len(text) + 2
    whole = "\n\n".join(parts)
    pages, following = [0] * count, len(whole)
    for number in reversed(range(count)):
        following = pages[number] = begins.get(number, following)
    return whole, tuple(pages), _title(found, parts)


def _begins(
    before: Set,
    line: Line,
    page: int,
    edges: Mapping[int, tuple[float, float]],
    leading: float,
    boundaries: Boundaries,
) -> bool:
    """Whether a line begins a paragraph behind another one."""
    last_page, last = before.lines[-1]
    if max(last.size, line.size) > _LARGER * min(last.size, line.size):
        return True
    ended = boundaries.has_ended(last.text, marks=boundaries.ends | frozenset(":"))
    goes_on = not ended and (line.text[0].islower() or last.text[-1] in _HYPHENS)
    if (last_page, last.column) != (page, line.column):
        return not goes_on  # a column or a page later
    if line.top - last.bottom > leading + _INDENT * line.size:
        return not goes_on
    left, right = edges[line.column]
    if last.right + _width(line.text.split()[0], line) < right:
        return not goes_on  # the next word would have fitted behind it
    return ended and line.left - left > _INDENT * line.size


def _width(word: str, line: Line) -> float:
    """Return about how wide a word and a blank are, set as a line is."""
    return (len(word) + 1) * (line.right - line.left) / len(line.text)


def _leading(pages: Sequence[Page]) -> float:
    """Return the usual white between lines."""
    gaps = [
        after.top - before.bottom
        for page in pages
        for before, after in pairwise(page.lines)
        if before.column == after.column and after.top > before.top
    ]
    return median(gaps) if gaps else 0.0


def _edges(page: Page) -> Mapping[int, tuple[float, float]]:
    """Return how far to the left and to the right each column reaches."""
    found: dict[int, tuple[float, float]] = {}
    for line in page.lines:
        left, right = found.get(line.column, (line.left, line.right))
        found[line.column] = min(left, line.left), max(right, line.right)
    return found


def _parts_words(found: Sequence[Set]) -> bool:
    """Whether words are parted at the ends of lines, as far as hyphens there tell."""
    lines = [line.text for one in found for _, line in one.lines]
    return sum(text[-1] in _HYPHENS for text in lines) > _HYPHENED * len(lines)


def _joined(one: Set, language: Language, *, parted: bool) -> tuple[str, list[tuple[int, int]]]:
    """Return a paragraph in one line, and the pages in it with the offsets where they begin."""
    raw = "\n".join(line.text for _, line in one.lines)
    joints = [
        edit if parted or raw[edit.start] != "-" else Edit(edit.start, edit.end, "-")
        for edit in edits(raw, language, [Paragraph(0, len(raw))])
        if "\n" in raw[edit.start : edit.end] or _LIGATURE.search(raw[edit.start : edit.end])
    ]
    edited = Edited(raw, joints)
    starts, at = [], 0
    for number, line in one.lines:
        starts.append((number, edited.forth(at)))
        at += len(line.text) + 1
    return edited.text, starts


def _title(found: Sequence[Set], parts: Sequence[str]) -> str | None:
    """Return the paragraph of the first page that is set in the largest letters by far."""
    sizes = [line.size for one in found for _, line in one.lines]
    first = [number for number, one in enumerate(found) if one.lines[0][0] == 0]
    if not first:
        return None
    largest = max(first, key=lambda number: (found[number].size, -number))
    usual = median(_weighted(found)) if sizes else 0
    return parts[largest] if found[largest].size > _TITLE * usual else None


def _weighted(found: Sequence[Set]) -> Iterator[float]:
    """Yield the size of each word."""
    for one in found:
        for _, line in one.lines:
            yield from [line.size] * (1 + line.text.count(" "))
