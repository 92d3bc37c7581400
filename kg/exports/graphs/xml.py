"""Texts as XML 1.0 has them."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from kg.exports.tables.rows import Cell

__all__ = ["TYPES", "attribute", "content", "written"]

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD = "\ufffd"

TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
"""What GEXF and GraphML call the types of cells."""


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
