"""A store's folder on disk, and the marker by which kg knows its own.

::

    my-store/
      kg-store.json    the marker: format and version
      oxigraph/        the quads

Other files that are derived from the quads (a full-text index) can stand beside them.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from kg.errors import StoreError

__all__ = ["MARKER", "QUADS", "claim_folder"]

MARKER = "kg-store.json"
QUADS = "oxigraph"
_FORMAT = {"format": "kg-store", "version": 1}


def claim_folder(path: Path, *, create: bool) -> Path:
    """Return the folder of the quads inside a store's folder, which is made where missing.

    Raises ``StoreError`` where ``path`` is a file, a folder of another program, a store of a newer
    kg, or missing while ``create`` is off.
    """
    marker = path / MARKER
    try:
        if marker.is_file():
            _check(marker)
        elif path.exists() and not path.is_dir():
            raise StoreError("is a file", place=str(path), cure="Name a folder for the store.")
        elif path.is_dir() and any(path.iterdir()):
            raise StoreError(
                "is no store of kg: the folder holds something else",
                place=str(path),
                cure="Name a new or empty folder; kg never writes into another program's.",
            )
        elif not create:
            raise StoreError(
                "there is no store here",
                place=str(path),
                cure="Build one first: kg build PATH… --store DIR.",
            )
        else:
            path.mkdir(parents=True, exist_ok=True)
            _write(marker)
    except OSError as error:
        raise StoreError(
            f"can't be used as a store ({error.strerror})",
            place=str(path),
            cure="Check the path and its permissions.",
        ) from error
    return path / QUADS


def _write(marker: Path) -> None:
    """Write the marker in one step: a half-written one would lock its owner out."""
    passing = marker.with_suffix(f".tmp.{os.getpid()}")
    passing.write_text(json.dumps(_FORMAT) + "\n", encoding="utf-8")
    passing.replace(marker)


def _check(marker: Path) -> None:
    try:
        found = json.loads(marker.read_text(encoding="utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict) or found.get("format") != _FORMAT["format"]:
        raise StoreError(
            "is no marker of a kg store",
            place=str(marker),
            cure="Name another folder, or build the store again in an empty one.",
        )
    if found.get("version") != _FORMAT["version"]:
        raise StoreError(
            f"the store has version {found.get('version')!r}, this kg reads {_FORMAT['version']}",
            place=str(marker),
            cure="Upgrade kg, or build the store again in an empty folder.",
        )
