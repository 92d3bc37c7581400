"""One mail: its text, who wrote it and when, and what is attached."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from kg.documents.formats.mail.parsing import header, message_in, payload, words_of
from kg.documents.formats.markup import page_tree, paragraphs_in
from kg.documents.formats.reader import Asked, Draft, Found
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_eml", "read_message"]

_PARTS = 1000


def read_eml(source: Source, asked: Asked) -> Iterator[Found]:
    """Yield the document in a mail, and the files attached to it."""
    yield from read_message(message_in(source.content(), place=source.place), source)


def read_message(message: EmailMessage, source: Source) -> Iterator[Found]:
    """Yield the document of a mail, and the files attached to it.

    The plain text is taken where there is one, else the page. Raises DocumentError for a mail
    that has neither text nor files.
    """
    plain, pages, files = _parts(message)
    texts = [words_of(part, place=source.place) for part in plain]
    text = "\n\n".join(filter(None, map(str.strip, texts)))
    if not text:
        trees = (page_tree(words_of(part, place=source.place)) for part in pages)
        text = "\n\n".join(one for tree in trees if tree is not None for one in paragraphs_in(tree))
    if text:
        name, address = parseaddr(header(message, "from") or "")
        yield Draft(
            id=source.id,
            text=text,
            place=source.place,
            title=header(message, "subject"),
            author=name or address or None,
            published=header(message, "date"),
            lang=header(message, "content-language"),
        )
    for part in files:
        yield source.part(part.get_filename() or "part", functools.partial(payload, part))
    if not text and not files:
        raise DocumentError(
            "has no text in it", place=source.place, cure="Leave it out, or save what it shows."
        )


def _parts(
    message: EmailMessage,
) -> tuple[list[EmailMessage], list[EmailMessage], list[EmailMessage]]:
    """Return the parts of plain text, the pages, and the files with a name."""
    plain: list[EmailMessage] = []
    pages: list[EmailMessage] = []
    files: list[EmailMessage] = []
    for number, part in enumerate(message.walk()):
        if number == _PARTS:
            break
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        kind = part.get_content_type()
        if _is_attached(part):
            files.append(part)
        elif kind == "text/plain":
            plain.append(part)
        elif kind in {"text/html", "application/xhtml+xml"}:
            pages.append(part)
    return plain, pages, files


def _is_attached(part: EmailMessage) -> bool:
    try:
        return part.get_filename() is not None
    except (ValueError, LookupError, TypeError, AttributeError):
        return False
