"""The folder ``kg/languages/xx/`` → ``Language``, validated table by table."""

from __future__ import annotations

import functools
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg import bundled
from kg.errors import LanguageError
from kg.languages.checks import (
    check_documents,
    check_names,
    check_segments,
    check_times,
    check_wording,
)
from kg.languages.coreference import Coreference
from kg.languages.documents import DocumentWords
from kg.languages.elisions import Elisions
from kg.languages.names import Names
from kg.languages.segments import Segments
from kg.languages.syntax import Syntax
from kg.languages.table import closest, convert, fill
from kg.languages.times import TimeWords
from kg.languages.writing import Writing
from kg.model.wording import Wording

__all__ = ["DEFAULT", "Language", "absolute", "available", "code_of", "files", "load"]

DEFAULT = bundled.LANGUAGE
_FOLDER = bundled.languages()
_SUFFIXES = frozenset({".toml", ".rules"})
T = TypeVar("T")
_TABLES = {
    "syntax": Syntax,
    "writing": Writing,
    "segments": Segments,
    "names": Names,
    "documents": DocumentWords,
    "wording": Wording,
}


@dataclass(frozen=True, slots=True, eq=False)  # by identity: what is compiled of it is cached by it
class Language:
    """A language as data. Each table of its TOML files is one field, a frozen dataclass.

    ``code`` is the name of its folder, ``name`` what its speakers call it. ``labels`` says what
    the labels of its treebanks mean where Universal Dependencies leave it open ("expl" → "dummy").
    """

    code: str
    name: str
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    syntax: Syntax = field(default_factory=Syntax)
    writing: Writing = field(default_factory=Writing)
    segments: Segments = field(default_factory=Segments)
    names: Names = field(default_factory=Names)
    documents: DocumentWords = field(default_factory=DocumentWords)
    wording: Wording = field(default_factory=Wording)
    times: TimeWords = field(default_factory=TimeWords)
    elisions: Elisions = field(default_factory=Elisions)
    coreference: Coreference = field(default_factory=Coreference)
    rules: str = ""  # the text of rewriting.rules


def available() -> tuple[str, ...]:
    """Return the codes of the bundled languages, sorted.

    >>> "fr" in available()
    True
    """
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/words.toml")))


def load(code: str | Path) -> Language:
    """Return the language ``code`` (``fr``), or the one whose folder is given.

    A folder holds ``words.toml``, of which ``name`` is the one key that must be there; with
    ``times.toml`` times are read, with ``elisions.toml`` lost apostrophes, with
    ``rewriting.rules`` trees are rewritten, with ``coreference.toml`` a trained ranker chooses
    antecedents. Loaded once.
    Raises LanguageError where ``words.toml`` or the name is missing, a key is unknown or of a
    wrong type, or a template or regular expression of the data is wrong.

    >>> load("fr").name
    'français'
    """
    return _load(_folder(code))


@functools.cache
def _load(folder: Path) -> Language:
    words = folder / "words.toml"
    if not words.is_file():
        raise LanguageError(
            f"no language {folder.name!r}",
            place=str(words),
            cure=f"Known: {', '.join(available())}. A folder with a words.toml adds one.",
        )
    data = _table(words)
    place = f"{folder.name}/words.toml"
    name = data.pop("name", None)
    if not isinstance(name, str) or not name:
        raise LanguageError(
            "'name' is missing", place=place, cure='Write what its speakers call it: name = "…"'
        )
    tables: dict[str, Any] = {
        key: fill(cls, data.pop(key, {}), place=f"{place} [{key}]") for key, cls in _TABLES.items()
    }
    labels = convert(data.pop("labels", {}), dict[str, tuple[str, ...]], f"{place} [labels]")
    if data:
        unknown = next(iter(data))
        raise LanguageError(
            f"unknown key {unknown!r}", place=place, cure=closest(unknown, ["labels", *_TABLES])
        )
    tables["times"] = _further(TimeWords, folder / "times.toml")
    tables["elisions"] = _further(Elisions, folder / "elisions.toml")
    tables["coreference"] = _further(Coreference, folder / "coreference.toml")
    rules = folder / "rewriting.rules"
    text = rules.read_text(encoding="utf-8") if rules.is_file() else ""
    language = Language(folder.name, name, labels, rules=text, **tables)
    check_segments(language.segments, place=f"{place} [segments]")
    check_names(language.names, place=f"{place} [names]")
    check_documents(language.documents, place=f"{place} [documents]")
    check_wording(language.wording, place=f"{place} [wording]")
    check_times(language.times, place=f"{folder.name}/times.toml")
    return language


def _further(cls: type[T], path: Path) -> T:
    """Return a table that has a file of its own, its defaults where there is none."""
    place = f"{path.parent.name}/{path.name}"
    return fill(cls, _table(path) if path.is_file() else {}, place=place)


def files(code: str | Path) -> tuple[Path, ...]:
    """Return the files of a language, sorted: what decides how it is read.

    >>> [path.name for path in files("fr") if path.suffix == ".toml"]
    ['coreference.toml', 'elisions.toml', 'times.toml', 'words.toml']
    """
    return tuple(sorted(path for path in _folder(code).glob("*") if path.suffix in _SUFFIXES))


def code_of(lang: str) -> str:
    """Return the code of a language, of which ``lang`` is the code or the path of its folder.

    >>> code_of("fr"), code_of("my/xx")
    ('fr', 'xx')
    """
    return Path(lang).name


def absolute(lang: str) -> str:
    """Return a code as it is, the path of a language's folder as an absolute one."""
    return str(Path(lang).resolve()) if _is_path(lang) else lang


def _is_path(lang: str) -> bool:
    return os.sep in lang


def _folder(code: str | Path) -> Path:
    named = isinstance(code, str) and not _is_path(code)
    return _FOLDER / code if named else Path(code).resolve()


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LanguageError(
            f"is not TOML ({error})", place=f"{path.parent.name}/{path.name}", cure="Correct it."
        ) from None
