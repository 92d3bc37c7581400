"""What is printed on every page: running heads and feet, numbers of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.documents.formats.pdf.columns import rows_of
from kg.documents.formats.pdf.lines import Line, Page

__all__ = ["without_heads"]

_EDGE = 0.15  # of the height, at the top and at the bottom
_OFTEN = 0.4  # of the pages; left and right ones may have heads of their own
_LEAST = 2
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*\d{1,4}\W*")


def without_heads(pages: Sequence[Page]) -> list[Page]:
    """Return the pages without the rows at their edges that others have too, and their numbers.

    What stands further inside than a row that is kept is kept.

    >>> def page(*lines):
    ...     return Page(100, 100, tuple(Line(t, 0, y, 90, y + 5, 9) for t, y in lines))
    >>> pages = [page(("Lumen", 2), (f"La trêve {n}", 50), (f"{n}", 96)) for n in (1, 2)]
    >>> [[line.text for line in one.lines] for one in without_heads(pages)]
    [['La trêve 1'], ['La trêve 2']]
    """
    rows = [rows_of(page.lines) for page in pages]
    seen = Counter(
        key
        for page, found in zip(pages, rows, strict=True)
        for key in {_key(row) for row in found if _at_edge(row, page)}
    )
    often = max(_LEAST, _OFTEN * len(pages))
    kept = []
    for page, found in zip(pages, rows, strict=True):
        gone = {id(line) for row in _heads(found, page, seen, often) for line in row}
        kept.append(page._replace(lines=tuple(one for one in page.lines if id(one) not in gone)))
    return kept


def _heads(
    rows: Sequence[Sequence[Line]], page: Page, seen: Counter[str], often: float
) -> Iterator[Sequence[Line]]:
    for inwards in (rows, rows[::-1]):
        for row in inwards:
            repeated = seen[_key(row)] >= often
            if not _at_edge(row, page) or not (repeated or _NUMBER.fullmatch(_text(row))):
                break
            yield row


def _at_edge(row: Sequence[Line], page: Page) -> bool:
    return row[0].bottom <= _EDGE * page.height or row[0].top >= (1 - _EDGE) * page.height


def _key(row: Sequence[Line]) -> str:
    return _DIGITS.sub("0", _text(row)).casefold()


def _text(row: Sequence[Line]) -> str:
    return " ".join(line.text for line in row)
