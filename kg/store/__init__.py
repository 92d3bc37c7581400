"""Stores: where the quads are, and how they were made. ``open_store`` opens one by its path."""

from __future__ import annotations

from pathlib import Path

from kg.store.agreement import Agreement, agreed, remembered
from kg.store.options import Options, Setup
from kg.store.oxigraph import OxigraphStore
from kg.store.part import Held, Known, Part
from kg.store.protocol import Answer, Closing, QuadSource, Store, Term
from kg.store.record import Pipeline, Place, Record

__all__ = [
    "Agreement",
    "Answer",
    "Closing",
    "Held",
    "Known",
    "Options",
    "OxigraphStore",
    "Part",
    "Pipeline",
    "Place",
    "QuadSource",
    "Record",
    "Setup",
    "Store",
    "Term",
    "agreed",
    "open_store",
    "remembered",
]


def open_store(
    path: Path | str | None, *, read_only: bool = False, create: bool = True
) -> OxigraphStore:
    """Open the store in a folder, or an empty one in memory where ``path`` is ``None``.

    ``create`` makes the folder where there is none. Raises ``StoreError`` for a folder of another
    program, a locked or damaged store, or a missing one that may not be made.

    >>> with open_store(None) as store:
    ...     len(store)
    0
    """
    folder = None if path is None else Path(path)
    return OxigraphStore(folder, read_only=read_only, create=create)
