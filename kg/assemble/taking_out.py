"""Documents out of a store, and judgements over it: what no pipeline is needed for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace

from kg import languages, ontology
from kg.assemble.graphs import FINGERPRINT, Graphs
from kg.assemble.names import names_file
from kg.assemble.stamps import resolution_stamp
from kg.iris import expand
from kg.languages import Language
from kg.ontology import Knowledge
from kg.rdf import document_iri, value_in, values_in
from kg.rdf.terms import Terms
from kg.resolve.index.tables import Tables
from kg.resolve.judgements import Judgements
from kg.store import Options, Setup, Store, agreed

__all__ = ["lay", "level", "take_out"]

Changed = Callable[[str], None]

_IN_LINE = "in line"


@dataclass(frozen=True, slots=True)
class _World:
    knowledge: Knowledge
    language: Language


def lay(store: Store, setup: Setup, judgements: Judgements, changed: Changed) -> tuple[str, ...]:
    """Bring a store in line with judgements; return the documents that were written.

    ``changed`` is told the IRI of each graph before it is written.
    """
    with closing(_graphs(store, setup, changed)) as graphs:
        written = graphs.catch_up(judgements)
    return (*written, *level(store, setup, judgements, changed))


def level(store: Store, setup: Setup, judgements: Judgements, changed: Changed) -> tuple[str, ...]:
    """Bring documents in other languages in line with how those in one now spell names.

    Returns the documents that were written. ``changed`` is told the IRI of each graph before it is
    written. A language is not loaded where nothing has changed since it was brought in line.
    """
    known = store.record.languages if store.record is not None else ()
    others = [lang for lang in known if languages.code_of(lang) != setup.code]
    if not others:
        return ()
    written: list[str] = []
    told = _told(store, judgements)  # bringing others in line reads none of them anew
    names = {code: _names(store, code) for code in sorted(map(languages.code_of, known))}
    for lang in others:
        code = languages.code_of(lang)
        if _noted(store, code) != _state(told, names):
            _note(store, code, None)  # until it is in line to the last document
            with closing(_graphs(store, replace(setup, lang=lang), changed)) as graphs:
                written += graphs.catch_up(judgements)
            names[code] = _names(store, code)
            _note(store, code, _state(told, names))
    return tuple(written)


def _state(told: str, names: Mapping[str, str]) -> str:
    """Return a hash of whatever decides how names are spelled in a store."""
    return hashlib.sha256(repr((told, names)).encode()).hexdigest()


def _told(store: Store, judgements: Judgements) -> str:
    """Return a hash of how a store is built, of what is judged, and of how documents were read."""
    record = store.record.as_json() if store.record is not None else {}
    prints = sorted(values_in(store, expand(FINGERPRINT)).items())
    return hashlib.sha256(repr((record, judgements, prints)).encode()).hexdigest()


def _names(store: Store, code: str) -> str:
    """Return a hash of what the names of a language were taken from."""
    with closing(Tables(names_file(store, code))) as tables, tables.told():
        taken_in = tables.state("stamp"), sorted(tables.documents().items())
        return hashlib.sha256(repr(taken_in).encode()).hexdigest()


def _noted(store: Store, code: str) -> object:
    """Return the state with which a language was brought in line last, if that is known."""
    with closing(Tables(names_file(store, code))) as tables, tables.told():
        return tables.state(_IN_LINE)


def _note(store: Store, code: str, state: str | None) -> None:
    with closing(Tables(names_file(store, code))) as tables, tables.told():
        tables.note(_IN_LINE, state)
        tables.commit()


def take_out(
    store: Store,
    documents: Iterable[str],
    options: Options,
    judgements: Judgements,
    changed: Changed,
) -> tuple[str, ...]:
    """Remove documents with all that was read of them, and what they told of names in others.

    Returns the ids of those that were there. ``changed`` is told the IRI of each graph before it
    is written or removed.
    """
    there = set(store.graphs())
    found = sorted({doc for doc in documents if document_iri(doc) in there})
    for setup, some in _by_language(store, found, options):
        with closing(_graphs(store, setup, changed)) as graphs:
            graphs.catch_up(judgements)
            graphs.take_out(some, judgements)
        level(store, setup, judgements, changed)
    return tuple(found)


def _by_language(
    store: Store, documents: Collection[str], options: Options
) -> list[tuple[Setup, list[str]]]:
    setup = agreed(store, options).setup
    record = store.record
    by_code = {languages.code_of(lang): lang for lang in (record.languages if record else ())}
    found: dict[str, list[str]] = {}
    for doc in documents:
        code = value_in(store, doc, Terms.LANGUAGE.value) or setup.code
        found.setdefault(by_code.get(code, setup.lang), []).append(doc)
    return [(replace(setup, lang=lang), some) for lang, some in sorted(found.items())]


def _graphs(store: Store, setup: Setup, changed: Changed) -> Graphs:
    knowledge = ontology.load(setup.lang, setup.ontology)
    world = _World(knowledge, languages.load(setup.lang))
    stamp = resolution_stamp(setup, knowledge, world.language)
    return Graphs(store, world, stamp, changed)
