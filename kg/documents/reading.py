"""Paths → documents: finds the files, lets their readers take drafts out, goes on after errors."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from kg.documents.apart import apart
from kg.documents.fetching import Address, is_address, unasked
from kg.documents.files import find_files, left_out, shown
from kg.documents.formats import SUFFIXES, Asked, Draft, Note, Source, drafts, format_of
from kg.documents.settling import settled
from kg.errors import DocumentError
from kg.languages import DEFAULT
from kg.model import Document
from kg.processes import CAN_START
from kg.store import Options

__all__ = ["Ids", "documents_of", "files", "other_files", "read", "sizes"]

T = TypeVar("T", Document, Path)

OnError = Callable[[DocumentError], None]
OnNote = Callable[[Note], None]


def files(paths: Iterable[str | Path], *, on_error: OnError | None = None) -> tuple[Path, ...]:
    """Return the files that ``paths`` (files, folders, globs) stand for, each once, in order.

    Errors go to ``on_error``, the first is raised where there is none.
    """
    return tuple(_without_errors(find_files(paths, SUFFIXES), on_error))


def sizes(paths: Iterable[str | Path]) -> dict[str, int]:
    """Return the bytes of the files that ``paths`` stand for, by their places, in order."""
    found = {}
    for path in find_files(paths, SUFFIXES):
        if isinstance(path, Path):
            with contextlib.suppress(OSError):
                found[shown(path)] = path.stat().st_size
    return found


def other_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files in the folders among ``paths`` that are of no format that is read."""
    return left_out(paths, SUFFIXES)


def read(
    paths: Iterable[str | Path | Address],
    *,
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
    lang: str | None = None,
    served: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Document]:
    """Yield the documents of ``paths``: files, folders (all their known files, sorted), globs.

    The format goes by the suffix (``FORMATS``); a file without one is what it begins with, else
    plain text. With ``lang`` all documents are read in that language. Else that of each is found
    among ``served``, the languages that can be read by their codes (by default those of which a
    pipeline ships with kg): the first of them is assumed of a text that does not tell, and one in
    none of them is a ForeignError. ``columns`` names the columns of tables by the fields that they
    are (``{"text": "corps"}``); the others are guessed. What can't be read goes to ``on_error`` as
    a DocumentError, and reading goes on; without ``on_error`` it is raised. What is left out of a
    file that is read goes to ``on_note``. Ids are unique: a document with an id seen before is an
    error that names both. Nothing is fetched but an ``Address``; a string with one is an error.
    """
    if lang is None:
        served = served or Options().served() or {DEFAULT: DEFAULT}
        asked = Asked(lang=next(iter(served.values())), served=served, columns=columns or {})
    else:
        asked = Asked(lang=lang, columns=columns or {})
    ids = Ids()
    for document in _without_errors(_documents(paths, asked, on_note), on_error):
        error = ids.taken(document)
        if error is None:
            yield document
        elif on_error is None:
            raise error
        else:
            on_error(error)


class Ids:
    """The ids of documents, each with the place that had it first.

    >>> ids = Ids()
    >>> one, other = Document("a", "Il part.", "fr"), Document("a", "Il reste.", "fr", path="b.txt")
    >>> ids.taken(one), str(ids.taken(other))
    (None, "b.txt: has the id 'a' of a. Rename one of them.")
    """

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def taken(self, document: Document) -> DocumentError | None:
        """Note the id of a document; return the error of one that has it from another place."""
        place = document.path or document.id
        first = self._places.get(document.id)
        if first is None:
            self._places[document.id] = place
            return None
        return DocumentError(
            f"has the id {document.id!r} of {first}", place=place, cure="Rename one of them."
        )


def documents_of(source: Source, asked: Asked) -> Iterator[Document | Note | DocumentError]:
    """Yield the documents in a source, what to know of it, and the errors that stand for some.

    Nothing is raised: a source that can't be read at all is one error. Ids may come twice. What is
    no plain text is read by another process, which may fall without harm to this one.
    """
    try:
        found = apart.drafts if CAN_START and not format_of(source).plain else drafts
        for one in found(source, asked):
            yield settled(one, asked) if isinstance(one, Draft) else one
    except DocumentError as error:
        yield error
    except OSError as error:
        yield _unreadable(source.place, error)


def _documents(
    paths: Iterable[str | Path | Address], asked: Asked, on_note: OnNote | None
) -> Iterator[Document | DocumentError]:
    for path in _found(paths):
        if isinstance(path, DocumentError):
            yield path
            continue
        try:
            source = path.source() if isinstance(path, Address) else Source.of_file(path)
        except DocumentError as error:
            yield error
            continue
        except OSError as error:
            yield _unreadable(str(path), error)
            continue
        for one in documents_of(source, asked):
            if not isinstance(one, Note):
                yield one
            elif on_note is not None:
                on_note(one)


def _unreadable(place: str, error: OSError) -> DocumentError:
    return DocumentError(f"can't be read ({error.strerror})", place=place, cure="Check the file.")


def _found(
    paths: Iterable[str | Path | Address],
) -> Iterator[Path | Address | DocumentError]:
    """Yield the files that paths stand for, then the addresses."""
    given = tuple(paths)
    files = [path for path in given if not isinstance(path, Address) and not is_address(path)]
    yield from find_files(files, SUFFIXES)
    for path in given:
        if isinstance(path, Address):
            yield path
        elif is_address(path):
            yield unasked(path)


def _without_errors(found: Iterable[T | DocumentError], on_error: OnError | None) -> Iterator[T]:
    for item in found:
        if not isinstance(item, DocumentError):
            yield item
        elif on_error is None:
            raise item
        else:
            on_error(item)
