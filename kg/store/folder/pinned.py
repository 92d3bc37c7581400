"""The files of a store as they are when a reader opens it, kept until it closes the store.

Whoever writes puts files together and removes the old ones. RocksDB opens a file when it is first
asked for what stands there, and one that is gone by then is an error; where it gathers before it
answers (``COUNT``), it gets that error without end. So a reader gives each file a second name in
a folder of its own, and reads there: links cost no space, and no file is ever changed.

::

    my-store/
      oxigraph/                the quads
      oxigraph.read-1a2b3c4d/  the files that one reader has open

The folder is locked as long as its process lives. One that nobody has locked is what a process
that was killed left over, and whoever opens the store next removes it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

__all__ = ["Pinned", "is_pinned", "name_in_store", "pin", "remove_left"]

_READ = ".read-"
_PAUSES = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)  # seconds, while files come and go
_OPEN: set[Pinned] = set()


class Pinned:
    """A folder with the files of a store, under second names, until it is closed.

    One that nobody closes is removed when the process ends: what was asked of the store may still
    be told one by one.
    """

    def __init__(self, path: Path, lock: int) -> None:
        self.path = path
        self._lock = lock
        self._process = os.getpid()
        _OPEN.add(self)

    def close(self) -> None:
        """Let go of the files; a process that was forked leaves them to the one that has them."""
        if self in _OPEN:
            _OPEN.discard(self)
            if self._process == os.getpid():
                shutil.rmtree(self.path, ignore_errors=True)
            os.close(self._lock)


@atexit.register
def _close_all() -> None:
    for one in [*_OPEN]:
        one.close()


def pin(folder: Path) -> Pinned | None:
    """Keep the files of a folder of quads as they are now.

    Return ``None`` where no file can have a second name, or nothing may be written: on media that
    are read-only, say, where no file goes away either.
    """
    for pause in _PAUSES:
        time.sleep(pause)
        try:
            made = _folder_beside(folder)
        except (ImportError, OSError):
            return None
        try:
            if _linked(folder, made.path):
                return made
        except FileNotFoundError:  # a writer took it away meanwhile
            pass
        except OSError:
            made.close()
            return None
        made.close()
    return None


def remove_left(folder: Path) -> None:
    """Remove what readers that were killed left beside a folder of quads."""
    for left in folder.parent.glob(f"{folder.name}{_READ}*"):
        with suppress(ImportError, OSError):  # locked, or somebody else's
            lock = _locked(left)
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def is_pinned(path: Path) -> bool:
    """Whether a folder is one that a reader keeps."""
    return _READ in path.name


def name_in_store(file: str) -> str:
    """Return the name under which a file stands in the store, of one that a reader keeps.

    >>> name_in_store("S/oxigraph.read-1a2b3c4d/000007.sst")
    'S/oxigraph/000007.sst'
    """
    path = Path(file)
    name, mark, _ = path.parent.name.partition(_READ)
    return str(path.parent.with_name(name) / path.name) if mark else file


def _folder_beside(folder: Path) -> Pinned:
    path = Path(tempfile.mkdtemp(prefix=f"{folder.name}{_READ}", dir=folder.parent))
    try:
        return Pinned(path, _locked(path))
    except (ImportError, OSError):
        path.rmdir()
        raise


def _locked(path: Path) -> int:
    """Lock a folder for as long as what is returned is open.

    ``OSError`` where somebody has it, ``ImportError`` where the system knows no such locks.
    """
    import fcntl

    lock = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        raise
    return lock


def _linked(folder: Path, into: Path) -> bool:
    """Give files second names; tell whether these are one state: none was made meanwhile.

    ``CURRENT`` names the list of the files that count. The list grows, so it is copied.
    """
    files = _files(folder)
    for name in files:
        os.link(folder / name, into / name)
    current = (folder / "CURRENT").read_text(encoding="ascii", errors="replace")
    if (listed := current.strip()) not in files:
        return False
    (into / listed).unlink()
    shutil.copyfile(folder / listed, into / listed)
    (into / "CURRENT").write_text(current, encoding="ascii")
    return _files(folder) <= files


def _files(folder: Path) -> frozenset[str]:
    return frozenset(
        one.name
        for one in os.scandir(folder)
        if one.name.endswith((".sst", ".log")) or one.name.startswith("MANIFEST-")
    )
