"""What a store remembers of how it was built: languages, pipelines, ontology, rules, versions."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

from kg.errors import StoreError

__all__ = ["Pipeline", "Place", "Record", "file_hash"]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The pipeline that read the documents of one language, with the hash of its description."""

    lang: str
    name: str
    version: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or file of an ontology beside kg's own: where it was, and its files with hashes.

    ``path`` is absolute; ``beside`` the same as seen from the store's folder, for a store that was
    moved together with it, or empty. ``files`` are names inside the folder, with their SHA-256.
    """

    path: Path
    beside: str
    files: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, path: Path, store: Path | None) -> Self:
        """Return the place as it is now; ``store`` is the store's folder."""
        from kg.ontology.reading.files import files_of

        path = path.resolve()
        folder = path if path.is_dir() else path.parent
        named = {file.relative_to(folder).as_posix(): file_hash(file) for file in files_of(path)}
        return cls(path, _beside(path, store), tuple(sorted(named.items())))

    def now(self, store: Path | None) -> Path:
        """Return where it is: at the same place beside the store's folder, else where it was.

        The former differs from the latter where both were moved or copied together.
        """
        if store is not None and self.beside:
            beside = (store.resolve() / self.beside).resolve()
            if beside.exists():
                return beside
        return self.path

    def changes(self, path: Path) -> tuple[list[Path], list[Path]]:
        """Return the files that are missing at ``path``, and those that have changed there.

        Files that were added count as changed.
        """
        single = not path.is_dir() and len(self.files) == 1 and self.files[0][0] == self.path.name
        folder = path.parent if single else path
        before, after = dict(self.files), dict(Place.of(path, None).files)
        missing = [folder / name for name in before if name not in after]
        changed = [folder / name for name in after if after[name] != before.get(name)]
        return missing, changed


@dataclass(frozen=True, slots=True)
class Record:
    """How a store was built. ``assumed`` where it was never written down, but guessed.

    ``pipelines`` are one a language, the store's first language first; ``ontology`` are the places
    beside kg's own, in order; ``rules`` whether conclusions are drawn; ``kg`` and ``shipped`` the
    version and the hash of the ontology that shipped with it.
    """

    pipelines: tuple[Pipeline, ...]
    ontology: tuple[Place, ...] = ()
    rules: bool = True
    kg: str = ""
    shipped: str = ""
    assumed: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the store, its first one first."""
        return tuple(one.lang for one in self.pipelines)

    def pipeline(self, lang: str) -> Pipeline | None:
        """Return the pipeline that read the documents of a language."""
        return next((one for one in self.pipelines if one.lang == lang), None)

    def plus(self, pipeline: Pipeline) -> Record:
        """Return the record with the pipeline of its language, which comes last if it is new."""
        found = {one.lang: one for one in self.pipelines} | {pipeline.lang: pipeline}
        return replace(self, pipelines=tuple(found.values()))

    def with_ontology(self, places: Iterable[Path], store: Path | None) -> Record:
        """Return the record with these places as they are now, of this kg."""
        return replace(
            self,
            ontology=tuple(Place.of(path, store) for path in places),
            kg=version("kg-news"),
            shipped=_shipped(),
            assumed=False,
        )

    def as_json(self) -> dict[str, object]:
        """Return the record as it stands in the store's marker."""
        return {
            "kg": self.kg,
            "shipped_ontology": self.shipped,
            "languages": [
                {"lang": p.lang, "model": p.name, "version": p.version, "sha256": p.hash}
                for p in self.pipelines
            ],
            "ontology": [
                {"path": str(p.path), "beside": p.beside, "files": dict(p.files)}
                for p in self.ontology
            ],
            "rules": self.rules,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any], place: str) -> Self | None:
        """Return the record of a marker, ``None`` where it has none; raises ``StoreError``."""
        if "languages" not in data:
            return None
        try:
            return cls(
                tuple(
                    Pipeline(*(_text(one[key]) for key in ("lang", "model", "version", "sha256")))
                    for one in data["languages"]
                ),
                tuple(
                    Place(Path(_text(one["path"])), _text(one["beside"]), _hashes(one["files"]))
                    for one in data["ontology"]
                ),
                bool(data["rules"]),
                _text(data["kg"]),
                _text(data["shipped_ontology"]),
            )
        except (LookupError, TypeError, AttributeError, ValueError) as error:
            raise StoreError(
                f"the record of the store is broken ({type(error).__name__}: {error})",
                place=place,
                cure="Put the file back as it was, or build the store again in an empty folder.",
            ) from None

    def text(self) -> str:
        """Return the record as lines for a terminal."""
        lines = [
            f"language    {p.lang}, read by the pipeline {p.name} {p.version}".rstrip()
            for p in self.pipelines
        ]
        lines += [f"ontology    {p.path} ({len(p.files)} files)" for p in self.ontology]
        if not self.ontology:
            lines.append("ontology    that of kg alone")
        if not self.rules:
            lines.append("rules       off")
        return "\n".join([*lines, f"kg          {self.kg or 'before it kept a record'}"])


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _hashes(files: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, _text(value)) for name, value in files.items()))


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@functools.cache  # a graph that takes one text after another asks each time
def _shipped() -> str:
    from kg import bundled
    from kg.ontology.reading.files import files_of

    digest = hashlib.sha256()
    for path in files_of(bundled.ontologies()):
        digest.update(f"{path.name}\0{file_hash(path)}\n".encode())
    return digest.hexdigest()


def _beside(path: Path, store: Path | None) -> str:
    if store is None:
        return ""
    try:
        return Path(os.path.relpath(path, store.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return ""
