"""A file read or written whole, or an error that names it and the cure."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kg.errors import KgError

__all__ = ["read_text", "replacing"]

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
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as caught:
        raise error(
            f"can't be written ({caught.strerror or caught})",
            place=str(path),
            cure=_CURES.get(caught.errno or 0, _CURE),
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
