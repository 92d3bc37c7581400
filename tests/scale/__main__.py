"""``python -m tests.scale``: what a store of 100,000 claims costs to write, to keep and to ask.

The claims are those of made-up news, read by the pipeline, and of renamed copies of it; with
``--store`` those of a store of your own. Times are of the processor; on a machine that does other
things as well they are longer, so compare within one run.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import NamedNode

from kg.assemble import Options, build
from kg.rdf import VOCABULARY
from kg.rdf.terms import Terms
from kg.store import Store, open_store
from tests.scale.asked import answered
from tests.scale.copies import Copies
from tests.scale.measures import (
    load_rates,
    one_more,
    opening,
    readers_beside,
    size,
    whole,
    written,
)
from tests.scale.sources import long_documents

_LONG = 40  # documents that are read where no store is named


def main() -> None:
    """Measure, and print each figure as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=[100_000])
    parser.add_argument("--store", type=Path, help="copy this store's documents")
    parser.add_argument("--lean", action="store_true", help="without the places in the text")
    parser.add_argument("--documents", type=int, default=1000, help="beside which one more is read")
    parser.add_argument("--folder", type=Path, help="keep the stores here, or find them here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = given.folder or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        source = given.store or _made_up(folder / "source")
        with open_store(source, read_only=True) as held:
            copies, vocabulary = Copies(held, lean=given.lean), [*held.quads(graph=VOCABULARY)]
            own, ours = load_rates(copies, folder)
            _tell(f"loading      pyoxigraph {own:,.0f} quads/s, kg {ours:,.0f} ({ours / own:.0%})")
            for claims in given.claims:
                path = folder / f"claims-{claims}{'-lean' * given.lean}"
                if not path.exists():
                    begun = time.process_time()
                    written(copies, vocabulary, path, claims)
                    _tell(f"\nwriting      {time.process_time() - begun:,.0f} s, {_memory():,} MB")
                _measure(path, lean=given.lean)
        if given.documents:
            _grow(folder, given.documents)


def _made_up(path: Path) -> Path:
    if path.exists():
        return path
    with open_store(path) as store:
        build(long_documents(_LONG), store, Options())
    return path


def _measure(path: Path, *, lean: bool) -> None:
    reading, writing = opening(path)
    with open_store(path, read_only=True) as store:
        claims = sum(1 for _ in store.quads(predicate=Terms.INFERRED.value))
        documents, quads = len(store.graphs()), len(store)
        _tell(f"\n{claims:,} claims, {documents:,} graphs, {quads:,} quads")
        _tell(f"size         {size(path) / claims:,.0f} bytes a claim")
        _tell(f"opening      {1000 * reading:.0f} ms, for writing {1000 * writing:.0f} ms")
        _tell(f"a look-up    {_look_up(store):.1f} µs")
        medians = []
        for one in answered(store):
            medians.append(one.median)
            _tell(f"{one.question:22} {one.asked:45} {one.rows:4} rows {one.median:9.1f} ms")
        _tell(f"the median of the questions is {statistics.median(medians):.1f} ms")
    for what, seconds in whole(path, lean=lean):
        _tell(f"{what:24} {seconds:8.2f} s")


def _memory() -> int:
    """Return the megabytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _look_up(store: Store) -> float:
    """Return microseconds of one look-up: what the machine does today."""
    some = itertools.islice(store.quads(predicate=Terms.POLARITY.value), 2000)
    claims = [quad.subject.value for quad in some if isinstance(quad.subject, NamedNode)]
    begun = time.process_time()
    for claim in claims:
        next(store.quads(claim, Terms.MODALITY.value), None)
    return 1_000_000 * (time.process_time() - begun) / max(len(claims), 1)


def _grow(folder: Path, documents: int) -> None:
    alone, more, together = one_more(folder, documents)
    _tell(
        f"\none document alone {alone:.2f} s, beside {documents:,} {more:.2f} s "
        f"({more / alone:.1f} times), in one build with them {together:.2f} s"
    )
    asked, times, failed = readers_beside(folder, documents)
    _tell(
        f"four readers during a build: {asked} answers, median {statistics.median(times):.0f} ms, "
        f"at most {times[-1]:.0f} ms; {len(failed)} failed {' '.join(failed[:1])}"
    )


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
