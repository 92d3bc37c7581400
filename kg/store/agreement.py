"""What is asked for against what a store remembers: agreed on, or told with its cure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, QuerySolutions

from kg.errors import StoreError
from kg.store.options import Options, Setup
from kg.store.protocol import Store
from kg.store.record import Pipeline, Place, Record

__all__ = ["Agreement", "agreed", "remembered"]

_LANGUAGES = "SELECT DISTINCT ?lang WHERE { ?document <https://schema.org/inLanguage> ?lang }"
_CHANGE = "change=True (--change on the command line)"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a store is to be used, its record, and ``notes`` for the person who uses it."""

    setup: Setup
    record: Record | None
    notes: tuple[str, ...] = ()


def remembered(store: Store) -> Record | None:
    """Return how a store was built; ``assumed`` where a kg that kept no record did it.

    Then its languages are those of its documents, and its ontology is that of kg alone. ``None``
    where the store is empty.
    """
    return store.record if store.record is not None else _guessed(store)


def _guessed(store: Store) -> Record | None:
    """Return what documents tell of how a store was built that kept no record."""
    answer = store.query(_LANGUAGES)
    assert isinstance(answer, QuerySolutions)
    found = [row["lang"] for row in answer]
    languages = sorted(lang.value for lang in found if isinstance(lang, Literal))
    if not languages:
        return None
    return Record(tuple(Pipeline(lang, lang) for lang in languages), assumed=True)


def agreed(store: Store, options: Options, *, building: bool = False) -> Agreement:
    """Return how a store is to be used when ``options`` are asked for.

    A store takes language, pipeline and ontology from its record. Raises ``StoreError`` where
    others are asked for without ``options.change``, and where a file of its ontology is missing or
    has changed, naming it. When ``building``, a changed file is a note: documents are read anew.
    """
    record = remembered(store)
    setup = options.setup(record, store.path)
    if record is None:
        return Agreement(setup, None)
    if record.assumed:
        return Agreement(setup, record, (_assumed(record, options),))
    where = str(store.path or "the store")
    others = [] if options.change else list(_others(record, options, store.path))
    if others:
        raise StoreError(
            f"was built with {'; and with '.join(others)}",
            place=where,
            cure=f"Leave that out, or let the store go over to it with {_CHANGE}.",
        )
    if options.change:
        kept = (
            setup.ontology if options.ontology else tuple(p for p in setup.ontology if p.exists())
        )
        return Agreement(replace(setup, ontology=kept), record)
    notes = []
    for place, path in zip(record.ontology, setup.ontology, strict=True):
        missing, changed = place.changes(path)
        if missing:
            raise StoreError(
                f"the store was built with {_listed(missing)}, missing now",
                place=where,
                cure="Put it back, or name the ontology's folder where it is now (--ontology DIR); "
                f"or do without it with {_CHANGE}.",
            )
        if changed and not building:
            raise StoreError(
                f"{_listed(changed)} has changed since the store was built",
                place=where,
                cure="Build again, so that documents are read with it, "
                f"or take it as it is with {_CHANGE}.",
            )
        if changed:
            notes.append(
                f"{_listed(changed)} has changed since the store was built: documents that are "
                "not read again stay as they were read"
            )
    return Agreement(setup, record, tuple(notes))


def _others(record: Record, options: Options, store: Path | None) -> Iterator[str]:
    """Yield what the store was built with and what is asked for instead."""
    pipeline = record.pipeline(options.setup(record, store).lang)
    if options.lang is not None and pipeline is None:
        yield f"the language {' and '.join(record.languages)}, not {options.lang}"
    if options.model is not None and pipeline is not None and options.model != pipeline.name:
        yield f"the pipeline {pipeline.name}, not {options.model}"
    if options.ontology is not None:
        asked = [path.resolve() for path in options.ontology]
        known = [place.now(store).resolve() for place in record.ontology]
        files = [Place.of(path, store).files for path in asked]
        if asked != known and files != [place.files for place in record.ontology]:
            yield f"{_named(known)}, not {_named(asked)}"


def _named(places: Sequence[Path]) -> str:
    several = " and ".join(map(str, places))
    return f"the ontology {several}" if several else "no ontology but kg's own"


def _listed(files: Sequence[Path]) -> str:
    more = f" (and {len(files) - 1} more)" if len(files) > 1 else ""
    return f"{files[0]}{more}"


def _assumed(record: Record, options: Options) -> str:
    own = "" if options.ontology is not None else " and to have no ontology but kg's own"
    return (
        "the store was built by a kg that kept no record: it is taken to be in "
        f"{' and '.join(record.languages)}{own}"
    )
