"""Paths, folders and globs → files, in an order that does not depend on the file system."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from kg.errors import DocumentError
from kg.store.folder import MARKER

__all__ = ["find_files", "left_out", "regular", "shown"]


def find_files(
    paths: Iterable[str | Path], formats: Iterable[str]
) -> Iterator[Path | DocumentError]:
    """Yield the files that ``paths`` stand for, each once, or the error that stands for a path.

    A folder stands for its files with one of the suffixes ``formats`` (``.txt``), sorted, at any
    depth; what begins with a dot is left out, and links that lead out of the folder are errors. A
    name with ``*``, ``?`` or ``[`` that no file has is a glob (``**`` goes through folders).
    """
    suffixes = frozenset(formats)
    seen: set[Path] = set()
    for path in paths:
        for found in _expand(Path(path), suffixes):
            if isinstance(found, DocumentError):
                yield found
            elif (real := _real(found)) not in seen:
                seen.add(real)
                yield found


def left_out(paths: Iterable[str | Path], formats: Iterable[str]) -> tuple[Path, ...]:
    """Return the files of the folders among ``paths`` that ``find_files`` passes over, sorted.

    They are of no format that is read; what begins with a dot is not meant to be.
    """
    suffixes = frozenset(formats)
    folders = (Path(path) for path in paths if Path(path).is_dir())
    found = (file for one in folders for file in _visible(one))
    return tuple(sorted(file for file in found if file.suffix.lower() not in suffixes))


def shown(path: PurePath) -> str:
    r"""Return a path for messages: what can't be seen in it is written as escapes.

    >>> shown(PurePath("a\nb.txt"))
    'a\\nb.txt'
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode() for one in str(path)
    )


def regular(path: Path) -> Path:
    """Return ``path`` if it is a file that can be read. Raises DocumentError."""
    if path.is_symlink() and not os.path.exists(path):  # noqa: PTH110 - a loop is none, too
        raise DocumentError(
            "is a link that leads nowhere, or to itself",
            place=shown(path),
            cure="Take it away, or give the file itself.",
        )
    if not path.exists():
        raise DocumentError("does not exist", place=shown(path), cure="Check the path.")
    if not path.is_file():
        raise DocumentError(
            "is not a regular file", place=shown(path), cure="Save its content to a file."
        )
    if not os.access(path, os.R_OK):
        raise DocumentError("may not be read", place=shown(path), cure="Change its permissions.")
    return path


def _expand(path: Path, suffixes: frozenset[str]) -> Iterator[Path | DocumentError]:
    if path.is_dir():
        found = False
        for file in _inside(path, suffixes):
            found = True
            yield file
        if not found:
            known = ", ".join(sorted(suffixes))
            yield DocumentError(
                "holds no document", place=shown(path), cure=f"Files of a folder end in {known}."
            )
    elif not path.exists() and glob.has_magic(str(path)):
        matches = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 - absolute ones too
        for match in matches:
            if Path(match).is_dir():
                continue
            yield Path(match)
        if not any(Path(match).is_file() for match in matches):
            yield DocumentError("matches no file", place=shown(path), cure="Check the pattern.")
    else:
        yield path


def _real(path: Path) -> Path:
    """Return where a path leads; one that leads to itself stands for itself."""
    return Path(os.path.realpath(path))


def _inside(folder: Path, suffixes: frozenset[str]) -> Iterator[Path | DocumentError]:
    root = folder.resolve()
    for file in _visible(folder):
        if file.suffix.lower() not in suffixes:
            continue
        if file.is_symlink() and not _real(file).is_relative_to(root):
            yield DocumentError(
                "is a link that leads out of the folder",
                place=shown(file),
                cure="Name the file itself.",
            )
        else:
            yield file


def _visible(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder at any depth; stores in it are passed over."""
    for place, folders, names in os.walk(folder):  # does not follow links to folders
        if MARKER in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
