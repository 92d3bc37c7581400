"""A file of text, or an error that names it and the cure."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

__all__ = ["read_text"]


def read_text(
    path: Path, error: type[KgError], *, place: str = "", cure: str = "Save it as UTF-8."
) -> str:
    """Return the text of a file in UTF-8, without a byte order mark.

    Raises ``error`` with ``place`` (the path by default) where it can't be read.

    >>> from kg.errors import QueryError
    >>> read_text(Path("no/such.rq"), QueryError)
    Traceback (most recent call last):
    kg.errors.QueryError: no/such.rq: can't be read (...). Save it as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as caught:
        what = f"can't be read ({caught})"
        raise error(what, place=place or str(path), cure=cure) from None
