"""One file packed by gzip, bzip2 or xz."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from kg.documents.formats.limits import Metered, damaged
from kg.documents.formats.reader import Asked
from kg.documents.formats.source import Source

__all__ = ["read_packed", "stream_of"]

_GZIP, _BZIP2, _XZ = b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"
_MEMORY = 256 * 2**20  # of lzma, whose files say how much they want


def read_packed(source: Source, asked: Asked) -> Iterator[Source]:
    """Yield what is packed in ``source``; its name is that of the file without the suffix.

    Raises DocumentError for what is not packed.
    """
    if not source.head().startswith((_GZIP, _BZIP2, _XZ)):
        raise damaged(source.place, ValueError("not packed by gzip, bzip2 or xz"))
    yield replace(
        source,
        id=PurePosixPath(source.id).with_suffix("").as_posix(),
        name=PurePosixPath(source.name).stem,
        open=lambda: stream_of(source),
        depth=source.depth + 1,
    )


def stream_of(source: Source) -> BinaryIO:
    """Return what is in a file, unpacked if it is packed, paid for as it is read."""
    head, file = source.head(), source.open()
    unpacked: object = file
    if head.startswith(_GZIP):
        unpacked = gzip.GzipFile(fileobj=file)
    elif head.startswith(_BZIP2):
        unpacked = bz2.BZ2File(file)
    elif head.startswith(_XZ):
        unpacked = _Xz(file)
    if unpacked is file:
        return file
    metered = Metered(cast("BinaryIO", unpacked), file, source.budget, place=source.place)
    return cast("BinaryIO", io.BufferedReader(metered))


class _Xz(io.RawIOBase):
    """A stream of xz that takes no more memory than it may."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.file = file
        self.lzma = lzma.LZMADecompressor(memlimit=_MEMORY)

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes."""
        while not self.lzma.eof:
            fresh = self.file.read(io.DEFAULT_BUFFER_SIZE) if self.lzma.needs_input else b""
            if self.lzma.needs_input and not fresh:
                raise EOFError("ends before its end")
            try:
                data = self.lzma.decompress(fresh, size)
            except lzma.LZMAError as error:
                raise ValueError(str(error)) from None
            if data:
                return data
        return b""
