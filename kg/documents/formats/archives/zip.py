"""ZIP: the files in it, each as if it stood in a folder of the archive's name."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from kg.documents.formats.package import Package
from kg.documents.formats.reader import Asked
from kg.documents.formats.source import Source

__all__ = ["read_zip"]


def read_zip(source: Source, asked: Asked) -> Iterator[Source]:
    """Yield the files in an archive, in the order of their names. Raises DocumentError."""
    with Package.opened(source) as package:
        for info in sorted(package.members(), key=lambda one: one.filename):
            if not info.is_dir():
                yield source.part(info.filename, functools.partial(package.read, info))
