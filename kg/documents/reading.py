"""Paths → documents: finds the files, picks a reader by suffix, goes on after errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from kg.documents.files import find_files, left_out, regular
from kg.documents.html import read_html
from kg.documents.jsonl import read_jsonl
from kg.documents.text import read_text
from kg.errors import DocumentError
from kg.languages import DEFAULT
from kg.model import Document

__all__ = ["READERS", "files", "other_files", "read"]

T = TypeVar("T", Document, Path)

Reader = Callable[[Path, str], Iterator[Document | DocumentError]]

# One reader a format. A reader yields documents and the errors of single ones, and raises the
# DocumentError of the whole file.
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}

OnError = Callable[[DocumentError], None]


def files(paths: Iterable[str | Path], *, on_error: OnError | None = None) -> tuple[Path, ...]:
    """Return the files that ``paths`` (files, folders, globs) stand for, each once, in order.

    Errors go to ``on_error``, the first is raised where there is none.
    """
    return tuple(_without_errors(find_files(paths, READERS), on_error))


def other_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Return the files in the folders among ``paths`` that are of no format that is read."""
    return left_out(paths, READERS)


def read(
    paths: Iterable[str | Path], *, on_error: OnError | None = None, lang: str = DEFAULT
) -> Iterator[Document]:
    """Yield the documents of ``paths``: files, folders (all their known files, sorted), globs.

    The format goes by the suffix; a file without one is plain text. ``lang`` is the language of
    documents that don't state theirs. What can't be read goes to ``on_error`` as a DocumentError,
    and reading goes on; without ``on_error`` it is raised. Ids are unique: a document with an id
    seen before is an error that names both.
    """
    places: dict[str, str] = {}
    for document in _without_errors(_documents(paths, lang), on_error):
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


def _documents(paths: Iterable[str | Path], lang: str) -> Iterator[Document | DocumentError]:
    for found in find_files(paths, READERS):
        if isinstance(found, DocumentError):
            yield found
            continue
        try:
            yield from _reader(found)(found, lang)
        except DocumentError as error:
            yield error
        except OSError as error:
            yield DocumentError(
                f"can't be read ({error.strerror})", place=str(found), cure="Check the file."
            )


def _reader(path: Path) -> Reader:
    suffix = path.suffix.lower()
    if suffix and suffix not in READERS:
        regular(path)  # a missing file is the first thing to say
        raise DocumentError(
            f"has the unknown format {path.suffix!r}",
            place=str(path),
            cure=f"Known: {', '.join(sorted(READERS))}; plain text of any name: rename it to .txt.",
        )
    return READERS.get(suffix, read_text)


def _without_errors(found: Iterable[T | DocumentError], on_error: OnError | None) -> Iterator[T]:
    for item in found:
        if not isinstance(item, DocumentError):
            yield item
        elif on_error is None:
            raise item
        else:
            on_error(item)
