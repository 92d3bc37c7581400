"""JSON lines: one document a line, with ``id``, ``text`` and what is known about it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, AnyStr

from kg.documents.decoding import decoded, wide
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.documents.formats.tables.columns import columns_of
from kg.errors import DocumentError

__all__ = ["read_jsonl"]

_LINE_BYTES = 16 * 2**20
_OPTIONAL = ("title", "author", "published", "source", "url", "lang")


def read_jsonl(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document of each line of ``source``, or the error that stands for the line.

    A line is an object with ``text`` and perhaps ``id`` (text or a number; else the line's number
    behind the file's name), ``title``, ``author``, ``published``, ``source``, ``url`` and
    ``lang``, under the names that columns of tables have, too ("date"); other fields are left
    alone, blank lines skipped. Files in UTF-8 or in UTF-16 may be of any length. Raises
    DocumentError where the file can't be opened or has no line.
    """
    empty = True
    for number, (line, notes) in enumerate(_lines(source), 1 + (source.before or 0)):
        place = f"{source.place}:{number}"
        if line is None:
            empty = False
            yield DocumentError("is over 16 MiB long", place=place, cure="Split the document.")
        elif line.strip():
            empty = False
            try:
                draft = _draft(line, f"{source.id}:{number}", place)
                yield replace(draft, notes=(*notes, *draft.notes))
            except DocumentError as error:
                yield error
    if empty and source.before is None:
        raise DocumentError("is empty", place=source.place, cure="Write one JSON object a line.")


def _lines(source: Source) -> Iterator[tuple[bytes | None, tuple[str, ...]]]:
    """Yield the lines of a file in the encoding of JSON, ``None`` for one that is far too long.

    Beside each stands what is to be told of the file's encoding.
    """
    codec = wide(source.head())
    if codec is None:
        with source.open() as file:
            yield from ((line, ()) for line in _cut(file.readline, b"\n"))
        return
    notes = (f"is in {codec.upper()}, not UTF-8",)
    with (
        source.open() as file,
        io.TextIOWrapper(file, encoding=codec, errors="replace", newline="\n") as text,
    ):
        for line in _cut(text.readline, "\n"):
            yield None if line is None else line.removeprefix("\ufeff").encode(), notes


def _cut(readline: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    while line := readline(_LINE_BYTES + 1):
        if len(line) <= _LINE_BYTES:
            yield line
            continue
        while line and not line.endswith(end):
            line = readline(_LINE_BYTES)
        yield None


def _draft(line: bytes, name: str, place: str) -> Draft:
    try:
        text, notes = decoded(line, place=place)
        record: Any = json.loads(text)
    except json.JSONDecodeError as error:
        raise DocumentError(
            f"is not JSON ({error.msg} at column {error.colno})",
            place=place,
            cure="Write one JSON object a line.",
        ) from None
    except (RecursionError, ValueError):
        raise DocumentError(
            "is nested too deeply or holds an endless number",
            place=place,
            cure="Write one flat JSON object a line.",
        ) from None
    if not isinstance(record, dict):
        raise DocumentError(
            "is not a JSON object", place=place, cure='Write {"id": "…", "text": "…"}.'
        )
    identity = record.get("id")
    if identity is None or (isinstance(identity, int) and not isinstance(identity, bool)):
        identity = name if identity is None else str(identity)
    for field, value in (("id", identity), ("text", record.get("text"))):
        if not isinstance(value, str):
            state = "is not text" if field in record else "is missing"
            raise DocumentError(f"{field!r} {state}", place=place, cure=f'Add "{field}": "…".')
    known = {field: record[field] for field in _OPTIONAL if record.get(field) not in (None, "")}
    for field, value in known.items():
        if not isinstance(value, str):
            raise DocumentError(f"{field!r} is not text", place=place, cure="Put it in quotes.")
    assert isinstance(identity, str)
    known = _guessed(record, place) | known
    return Draft(id=identity, text=record["text"], place=place, notes=notes, **known)


def _guessed(record: Mapping[str, Any], place: str) -> dict[str, str]:
    """Return the fields that have another name, as columns of tables do ("date", "headline")."""
    names = ["text", *(name for name in record if name != "text")]
    columns = columns_of(names, Asked(), place=place)
    values = {one: record[names[columns[one]]] for one in _OPTIONAL if one in columns}
    return {
        field: str(value)
        for field, value in values.items()
        if (isinstance(value, str) and value.strip())
        or (field == "published" and isinstance(value, int) and value is not True)
    }
