"""Ids made of content: the same content has the same id, wherever and whenever it is read."""

from __future__ import annotations

import hashlib

__all__ = ["content_id", "text_hash"]


def content_id(content: tuple[object, ...]) -> str:
    """Return an id of plain values (numbers, strings, tuples of them, ``None``).

    >>> content_id(("a", 1)) == content_id(("a", 1)), content_id(("a", 1)) == content_id(("a", 2))
    (True, False)
    """
    return f"sha256:{hashlib.sha256(repr(content).encode()).hexdigest()}"


def text_hash(text: str) -> str:
    """Return the hash of a text that tells whether a document has changed.

    >>> text_hash("")[:14]
    'sha256:e3b0c44'
    """
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
