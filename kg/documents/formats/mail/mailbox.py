"""A mailbox (RFC 4155): mails one behind the other, each behind a line that begins with "From "."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from kg.documents.formats.limits import PART_BYTES
from kg.documents.formats.mail.message import read_message
from kg.documents.formats.mail.parsing import message_in
from kg.documents.formats.reader import Asked, Found
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_mbox"]

_FROM = b"From "
_LINE = 2**20


def read_mbox(source: Source, asked: Asked) -> Iterator[Found]:
    """Yield the mails in a box of any size, numbered from 1, and what is attached to them.

    Raises DocumentError for what is no mailbox.
    """
    if not source.head().lstrip().startswith(_FROM):
        raise DocumentError(
            "is no mailbox (no line 'From ' at its start)",
            place=source.place,
            cure="Export the mailbox again, or name one mail .eml.",
        )
    with source.open() as file:
        for number, data in enumerate(_mails(file), 1):
            one = replace(source, id=f"{source.id}:{number}", place=f"{source.place}:{number}")
            if len(data) > PART_BYTES:
                yield DocumentError(
                    f"is over {PART_BYTES // 2**20} MiB long",
                    place=one.place,
                    cure="Save the mail without what is attached.",
                )
                continue
            try:
                yield from read_message(message_in(data, place=one.place), one)
            except DocumentError as error:
                yield error


def _mails(file: BinaryIO) -> Iterator[bytes]:
    """Yield the mails in a box; what is far too long is cut off behind the limit."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := file.readline(_LINE):
        if blank and line.startswith(_FROM):
            if lines:
                yield b"".join(lines)
            lines, size, blank = [], 0, False
            continue
        blank = not line.strip()
        size += len(line)
        if size <= PART_BYTES + _LINE:
            lines.append(line[1:] if line.startswith(b">From ") else line)
    if any(line.strip() for line in lines):
        yield b"".join(lines)
