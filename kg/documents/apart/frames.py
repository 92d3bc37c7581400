"""What a reader of files and the one that asks it tell each other: JSON, each behind its length.

Nothing else: what comes from a process that reads files of unknown origin makes no objects.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kg.documents.formats import Asked, Draft, Note
from kg.errors import DocumentError

__all__ = ["asked_from", "asked_told", "found_from", "found_told", "received", "sent"]

_LENGTH = 8  # bytes
_MOST = 2**28  # bytes of a frame


def sent(line: socket.socket, told: Mapping[str, Any]) -> None:
    """Send an object over a line. Raises OSError."""
    data = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    line.sendall(len(data).to_bytes(_LENGTH, "big") + data)


def received(line: socket.socket) -> dict[str, Any] | None:
    r"""Return the next object of a line, ``None`` at its end, or where it holds none.

    >>> ours, theirs = socket.socketpair()
    >>> with ours, theirs:
    ...     sent(ours, {"text": "Varesk \ud800"})
    ...     received(theirs)
    {'text': 'Varesk \ud800'}
    """
    length = int.from_bytes(_exactly(line, _LENGTH), "big")
    if not 0 < length <= _MOST:
        return None
    data = _exactly(line, length)
    if len(data) < length:
        return None
    found = json.loads(data.decode("utf-8", "surrogatepass"))
    return found if isinstance(found, dict) else None


def asked_told(asked: Asked) -> dict[str, Any]:
    """Return what is asked of readers as JSON has it."""
    served = None if asked.served is None else dict(asked.served)
    return {"lang": asked.lang, "served": served, "columns": dict(asked.columns)}


def asked_from(told: Mapping[str, Any]) -> Asked:
    """Return what is asked of readers."""
    return Asked(lang=told["lang"], served=told["served"], columns=told["columns"])


def found_told(found: Draft | Note | DocumentError) -> dict[str, Any]:
    """Return what a reader finds as JSON has it."""
    if isinstance(found, DocumentError):
        return {"what": found.what, "place": found.place, "cure": found.cure}
    return {one.name: getattr(found, one.name) for one in fields(found)}


def found_from(told: Mapping[str, Any]) -> Draft | Note | DocumentError:
    """Return what a reader found."""
    if "what" in told:
        return DocumentError(told["what"], place=told["place"], cure=told["cure"])
    if "id" in told:
        tuples = {name: tuple(told[name]) for name in ("pages", "notes")}
        return Draft(**{**told, **tuples})
    return Note(**told)


def _exactly(line: socket.socket, count: int) -> bytes:
    """Return so many bytes, fewer at the end of the line."""
    parts = []
    while count and (part := line.recv(min(count, 2**20))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
