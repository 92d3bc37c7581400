"""Readings → the graphs of a store: what is new, then what that changes in others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from kg import languages
from kg.assemble.chunks import groups
from kg.assemble.names import World, names_of
from kg.assemble.positions import positions
from kg.assemble.reader import Reading
from kg.iris import expand
from kg.model import Claim, Document, Mention, Position
from kg.rdf import (
    Mentioned,
    alias_quads,
    document_iri,
    document_quads,
    mentioned_in,
    mentioned_quads,
    mentions_in,
    relabelled,
    resolved_anew,
    value_in,
    values_in,
)
from kg.rdf.terms import Terms
from kg.resolve import Names, Resolution, Source, Update
from kg.resolve.index.telling import Telling
from kg.resolve.judgements import Judgements
from kg.stopwatch import stage
from kg.store import Held, Store

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = [
    "FINGERPRINT",
    "Elsewhere",
    "Graphs",
    "mark",
    "quads_of",
    "source_of",
]

FINGERPRINT = "kg:fingerprint"  # of a document's text, metadata and of how it was read

_AT_ONCE = 64  # documents written in one step where they need not be written together

Changed = Callable[[str], None]


class Elsewhere(Telling, Protocol):
    """Documents that others have read and tell of, with their prints by id."""

    @property
    def prints(self) -> Mapping[str, str]:
        """The prints of the documents."""

    def graphs(
        self, names: Names, judgements: Judgements
    ) -> Iterator[Mapping[str, Iterable[Quad]]]:
        """Yield the graphs of the documents, some at a time, once ``names`` tell all they mean."""


class Words(Protocol):
    """What people look for in documents, kept level with their graphs."""

    def changed(self, graph: str) -> None:
        """Tell that a graph (IRI) is about to be written."""

    def written(self, graph: Held, document: Document | None, claims: Sequence[Claim]) -> None:
        """Tell what a document's graph holds now, and its claims; of a new one, the document."""

    def renaming(self, graphs: Collection[str]) -> AbstractContextManager[None]:
        """Tell that entities are called otherwise in graphs (IRIs) once this is left."""


class Graphs:
    """The documents of one language in a store, resolved together.

    ``stamp`` tells what resolution knows of language and world: with another one, all is resolved
    anew. ``changed`` is told of each graph before it is written, and so are the ``words`` of the
    documents, where they are kept.
    """

    def __init__(
        self,
        store: Store,
        world: World,
        stamp: str,
        changed: Changed,
        words: Words | None = None,
    ) -> None:
        self._store, self._world, self._changed, self._words = store, world, changed, words
        self._names = names_of(store, world)
        if self._names.stamp != stamp:
            self._names.clear(stamp)

    def close(self) -> None:
        """Let go of the names; what was written stays."""
        if self._store.path is not None:
            self._names.close()

    def catch_up(self, judgements: Judgements) -> tuple[str, ...]:
        """Resolve anew what the names lack: after a crash, another kg, judgements, lost files.

        So what documents in other languages have changed of how names are spelled. Returns the
        documents that were written.
        """
        there, known = {}, {}
        if not self._names.tables.are_level_with(self._store):
            there = _marks(self._store, self._world.language.code)
            known = self._names.documents()
        gone: dict[str, Source | None] = dict.fromkeys(known.keys() - there.keys())
        behind = {
            doc: self._source(doc) for doc, print_ in there.items() if known.get(doc) != print_
        }
        with stage("resolution"):
            update = self._names.update(gone | behind, self._source, judgements, there, beside=True)
        self._bring_up(update)
        self._names.commit()
        return (*update.resolutions, *update.named)

    def put(
        self, found: Sequence[Reading], prints: Mapping[str, str], judgements: Judgements
    ) -> None:
        """Write the graphs of documents, and those of others in which a name means another now."""
        sources = {one.document.id: source_of(one) for one in found}
        with stage("resolution"):
            update = self._names.update(sources, self._source, judgements, prints)
        claims = {
            one.document.id: update.resolutions[one.document.id].apply(one.claims) for one in found
        }
        fresh = {
            doc: quads_of(self._world, one, update.resolutions[doc], claims[doc], prints[doc])
            for doc, one in ((one.document.id, one) for one in found)
        }
        made = self._write_all(update, fresh)
        if self._words is not None:
            for one in found:
                graph = document_iri(one.document.id)
                self._words.written(Held(graph, made[graph]), one.document, claims[one.document.id])

    def take_in(self, elsewhere: Elsewhere, judgements: Judgements) -> None:
        """Write the graphs of documents that others have read, as ``put`` does.

        They are resolved together, and written some at a time once that is done.
        """
        with stage("resolution"):
            update = self._names.take_in(elsewhere, elsewhere.prints, self._source, judgements)
        for graphs in elsewhere.graphs(self._names, update.judgements):
            self._write(graphs)
        self._bring_up(update)
        with stage("names"):
            self._names.commit()

    def take_out(self, documents: Iterable[str], judgements: Judgements) -> None:
        """Remove the graphs of documents, and write what that changes in others."""
        gone = dict.fromkeys(documents)
        update = self._names.update(gone, self._source, judgements)
        self._write_all(update, dict.fromkeys(gone, ()))

    # -- writing ---------------------------------------------------------------------------------

    def _write_all(
        self, update: Update, fresh: Mapping[str, Iterable[Quad]]
    ) -> dict[str, list[Quad]]:
        """Write what is new, in bulk, then what it changes in others; return the new graphs.

        A crash between the two leaves the names as they were, so that ``catch_up`` tells both.
        """
        made = self._write({document_iri(doc): quads for doc, quads in fresh.items()})
        self._bring_up(update, fresh)
        with stage("names"):
            self._names.commit()
        return made

    def _write(
        self,
        graphs: Mapping[str, Iterable[Quad]],
        held: Mapping[str, Collection[Quad]] = MappingProxyType({}),
    ) -> dict[str, list[Quad]]:
        """Write graphs and return them; ``held`` is what those hold now that were read."""
        with stage("quads"):
            made = {graph: list(quads) for graph, quads in graphs.items()}
        with stage("rules"):
            for graph in made:
                self._changed(graph)
                if self._words is not None:
                    self._words.changed(graph)
        with stage("writing"):
            self._store.replace_graphs(made, held)
        return made

    def _bring_up(self, update: Update, fresh: Container[str] = ()) -> None:
        """Write what has changed in documents that are in the store, some at a time.

        Those that are ``fresh`` were just written as they are now.
        """
        for some in groups((doc for doc in update.resolutions if doc not in fresh), _AT_ONCE):
            with stage("bringing up"):
                held = {doc: Held.read(self._store, document_iri(doc)) for doc in some}
                made = {doc: self._anew(doc, held[doc], update.resolutions[doc]) for doc in some}
            quads = {held[doc].graph: one for doc, (one, _) in made.items()}
            now = self._write(quads, {one.graph: one.all for one in held.values()})
            if self._words is not None:
                for doc, (_, claims) in made.items():
                    graph = held[doc].graph
                    self._words.written(Held(graph, now[graph]), None, claims)
        for some in groups(update.named, _AT_ONCE):
            with stage("bringing up"):
                self._rename(some, update)

    def _rename(self, documents: Iterable[str], update: Update) -> None:
        """Write how entities are called in documents where nothing else has changed."""
        found = {
            document_iri(doc): relabelled(
                self._store, doc, {iri: update.labels[iri] for iri in update.named[doc]}
            )
            for doc in documents
        }
        moved = {graph: change for graph, change in found.items() if any(change)}
        for graph in moved:
            self._changed(graph)
        with nullcontext() if self._words is None else self._words.renaming(moved):
            for graph, (gone, fresh) in moved.items():
                self._store.change_graph(graph, remove=gone, add=fresh)
            self._store.flush()

    def _anew(self, doc: str, held: Held, resolution: Resolution) -> tuple[list[Quad], list[Claim]]:
        mentioned = mentioned_in(held, doc) or Mentioned(())
        names = [resolution.mention(name) for name in mentioned.names]
        quads, claims = resolved_anew(
            held,
            doc,
            resolution.mention,
            resolution.entities,
            partial(_positions, self._world, names),
        )
        return [*quads, *alias_quads(doc, resolution.aliases)], claims

    # -- what was read ---------------------------------------------------------------------------

    def _source(self, doc: str) -> Source:
        """Return what was read of a document that the store has."""
        found = mentioned_in(self._store, doc)
        if found is None:  # written by a kg that kept the mentions of claims only
            found = Mentioned((), mentions_in(self._store, doc))
        published = value_in(self._store, doc, Terms.PUBLISHED.value)
        return Source(tuple(map(_unresolved, (*found.names, *found.others))), published)


def quads_of(
    world: World, one: Reading, resolution: Resolution, claims: Sequence[Claim], print_: str
) -> Iterator[Quad]:
    """Yield the quads of a document's graph.

    ``claims`` are its own, with what ``resolution`` made of them; ``print_`` tells how it was read.
    """
    doc = one.document.id
    quotations = resolution.apply_quotations(one.quotations)
    names = [resolution.mention(name) for name in one.names]
    held = tuple(_positions(world, names, claims))
    yield from document_quads(one.document, claims, quotations, resolution.entities, held)
    yield from alias_quads(doc, resolution.aliases)
    yield from mentioned_quads(doc, _mentioned(one))
    yield mark(doc, print_)


def _positions(
    world: World, names: Sequence[Mention], claims: Sequence[Claim]
) -> Iterator[Position]:
    return positions(claims, names, world.knowledge.ontology, world.language.names.unspelled)


def mark(doc: str, print_: str) -> Quad:
    """Return the quad that tells how a document was read."""
    from pyoxigraph import Literal, NamedNode, Quad

    node = NamedNode(document_iri(doc))
    return Quad(node, NamedNode(expand(FINGERPRINT)), Literal(print_), node)


def _marks(store: Store, code: str) -> dict[str, str]:
    """Return the fingerprints of a store's documents in a language, by their ids."""
    marks = values_in(store, expand(FINGERPRINT))
    known = store.record.languages if store.record is not None else ()
    if {languages.code_of(lang) for lang in known} == {code}:
        return marks
    spoken = values_in(store, Terms.LANGUAGE.value)
    return {doc: print_ for doc, print_ in marks.items() if spoken.get(doc) == code}


def source_of(one: Reading) -> Source:
    """Return what resolution needs of a reading."""
    return Source((*one.names, *(one.phrases or one.mentions())), one.document.published)


def _mentioned(one: Reading) -> Mentioned:
    return Mentioned(one.names, tuple(one.mentions()))


def _unresolved(mention: Mention) -> Mention:
    return replace(mention, entity=None, found=None)
