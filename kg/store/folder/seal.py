"""That what follows from a store's documents is level with them, told without a look at each.

Names and words stand in files of their own beside the quads. Whether they are behind can be found
by comparing them document by document, which takes the longer the more there are. So whoever has
brought all up to date seals the store: one number is written into each of these files, and into one
beside them. The latter is gone, down to the disk, before any quad is written again, the former is
taken out by the first change of its file. Where both are there and alike nothing is behind;
whatever else is found (a crash, a file of yesterday, another kg) costs the comparison.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path

from kg.textfile import fsync_folder, whole

__all__ = ["break_seal", "put_seal", "seal_of", "seal_of_tables"]

_SEALED = "sealed"
_BITS = 31  # SQLite keeps a number of 32 bits, with its sign, for the programs that use it
_FILES = ("names-*.sqlite", "search.sqlite")


def seal_of(path: Path) -> int:
    """Return the number by which the store in a folder is sealed, 0 where it is not.

    A seal of another version of kg is none: what followed from documents may not have been this.
    """
    with suppress(OSError, ValueError):
        by, number = (path / _SEALED).read_text(encoding="utf-8").split()
        if by == version("kg-news"):
            return int(number)
    return 0


def seal_of_tables(base: sqlite3.Connection) -> int:
    """Return the number by which a file of SQLite is sealed, 0 where it is not."""
    number: int = base.execute("PRAGMA application_id").fetchone()[0]
    return number


def break_seal(path: Path) -> None:
    """Note, down to the disk, that what is in a store's folder may not be level."""
    (path / _SEALED).unlink(missing_ok=True)
    fsync_folder(path)


def put_seal(path: Path) -> int:
    """Seal a store in whose folder all is level, down to the disk; return the number.

    Where a file can't be written, or is held by a reader all the time, it stays unsealed: 0.
    """
    number = 1 + secrets.randbelow(2**_BITS - 1)
    with suppress(OSError, sqlite3.Error):
        for file in _files(path):
            with file.open("rb+") as held:
                os.fsync(held.fileno())  # else the number may be there sooner than the rest
            with closing(sqlite3.connect(file)) as base:
                base.execute(f"PRAGMA application_id = {number}")
        with whole(path / _SEALED) as held:
            held.write(f"{version('kg-news')} {number}\n".encode())
        return number
    return 0


def _files(path: Path) -> Iterator[Path]:
    for pattern in _FILES:
        yield from sorted(path.glob(pattern))
