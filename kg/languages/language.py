"""The folder ``kg/languages/xx/`` → ``Language``, validated table by table."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import LanguageError
from kg.languages.documents import DocumentWords
from kg.languages.names import Names
from kg.languages.segments import Segments
from kg.languages.syntax import Syntax
from kg.languages.table import fill
from kg.languages.times import TimeWords

__all__ = ["Language", "available", "files", "load"]

_FOLDER = Path(__file__).resolve().parent
_SUFFIXES = frozenset({".toml", ".rules"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language as data. Each table of its TOML files is one field, a frozen dataclass."""

    code: str
    name: str
    labels: dict[str, tuple[str, ...]]
    syntax: Syntax
    segments: Segments
    names: Names
    documents: DocumentWords
    times: TimeWords


def available() -> tuple[str, ...]:
    """Return the codes of the bundled languages, sorted.

    >>> "fr" in available()
    True
    """
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/words.toml")))


@functools.cache
def load(code: str | Path) -> Language:
    """Return the language ``code`` (``fr``), or the one whose folder is given.

    Raises LanguageError where a file is missing or a key is unknown, absent or of a wrong type.

    >>> load("fr").name
    'français'
    """
    folder = code if isinstance(code, Path) else _FOLDER / code
    if not (folder / "words.toml").is_file():
        raise LanguageError(
            f"no language {str(code)!r}",
            place=str(folder / "words.toml"),
            cure=f"Known: {', '.join(available())}; add a folder to add a language.",
        )
    data = {**_table(folder / "words.toml"), "times": _table(folder / "times.toml")}
    hints = typing.get_type_hints(Language)
    values: dict[str, object] = {}
    for field in dataclasses.fields(Language):
        place = f"{folder.name}/words.toml"
        if field.name == "labels":
            labels = data.pop("labels", {})
            values["labels"] = {label: tuple(of) for label, of in labels.items()}
            continue
        if field.name not in data:
            raise LanguageError(f"{field.name!r} is missing", place=place, cure="Add it.")
        value = data.pop(field.name)
        if dataclasses.is_dataclass(hints[field.name]):
            of_times = field.name == "times"
            place = f"{folder.name}/times.toml" if of_times else f"{place} [{field.name}]"
            values[field.name] = fill(typing.cast("type", hints[field.name]), value, place=place)
        else:
            values[field.name] = value
    if data:
        unknown = next(iter(data))
        raise LanguageError(f"unknown table {unknown!r}", place=place, cure="Remove it.")
    return Language(**values)  # type: ignore[arg-type]


def files(code: str | Path) -> tuple[Path, ...]:
    """Return the files of a language, sorted: what decides how it is read.

    >>> [path.name for path in files("fr")]
    ['times.toml', 'words.toml']
    """
    folder = code if isinstance(code, Path) else _FOLDER / code
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LanguageError("is missing", place=str(path), cure="Write it.") from None
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"is not TOML ({error})", place=str(path), cure="Correct it.") from None
