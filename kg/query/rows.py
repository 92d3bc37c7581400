"""Answers as rows of plain values, and as a table, CSV, JSON or a DataFrame."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.inline import table, wrapped
from kg.spreadsheet import csv_lines

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Rows", "Value"]

Value = str | int | float | bool | None

_SHOWN = 20  # rows that a notebook shows


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns, and rows of as many values each; ``None`` where a variable is unbound.

    IRIs are compact (``kge:rado-mezin``), numbers and truth values Python's own, all else text.
    ``more`` tells that there are rows beyond those that were asked for.

    >>> rows = Rows(("who", "times"), (("kge:rado-mezin", 2),))
    >>> print(rows.table())
    who             times
    --------------  -----
    kge:rado-mezin      2
    >>> rows.records()
    [{'who': 'kge:rado-mezin', 'times': 2}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    more: bool = False

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        """Iterate over the rows."""
        return iter(self.rows)

    def column(self, name: str) -> tuple[Value, ...]:
        """Return the values of a column; raises ``KeyError`` where there is none of that name."""
        if name not in self.columns:
            raise KeyError(name)
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)

    def without(self, columns: frozenset[str]) -> Rows:
        """Return the rows without some columns."""
        kept = [i for i, column in enumerate(self.columns) if column not in columns]
        return Rows(
            tuple(self.columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
        )

    def only(self, *columns: str) -> Rows:
        """Return these columns alone, in this order, each row once.

        >>> Rows(("who", "times"), (("a", 2), ("a", 3))).only("who").rows
        (('a',),)
        """
        rows = zip(*(self.column(name) for name in columns), strict=True)
        return Rows(columns, tuple(dict.fromkeys(rows)), more=self.more)

    def records(self) -> list[dict[str, Value]]:
        """Return one dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def table(self, *, width: int | None = None) -> str:
        """Return a text table; cells longer than ``width`` characters are cut with an ellipsis.

        Numbers stand right, control characters (line breaks among them) are shown as spaces.
        """
        cells = [[_cell(value, width) for value in row] for row in self.rows]
        widths = [
            max([len(column), *(len(row[i]) for row in cells)])
            for i, column in enumerate(self.columns)
        ]
        numeric = [
            bool(self.rows) and all(isinstance(row[i], int | float | None) for row in self.rows)
            for i in range(len(self.columns))
        ]
        lines = [list(self.columns), ["-" * size for size in widths], *cells]
        return "\n".join(
            "  ".join(
                cell.rjust(size) if right and number != 1 else cell.ljust(size)
                for cell, size, right in zip(line, widths, numeric, strict=True)
            ).rstrip()
            for number, line in enumerate(lines)
        )

    def csv(self) -> str:
        r"""Return CSV as RFC 4180 has it, with a header line; no cell is a formula.

        >>> Rows(("a", "b"), (("x, y", None), ("=1+1", -2))).csv()
        'a,b\r\n"x, y",\r\n\'=1+1,-2\r\n'
        """
        return "".join(csv_lines([self.columns, *self.rows]))

    def json(self) -> str:
        """Return a JSON array with one object a row.

        >>> print(Rows(("a",), ((1,),)).json())
        [
          {"a": 1}
        ]
        """
        lines = [f"  {json.dumps(record, ensure_ascii=False)}" for record in self.records()]
        return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        first = Rows(self.columns, self.rows[:_SHOWN])
        left = len(self) - len(first)
        told = f"\n… {left:,} more of {len(self):,} rows" if left else ""
        printer.text(f"{first.table(width=60)}{told}")

    def _repr_html_(self) -> str:
        """Return the first rows as a table, and how many there are."""
        return wrapped(table(self.columns, self.rows, more=self.more, most=_SHOWN))

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas ``DataFrame``; needs ``pip install 'kg-news[pandas]'``."""
        from kg.query.found import dataframe

        return dataframe(self.rows, self.columns)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _cell(value: Value, width: int | None) -> str:
    text = "".join(c if c.isprintable() else " " for c in _plain(value))
    if width is not None and len(text) > width:
        return text[: max(width - 1, 0)] + "…"
    return text
