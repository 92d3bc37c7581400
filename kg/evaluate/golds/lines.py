"""JSON lines → objects: the gold's strictly, a system's with a count of what is unreadable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from kg.errors import EvaluationError
from kg.model import UNKNOWN_SPEAKER

__all__ = ["Json", "given_lines", "gold_lines", "span", "stem"]

Json: TypeAlias = dict[str, Any]


def gold_lines(path: Path) -> Iterator[tuple[str, Json]]:
    """Yield ``(file:line, object)`` of a gold file; raise EvaluationError at what is no object."""
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise EvaluationError(
                f"is no JSON ({error})", place=place, cure="Write one object a line."
            ) from error
        if not isinstance(value, dict):
            raise EvaluationError("is no JSON object", place=place, cure="Write one a line.")
        yield place, value


def given_lines(path: Path) -> tuple[list[Json], int]:
    """Return the objects of a file that a system wrote, and how many lines are none."""
    objects, unreadable = [], 0
    for line in _text(path, errors="replace").split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict):
            holder = value.get("attributed_to")
            if isinstance(holder, dict) and holder.get("entity") == UNKNOWN_SPEAKER.entity:
                value["attributed_to"] = None  # golds name holders alone
            objects.append(value)
        else:
            unreadable += 1
    return objects, unreadable


def span(value: object) -> tuple[int, int] | None:
    """Return ``(start, end)`` of a JSON span, or None if it is no span that is not empty.

    >>> span({"start": 3, "end": 7}), span({"start": 7, "end": 3}), span(None)
    ((3, 7), None, None)
    """
    if not isinstance(value, dict):
        return None
    start, end = value.get("start"), value.get("end")
    # bool is an int for isinstance, and no offset
    if type(start) is int and type(end) is int and start < end:
        return start, end
    return None


def stem(doc: object) -> str:
    """Return a document's id without folders and ``.txt``.

    >>> stem("news/article.fr.txt")
    'article.fr'
    """
    return str(doc).rsplit("/", 1)[-1].removesuffix(".txt")


def _text(path: Path, errors: str = "strict") -> str:
    try:
        return path.read_text(encoding="utf-8", errors=errors)
    except OSError as error:
        raise EvaluationError(
            f"can't be read ({error.strerror})", place=str(path), cure="Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise EvaluationError(
            f"is not UTF-8 (byte {error.start})", place=str(path), cure="Save it as UTF-8."
        ) from error
