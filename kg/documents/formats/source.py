"""What readers read: a file, or a part of one, with its name and its place for messages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.documents.files import regular
from kg.errors import DocumentError

__all__ = ["Source"]

_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file, or a part of one: a member of an archive, what is attached to a mail.

    ``name`` tells its format by its suffix, ``id`` is what a document is called that is the whole
    of it, ``place`` stands in front of messages. ``open`` may be called more than once.
    """

    id: str
    name: str
    place: str
    open: Callable[[], BinaryIO] = field(repr=False)

    @classmethod
    def of_file(cls, path: Path) -> Source:
        """Return a file as a source; its id is its stem (``article.fr.txt``: article.fr).

        Raises DocumentError, here and when it is opened, for what is no file that can be read.
        """
        regular(path)
        return cls(
            id=path.stem, name=path.name, place=str(path), open=lambda: regular(path).open("rb")
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
