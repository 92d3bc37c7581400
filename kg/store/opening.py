"""The quads of a store's folder, opened to be written or to be read beside who writes them."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pyoxigraph

from kg.errors import StoreError
from kg.store.folder import Pinned, checkpoint_of, claim_folder, forget, pin, put_back, remove_left
from kg.store.merged import is_merged, merge
from kg.store.trouble import is_damage, let_go, trouble

__all__ = ["Opened", "open_quads"]

_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.5)  # seconds a reader waits for a writer to finish its files


class Opened(NamedTuple):
    """Quads, whether they are merged as well, and what keeps their files for a reader."""

    inner: pyoxigraph.Store
    merged: bool
    pinned: Pinned | None = None


def open_quads(path: Path | None, *, read_only: bool, create: bool) -> Opened:
    """Open the quads of a folder, or new ones in memory.

    Raises ``StoreError`` for a folder that is no store of kg's, that another process has open for
    writing, that is damaged, or that is missing while it may not be made.
    """
    if path is None:
        return Opened(pyoxigraph.Store(), merged=True)
    let_go(path)
    folder = claim_folder(path, create=create and not read_only)
    remove_left(folder)
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
    return Opened(inner, merged=True)


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


def _open_beside_writer(folder: Path) -> Opened:
    """Open for reading; again, where a writer took a file away while it was being opened."""
    for pause in _PAUSES:
        with suppress(OSError, RuntimeError):
            return _open_to_read(folder)
        time.sleep(pause)
    inner = pyoxigraph.Store.read_only(str(checkpoint_of(folder) or folder))
    return Opened(inner, is_merged(inner))


def _open_to_read(folder: Path) -> Opened:
    pinned = pin(folder)
    if pinned is None:
        inner = pyoxigraph.Store.read_only(str(folder))
        return Opened(inner, is_merged(inner))
    try:
        inner = pyoxigraph.Store.read_only(str(pinned.path))
        return Opened(inner, is_merged(inner), pinned)
    except (OSError, RuntimeError):
        pinned.close()
        raise
