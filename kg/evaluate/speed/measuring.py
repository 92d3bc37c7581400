"""A build in a folder of its own, with a stopwatch."""

from __future__ import annotations

import itertools
import resource
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.assemble import BuildReport, Options, Watcher, build
from kg.errors import DocumentError
from kg.evaluate.speed.figures import Speed
from kg.model import Document
from kg.rdf import document_id
from kg.stopwatch import Stopwatch, each
from kg.store import Store, open_store
from kg.store.folder import QUADS

__all__ = ["measured"]

Piles = Iterable[tuple[Options, Iterator[Document]]]


def measured(piles: Piles, folder: Path, *, watcher: Watcher | None = None) -> Speed:
    """Return how fast documents, language by language, are built into ``folder`` by this process.

    The first document of each language is read and built apart before, so that what a process
    does once does not count: nor does its reading. Raises DocumentError where there is none.
    """
    watch, passing, report = Stopwatch(), _Passing(), BuildReport()
    with open_store(folder / "all") as store:
        for options, documents in piles:
            read = passing.through(each("reading", documents))
            first = list(itertools.islice(read, 1))
            with open_store(folder / f"first-{options.setup().code}") as apart:
                build(first, apart, options)
            with watch:
                rest = itertools.chain(first, read)
                report = report.plus(build(rest, store, options, watcher=watcher))
        if not passing.most:
            raise DocumentError(
                "there is no document to read", place="kg bench", cure="Name files or folders."
            )
        quads = _quads(store)
    return Speed(
        documents=report.built,
        words=passing.words,
        claims=report.claims,
        quads=quads,
        size=sum(file.stat().st_size for file in (folder / "all" / QUADS).iterdir()),
        memory=_memory(),
        grown=passing.most[-1] - passing.most[len(passing.most) // 2],
        seconds=watch.seconds,
    )


class _Passing:
    """Counts words of documents that pass by, and takes down the memory that they found taken."""

    def __init__(self) -> None:
        self.words = 0
        self.most: list[int] = []  # bytes, by document

    def through(self, documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            self.words += len(document.text.split())
            self.most.append(_memory())
            yield document


def _memory() -> int:
    """Return the most bytes that this process has taken so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _quads(store: Store) -> int:
    graphs = (graph for graph in store.graphs() if document_id(graph) is not None)
    return sum(sum(1 for _ in store.quads(graph=graph)) for graph in graphs)
