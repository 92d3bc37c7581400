"""``python -m tests.cluster.throughput 60``: what a build on a cluster takes, document by document.

Made-up news is built by the code of a cluster in this one process, job after job, so that the
processor's time of workers and of the process that resolves and writes can be told apart.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.assemble import Options, build
from kg.cluster import Cluster, ClusterReader
from kg.cluster.pieces import Piece
from kg.cluster.running import AnyJob, Work
from kg.errors import KgError
from kg.store import open_store

__all__ = ["AtOnce"]


class AtOnce:
    """Does jobs in this process; ``seconds`` of the processor that each kind takes."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.seconds: Counter[str] = Counter()

    def done(self, jobs: Iterable[AnyJob], work: Work[AnyJob]) -> Iterator[AnyJob | KgError]:
        for job in jobs:
            begun = time.process_time()
            work(job, self.place)
            self.seconds[getattr(job, "kind", "reading")] += time.process_time() - begun
            yield job

    def counted(self, pieces: Sequence[Piece]) -> list[int]:
        return [piece.lines() for piece in pieces]

    def close(self) -> None:
        pass


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=60)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pile, store, parts = (Path(folder) / name for name in ("news.jsonl", "S", "parts"))
        news = [sys.executable, "-m", "tests.scale.news", str(chosen.documents), "-o", str(pile)]
        subprocess.run(news, check=True)
        reader, running = ClusterReader(Cluster("", str(parts)), store), AtOnce(str(parts))
        reader._connected = running
        with open_store(store) as opened:
            begun, claims = time.process_time(), 0
            for options, documents in reader.piles([pile], Options()):
                claims += build(documents, opened, options, elsewhere=reader).claims
            taken = time.process_time() - begun
            quads = len(opened)
        words = len(pile.read_text("utf-8").split())
        _print(chosen.documents, taken, running.seconds)
        files = {"parts": parts, "store": store / "oxigraph", "names": store / "names-fr.sqlite"}
        for what, path in files.items():
            told(what, _size(path) / chosen.documents, "bytes a document")
        sys.stdout.write(f"{words:,} words, {claims:,} claims, {quads:,} quads\n")


def _print(documents: int, taken: float, seconds: Counter[str]) -> None:
    for kind, each in seconds.items():
        told(kind, 1000 * each / documents, "ms a document, workers")
    told("driver", 1000 * (taken - seconds.total()) / documents, "ms a document, loading included")


def told(what: str, number: float, unit: str) -> None:
    sys.stdout.write(f"{what:9} {number:10,.1f} {unit}\n")


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


if __name__ == "__main__":
    main()
