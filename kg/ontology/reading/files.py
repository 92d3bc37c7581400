"""Folders and files of ontologies → which file is read for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg import bundled
from kg.errors import OntologyError
from kg.ontology.reading.blocks import place_of
from kg.ontology.reading.mistakes import Mistakes

__all__ = ["Files", "data_files", "files_of", "find_files", "vocabulary_files"]

_SHAPES = "shapes.ttl"  # ends the names of files with SHACL shapes: they describe, they don't add
_LEXICON = re.compile(r"[a-z]{2,3}(?:[-_.].*)?\.ttl")
_STANCES = "stances.ttl"
_FOLDERS = {"lexicon": (".ttl",), "gazetteer": (".ttl", ".csv"), "rules": (".rq", ".ttl")}
_DATA = (".ttl", ".csv")


@dataclass(slots=True)
class Files:
    """The files of some ontologies by what they hold, those that ship with kg first.

    ``single`` files were named one by one: they may hold anything.
    """

    vocabulary: list[Path] = field(default_factory=list)
    lexicon: list[Path] = field(default_factory=list)
    gazetteer: list[Path] = field(default_factory=list)
    rules: list[Path] = field(default_factory=list)
    single: list[Path] = field(default_factory=list)


def find_files(lang: str, places: Sequence[Path], mistakes: Mistakes) -> Files:
    """Return the files that are read for ``lang``: the bundled ones, then those of ``places``.

    A place is a folder laid out as the bundled one, or a file (TTL, or CSV for names). Mistakes
    are places that don't exist, and files that nothing reads. ``lang`` may be the path of a
    language's folder, which then comes before the places.
    """
    found, folder = Files(), Path(lang)
    lang = folder.name
    _of_folder(found, lang, bundled.ontologies())
    if len(folder.parts) > 1:
        _of_folder(found, lang, folder)
    for place in places:
        if place.is_dir():
            _of_folder(found, lang, place)
            for mistake in _unread(place):
                mistakes.add(mistake)
        elif place.is_file() and place.suffix in _DATA:
            found.single.append(place)
        else:
            mistakes.add(
                OntologyError(
                    "is no folder, and no TTL or CSV file", place=str(place), cure="Check the path."
                )
            )
    return found


def data_files(lang: str, places: Sequence[Path]) -> list[Path]:
    """Return the files that decide what is read from a text, in the order of reading."""
    found = find_files(lang, places, Mistakes())
    return [*found.vocabulary, *found.lexicon, *found.gazetteer, *found.single]


def files_of(place: Path) -> list[Path]:
    """Return the files of one place that kg reads, for any language; none where it is missing.

    >>> {path.suffix for path in files_of(bundled.ontologies())} <= {".ttl", ".csv", ".rq"}
    True
    """
    if place.is_file():
        return [place]
    inner = (place / name for name in _FOLDERS)
    found = [path for folder in inner for path in folder.glob("*") if path.is_file()]
    known = (path for path in found if path.suffix in _FOLDERS[path.parent.name])
    return sorted([*place.glob("*.ttl"), *known])


def vocabulary_files(lang: str, places: Sequence[Path]) -> list[Path]:
    """Return the files that may declare classes and relations."""
    found = find_files(lang, places, Mistakes())
    return [*found.vocabulary, *(path for path in found.single if path.suffix == ".ttl")]


def _of_folder(found: Files, lang: str, folder: Path) -> None:
    found.vocabulary += [p for p in sorted(folder.glob("*.ttl")) if not p.name.endswith(_SHAPES)]
    found.vocabulary += sorted((folder / "rules").glob("*.ttl"))
    words = sorted((folder / "lexicon").glob("*.ttl"))
    found.lexicon += [p for p in words if p.name == _STANCES]
    found.lexicon += [p for p in words if re.match(rf"{lang}(?![a-z])", p.name)]
    names = folder / "gazetteer"
    found.gazetteer += sorted([*names.glob("*.ttl"), *names.glob("*.csv")])
    found.rules += sorted((folder / "rules").glob("*.rq"))


def _unread(folder: Path) -> Iterator[OntologyError]:
    """Yield what a user may think is read: data in another folder, or under another name."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix in (".csv", ".rq"):
            where = "gazetteer" if path.suffix == ".csv" else "rules"
            yield OntologyError(
                "is not read", place=place_of(path), cure=f"Move it to the folder {where}."
            )
        if path.is_dir() and path.name in _FOLDERS:
            suffixes = _FOLDERS[path.name]
            for inner in sorted(path.iterdir()):
                data = inner.suffix in (*_DATA, ".rq")
                if inner.is_file() and data and inner.suffix not in suffixes:
                    yield OntologyError(
                        "is not read",
                        place=place_of(inner),
                        cure=f"{path.name}/ holds {' and '.join(suffixes)} files.",
                    )
        if path.is_dir() and path.name == "lexicon":
            for inner in sorted(path.glob("*.ttl")):
                if inner.name != _STANCES and not _LEXICON.fullmatch(inner.name):
                    yield OntologyError(
                        "is not read",
                        place=place_of(inner),
                        cure=f"Begin its name with the language: fr-{inner.name}",
                    )
