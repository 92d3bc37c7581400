"""Paths → documents: finds the files, lets their readers take drafts out, goes on after errors."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from kg.documents.document import document_from_text
from kg.documents.files import find_files, left_out, shown
from kg.documents.formats import SUFFIXES, Asked, Draft, Note, Source, drafts
from kg.documents.stated import stated_date
from kg.errors import DocumentError, LanguageError
from kg.languages import DEFAULT, code_of, load
from kg.model import Document

__all__ = ["files", "other_files", "read"]

T = TypeVar("T", Document, Path)

OnError = Callable[[DocumentError], None]
OnNote = Callable[[Note], None]


def files(paths: Iterable[str | Path], *, on_error: OnError | None = None) -> tuple[Path, ...]:
    """Return the files that ``paths`` (files, folders, globs) stand for, each once, in order.

    Errors go to ``on_error``, the first is raised where there is none.
    """
    return tuple(_without_errors(find_files(paths, SUFFIXES), on_error))


def other_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files in the folders among ``paths`` that are of no format that is read."""
    return left_out(paths, SUFFIXES)


def read(
    paths: Iterable[str | Path],
    *,
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
    lang: str = DEFAULT,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths``: files, folders (all their known files, sorted), globs.

    The format goes by the suffix (``FORMATS``); a file without one is what it begins with, else
    plain text. ``lang`` is the language of documents that don't state theirs, ``columns`` names
    the columns of tables by the fields that they are (``{"text": "corps"}``); the others are
    guessed. What can't be read goes to ``on_error`` as a DocumentError, and reading goes on;
    without ``on_error`` it is raised. What is left out of a file that is read goes to ``on_note``.
    Ids are unique: a document with an id seen before is an error that names both.
    """
    places: dict[str, str] = {}
    asked = Asked(lang=lang, columns=columns or {})
    for document in _without_errors(_documents(paths, asked, on_note), on_error):
        place = document.path or document.id
        if document.id in places:
            error = DocumentError(
                f"has the id {document.id!r} of {places[document.id]}",
                place=place,
                cure="Rename one of them.",
            )
            if on_error is None:
                raise error
            on_error(error)
            continue
        places[document.id] = place
        yield document


def _documents(
    paths: Iterable[str | Path], asked: Asked, on_note: OnNote | None
) -> Iterator[Document | DocumentError]:
    for path in find_files(paths, SUFFIXES):
        if isinstance(path, DocumentError):
            yield path
            continue
        try:
            for found in drafts(Source.of_file(path), asked):
                if isinstance(found, Draft):
                    yield _document(found, asked)
                elif isinstance(found, DocumentError):
                    yield found
                elif on_note is not None:
                    on_note(found)
        except DocumentError as error:
            yield error
        except OSError as error:
            yield DocumentError(
                f"can't be read ({error.strerror})", place=shown(path), cure="Check the file."
            )


def _document(draft: Draft, asked: Asked) -> Document | DocumentError:
    # asked.lang may be the folder of the language that a draft states by its code
    stated = draft.lang not in (None, code_of(asked.lang))
    lang = draft.lang if stated and draft.lang else asked.lang
    published, notes = _dated(draft, lang)
    try:
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
    return replace(document, pages=draft.pages, notes=notes)


def _dated(draft: Draft, lang: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the date that a draft states, and its notes with one on a date that is none."""
    written = draft.published
    if written is None or not written.strip():
        return None, draft.notes
    with contextlib.suppress(LanguageError):  # told of the document itself
        if date := stated_date(written, load(lang), tag=draft.lang or ""):
            return date, draft.notes
    return None, (*draft.notes, f"its date {written!r} can't be read, and is left out")


def _without_errors(found: Iterable[T | DocumentError], on_error: OnError | None) -> Iterator[T]:
    for item in found:
        if not isinstance(item, DocumentError):
            yield item
        elif on_error is None:
            raise item
        else:
            on_error(item)
