"""A draft → its document: the language, the date and the paragraphs are settled, and notes told."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from kg.documents.document import document_from_text
from kg.documents.formats import Asked, Draft
from kg.documents.stated import stated_date
from kg.documents.tongues import chosen, foreign_apart
from kg.errors import DocumentError, LanguageError
from kg.languages import load
from kg.model import Document

__all__ = ["settled"]


def settled(draft: Draft, asked: Asked) -> Document | DocumentError:
    """Return the document of a draft, or the error that stands for it.

    Where a person asked for one language, that is its language whatever is stated or found.
    """
    try:
        lang = asked.lang
        if asked.served is not None:
            lang = chosen(draft.text, draft.lang, asked.served, place=draft.place)
        published, notes = _dated(draft, lang)
        document = document_from_text(
            draft.id,
            draft.text,
            lang=lang,
            path=draft.place,
            title=draft.title,
            published=published,
            source=draft.source,
            url=draft.url,
            author=draft.author,
        )
    except DocumentError as error:
        return error
    document = replace(document, pages=draft.pages, notes=notes)
    return document if asked.served is None else foreign_apart(document, load(lang))


def _dated(draft: Draft, lang: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the date that a draft states, and its notes with one on a date that is none."""
    written = draft.published
    if written is None or not written.strip():
        return None, draft.notes
    with contextlib.suppress(LanguageError):  # told of the document itself
        if date := stated_date(written, load(lang), tag=draft.lang or ""):
            return date, draft.notes
    return None, (*draft.notes, f"its date {written!r} can't be read, and is left out")
