"""``kg/languages/xx.toml`` → ``Language``, validated table by table."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
import typing
from dataclasses import dataclass
from pathlib import Path

from kg.errors import LanguageError
from kg.languages.documents import DocumentWords
from kg.languages.names import Names
from kg.languages.segments import Segments
from kg.languages.syntax import Syntax
from kg.languages.table import fill
from kg.languages.times import TimeWords

__all__ = ["Language", "available", "load"]

_FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Language:
    """A language as data. Each table of its TOML file is one field, a frozen dataclass."""

    code: str
    name: str
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
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@functools.cache
def load(code: str) -> Language:
    """Return the language ``code`` (``fr``).

    Raises LanguageError where the file is missing or a key is unknown, absent or of a wrong type.

    >>> load("fr").name
    'français'
    """
    path = _FOLDER / f"{code}.toml"
    if not path.is_file():
        raise LanguageError(
            f"no language {code!r}",
            place=str(path),
            cure=f"Known: {', '.join(available())}; add {code}.toml to add a language.",
        )
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"is not TOML ({error})", place=path.name, cure="Correct it.") from None
    hints = typing.get_type_hints(Language)
    values: dict[str, object] = {}
    for field in dataclasses.fields(Language):
        if field.name not in data:
            raise LanguageError(f"{field.name!r} is missing", place=path.name, cure="Add it.")
        value = data.pop(field.name)
        if dataclasses.is_dataclass(hints[field.name]):
            place = f"{path.name} [{field.name}]"
            values[field.name] = fill(typing.cast("type", hints[field.name]), value, place=place)
        else:
            values[field.name] = value
    if data:
        unknown = next(iter(data))
        raise LanguageError(f"unknown table {unknown!r}", place=path.name, cure="Remove it.")
    return Language(**values)  # type: ignore[arg-type]
