"""Whether a store is sound: everything that can be known of it without its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import StoreError
from kg.keeping.checking import folder, graphs
from kg.keeping.checking.finding import UNREADABLE, Finding, Looked, Severity, by_damage, unreadable
from kg.store import open_store
from kg.store.folder import MARKER

__all__ = ["CHECKS", "Finding", "Severity", "check", "repair"]

CHECKS: tuple[Callable[[Looked], Iterator[Finding]], ...] = (
    folder.marker,
    folder.interrupted,
    folder.judgements,
    folder.grades,
    graphs.graphs,
    graphs.conclusions,
    graphs.merged,
    folder.names,
    folder.words,
    folder.leftovers,
)
"""The checks, in order; each is given a store that is open for reading."""


def check(path: Path) -> tuple[Finding, ...]:
    """Return what is to be said of the store in a folder; nothing is changed.

    A store that can't be opened is a finding, too; a folder that is no store, or none, is a
    ``StoreError``.
    """
    try:
        store = open_store(path, read_only=True)
    except StoreError as error:
        if not (path / MARKER).is_file():
            raise
        return (Finding(Severity.ERROR, error.what, error.place, error.cure),)
    with store:
        return tuple(by_damage(_looked_through(Looked(path, store))))


def _looked_through(looked: Looked) -> Iterator[Finding]:
    for one in CHECKS:
        try:
            yield from one(looked)
        except UNREADABLE as error:
            yield unreadable(looked, f"the {one.__name__}", error)


def repair(path: Path, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Do the cures that need nobody; return the findings that are done away with.

    Only what follows from what is stored is made anew; what persons or documents gave stays.
    """
    done = tuple(found for found in findings if found.repair is not None)
    if done:
        with open_store(path, create=False) as store:
            for found in done:
                assert found.repair is not None
                found.repair(store)
    return done
