"""The lines printed on the pages of a PDF, in the order of reading."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple, cast

__all__ = ["Line", "Page", "pages_of"]

_GAP = 1.0  # letters wide: what stands further apart may be of another column


class Line(NamedTuple):
    """A line, or a stretch of one: its text, its place in points from the top left, its size.

    ``column`` numbers the columns of its page.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    column: int = 0


class Page(NamedTuple):
    """A page of so many points, and what is printed on it."""

    width: float
    height: float
    lines: tuple[Line, ...]


def pages_of(file: BinaryIO) -> Iterator[Page]:
    """Yield the pages of a PDF, lines in stretches and in no order; what pdfminer raises passes."""
    from pdfminer import high_level, layout

    parameters = layout.LAParams(char_margin=_GAP, boxes_flow=None)
    # what pdfminer calls IOBase is any binary file
    for page in high_level.extract_pages(cast("Any", file), laparams=parameters):
        yield Page(page.width, page.height, tuple(_stretches(page, layout)))


def _stretches(page: Any, layout: Any) -> Iterator[Line]:
    for block in page:
        if not isinstance(block, layout.LTTextBox):
            continue
        for line in block:
            text = unicodedata.normalize("NFC", " ".join(line.get_text().split()))
            if text and isinstance(line, layout.LTTextLine):
                size = max((one.size for one in line if isinstance(one, layout.LTChar)), default=0)
                top, bottom = page.height - line.y1, page.height - line.y0
                yield Line(text, line.x0, top, line.x1, bottom, size)
