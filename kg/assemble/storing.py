"""Documents → a store: each read, resolved and written as one graph."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.assemble.batches import BATCH, Batch, resolved
from kg.assemble.positions import positions
from kg.assemble.processes import OnError, chunks_of, reader_of, readings, sifted
from kg.assemble.reader import CHUNK, Options, Reading
from kg.errors import KgError
from kg.model import Document
from kg.rdf import document_iri, document_quads
from kg.resolve import Known
from kg.resolve.judgements import Judgements
from kg.review import Log, apply, known_in, redescribe

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store

__all__ = ["Report", "build"]

_FINGERPRINT = "kg:fingerprint"  # of a document's text, metadata and of how it was read


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, in documents, claims and quotations; ``failed`` holds the errors.

    ``inferred`` is how many claims rules have drawn from all that the store holds.
    """

    built: int = 0
    skipped: int = 0
    claims: int = 0
    quotations: int = 0
    inferred: int = 0
    failed: tuple[KgError, ...] = field(default=())


def build(
    documents: Iterable[Document],
    store: Store,
    options: Options,
    *,
    again: bool = False,
    progress: Callable[[str], None] | None = None,
    on_error: OnError | None = None,
    log: Log | None = None,
) -> Report:
    """Read ``documents`` into ``store``, each replacing the graph it had; return what was done.

    A document that the store has read alike is skipped unless ``again``. ``progress`` is called
    with the id of each document done. One document's failure is handed to ``on_error`` and kept
    in the report. What is stored stays when the build is interrupted. The judgements of ``log``,
    that of the store's folder where it is left out, are laid over what is found (``kg.review``).
    At the end rules draw their conclusions from what has changed (``kg.rules``).
    """
    from kg.rules import Upkeep, counts, remove, rules

    reader = reader_of(replace(options, processes=1))
    failed: list[KgError] = []

    def fail(error: KgError) -> None:
        failed.append(error)
        if on_error is not None:
            on_error(error)

    report = Report()
    _store_vocabulary(store, options)
    log = Log(store) if log is None else log
    judgements = log.in_force()
    upkeep = Upkeep(store, rules(options.lang, options.ontology), reader.knowledge.ontology)
    upkeep.begin()
    apply(store, log.judgements(), upkeep.changed)
    known = known_in(store, judgements)
    reading = reader.fingerprint()
    tell = progress or (lambda _: None)
    with readings(reader, options.processes) as chunks:
        for group in chunks_of(documents, BATCH):
            prints = {document.id: _fingerprint(document, reading) for document in group}
            new = [d for d in group if again or not _is_stored(store, d.id, prints[d.id])]
            for document in group:
                if document not in new:
                    tell(document.id)
            found = sifted(itertools.chain.from_iterable(chunks(chunks_of(new, CHUNK))), fail)
            others = _known_without(store, [document.id for document in new], judgements)
            batch = resolved(list(found), reader, known if others is None else others)
            _rename(store, batch, known, upkeep.changed)
            known.add(batch.entities, batch.named)
            small = reader.language.names.unspelled
            for one in batch.readings:
                held = tuple(positions(one, reader.knowledge.ontology, small))
                iris = {*_used(one), *(position.body.entity for position in held)}
                entities = {iri: e for iri, e in batch.entities.items() if iri in iris}
                quads = [
                    *document_quads(one.document, one.claims, one.quotations, entities, held),
                    _mark(one.document.id, prints[one.document.id]),
                ]
                upkeep.changed(document_iri(one.document.id))
                store.replace_graph(document_iri(one.document.id), quads, flush=False)
                tell(one.document.id)
            store.flush()
            report = replace(
                report,
                built=report.built + len(batch.readings),
                skipped=report.skipped + len(group) - len(new),
                claims=report.claims + sum(len(r.claims) for r in batch.readings),
                quotations=report.quotations + sum(len(r.quotations) for r in batch.readings),
            )
    if options.rules:
        upkeep.finish()
    else:
        remove(store)
    return replace(report, failed=tuple(failed), inferred=sum(counts(store).values()))


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


class _Without:
    """A store as it is without some graphs."""

    def __init__(self, store: Store, hidden: frozenset[str]) -> None:
        self.store, self.hidden = store, hidden

    def graphs(self) -> tuple[str, ...]:
        return tuple(graph for graph in self.store.graphs() if graph not in self.hidden)

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002  (the name in QuadSource)
        graph: str | None = None,
    ) -> Iterator[Quad]:
        for quad in self.store.quads(subject, predicate, object, graph):
            if getattr(quad.graph_name, "value", "") not in self.hidden:
                yield quad


def _known_without(store: Store, documents: Sequence[str], judgements: Judgements) -> Known | None:
    """Return what the other documents tell of entities, or None if the store has none of these.

    A document that is read again must not find its own entities: it would not be read alike.
    """
    graphs = frozenset(map(document_iri, documents))
    hidden = frozenset(g for g in graphs if next(store.quads(graph=g), None) is not None)
    return known_in(_Without(store, hidden), judgements) if hidden else None


def _store_vocabulary(store: Store, options: Options) -> None:
    """Put the labels of classes and relations where queries find them, if they have changed."""
    from kg.ontology.files import vocabulary_files
    from kg.rdf import VOCABULARY, vocabulary_quads

    paths = vocabulary_files(options.lang, options.ontology)
    quads = {quad: None for path in paths for quad in vocabulary_quads(path)}
    if quads.keys() != set(store.quads(graph=VOCABULARY)):
        store.replace_graph(VOCABULARY, quads)
