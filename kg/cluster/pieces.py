"""What one task reads: files, and stretches of files of JSON lines, by path and bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from kg.cluster.places import StoredFile, is_object
from kg.documents import Address, Source
from kg.documents.files import shown
from kg.documents.formats.limits import Budget

__all__ = ["Lines", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the lines of it that begin in the bytes ``[start, end)``.

    ``path`` is the path as it was given, for messages; ``where`` is the path or address at which
    all machines find it. ``state`` changes with its content. ``size`` is in bytes, that of the
    whole file; ``before`` is how many lines begin before ``start``.
    """

    path: str
    where: str
    size: int
    state: str
    start: int = 0
    end: int | None = None
    before: int = 0
    is_page: bool = False

    def __str__(self) -> str:
        return self.path

    @property
    def length(self) -> int:
        """How many bytes of it are read."""
        return (self.size if self.end is None else self.end) - self.start

    @property
    def key(self) -> tuple[object, ...]:
        """What a part that is made of it is named by."""
        return self.path, self.where, self.size, self.state, self.start, self.end

    def source(self) -> Source:
        """Return what its reader reads. Raises ``DocumentError``."""
        if self.is_page:
            return Address(self.where).source()
        if self.end is None:
            return self._whole()
        opened, whole = self._opener(), self._whole()
        skipped = _begins_within(opened, self.start)
        start = self.start + skipped
        end = self.end
        return replace(
            whole,
            open=lambda: cast("BinaryIO", Lines(opened(start), end - start)),
            before=self.before + (1 if skipped else 0),
        )

    def lines(self) -> int:
        """Return how many lines end in its bytes."""
        left, found = self.length, 0
        with self._opener()(self.start) as file:
            while left > 0 and (data := file.read(min(left, 2**20))):
                found += data.count(b"\n")
                left -= len(data)
        return found

    def _whole(self) -> Source:
        if not is_object(self.where):
            return replace(Source.of_file(Path(self.where)), place=shown(Path(self.path)))
        name = PurePosixPath(self.where).name
        opened = self._opener()
        return Source(
            id=PurePosixPath(name).stem,
            name=name,
            place=self.path,
            open=lambda: opened(0),
            budget=Budget(packed=self.size),
        )

    def _opener(self) -> Callable[[int], BinaryIO]:
        if is_object(self.where):
            return StoredFile(self.where, self.size, self.state).open
        source = Source.of_file(Path(self.where))

        def opened(start: int) -> BinaryIO:
            file = source.open()
            file.seek(start)
            return file

        return opened


class Lines(io.RawIOBase):
    """The lines of a file that begin in its next ``length`` bytes."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        super().__init__()
        self._file, self._left, self._inside = file, length, False

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return a line, or ``size`` bytes of it; nothing where the next begins too late."""
        if self._left <= 0 and not self._inside:
            return b""
        data = self._file.readline(-1 if size is None else size)
        self._left -= len(data)
        self._inside = bool(data) and not data.endswith(b"\n")
        return data

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes of its lines."""
        data = bytearray()
        while (size < 0 or len(data) < size) and (
            line := self.readline(-1 if size < 0 else size - len(data))
        ):
            data += line
        return bytes(data)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _begins_within(opened: Callable[[int], BinaryIO], start: int) -> int:
    """Return how many bytes after ``start`` the first line begins that does not begin before."""
    if start == 0:
        return 0
    with opened(start - 1) as file:
        return len(file.readline()) - 1
