"""``python -m tests.scale.beside STORE --first 10000``: what one made-up article more costs.

Each of the articles that follow those in a store is read into an empty store, twice, and then into
that store, which keeps them: measure on a copy. Resolution, rules and writing are counted, loading
the pipeline is not; seconds are of the processor.

    python -m tests.scale.news 10000 -o news.jsonl
    kg build news.jsonl --store S
    python -m tests.scale.beside S --first 10000 --many 24
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kg.assemble import Options, build
from kg.model import Document
from kg.store import open_store
from tests.scale.news import documents

__all__ = ["costs"]


def costs(path: Path, articles: list[Document]) -> Iterator[tuple[str, float, float]]:
    """Yield the id of each article, what it costs alone, and beside what a store holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _built(articles[0], folder / "warm")
        for number, article in enumerate(articles):
            alone = min(_built(article, folder / f"{number}-{turn}") for turn in range(2))
            yield article.id, alone, _built(article, path)


def _built(article: Document, path: Path) -> float:
    with open_store(path) as store:
        begun = time.process_time()
        build([article], store, Options())
        return time.process_time() - begun


def main() -> None:
    """Measure, and print each article's figures as they are known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--first", type=int, required=True, help="how many articles it has")
    parser.add_argument("--many", type=int, default=24)
    given = parser.parse_args()
    articles = list(islice(documents(given.first + given.many), given.first, None))
    figures = []
    for name, alone, beside in costs(given.store, articles):
        figures.append((alone, beside))
        sys.stdout.write(f"{name} {alone:.2f} s, {beside:.2f} ({beside / alone:.1f} times)\n")
        sys.stdout.flush()
    for what, one in zip(("alone", "beside"), zip(*figures, strict=True), strict=True):
        median, mean = statistics.median(one), statistics.mean(one)
        sys.stdout.write(f"{what}: median {median:.2f}, mean {mean:.2f}, most {max(one):.2f} s\n")


if __name__ == "__main__":
    main()
