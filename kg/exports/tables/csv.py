"""Rows as CSV (RFC 4180): UTF-8, a header line, no cell that a spreadsheet would run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from kg.exports.material import Material
from kg.exports.tables.rows import Cell, Columns
from kg.spreadsheet import csv_lines

__all__ = ["as_csv"]


def as_csv(
    columns: Columns, rows: Callable[[Material], Iterator[tuple[Cell, ...]]]
) -> Callable[[Material], Iterator[str]]:
    """Return what writes rows with these columns as lines of CSV."""

    def lines(material: Material) -> Iterator[str]:
        yield from csv_lines(chain([tuple(columns)], rows(material)))

    return lines
