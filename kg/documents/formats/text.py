"""Plain text files: one document a file."""

from __future__ import annotations

from collections.abc import Iterator

from kg.documents.decoding import decoded
from kg.documents.formats.press import in_lines
from kg.documents.formats.reader import Asked, Draft, noted
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_text"]


def read_text(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document in ``source``, or the articles of an export of a press database.

    Raises DocumentError for what is not text.
    """
    text, notes = decoded(source.content(), place=source.place)
    whole = Draft(id=source.id, text=text, place=source.place)
    yield from noted(in_lines(text.splitlines(), source) or [whole], notes)
