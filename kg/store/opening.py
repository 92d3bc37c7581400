"""The quads of a store's folder, opened to be written or to be read beside who writes them."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph

from kg.errors import StoreError
from kg.store.folder import QUADS, checkpoint_of, claim_folder, forget, put_back
from kg.store.merged import is_merged, merge
from kg.store.trouble import is_damage, let_go, trouble

__all__ = ["files_of_quads", "open_quads"]

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.5)  # seconds a reader waits for a writer to finish its files


def open_quads(
    path: Path | None, *, read_only: bool, create: bool
) -> tuple[pyoxigraph.Store, bool]:
    """Return the quads of a folder, or new ones in memory, and whether they are merged as well.

    Raises ``StoreError`` for a folder that is no store of kg's, that another process has open for
    writing, that is damaged, or that is missing while it may not be made.
    """
    if path is None:
        return pyoxigraph.Store(), True
    let_go(path)
    folder = claim_folder(path, create=create and not read_only)
    try:
        if read_only:
            return _open_beside_writer(folder)
        inner = _open_to_write(folder)
        if not is_merged(inner):
            merge(inner)
    except (OSError, RuntimeError) as error:  # RocksDB reports corruption as a RuntimeError
        if "LOCK:" in str(error):
            raise StoreError(
                "another process has it open for writing",
                place=str(path),
                cure="Wait for it to end, or open the store read-only.",
            ) from error
        raise trouble(path, error) from error
    return inner, True


def _open_to_write(folder: Path) -> pyoxigraph.Store:
    """Open for writing; where that was interrupted so that nothing opens, as it was before."""
    if not folder.exists():
        put_back(folder)
    try:
        inner = pyoxigraph.Store(str(folder))
    except (OSError, RuntimeError) as error:
        if not (is_damage(error) and put_back(folder)):
            raise
        inner = pyoxigraph.Store(str(folder))
    forget(folder)
    return inner


def _open_beside_writer(folder: Path) -> tuple[pyoxigraph.Store, bool]:
    """Open for reading; again, where a writer took a file away while it was being opened."""
    for pause in _PAUSES:
        with suppress(OSError, RuntimeError):
            inner = pyoxigraph.Store.read_only(str(folder))
            return inner, is_merged(inner)
        time.sleep(pause)
    inner = pyoxigraph.Store.read_only(str(checkpoint_of(folder) or folder))
    return inner, is_merged(inner)


def files_of_quads(path: Path | None) -> frozenset[str]:
    """Return the names of the files in which quads stand, none in memory."""
    if path is None or not (path / QUADS).is_dir():
        return frozenset()
    return frozenset(file.name for file in os.scandir(path / QUADS) if file.name.endswith(".sst"))
