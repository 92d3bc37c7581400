"""What a command reads against what it writes: no input is ever overwritten by ``--output``."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from kg.cli.terminal import is_file
from kg.errors import KgError

__all__ = ["spare_inputs"]

_OTHERS = (".conllu", ".rq", ".toml", ".ttl")  # that are read beside documents


def spare_inputs(given: Any) -> None:
    """Raise KgError where the ``output`` of a command would take the place of what it reads.

    ``given`` is the dataclass of its options: files among them, files that are read in folders,
    and what a glob matches are inputs. What is in a store's folder is looked after by the store.
    """
    target = getattr(given, "output", None)
    if not isinstance(target, Path) or not is_file(target) or not target.is_file():
        return
    for field in fields(given):
        if field.name in ("output", "store"):
            continue
        for place in _places(getattr(given, field.name)):
            if _is_input(place, target):
                raise KgError(
                    "is read by this command, and would be overwritten",
                    place=str(target),
                    cure="Give -o another name.",
                )


def _places(value: object) -> Iterator[Path]:
    for one in value if isinstance(value, list | tuple) else (value,):
        if isinstance(one, str | Path) and "\0" not in str(one):
            yield Path(one)


def _is_input(place: Path, target: Path) -> bool:
    """Whether the file ``target`` is read where ``place`` is."""
    from kg.documents import SUFFIXES

    try:
        if place.is_dir():
            inside = target.resolve().is_relative_to(place.resolve())
            return inside and target.suffix.lower() in (*SUFFIXES, *_OTHERS)
        if place.exists():
            return place.samefile(target)
    except OSError:  # no path, but a query, or words
        return False
    return fnmatch.fnmatchcase(str(target.resolve()), str(place.absolute()))
