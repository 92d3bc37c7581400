"""What is measured of a large store; times are seconds of this process on the processor."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg import ontology
from kg.assemble import Options, build
from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.query.search import index_of
from kg.rules import apply, rules
from kg.store import open_store
from kg.store.oxigraph import OxigraphStore
from tests.scale.copies import Copies, lines
from tests.scale.sources import short_documents

__all__ = ["load_rates", "one_more", "opening", "readers_beside", "size", "whole", "written"]

_TOGETHER = 64  # documents written in one step, as a build does
_SAMPLE = 256  # documents by which loading is measured
_MANY = 200_000_000  # characters that are loaded at once where speed is not measured
Graph = tuple[str, list[Quad]]


def load_rates(copies: Copies, folder: Path) -> tuple[float, float]:
    """Return quads a second: by pyoxigraph's own bulk loading, and as a build writes them.

    Both end in the same quads, those of the merged graph counted as well.
    """
    graphs = list(itertools.islice(copies.graphs(sys.maxsize), _SAMPLE))
    quads = [quad for _, some in graphs for quad in some]
    quads += [Quad(*quad.triple) for quad in quads]

    def own(path: Path) -> None:
        path.mkdir()
        store = pyoxigraph.Store(str(path))
        store.bulk_extend(quads)
        store.flush()

    def ours(path: Path) -> None:
        with OxigraphStore(path) as store:
            for some in _groups(graphs, _TOGETHER):
                store.replace_graphs(dict(some))

    rates = []
    for way in (own, ours):
        path = folder / way.__name__
        rates.append(len(quads) / _seconds(lambda way=way, path=path: way(path)))
        shutil.rmtree(path)
    return rates[0], rates[1]


def written(copies: Copies, vocabulary: Iterable[Quad], path: Path, claims: int) -> None:
    """Write a store of so many claims, as compact as it gets, with what a build leaves beside them.

    That is what rules tell, and the index of words and counts.
    """
    with OxigraphStore(path) as store:
        held, many = [lines(vocabulary)], 0
        for text in itertools.chain(copies.texts(claims), ("",)):
            held.append(text)
            many += len(text)
            if many > _MANY or not text:
                store.inner.bulk_load("".join(held).encode(), format=RdfFormat.N_QUADS)
                held, many = [], 0
        apply(store, rules(), ontology.load("fr").ontology)
        with index_of(store):
            store.inner.optimize()


def size(path: Path) -> int:
    """Return the bytes of a store's files."""
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def opening(path: Path) -> tuple[float, float]:
    """Return how long it takes to open a store for reading, and for writing."""
    return (
        _seconds(lambda: open_store(path, read_only=True).close()),
        _seconds(lambda: open_store(path).close()),
    )


def whole(path: Path, *, lean: bool) -> Iterator[tuple[str, float]]:
    """Yield how long it takes what looks at all of a store; no claim is whole in a lean one."""
    with KnowledgeGraph.open(path) as graph:
        yield "stats", _seconds(graph.stats)
        if lean:
            return
        yield "network()", _seconds(graph.network)
        yield "claims(), 1,000 of them", _seconds(lambda: [*itertools.islice(graph.claims(), 1000)])
        yield "claims(), all", _seconds(lambda: sum(1 for _ in graph.claims()))


def one_more(folder: Path, many: int) -> tuple[float, float, float]:
    """Return what a document costs alone, beside ``many`` others, and each of these in one build.

    Reading, resolution, rules and writing are counted, loading the pipeline is not.
    """
    *others, last = short_documents(many + 1)
    options = Options()
    _built([others[0]], folder / "warm", options)
    alone = min(_built([last], folder / f"alone-{i}", options) for i in range(3))
    together = _built(others, folder / "many", options) / many
    return alone, _built([last], folder / "many", options), together


def readers_beside(folder: Path, many: int, readers: int = 4) -> tuple[int, list[float], list[str]]:
    """Return how often readers asked while documents were built, how long it took, and failures."""
    path = folder / "many"
    command = [sys.executable, "-m", "tests.scale.reader", str(path)]
    asking = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(readers)
    ]
    for document in itertools.islice(short_documents(many + 21), many + 1, None):
        _built([document], path, Options())
    told = [one.communicate("\n")[0].splitlines() for one in asking]
    lines = [line for some in told for line in some]
    times = sorted(float(line) for line in lines if line[0].isdigit())
    return len(lines), times, [line for line in lines if not line[0].isdigit()]


def _built(documents: list[Document], path: Path, options: Options) -> float:
    with open_store(path) as store:
        return _seconds(lambda: build(documents, store, options))


def _seconds(does: Callable[[], object]) -> float:
    begun = time.process_time()
    does()
    return time.process_time() - begun


def _groups(graphs: list[Graph], many: int) -> Iterator[list[Graph]]:
    return (graphs[start : start + many] for start in range(0, len(graphs), many))
