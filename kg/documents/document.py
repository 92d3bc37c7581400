"""A text in memory → a ``Document``, with its paragraphs found and its metadata checked."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TypedDict, Unpack

from kg.documents.decoding import MAX_CHARACTERS
from kg.documents.paragraphs import paragraphs_of
from kg.documents.stated import stated_date
from kg.errors import DocumentError, LanguageError
from kg.languages import DEFAULT, Language, load
from kg.model import Document, Paragraph, ParagraphKind
from kg.text.edits import edits
from kg.text.offsets import Edited

__all__ = ["Metadata", "document_from_text"]


class Metadata(TypedDict, total=False):
    """What is known of a text beside itself; the fields of ``Document``."""

    title: str | None
    published: str | None
    source: str | None
    url: str | None
    author: str | None


def document_from_text(
    id: str,  # noqa: A002 - the field's name in Document
    text: str,
    *,
    lang: str = DEFAULT,
    path: str | None = None,
    **metadata: Unpack[Metadata],
) -> Document:
    """Return ``text`` as a document called ``id``; all its offsets refer to ``text`` as given.

    ``published`` is a date as people and programs write it (``2018-08-25``, ``25/08/2018``; see
    ``kg.documents.stated``); where it is absent, a date before the article is taken, and where
    ``title`` is, the title line.
    Raises DocumentError for an empty or too long text, a bad id, date or language.

    >>> document = document_from_text("a", "date 2018-08-25 La trêve tient.")
    >>> document.published, [p.kind.value for p in document.paragraphs]
    ('2018-08-25', ['metadata', 'body'])
    """
    place, title = path or id, metadata.get("title")
    if not id.strip() or any(unicodedata.category(c)[0] == "C" for c in id):
        raise DocumentError(
            f"{id!r} can't be a document's id", place=place, cure="Use visible characters."
        )
    if not text.strip():
        raise DocumentError("has no text", place=place, cure="Put text in or leave it out.")
    if len(text) > MAX_CHARACTERS:
        raise DocumentError(
            f"has {len(text):,} characters, over {MAX_CHARACTERS:,}",
            place=place,
            cure="Split it into one document an article.",
        )
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise DocumentError(
            "has characters that are no text (NUL or half a surrogate pair)",
            place=place,
            cure="Remove them.",
        )
    try:
        language = load(lang)
    except LanguageError as error:
        raise DocumentError(
            f"is in {lang!r}, a language without data", place=place, cure=error.cure
        ) from None
    date = _checked_date(metadata.get("published"), language, place)
    edited = Edited(text, edits(text, language))
    paragraphs, found = paragraphs_of(edited.text, language, title=title)
    if title is None:
        titles = (edited.text[p.start : p.end] for p in paragraphs if p.kind is ParagraphKind.TITLE)
        title = next(titles, None)
    return Document(
        id=id,
        text=text,
        lang=language.code,
        title=title,
        published=date or found,
        source=metadata.get("source"),
        url=metadata.get("url"),
        author=metadata.get("author"),
        path=path,
        paragraphs=tuple(_back(paragraph, edited) for paragraph in paragraphs),
    )


def _back(paragraph: Paragraph, edited: Edited) -> Paragraph:
    start, end = edited.back(paragraph.start, paragraph.end)
    return replace(paragraph, start=start, end=end)


def _checked_date(published: str | None, language: Language, place: str) -> str | None:
    if published is None:
        return None
    date = stated_date(published, language)
    if date is None:
        raise DocumentError(
            f"published {published!r} is no date", place=place, cure="Write 2018-08-25."
        )
    return date
