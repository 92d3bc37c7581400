"""The one file that chains the stages: documents → Docs → claims → entities → quads → store."""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import DocumentError, KgError
from kg.model import Claim, Document, Entity, Mention, Quotation, TimeExpression

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store import Store

__all__ = ["Batch", "Options", "Reader", "Reading", "Report", "build", "read"]

CHUNK = 16  # documents parsed together; fixed, so that any number of processes reads alike
BATCH = 12 * CHUNK  # documents resolved together
_AHEAD = 2  # chunks waiting for each process

_FINGERPRINT = "kg:fingerprint"  # of a document's text, metadata and of how it was read

OnError = Callable[[KgError], None]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """How documents are read.

    ``model`` is a pipeline that ships with kg (``fr``) or any installed spaCy pipeline with UD
    labels, ``lang`` the language of the documents, ``ontology`` folders with further TTL files,
    ``processes`` the number of processes that parse; it never changes a result.
    """

    model: str = "fr"
    lang: str = "fr"
    ontology: tuple[Path, ...] = ()
    processes: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with what was read from it, in text order."""

    document: Document
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    names: tuple[Mention, ...] = ()  # whether or not a claim mentions them

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions of claims and quotations; a span may come more than once."""
        for claim in self.claims:
            yield claim.subject
            if isinstance(claim.object, Mention):
                yield claim.object
            if claim.attributed_to is not None:
                yield claim.attributed_to
            yield from claim.attributed_via
            if claim.place is not None:
                yield claim.place
        for quotation in self.quotations:
            if quotation.speaker is not None:
                yield quotation.speaker


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings whose mentions carry their entities, and these entities by IRI."""

    readings: tuple[Reading, ...]
    entities: dict[str, Entity]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, in documents, claims and quotations; ``failed`` holds the errors."""

    built: int = 0
    skipped: int = 0
    claims: int = 0
    quotations: int = 0
    failed: tuple[KgError, ...] = field(default=())


class Reader:
    """A loaded pipeline with its language and knowledge: documents → readings."""

    def __init__(self, options: Options) -> None:
        from threadpoolctl import ThreadpoolController

        from kg import languages, ontology, pipelines
        from kg.annotate.component import Annotator

        self.options = options
        self.language = languages.load(options.lang)
        self.knowledge = ontology.load(options.lang, options.ontology)
        self.pipeline = pipelines.load(options.model)
        self.annotator = Annotator(self.knowledge, self.language)
        # BLAS on one thread: sentences are small products, which several threads halve in speed
        # on a busy machine; and the last bits of a result must not depend on the number of cores
        self.threads = ThreadpoolController().select(user_api="blas")

    def read(self, documents: Sequence[Document]) -> list[Reading | KgError]:
        """Return a reading or an error a document, in order; one's failure spares the others."""
        try:
            with self.threads.limit(limits=1):
                return list(self._read(documents))
        except Exception as error:  # noqa: BLE001  (whichever document it was, the others are read)
            if len(documents) == 1:
                return [_failure(documents[0], error)]
            return [self.read([document])[0] for document in documents]

    def _read(self, documents: Sequence[Document]) -> Iterator[Reading]:
        from kg.annotate.docs import annotate
        from kg.annotate.mentions import named_mentions
        from kg.extract.claims import extract

        for document in documents:
            if document.lang != self.options.lang:
                raise DocumentError(
                    f"is in {document.lang!r}, not in {self.options.lang!r}",
                    place=document.path or document.id,
                    cure="Leave it out, or read it with that language.",
                )
        docs = annotate(documents, self.pipeline, self.language, batch=CHUNK)
        for document, doc in zip(documents, docs, strict=True):
            found = extract(self.annotator(doc), document, self.knowledge, self.language)
            names = tuple(named_mentions(doc))
            yield Reading(document, found.claims, found.quotations, found.times, names)

    def fingerprint(self) -> str:
        """Return a hash of whatever decides what is read: kg, pipeline, language, ontology."""
        digest = hashlib.sha256(version("kg-news").encode())
        digest.update(json.dumps(self.pipeline.meta, sort_keys=True, default=str).encode())
        for path in _data_files(self.options):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()


def read(
    documents: Iterable[Document],
    options: Options,
    *,
    known: Sequence[Entity] = (),
    on_error: OnError | None = None,
) -> Iterator[Batch]:
    """Yield batches of documents with their claims and entities, in the documents' order.

    ``known`` entities are met again under their IRIs; those of a batch are known to the next.
    A document that can't be read is handed to ``on_error``; without it the error is raised.
    """
    reader = _reader_of(replace(options, processes=1))
    entities = {entity.iri: entity for entity in known}
    with _readings(reader, options.processes) as chunks:
        found = _sift(itertools.chain.from_iterable(chunks(_chunks(documents, CHUNK))), on_error)
        for group in _chunks(found, BATCH):
            batch = _resolved(group, reader, tuple(entities.values()))
            entities |= batch.entities
            yield batch


def build(
    documents: Iterable[Document],
    store: Store,
    options: Options,
    *,
    again: bool = False,
    progress: Callable[[str], None] | None = None,
    on_error: OnError | None = None,
) -> Report:
    """Read ``documents`` into ``store``, each replacing the graph it had; return what was done.

    A document that the store has read alike is skipped unless ``again``. ``progress`` is called
    with the id of each document done. One document's failure is handed to ``on_error`` and kept
    in the report. What is stored stays when the build is interrupted.
    """
    from kg.rdf import document_iri, document_quads, entities_from

    reader = _reader_of(replace(options, processes=1))
    failed: list[KgError] = []

    def fail(error: KgError) -> None:
        failed.append(error)
        if on_error is not None:
            on_error(error)

    report = Report()
    _store_vocabulary(store, options.ontology)
    known = dict(entities_from(store))
    reading = reader.fingerprint()
    tell = progress or (lambda _: None)
    with _readings(reader, options.processes) as chunks:
        for group in _chunks(documents, BATCH):
            prints = {document.id: _fingerprint(document, reading) for document in group}
            new = [d for d in group if again or not _is_stored(store, d.id, prints[d.id])]
            for document in group:
                if document not in new:
                    tell(document.id)
            found = _sift(itertools.chain.from_iterable(chunks(_chunks(new, CHUNK))), fail)
            others = _known_without(store, [document.id for document in new])
            batch = _resolved(
                list(found), reader, tuple((known if others is None else others).values())
            )
            known |= batch.entities
            for one in batch.readings:
                iris = _used(one)
                entities = {iri: e for iri, e in batch.entities.items() if iri in iris}
                quads = [
                    *document_quads(one.document, one.claims, one.quotations, entities),
                    _mark(one.document.id, prints[one.document.id]),
                ]
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
    return replace(report, failed=tuple(failed))


# -- reading in one process or several --------------------------------------------------------

Chunks = Callable[[Iterable[list[Document]]], Iterator[list[Reading | KgError]]]

_reader: Reader | None = None  # of a worker process


@functools.lru_cache(maxsize=2)
def _reader_of(options: Options) -> Reader:
    """Return the reader, loaded once: a graph that takes one text after another needs it again."""
    return Reader(options)


@contextmanager
def _readings(reader: Reader, processes: int) -> Iterator[Chunks]:
    """Give a function that reads chunks in order, in this process or in a pool."""
    if processes <= 1:
        yield lambda chunks: (reader.read(chunk) for chunk in chunks)
        return
    pool = ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=_start_worker,
        initargs=(reader.options,),
    )
    try:
        yield lambda chunks: _in_order(pool, chunks, _AHEAD * processes)
    except BrokenProcessPool:
        raise KgError(
            "a worker process was ended from outside",
            place="kg build",
            cure="Give fewer processes (-p), each takes about 1 GB; what is stored stays.",
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterable[list[Document]], ahead: int
) -> Iterator[list[Reading | KgError]]:
    """Yield the results of chunks in their order, with at most ``ahead`` of them under way."""
    waiting: deque[Future[list[Reading | KgError]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(_read_in_worker, chunk))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _start_worker(options: Options) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends them in good order
    _reader = Reader(options)


def _read_in_worker(documents: list[Document]) -> list[Reading | KgError]:
    assert _reader is not None
    return _reader.read(documents)


# -- steps ------------------------------------------------------------------------------------


def _resolved(group: list[Reading], reader: Reader, known: tuple[Entity, ...]) -> Batch:
    from kg.resolve import resolve

    mentions = {one.document.id: (*one.names, *one.mentions()) for one in group}
    found = resolve(mentions, reader.knowledge, reader.language, known)
    readings = tuple(
        replace(
            one,
            claims=found.apply(one.claims),
            quotations=found.apply_quotations(one.quotations),
        )
        for one in group
    )
    return Batch(readings, dict(found.entities))


def _used(reading: Reading) -> set[str]:
    return {mention.entity for mention in reading.mentions() if mention.entity}


def _sift(found: Iterable[Reading | KgError], on_error: OnError | None) -> Iterator[Reading]:
    for one in found:
        if isinstance(one, Reading):
            yield one
        elif on_error is None:
            raise one
        else:
            on_error(one)


def _failure(document: Document, error: Exception) -> KgError:
    if isinstance(error, KgError):
        return error
    return DocumentError(
        f"can't be read ({type(error).__name__}: {error})",
        place=document.path or document.id,
        cure="This is a fault of kg: please report it with the document.",
    )


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while chunk := list(itertools.islice(rest, size)):
        yield chunk


def _data_files(options: Options) -> list[Path]:
    """Return the files that hold what is known of the language and of the world, in order."""
    from kg import bundled, languages

    language = Path(languages.__file__).with_name(f"{options.lang}.toml")
    folders = (bundled.ontologies(), *options.ontology)
    return [language, *(path for folder in folders for path in sorted(folder.rglob("*.ttl")))]


# -- what the store has already ---------------------------------------------------------------


def _fingerprint(document: Document, reading: str) -> str:
    return hashlib.sha256(repr((document, reading)).encode()).hexdigest()


def _mark(doc: str, fingerprint: str) -> Quad:
    from pyoxigraph import Literal, NamedNode, Quad

    from kg.rdf import document_iri, expand

    node = NamedNode(document_iri(doc))
    return Quad(node, NamedNode(expand(_FINGERPRINT)), Literal(fingerprint), node)


def _is_stored(store: Store, doc: str, fingerprint: str) -> bool:
    from pyoxigraph import Literal

    from kg.rdf import document_iri, expand

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


def _known_without(store: Store, documents: Sequence[str]) -> Mapping[str, Entity] | None:
    """Return what the other documents tell of entities, or None if the store has none of these.

    A document that is read again must not find its own entities: it would not be read alike.
    """
    from kg.rdf import document_iri, entities_from

    graphs = frozenset(map(document_iri, documents))
    hidden = frozenset(g for g in graphs if next(store.quads(graph=g), None) is not None)
    return entities_from(_Without(store, hidden)) if hidden else None


def _store_vocabulary(store: Store, folders: Sequence[Path]) -> None:
    """Put the labels of classes and relations where queries find them, if they have changed."""
    from kg.bundled import ontologies
    from kg.rdf import VOCABULARY, vocabulary_quads

    paths = [ontologies() / "core.ttl"]
    paths += [path for folder in folders for path in sorted(folder.glob("*.ttl"))]
    quads = {quad: None for path in paths for quad in vocabulary_quads(path)}
    if quads.keys() != set(store.quads(graph=VOCABULARY)):
        store.replace_graph(VOCABULARY, quads)
