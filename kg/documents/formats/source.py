"""What readers read: a file, or a part of one, with its name and its place for messages."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Protocol

from kg.documents.files import regular, shown
from kg.documents.formats.limits import DEPTH, PART_BYTES, Budget
from kg.errors import DocumentError

__all__ = ["Source"]

_BYTES = 16 * 2**20
_HEAD = 4096


class Readable(Protocol):
    """Gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, or a part of one: a member of an archive, what is attached to a mail.

    ``name`` tells its format by its suffix, ``id`` is what a document is called that is the whole
    of it, ``place`` stands in front of messages, ``url`` is where it came from. ``open`` may be
    called more than once; ``budget`` is what its parts may unpack to, all together. Of a
    stretch of a file ``before`` is how many lines stand before it; it may hold nothing. ``path`` is
    the file that it is, if it is one.
    """

    id: str
    name: str
    place: str
    open: Callable[[], BinaryIO] = field(repr=False)
    budget: Budget = field(repr=False)
    url: str | None = None
    depth: int = 0
    before: int | None = None
    path: Path | None = None

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """Return a file as a source; its id is its stem (``article.fr.txt``: article.fr).

        Raises DocumentError, here and when it is opened, for what is no file that can be read.
        """
        size = regular(path).stat().st_size
        return cls(
            id=path.stem,
            name=path.name,
            place=shown(path),
            open=lambda: regular(path).open("rb"),
            budget=Budget(packed=size),
            path=path,
        )

    @property
    def suffix(self) -> str:
        """The suffix of its name in lower case, with the dot."""
        return PurePosixPath(self.name).suffix.lower()

    def content(self, most: int = _BYTES) -> bytes:
        """Return its bytes, 16 MiB at most where nothing else is said. Raises DocumentError."""
        with self.open() as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise DocumentError(
                f"is over {most // 2**20} MiB long",
                place=self.place,
                cure="Split it, or make it JSONL.",
            )
        return data

    def head(self) -> bytes:
        """Return its first 4 KiB. Raises DocumentError."""
        with self.open() as file:
            return file.read(_HEAD)

    def part(
        self, name: str, read: Callable[[], bytes], *, url: str | None = None, number: int = 0
    ) -> Source:
        """Return what is in it under the path ``name``, which is read once, when it is opened.

        Parts without a name of their own have a ``number``. Raises DocumentError where too many
        archives are in each other.
        """
        if self.depth == DEPTH:
            raise DocumentError(
                f"holds archives in archives, over {DEPTH} deep",
                place=self.place,
                cure="Unpack it yourself, and give the files.",
            )
        once = functools.cache(read)
        steps = [step for step in name.replace("\\", "/").split("/") if step.strip(".")]
        path = PurePosixPath(*steps) if steps else PurePosixPath("part")
        inner = f":{number}" if number else f"/{path.with_suffix('')}"
        return Source(
            id=f"{self.id}{inner}",
            name=path.name,
            place=f"{self.place}:{number}" if number else f"{self.place}/{shown(path)}",
            open=lambda: io.BytesIO(once()),
            budget=self.budget,
            url=url or self.url,
            depth=self.depth + 1,
        )

    def unpacked(self, file: Readable, *, place: str) -> bytes:
        """Return the bytes of a part, 64 MiB at most, and pay for them. Raises DocumentError."""
        data = file.read(PART_BYTES + 1)
        self.budget.spend(len(data), place=place)
        if len(data) > PART_BYTES:
            raise DocumentError(
                f"is over {PART_BYTES // 2**20} MiB long",
                place=place,
                cure="Unpack it, and give the file itself.",
            )
        return data
