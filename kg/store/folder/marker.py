"""The marker by which kg knows its folder, with the record of how the store was built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.textfile import is_part, whole

__all__ = [
    "MARKER",
    "QUADS",
    "claim_folder",
    "format_version",
    "marker_text",
    "read_marker",
    "read_marker_text",
    "write_marker",
]

MARKER = "kg-store.json"
QUADS = "oxigraph"
_FORMAT = {"format": "kg-store", "version": 2}
_PASSING = "kg-store.tmp."  # so an older kg called what is to be the marker
_READ = (1, 2)  # 1 kept no record; it becomes 2 when the store is next written


def claim_folder(path: Path, *, create: bool) -> Path:
    """Return the folder of the quads inside a store's folder, which is made where missing.

    Raises ``StoreError`` where ``path`` is a file, a folder of another program, a store of a newer
    kg, or missing while ``create`` is off.
    """
    try:
        if (path / MARKER).is_file():
            read_marker(path)
        elif path.exists() and not path.is_dir():
            raise StoreError("is a file", place=str(path), cure="Name a folder for the store.")
        elif path.is_dir() and not all(_is_passing(file) for file in path.iterdir()):
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
            write_marker(path, {})
    except OSError as error:
        raise StoreError(
            f"can't be used as a store ({error.strerror})",
            place=str(path),
            cure="Check the path and its permissions.",
        ) from error
    return path / QUADS


def _is_passing(file: Path) -> bool:
    """Whether a file is what a process that was killed left of a marker."""
    return is_part(file, MARKER) or file.name.startswith(_PASSING)


def read_marker(path: Path) -> dict[str, Any]:
    """Return what a store's marker holds beside format and version; nothing in version 1.

    Raises ``StoreError`` where it is no marker, or that of a newer kg.
    """
    marker = path / MARKER
    try:
        text = marker.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = ""
    return read_marker_text(text, str(marker))


def format_version(path: Path) -> int:
    """Return the version in which the store of a folder is written."""
    return int(json.loads((path / MARKER).read_text(encoding="utf-8"))["version"])


def read_marker_text(text: str, place: str) -> dict[str, Any]:
    """Return what the text of a marker holds; ``place`` is told in errors."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or found.get("format") != _FORMAT["format"]:
        raise StoreError(
            "is no marker of a kg store",
            place=place,
            cure="Name another folder, or build the store again in an empty one.",
        )
    if found.get("version") not in _READ:
        raise StoreError(
            f"the store has version {found.get('version')!r}, this kg reads {max(_READ)}",
            place=place,
            cure="Upgrade kg, or build the store again in an empty folder.",
        )
    return {key: value for key, value in found.items() if key not in _FORMAT}


def marker_text(held: Mapping[str, object]) -> str:
    """Return the text of a marker in this kg's version."""
    return json.dumps({**_FORMAT, **held}, ensure_ascii=False, indent=1) + "\n"


def write_marker(path: Path, held: Mapping[str, object]) -> None:
    """Write the marker in one step, down to the disk: a torn one would lock its owner out."""
    with whole(path / MARKER) as file:
        file.write(marker_text(held).encode())
