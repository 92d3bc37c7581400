"""Parts: what tasks read, as lines of packed JSON, each under the name of its input."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from kg import errors
from kg.assemble import Reading
from kg.cluster.coding import coder
from kg.cluster.places import Parts, packed
from kg.documents import Note
from kg.errors import ForeignError, KgError
from kg.model import Document

__all__ = ["Entry", "documents", "entries", "write_part"]

Entry: TypeAlias = Reading | KgError | Note
"""What is read of a document, what could not be read, what to know of a source."""

_READINGS, _DOCUMENTS = coder(Reading), coder(Document)
_READING, _ERROR, _NOTE = "reading", "error", "note"


def write_part(parts: Parts, name: str, found: Iterable[Entry]) -> None:
    """Write a part."""
    lines = (json.dumps(_encoded(one), ensure_ascii=False, allow_nan=False) for one in found)
    parts.write(name, packed("".join(f"{line}\n" for line in lines)))


def entries(parts: Parts, name: str, lang: str | None = None) -> Iterator[Entry]:
    """Yield what a part holds, in its order; of readings only those in ``lang``, if it is given.

    Raises ``KgError`` for what is no part.
    """
    with _told(parts, name), parts.open(name) as file:
        for line in file:
            kind, language, row = json.loads(line)
            if kind != _READING or lang in (None, language):
                yield _READINGS.decode(row) if kind == _READING else _decoded(kind, row)


def documents(parts: Parts, name: str) -> Iterator[Document | KgError | Note]:
    """Yield what a part holds, of readings the documents alone. Raises ``KgError`` likewise."""
    with _told(parts, name), parts.open(name) as file:
        for line in file:
            kind, _, row = json.loads(line)
            yield _DOCUMENTS.decode(row[0]) if kind == _READING else _decoded(kind, row)


@contextlib.contextmanager
def _told(parts: Parts, name: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise KgError(
            f"is damaged ({type(error).__name__}: {error})",
            place=f"{parts.place}/{name}",
            cure="Remove it, and run the command again: it is made anew.",
        ) from None


def _encoded(one: Entry) -> list[Any]:
    if isinstance(one, Reading):
        return [_READING, one.document.lang, _READINGS.encode(one)]
    if isinstance(one, Note):
        return [_NOTE, None, [one.place, one.text]]
    told = [type(one).__name__, one.what, one.place, one.cure, getattr(one, "language", "")]
    return [_ERROR, None, told]


def _decoded(kind: str, row: Any) -> KgError | Note:
    if kind == _NOTE:
        place, text = row
        return Note(place=place, text=text)
    name, what, place, cure, language = row
    if name == ForeignError.__name__:
        return ForeignError(what, place=place, cure=cure, language=language)
    known: type[KgError] = getattr(errors, name) if name in errors.__all__ else KgError
    return known(what, place=place, cure=cure)
