"""The names of a store's documents in one language, and those of its other languages beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from weakref import WeakKeyDictionary

from kg import languages
from kg.languages import Language
from kg.ontology import Knowledge
from kg.resolve import Names
from kg.resolve.index.everywhere import Neighbour
from kg.resolve.index.tables import Tables
from kg.resolve.names.readings import Lookup
from kg.store import Store

__all__ = ["World", "names_file", "names_of"]


class World(Protocol):
    """What is known of a language and of the world: a ``Reader``, or whatever has both."""

    @property
    def knowledge(self) -> Knowledge:
        """Ontology, lexicon and gazetteer."""

    @property
    def language(self) -> Language:
        """The language's own words."""


def names_file(store: Store, code: str) -> Path | None:
    """Return the file of a store's folder with the names of a language; none in memory."""
    return store.path and store.path / f"names-{code}.sqlite"


def names_of(store: Store, world: World) -> Names:
    """Return the names of a store: in a file of its folder, or in memory as long as it lives."""
    code = world.language.code
    path = names_file(store, code)
    if path is not None:
        return Names(world.knowledge, world.language, path, tuple(_neighbours(store, world)))
    kept = _in_memory.setdefault(store, {})
    if code not in kept:
        kept[code] = Names(world.knowledge, world.language)
    kept[code].neighbours = tuple(_neighbours(store, world))
    return kept[code]


def _neighbours(store: Store, world: World) -> Iterator[Neighbour]:
    """Yield the names of the other languages that documents of the store were built in."""
    for lang in store.record.languages if store.record is not None else ():
        language = languages.load(lang)
        if language.code == world.language.code:
            continue
        lookup = Lookup(world.knowledge, language)
        path = names_file(store, language.code)
        if path is not None and path.exists():
            yield Neighbour(Tables(path), lookup, own=True)
        elif path is None and language.code in _in_memory.get(store, {}):
            yield Neighbour(_in_memory[store][language.code].tables, lookup)


_in_memory: WeakKeyDictionary[Store, dict[str, Names]] = WeakKeyDictionary()
