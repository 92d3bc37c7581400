"""Readings → the graphs of a store, batch by batch; nothing is read twice, nothing lost."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.assemble.batches import Batch, World, resolved
from kg.assemble.positions import positions
from kg.assemble.processes import Chunks, OnError, chunks_of, sifted
from kg.assemble.reader import CHUNK, Reading
from kg.errors import KgError
from kg.model import Document
from kg.rdf import document_iri, document_quads
from kg.resolve import Known
from kg.resolve.judgements import Judgements
from kg.review import known_in, redescribe
from kg.rules import Upkeep
from kg.store import Part

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store

__all__ = ["BuildReport", "Writing"]

_FINGERPRINT = "kg:fingerprint"  # of a document's text, metadata and of how it was read


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in documents, claims and quotations; ``failed`` holds the errors.

    ``inferred`` is how many claims rules have drawn from all that the store holds; ``notes`` are
    what the person who builds should know of the store, a sentence each.
    """

    built: int = 0
    skipped: int = 0
    claims: int = 0
    quotations: int = 0
    inferred: int = 0
    failed: tuple[KgError, ...] = field(default=())
    notes: tuple[str, ...] = ()


class Writing:
    """What the batches of one build share, and what they did.

    ``stamp`` tells how documents are read: one that was read alike is left as it is.
    """

    def __init__(
        self,
        store: Store,
        world: World,
        stamp: str,
        judgements: Judgements,
        upkeep: Upkeep,
        tell: Callable[[str], None],
    ) -> None:
        self.store, self.world, self.stamp = store, world, stamp
        self.judgements, self.upkeep, self.tell = judgements, upkeep, tell
        self.known = known_in(store, judgements)
        self.report = BuildReport()

    def write(
        self, group: Sequence[Document], chunks: Chunks, fail: OnError, *, again: bool
    ) -> None:
        """Read and write the documents of a group that are not stored alike."""
        prints = {document.id: _fingerprint(document, self.stamp) for document in group}
        new = [d for d in group if again or not _is_stored(self.store, d.id, prints[d.id])]
        for document in group:
            if document not in new:
                self.tell(document.id)
        found = sifted(itertools.chain.from_iterable(chunks(chunks_of(new, CHUNK))), fail)
        others = _known_without(self.store, [document.id for document in new], self.judgements)
        batch = resolved(list(found), self.world, self.known if others is None else others)
        _rename(self.store, batch, self.known, self.upkeep.changed)
        self.known.add(batch.entities, batch.named)
        for one in batch.readings:
            graph = document_iri(one.document.id)
            quads = [*self._quads(one, batch), _mark(one.document.id, prints[one.document.id])]
            self.upkeep.changed(graph)
            self.store.replace_graph(graph, quads, flush=False)
            self.tell(one.document.id)
        self.store.flush()
        self.report = replace(
            self.report,
            built=self.report.built + len(batch.readings),
            skipped=self.report.skipped + len(group) - len(new),
            claims=self.report.claims + sum(len(r.claims) for r in batch.readings),
            quotations=self.report.quotations + sum(len(r.quotations) for r in batch.readings),
        )

    def _quads(self, one: Reading, batch: Batch) -> Iterable[Quad]:
        small = self.world.language.names.unspelled
        held = tuple(positions(one, self.world.knowledge.ontology, small))
        iris = {*_used(one), *(position.body.entity for position in held)}
        entities = {iri: e for iri, e in batch.entities.items() if iri in iris}
        return document_quads(one.document, one.claims, one.quotations, entities, held)


def _rename(store: Store, batch: Batch, known: Known, changed: Callable[[str], None]) -> None:
    """Write into older documents the fuller names under which entities are known by now."""
    fuller = {
        iri: entity
        for iri, entity in batch.entities.items()
        if iri in known.entities and known.entities[iri].label != entity.label
    }
    new = {one.document.id for one in batch.readings}
    older = {doc for iri in fuller for doc in known.documents.get(iri, ())} - new
    held = [doc for doc in sorted(older) if any(store.quads(graph=document_iri(doc)))]
    redescribe(store, held, fuller.get, changed)


def _used(reading: Reading) -> set[str]:
    return {mention.entity for mention in reading.mentions() if mention.entity}


def _fingerprint(document: Document, reading: str) -> str:
    return hashlib.sha256(repr((document, reading)).encode()).hexdigest()


def _mark(doc: str, fingerprint: str) -> Quad:
    from pyoxigraph import Literal, NamedNode, Quad

    from kg.iris import expand

    node = NamedNode(document_iri(doc))
    return Quad(node, NamedNode(expand(_FINGERPRINT)), Literal(fingerprint), node)


def _is_stored(store: Store, doc: str, fingerprint: str) -> bool:
    from pyoxigraph import Literal

    from kg.iris import expand

    node = document_iri(doc)
    marks = store.quads(node, expand(_FINGERPRINT), graph=node)
    return any(mark.object == Literal(fingerprint) for mark in marks)


def _known_without(store: Store, documents: Sequence[str], judgements: Judgements) -> Known | None:
    """Return what the other documents tell of entities, or None if the store has none of these.

    A document that is read again must not find its own entities: it would not be read alike.
    """
    graphs = frozenset(map(document_iri, documents))
    hidden = frozenset(g for g in graphs if next(store.quads(graph=g), None) is not None)
    return known_in(Part(store, hidden=hidden), judgements) if hidden else None
