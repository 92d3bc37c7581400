"""MHTML: a page that a browser saved with all that it shows, as a mail."""

from __future__ import annotations

from collections.abc import Iterator

from kg.documents.formats.html import page_drafts
from kg.documents.formats.mail.parsing import header, message_in, words_of
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_mhtml"]

_BYTES = 64 * 2**20  # pictures are in it


def read_mhtml(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the article of the page in ``source``, or those of an export of a press database.

    Raises DocumentError for what is no saved page.
    """
    message = message_in(source.content(_BYTES), place=source.place)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            url = header(message, "snapshot-content-location") or header(part, "content-location")
            page = words_of(part, place=source.place)
            yield from page_drafts(page, source, asked, url=url)
            return
    raise DocumentError(
        "has no page in it", place=source.place, cure="Save the page again, as HTML."
    )
