"""Stretches of a page → its lines in the order of reading: columns one by one, top to bottom.

A page is cut where white runs through it: first between columns, where white runs from top to
bottom, else where the widest white runs from left to right, and so on with the parts (the XY-cut
of Nagy and Seth 1984). Words of justified lines stand far apart, but not one below the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from statistics import median

from kg.documents.formats.pdf.lines import Line, Page

__all__ = ["in_order", "rows_of"]

_GUTTER = 0.6  # of a letter's size: what parts columns is wider
_ROWS = 3  # lines that a column has at least
_MOST = 5000  # stretches of a page; those of more are read from top to bottom
_OVERLAP = 0.5  # of its height: a stretch that shares so much with a line is of it


def in_order(page: Page) -> Page:
    """Return the page with whole lines in the order of reading, each with its column's number.

    >>> def line(text, left, top):
    ...     return Line(text, left, top, left + 40, top + 9, 9)
    >>> rows = [(f"{n}{m}", left, 10 * n) for n in range(4) for m, left in ((1, 0), (2, 50))]
    >>> [one.text for one in in_order(Page(90, 50, tuple(line(*row) for row in rows))).lines]
    ['01', '11', '21', '31', '02', '12', '22', '32']
    """
    if len(page.lines) > _MOST:
        return page._replace(lines=tuple(sorted(page.lines, key=lambda one: (one.top, one.left))))
    numbers = count()
    return page._replace(lines=tuple(_cut(list(page.lines), next(numbers), numbers)))


def _cut(lines: list[Line], column: int, numbers: Iterator[int]) -> Iterator[Line]:
    todo = [(lines, column)]
    while todo:
        part, column = todo.pop()
        if parts := _columns(part):
            todo += [(one, next(numbers)) for one in reversed(parts)]
        elif rows := _bands(part):
            todo += [(rows[1], column), (rows[0], column)]
        else:
            yield from (_joined(row)._replace(column=column) for row in rows_of(part))


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines left and right of white that runs through all of them, or nothing."""
    if len(lines) < 2 * _ROWS:
        return []
    size = median(line.size for line in lines)
    ordered = sorted(lines, key=lambda one: one.left)
    reached, best, at = ordered[0].right, _GUTTER * size, 0
    for number, line in enumerate(ordered):
        if line.left - reached > best:
            best, at = line.left - reached, number
        reached = max(reached, line.right)
    parts = [ordered[:at], ordered[at:]]
    return parts if at and all(len(rows_of(part)) >= _ROWS for part in parts) else []


def _bands(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines above and below the widest white, or nothing."""
    ordered = sorted(lines, key=lambda one: one.top)
    if not ordered:
        return []
    reached, best, at = ordered[0].bottom, 0.0, 0
    for number, line in enumerate(ordered):
        if line.top - reached > best:
            best, at = line.top - reached, number
        reached = max(reached, line.bottom)
    return [ordered[:at], ordered[at:]] if at else []


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the stretches that stand beside each other, row by row, each from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (one.top + one.bottom) / 2):
        last = rows[-1] if rows else None
        if last is not None:
            shared = min(last[0].bottom, line.bottom) - max(last[0].top, line.top)
            if shared > _OVERLAP * min(line.bottom - line.top, last[0].bottom - last[0].top):
                last.append(line)
                continue
        rows.append([line])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _joined(row: Sequence[Line]) -> Line:
    """Return a row as one line."""
    return Line(
        " ".join(one.text for one in row),
        row[0].left,
        min(one.top for one in row),
        max(one.right for one in row),
        max(one.bottom for one in row),
        max(row, key=lambda one: len(one.text)).size,
    )
