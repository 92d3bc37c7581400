"""The quads as they were before many are added at once, kept until these are written down.

What is loaded in bulk stands in files of its own. Where the disk fails as RocksDB writes down that
it has them, it removes the files but not their names, and the folder can't be opened again. So a
checkpoint is made first, beside it: the same files by a second name, which costs no space, since
none is ever changed. It takes the place of a folder that can't be opened.

::

    my-store/
      oxigraph/          the quads
      oxigraph.before/   the checkpoint, while quads are loaded or where that was interrupted
      oxigraph.past/     what is being removed
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph

__all__ = ["checkpoint_of", "forget", "kept_before", "put_back"]


@contextmanager
def kept_before(inner: pyoxigraph.Store, folder: Path) -> Iterator[None]:
    """Keep a checkpoint of the store in ``folder`` until the block has ended well.

    Where the disk knows no second names of files, there is none. Raises ``OSError`` where it can't
    be written.
    """
    forget(folder)
    if _has_links(folder):
        inner.backup(str(_before(folder)))
    yield
    forget(folder)


def checkpoint_of(folder: Path) -> Path | None:
    """Return the checkpoint beside a folder of quads, where there is one that can be opened."""
    before = _before(folder)
    if not before.is_dir():  # it gets its name when it is whole
        return None
    try:
        pyoxigraph.Store.read_only(str(before))
    except (OSError, RuntimeError):
        return None
    return before


def put_back(folder: Path) -> bool:
    """Put the checkpoint where the folder stands, if there is one; return whether there was."""
    before = checkpoint_of(folder)
    if before is None:
        return False
    if folder.exists():
        _remove(folder)
    before.rename(folder)
    return True


def forget(folder: Path) -> None:
    """Remove the checkpoint beside a folder of quads, if there is one."""
    before = _before(folder)
    shutil.rmtree(before.with_name(f"{before.name}.tmp"), ignore_errors=True)
    _remove(before)


def _remove(folder: Path) -> None:
    """Remove a folder by steps of which each leaves it whole, or not there."""
    past = folder.with_suffix(".past")
    shutil.rmtree(past, ignore_errors=True)
    if folder.exists():
        folder.rename(past)
        shutil.rmtree(past, ignore_errors=True)


def _before(folder: Path) -> Path:
    return folder.with_suffix(".before")


def _has_links(folder: Path) -> bool:
    """Whether a file can have a second name there: else a checkpoint would be a second store."""
    tried = folder.with_suffix(".link")
    try:
        tried.unlink(missing_ok=True)
        os.link(folder / "CURRENT", tried)
        tried.unlink()
    except OSError:
        return False
    return True
