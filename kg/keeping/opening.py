"""A store opened so that nothing changes while it is copied."""

from __future__ import annotations

import os
from pathlib import Path

from kg.store import OxigraphStore, open_store
from kg.store.folder import QUADS

__all__ = ["open_at_rest"]


def open_at_rest(path: Path) -> OxigraphStore:
    """Open a store and keep builds out of it; one that can't be written, as it is.

    Raises ``StoreError`` where there is none, or where a build is at work.
    """
    return open_store(path, read_only=not os.access(path / QUADS, os.W_OK), create=False)
