"""Which column of a table is which field of a document."""

from __future__ import annotations

import functools
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.documents.formats.press.words import words
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["columns_of", "row_drafts"]

_SHOWN = 12  # columns in a message


def columns_of(names: Sequence[str], asked: Asked, *, place: str) -> dict[str, int]:
    """Return the numbers of the columns by the fields that they are.

    What ``asked.columns`` names is taken; the others are guessed from their names, in the
    languages of common exports. Raises DocumentError for a table without a column of texts, and
    for a column that is asked for and missing.

    >>> columns_of(["Journal", "Date", "Titre", "Texte"], Asked(), place="a.csv")
    {'text': 3, 'title': 2, 'published': 1, 'source': 0}
    """
    found: dict[str, int] = {}
    for field, name in asked.columns.items():
        if name not in names:
            raise DocumentError(
                f"has no column {name!r}", place=place, cure=f"It has: {_listed(names)}."
            )
        found[field] = names.index(name)
    bare = [_bare(name) for name in names]
    for field, known in _known().items():
        places = (bare.index(name) for name in known if name in bare)
        free = (at for at in places if at not in found.values())
        if field not in found and (at := next(free, None)) is not None:
            found[field] = at
    if "text" not in found:
        raise DocumentError(
            f"has no column that is known to hold texts; it has: {_listed(names)}",
            place=place,
            cure="Name it: --text-column NAME.",
        )
    return found


def row_drafts(
    rows: Iterable[tuple[int, Sequence[object]]], columns: Mapping[str, int], source: Source
) -> Iterator[Draft | DocumentError]:
    """Yield a draft for each numbered row; rows without anything in them are passed over.

    The id is that of the row behind the source's, else the row's number.
    """
    for number, row in rows:
        cells = {field: _text(row[at]) for field, at in columns.items() if at < len(row)}
        place = f"{source.place}:{number}"
        if not any(map(_text, row)):
            continue
        if not cells.get("text"):
            yield DocumentError(
                "has no text in its row", place=place, cure="Fill its cell in, or take the row out."
            )
            continue
        text = cells.pop("text")
        name = cells.pop("id", "") or str(number)
        known: dict[str, Any] = {
            field: cell.strip() for field, cell in cells.items() if cell.strip()
        }
        if "source" in known:
            known["source"] = words().outlet(known["source"])
        if "published" in known:  # databases write more beside it
            known["published"] = words().date_in(known["published"]) or known["published"]
        yield Draft(id=f"{source.id}:{name}", text=text, place=place, **known)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    isoformat = getattr(cell, "isoformat", None)
    if callable(isoformat):
        written = str(isoformat())
        return written.removesuffix("T00:00:00")
    written = str(cell)
    return written if written.strip() else ""


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:_SHOWN])
    return shown + (" …" if len(names) > _SHOWN else "")


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in letters if one.isalnum())


@functools.cache
def _known() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))
    return {field: tuple(map(_bare, names)) for field, names in table.items()}
