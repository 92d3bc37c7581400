"""A file read or written whole, or an error that names it and the cure."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError

__all__ = ["fsync_folder", "is_part", "read_text", "replacing", "whole"]

_PART = ".part"
_CURES = {
    errno.ENOSPC: "Free some space on the disk, then try again; what stood there before is whole.",
    errno.EISDIR: "Name a file, not a folder.",
}
_CURE = "Name a file in a folder that exists and is yours."


def read_text(
    path: Path, error: type[KgError], *, place: str = "", cure: str = "Save it as UTF-8."
) -> str:
    """Return the text of a file in UTF-8, without a byte order mark.

    Raises ``error`` with ``place`` (the path by default) where it can't be read.

    >>> from kg.errors import QueryError
    >>> read_text(Path("no/such.rq"), QueryError)
    Traceback (most recent call last):
    kg.errors.QueryError: no/such.rq: can't be read (...). Save it as UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as caught:
        what = f"can't be read ({caught})"
        raise error(what, place=place or str(path), cure=cure) from None


@contextlib.contextmanager
def replacing(path: Path, error: type[KgError]) -> Iterator[BinaryIO]:
    """Give a file that takes the place of ``path`` once it is whole.

    It is written beside it. Where the block fails, what stood there before stays. Devices and
    pipes are written to as they are, and a link goes on leading where it leads. Raises ``error``
    where the file can't be written.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "a.txt"
    >>> with replacing(file, KgError) as part:
    ...     _ = part.write(b"whole")
    >>> file.read_bytes(), [one.name for one in file.parent.iterdir()]
    (b'whole', ['a.txt'])
    """
    try:
        with whole(path) as file:
            yield file
    except OSError as caught:
        raise error(
            f"can't be written ({caught.strerror or caught})",
            place=str(path),
            cure=_CURES.get(caught.errno or 0, _CURE),
        ) from None


@contextlib.contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """Give a file as ``replacing`` does, down to the disk; what the disk refuses is an ``OSError``.

    A process that is killed meanwhile may leave a file beside it that ``is_part`` knows.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        with target.open("wb") as file:
            yield file
        return
    part = target.with_name(f".{target.name}.{os.getpid()}{_PART}")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        fsync_folder(target.parent)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def is_part(file: Path, target: str) -> bool:
    """Return whether a file is what a killed process left of one that was to be called so.

    >>> is_part(Path(".a.txt.123.part"), "a.txt"), is_part(Path("a.txt"), "a.txt")
    (True, False)
    """
    return file.name.startswith(f".{target}.") and file.suffix == _PART


def fsync_folder(path: Path) -> None:
    """Make the names in a folder stay what they are; only on POSIX a folder can be opened."""
    if os.name == "posix":
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
