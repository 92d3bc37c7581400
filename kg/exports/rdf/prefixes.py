"""Turtle and TriG with their prefixes in one order: the serialiser's own is another each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO, cast

import pyoxigraph
from pyoxigraph import Quad, RdfFormat, Triple

__all__ = ["serialize"]

_PREFIX = b"@prefix "


def serialize(
    found: Iterable[Triple] | Iterable[Quad],
    file: BinaryIO,
    form: RdfFormat,
    prefixes: Mapping[str, str],
) -> None:
    r"""Write triples or quads as they come; the same ones give the same bytes.

    >>> import io
    >>> written = io.BytesIO()
    >>> a = pyoxigraph.NamedNode("http://a/x")
    >>> names = {"b": "http://b/", "a": "http://a/"}
    >>> serialize([Triple(a, a, a)], written, RdfFormat.TURTLE, names)
    >>> written.getvalue()
    b'@prefix a: <http://a/> .\n@prefix b: <http://b/> .\na:x a:x a:x .\n'
    """
    sorting = _Sorting(file)
    pyoxigraph.serialize(found, cast("BinaryIO", sorting), form, prefixes=dict(prefixes))
    sorting.finish()


class _Sorting:
    """A file whose first lines are held back as long as they declare prefixes."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        """Write on; the prefixes once a line has come that is none."""
        if self._head is None:
            return self._file.write(data)
        self._head += data
        lines = self._head.splitlines(keepends=True)
        if any(not line.startswith(_PREFIX) for line in lines if line.endswith(b"\n")):
            self.finish()
        return len(data)

    def finish(self) -> None:
        """Write what is held back."""
        if self._head is not None:
            lines = self._head.splitlines(keepends=True)
            count = next((i for i, x in enumerate(lines) if not x.startswith(_PREFIX)), len(lines))
            self._file.writelines([*sorted(lines[:count]), *lines[count:]])
        self._head = None

    def flush(self) -> None:
        """Leave flushing to whoever gave the file."""
