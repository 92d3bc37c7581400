"""Documents → a store: each read, resolved and written as one graph."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from kg.assemble.batches import BATCH, Batch, resolved
from kg.assemble.positions import positions
from kg.assemble.processes import Chunks, OnError, chunks_of, reader_of, readings, sifted
from kg.assemble.reader import CHUNK, Reader, Reading
from kg.errors import KgError
from kg.model import Document
from kg.rdf import document_iri, document_quads
from kg.resolve import Known
from kg.resolve.judgements import Judgements
from kg.review import Log, apply, known_in, redescribe
from kg.rules import Upkeep, check_rules, counts, remove, rules
from kg.store import Agreement, Options, Part, Record, agreed

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store

__all__ = ["BuildReport", "Watcher", "build"]

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


def _silent(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Watcher:
    """Who is told of a build: of each document done, by its id, and of each that failed."""

    progress: Callable[[str], None] = _silent
    on_error: OnError | None = None


def build(
    documents: Iterable[Document],
    store: Store,
    options: Options,
    *,
    watcher: Watcher | None = None,
    log: Log | None = None,
) -> BuildReport:
    """Read ``documents`` into ``store``, each replacing the graph it had; return what was done.

    Language, pipeline and ontology are those that the store remembers, or that ``options`` ask
    for (``kg.store.agreed``); the store remembers them from now on. A document that the store has
    read alike is skipped unless ``options.again``. One document's failure is handed to the
    ``watcher`` and kept in the report. What is stored stays when the build is interrupted. The
    judgements of ``log``, that of the store's folder where it is left out, are laid over what is
    found (``kg.review``). At the end rules draw their conclusions from what has changed
    (``kg.rules``).
    """
    agreement = agreed(store, options, building=True)
    setup = agreement.setup
    reader = reader_of(setup)
    ours = rules(setup.lang, setup.ontology)
    if setup.rules and not options.change:
        check_rules(store, ours)
    record = _record(agreement, reader, store)
    notes = (*agreement.notes, *_upgraded(agreement.record, record, setup.lang))
    store.remember(record)
    failed: list[KgError] = []
    watcher = watcher or Watcher()

    def fail(error: KgError) -> None:
        failed.append(error)
        if watcher.on_error is not None:
            watcher.on_error(error)

    _store_vocabulary(store, reader)
    log = Log(store) if log is None else log
    upkeep = Upkeep(store, ours, reader.knowledge.ontology)
    upkeep.begin()
    apply(store, log.judgements(), upkeep.changed)
    writing = _Writing(store, reader, log.in_force(), upkeep, watcher.progress)
    with readings(reader, setup.processes) as chunks:
        for group in chunks_of(documents, BATCH):
            writing.write(group, chunks, fail, again=options.again)
    if setup.rules:
        upkeep.finish()
    else:
        remove(store)
    inferred = sum(counts(store).values())
    return replace(writing.report, failed=tuple(failed), inferred=inferred, notes=notes)


def _record(agreement: Agreement, reader: Reader, store: Store) -> Record:
    """Return how the store is built from now on."""
    record = (agreement.record or Record(())).plus(reader.remembered())
    setup = agreement.setup
    return replace(record.with_ontology(setup.ontology, store.path), rules=setup.rules)


def _upgraded(before: Record | None, now: Record, lang: str) -> tuple[str, ...]:
    """Tell that documents were read by another kg, or by another pipeline of the same name."""
    if before is None or before.assumed:
        return ()
    known, used = before.pipeline(lang), now.pipeline(lang)
    if before.shipped == now.shipped and known in (None, used):
        return ()
    note = (
        f"the store was built with kg {before.kg} and its files of then, this is kg "
        f"{version('kg-news')}: documents that are not read again stay as they were read"
    )
    return (note,)


class _Writing:
    """What the batches of one build share, and what they did."""

    def __init__(
        self,
        store: Store,
        reader: Reader,
        judgements: Judgements,
        upkeep: Upkeep,
        tell: Callable[[str], None],
    ) -> None:
        self.store, self.reader, self.judgements = store, reader, judgements
        self.upkeep, self.tell = upkeep, tell
        self.known = known_in(store, judgements)
        self.print = reader.fingerprint()
        self.report = BuildReport()

    def write(
        self, group: Sequence[Document], chunks: Chunks, fail: OnError, *, again: bool
    ) -> None:
        """Read and write the documents of a group that are not stored alike."""
        prints = {document.id: _fingerprint(document, self.print) for document in group}
        new = [d for d in group if again or not _is_stored(self.store, d.id, prints[d.id])]
        for document in group:
            if document not in new:
                self.tell(document.id)
        found = sifted(itertools.chain.from_iterable(chunks(chunks_of(new, CHUNK))), fail)
        others = _known_without(self.store, [document.id for document in new], self.judgements)
        batch = resolved(list(found), self.reader, self.known if others is None else others)
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
        reader = self.reader
        small = reader.language.names.unspelled
        held = tuple(positions(one, reader.knowledge.ontology, small))
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


def _store_vocabulary(store: Store, reader: Reader) -> None:
    """Put the labels of classes and relations where queries find them, if they have changed."""
    from kg.ontology.reading.files import vocabulary_files
    from kg.rdf import VOCABULARY, vocabulary_quads

    paths = vocabulary_files(reader.setup.lang, reader.setup.ontology)
    quads = {quad: None for path in paths for quad in vocabulary_quads(path)}
    if quads.keys() != set(store.quads(graph=VOCABULARY)):
        store.replace_graph(VOCABULARY, quads)
