"""Parts: what tasks read, as lines of packed JSON, each under the name of its input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from kg import errors
from kg.assemble import Reading
from kg.cluster.coding import coder
from kg.cluster.places import Parts, packed
from kg.documents import Note
from kg.errors import ForeignError, KgError

__all__ = ["Entry", "entries", "write_part"]

Entry: TypeAlias = Reading | KgError | Note
"""What is read of a document, what could not be read, what to know of a source."""

_READINGS = coder(Reading)
_READING, _ERROR, _NOTE = "reading", "error", "note"


def write_part(parts: Parts, name: str, found: Iterable[Entry]) -> int:
    """Write a part; return how many documents stand in it."""
    lines, documents = [], 0
    for one in found:
        documents += isinstance(one, Reading)
        lines.append(json.dumps(_encoded(one), ensure_ascii=False, allow_nan=False) + "\n")
    parts.write(name, packed("".join(lines)))
    return documents


def entries(parts: Parts, name: str, lang: str | None = None) -> Iterator[Entry]:
    """Yield what a part holds, in its order; of readings only those in ``lang``, if it is given.

    Raises ``KgError`` for what is no part.
    """
    try:
        with parts.open(name) as file:
            for line in file:
                kind, language, row = json.loads(line)
                if kind != _READING or lang in (None, language):
                    yield _decoded(kind, row)
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


def _decoded(kind: str, row: Any) -> Entry:
    if kind == _READING:
        return _READINGS.decode(row)
    if kind == _NOTE:
        place, text = row
        return Note(place=place, text=text)
    name, what, place, cure, language = row
    if name == ForeignError.__name__:
        return ForeignError(what, place=place, cure=cure, language=language)
    known: type[KgError] = getattr(errors, name) if name in errors.__all__ else KgError
    return known(what, place=place, cure=cure)
