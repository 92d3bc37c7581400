"""Files and folders that all machines of a cluster reach: a shared folder, or an object store."""

from __future__ import annotations

import contextlib
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from kg.documents.formats.extras import needed
from kg.errors import DocumentError, KgError
from kg.textfile import whole

__all__ = ["PROTOCOLS", "Parts", "StoredFile", "is_object", "packed", "stored_files"]

PROTOCOLS = ("s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "hdfs", "file")
"""What is read through fsspec; nothing else is, whatever is installed beside it."""

_PROTOCOL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_STATES = ("ETag", "etag", "md5Hash", "content_md5", "mtime", "LastModified", "last_modified")
_MAGIC = frozenset("*?[")
_EXTRA = "cluster"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file at an address, with its size in bytes and what changes with its content."""

    url: str
    size: int
    state: str

    @property
    def name(self) -> str:
        """The last part of its path."""
        return PurePosixPath(self.url).name

    def open(self, start: int = 0) -> BinaryIO:
        """Open it, and go to the byte ``start``. Raises ``DocumentError``."""
        with _told(self.url):
            system, path = _system(self.url)
            file = cast("BinaryIO", system.open(path, "rb"))
            file.seek(start)
            return file


def is_object(path: object) -> bool:
    """Return whether a path is the address of a file or folder that fsspec reads.

    >>> is_object("s3://news/2026/"), is_object("articles/"), is_object("https://lumen.example/")
    (True, False, False)
    """
    found = _PROTOCOL.match(path) if isinstance(path, str) else None
    return found is not None and found[1].lower() in PROTOCOLS


def stored_files(url: str, suffixes: frozenset[str]) -> Iterator[StoredFile]:
    """Yield the files that an address stands for, sorted: a file, a folder, or a glob.

    Of a folder those with one of ``suffixes``, at any depth; what begins with a dot is left out.
    Raises ``DocumentError`` where nothing is there.
    """
    with _told(url):
        system, path = _system(url)
        found = _found(system, path)
    if path in found:
        yield _stored(system, path, found[path])
        return
    root = path.rstrip("/")
    some = False
    for name in sorted(found):
        below = PurePosixPath(name.removeprefix(root).lstrip("/"))
        hidden = any(part.startswith(".") for part in below.parts)
        info = found[name]
        regular = info["type"] == "file" and not info.get("islink")
        if regular and not hidden and below.suffix.lower() in suffixes:
            some = True
            yield _stored(system, name, info)
    if not some:
        raise DocumentError("holds no document", place=url, cure="Check the address.")


class Parts:
    """The folder of the parts: each is written whole, or not at all.

    ``place`` is a folder, or an address of one; all machines must reach it under that name.
    """

    def __init__(self, place: str) -> None:
        self.place = place.rstrip("/")
        self._folder = None if is_object(place) else Path(place)

    def __contains__(self, name: str) -> bool:
        if self._folder is not None:
            return (self._folder / name).is_file()
        with _told(self._at(name)):
            system, path = _system(self._at(name))
            return bool(system.exists(path))

    def write(self, name: str, data: bytes) -> None:
        """Write a part. One of its name that another machine wrote meanwhile is the same."""
        if self._folder is None:
            with _told(self._at(name)):
                system, path = _system(self._at(name))
                system.pipe_file(path, data)  # an object is there once it is whole
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole(self._folder / name) as file:
                file.write(data)
        except OSError as error:
            raise self._trouble(name, error) from None

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a part that was written packed, to read what it holds."""
        try:
            with self._opened(name) as file, gzip.open(file) as lines:
                yield cast("BinaryIO", lines)
        except (OSError, EOFError) as error:
            raise self._trouble(name, error) from None

    def names(self) -> set[str]:
        """Return the names of what is there."""
        if self._folder is not None:
            return {one.name for one in self._folder.iterdir()} if self._folder.is_dir() else set()
        with _told(self.place):
            system, path = _system(self.place)
            found = system.ls(path, detail=False) if system.exists(path) else ()
            return {PurePosixPath(one).name for one in found}

    def remove(self, name: str) -> None:
        """Remove a part, if it is there."""
        if self._folder is not None:
            (self._folder / name).unlink(missing_ok=True)
        elif name in self:
            system, path = _system(self._at(name))
            system.rm_file(path)

    def _opened(self, name: str) -> BinaryIO:
        if self._folder is not None:
            return (self._folder / name).open("rb")
        system, path = _system(self._at(name))
        return io.BytesIO(system.cat_file(path))

    def _at(self, name: str) -> str:
        return f"{self.place}/{name}"

    def _trouble(self, name: str, error: Exception) -> KgError:
        told = getattr(error, "strerror", None) or error
        return KgError(
            f"can't be read or written ({told})",
            place=self._at(name),
            cure="Name a folder for the parts that all machines may write to (--parts); "
            "remove a part that is damaged, and it is made again.",
        )


def packed(text: str) -> bytes:
    """Return a text as ``Parts.open`` reads it; the same text gives the same bytes."""
    return gzip.compress(text.encode(), compresslevel=1, mtime=0)


def _system(url: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it."""
    if "::" in url:
        raise DocumentError("is an address in an address", place=url, cure="Name one place.")
    fsspec = needed("fsspec.core", extra=_EXTRA, place=url)
    system, path = fsspec.url_to_fs(url)
    return system, path


def _found(system: Any, path: str) -> dict[str, Any]:
    if _MAGIC & {*path} and not system.exists(path):
        return dict(system.glob(path, detail=True))
    return dict(system.find(path, detail=True))


def _stored(system: Any, path: str, info: dict[str, Any]) -> StoredFile:
    state = next((f"{info[key]}" for key in _STATES if info.get(key) is not None), "")
    return StoredFile(system.unstrip_protocol(path), int(info["size"]), state)


@contextlib.contextmanager
def _told(url: str) -> Iterator[None]:
    """Tell what a library of an object store falls over, whatever it raises."""
    try:
        yield
    except KgError:
        raise
    except Exception as error:  # noqa: BLE001  (each library has errors of its own)
        told = " ".join(f"{type(error).__name__}: {error}".split())
        raise DocumentError(
            f"can't be reached ({told})",
            place=url,
            cure="Check the address, and that this machine may read it.",
        ) from None
