"""TAR, packed or not: the files in it, each as if it stood in a folder of the archive's name."""

from __future__ import annotations

import functools
import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from kg.documents.files import shown
from kg.documents.formats.archives.packed import stream_of
from kg.documents.formats.limits import damaged
from kg.documents.formats.reader import Asked
from kg.documents.formats.source import Source

__all__ = ["read_tar"]


def read_tar(source: Source, asked: Asked) -> Iterator[Source]:
    """Yield the files in an archive as they stand in it; links and devices are passed over.

    Each must be read before the next one is asked for. Raises DocumentError.
    """
    with stream_of(source) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:
                for info in archive:
                    if info.isfile():
                        yield source.part(
                            info.name, functools.partial(_read, source, archive, info)
                        )
        except _DAMAGE as error:
            raise damaged(source.place, error) from None


_DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError)


def _read(source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    place = f"{source.place}/{shown(PurePosixPath(info.name))}"
    try:
        file = archive.extractfile(info)
        assert file is not None, "files have content"
        return source.unpacked(file, place=place)
    except _DAMAGE as error:
        raise damaged(place, error) from None
