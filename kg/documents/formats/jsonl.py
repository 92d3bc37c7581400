"""JSON lines: one document a line, with ``id``, ``text`` and what is known about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.documents.decoding import decoded
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.documents.formats.tables.columns import columns_of
from kg.errors import DocumentError

__all__ = ["read_jsonl"]

_LINE_BYTES = 16 * 2**20
_OPTIONAL = ("title", "author", "published", "source", "url", "lang")


def read_jsonl(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document of each line of ``source``, or the error that stands for the line.

    A line is an object with ``id`` (text or a number) and ``text``, and may have ``title``,
    ``author``, ``published``, ``source``, ``url`` and ``lang``, under the names that columns of
    tables have, too ("date"); other fields are left alone, blank lines skipped. Raises
    DocumentError where the file can't be opened or has no line.
    """
    empty = True
    with source.open() as file:
        number = source.before or 0
        while line := file.readline(_LINE_BYTES + 1):
            number += 1
            if not line.strip():
                continue
            empty = False
            place = f"{source.place}:{number}"
            if len(line) > _LINE_BYTES:
                while line and not line.endswith(b"\n"):
                    line = file.readline(_LINE_BYTES)
                yield DocumentError("is over 16 MiB long", place=place, cure="Split the document.")
                continue
            try:
                yield _draft(line, place)
            except DocumentError as error:
                yield error
    if empty and source.before is None:
        raise DocumentError("is empty", place=source.place, cure="Write one JSON object a line.")


def _draft(line: bytes, place: str) -> Draft:
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
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
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
