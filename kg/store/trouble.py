"""A disk that is full, fails or gives back what is damaged: what it means, in one line.

A store that the disk refused to write is kept open. RocksDB tries by itself to go on once there is
room again, and whoever closes it meanwhile waits for that, now and then for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import StoreError
from kg.store.folder import name_in_store

if TYPE_CHECKING:
    import pyoxigraph

__all__ = [
    "Damage", "are_left", "damage_of", "is_damage", "is_gone", "is_of_disk", "let_go", "not_closed",
    "on_disk", "trouble",
]  # fmt: skip

_LEFT: list[tuple[Path, pyoxigraph.Store]] = []  # what is not closed

_FILE = re.compile(r".*(?: in |: )(?P<file>.+?[.]sst)\b(?: offset (?P<at>\d+) size (?P<size>\d+))?")

_GONE = re.compile(r".*No such file or directory.*[.]sst\b")


class Damage(NamedTuple):
    """What of a store's file is not as it was written; ``where`` in it, where that is known."""

    file: str
    where: str = ""

    def __str__(self) -> str:
        """Return it in words."""
        return f"{self.where} of {self.file}" if self.where else self.file


@contextmanager
def on_disk(place: Path | None) -> Iterator[None]:
    """Tell what the disk refuses while something is written to ``place`` as a ``StoreError``."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        # RocksDB tells that it gave up writing, after an error of the disk, as a RuntimeError.
        raise trouble(place, error) from error


def trouble(place: Path | None, error: Exception) -> StoreError:
    """Return what a disk's error means. Nothing that was written is lost: each step is whole.

    >>> print(trouble(Path("S"), OSError("IO error: No space left on device: S/7.log")))
    S: the disk is full. What is stored is safe: make room and run the command again.
    >>> print(trouble(None, OSError("IO error: No such file or directory: S/oxigraph/7.sst")))
    S: was written to while it was read. Nothing is lost: open it again and ask again.
    """
    reason = str(error).splitlines()[0]
    if is_damage(error):
        damage = damage_of(error)
        return StoreError(
            f"is damaged ({reason if damage is None else damage})",
            place=str(place or _store_in(reason)),
            cure="kg check tells what can't be read. Restore a backup, or build a store in a new "
            "folder from the same documents; copy judgements.jsonl, if there is one, into it "
            "before you remove this one.",
        )
    if is_gone(error):
        return StoreError(
            "was written to while it was read",
            place=str(place or _store_in(reason)),
            cure="Nothing is lost: open it again and ask again.",
        )
    full = "No space left" in reason or "disk is full" in reason
    todo = "make room" if full else "check the disk (space, permissions)"
    return StoreError(
        "the disk is full" if full else f"can't be written or read ({reason})",
        place=str(place or "memory"),
        cure=f"What is stored is safe: {todo} and run the command again.",
    )


def is_of_disk(error: Exception) -> bool:
    """Return whether an error is one of the disk's, or of what stands on it, and no query's."""
    return isinstance(error, OSError) or is_damage(error)


def is_gone(error: Exception) -> bool:
    """Return whether a file of a store was taken away by who writes it, while it was read."""
    return isinstance(error, OSError | RuntimeError) and bool(_GONE.match(str(error)))


def is_damage(error: Exception) -> bool:
    """Return whether what a store read is not what was written."""
    return isinstance(error, OSError | RuntimeError) and "Corruption" in str(error)


def damage_of(error: BaseException | None) -> Damage | None:
    """Return which file an error tells to be damaged, itself or by what it comes from.

    >>> str(damage_of(OSError("Corruption: bad block in S/oxigraph/7.sst offset 4096 size 1024")))
    '1,024 bytes at 4,096 of S/oxigraph/7.sst'
    """
    if not isinstance(error, Exception) or not is_damage(error):
        return None if error is None else damage_of(error.__cause__)
    found = _FILE.search(str(error).splitlines()[0])
    if found is None:
        return None
    where = f"{int(found['size']):,} bytes at {int(found['at']):,}" if found["at"] else ""
    return Damage(name_in_store(found["file"]), where)


def not_closed(path: Path, inner: pyoxigraph.Store) -> None:
    """Keep what should have been closed, until its folder is opened again or the process ends."""
    _LEFT.append((path.resolve(), inner))


def let_go(path: Path) -> None:
    """Close what was kept of a folder that is opened again: its disk may have room by now."""
    _LEFT[:] = [(one, inner) for one, inner in _LEFT if one != path.resolve()]


def are_left() -> bool:
    """Whether any is kept: then the process had better end without closing anything."""
    return bool(_LEFT)


def _store_in(reason: str) -> str:
    """Return the store's folder, as the error of one of its files tells it."""
    found = _FILE.search(reason)
    return str(Path(found["file"]).parent.parent) if found else "the store"
