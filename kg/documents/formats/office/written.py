"""The paragraphs of a written text → its draft, or the drafts of a press database's export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.documents.formats.press import in_lines
from kg.documents.formats.reader import Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["written_drafts"]


def written_drafts(
    paragraphs: Sequence[str], source: Source, **known: Any
) -> Iterator[Draft | DocumentError]:
    """Yield the draft of a text, its paragraphs parted by blank lines, or those of an export.

    Raises DocumentError for a text without words.
    """
    lines = [line for paragraph in paragraphs for line in (*paragraph.split("\n"), "")]
    if (exported := in_lines(lines, source)) is not None:
        yield from exported
        return
    text = "\n\n".join(filter(str.strip, paragraphs))
    if not text:
        raise DocumentError(
            "has no text in it", place=source.place, cure="Put text in or leave it out."
        )
    yield Draft(id=source.id, text=text, place=source.place, **known)
