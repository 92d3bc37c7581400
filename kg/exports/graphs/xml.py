"""Texts as XML 1.0 has them, and tables of things and links as attributes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from xml.sax.saxutils import escape, quoteattr

from kg.exports.tables.rows import Cell, Columns

__all__ = ["Attributes", "attribute", "content", "written"]

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\ufffd"

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Attributes:
    """The columns of a table that its elements do not have by themselves, each with a key."""

    columns: Columns
    keys: Mapping[str, str]

    @classmethod
    def of(cls, columns: Columns, mark: str, own: Collection[str]) -> Self:
        """Return those of a table without its ``own`` ones; ``mark`` begins their keys."""
        return cls(
            columns, {name: f"{mark}{i}" for i, name in enumerate(columns) if name not in own}
        )

    def declared(self) -> Iterator[tuple[str, str, str]]:
        """Yield key, name and type, as GEXF and GraphML call it, of each."""
        for name, key in self.keys.items():
            yield key, name, _TYPES[self.columns[name]]

    def named(self, row: Sequence[Cell]) -> dict[str, Cell]:
        """Return the cells of a row by their columns."""
        return dict(zip(self.columns, row, strict=True))

    def told(self, row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
        """Yield key and text of each cell of a row that is not empty."""
        known = self.named(row)
        for name, key in self.keys.items():
            if known[name] not in ("", None):
                yield key, written(known[name])


def attribute(text: str) -> str:
    r"""Return a text in quotation marks; what XML can't hold is replaced.

    >>> attribute("a & b\x1b")
    '"a &amp; b�"'
    """
    return quoteattr(_ILLEGAL.sub(_INSTEAD, text))


def content(text: str) -> str:
    """Return a text as the content of an element.

    >>> content("a < b")
    'a &lt; b'
    """
    return escape(_ILLEGAL.sub(_INSTEAD, text))


def written(value: Cell) -> str:
    """Return a cell as XML Schema writes its type.

    >>> written(True), written(0.5)
    ('true', '0.5')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
