"""Documents out of a store, and judgements over it: what no pipeline is needed for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from kg import languages, ontology
from kg.assemble.graphs import Graphs
from kg.assemble.stamps import resolution_stamp
from kg.languages import Language
from kg.ontology import Knowledge
from kg.rdf import document_iri, value_in
from kg.rdf.terms import Terms
from kg.resolve.judgements import Judgements
from kg.store import Options, Setup, Store, agreed

__all__ = ["lay", "level", "take_out"]

Changed = Callable[[str], None]


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
    written.
    """
    written: list[str] = []
    for lang in store.record.languages if store.record is not None else ():
        if languages.code_of(lang) != setup.code:
            with closing(_graphs(store, replace(setup, lang=lang), changed)) as graphs:
                written += graphs.catch_up(judgements)
    return tuple(written)


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
