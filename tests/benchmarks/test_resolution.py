"""How well and how fast names are resolved, on generated corpora with known truth.

Run with ``pytest -m slow tests/benchmarks/test_resolution.py -s``; the figures are printed.
"""

from __future__ import annotations

import math
import random
import time

import pytest

from kg.languages import load as load_language
from kg.ontology import load
from kg.resolve import Names, Source
from tests.resolve.generated import Corpus, Pairs, corpus, pairs

pytestmark = pytest.mark.slow

DOUBLED = 2.3  # the most that twice the mentions may take


def timed(found: Corpus) -> tuple[float, Pairs]:
    knowledge, language = load("fr"), load_language("fr")
    sources = {doc: Source(tuple(mentions)) for doc, mentions in found.mentions.items()}
    start = time.process_time()
    update = Names(knowledge, language).update(sources, sources.__getitem__)
    seconds = time.process_time() - start
    entity_of = {
        (doc, *key): iri
        for doc, one in update.resolutions.items()
        for key, iri in one.entity_of.items()
    }
    return seconds, pairs(found, entity_of)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pairs(seed: int) -> None:
    seconds, figures = timed(corpus(things=2500, mentions=40_000, seed=seed))
    print(f"\nseed {seed}, 2,500 things, 40,000 mentions: {figures}, {seconds:.1f} s")  # noqa: T201
    assert figures.precision >= 0.97
    assert figures.recall >= 0.90


def test_growth() -> None:
    timed(corpus(things=100, mentions=1000))  # what is made once
    sizes = (10_000, 100_000, 1_000_000)
    runs = [timed(corpus(things=size // 16, mentions=size)) for size in sizes]
    for size, (seconds, figures) in zip(sizes, runs, strict=True):
        print(f"\n{size:>9,} mentions {seconds:7.2f} s  {figures}", end="")  # noqa: T201
    for (a, (few, _)), (b, (many, _)) in zip(
        zip(sizes, runs, strict=True), list(zip(sizes, runs, strict=True))[1:], strict=False
    ):
        doubled = (many / few) ** (1 / math.log2(b / a))
        print(f"\n{a:,} → {b:,}: twice the mentions, {doubled:.2f} times the time")  # noqa: T201
        assert doubled <= DOUBLED


def test_one_document_more() -> None:
    """A document that comes to many costs little more than one that comes to few."""
    found = corpus(things=10_000, mentions=160_000, seed=4)
    sources = {doc: Source(tuple(mentions)) for doc, mentions in found.mentions.items()}
    names = Names(load("fr"), load_language("fr"))
    docs = sorted(sources)
    random.Random(1).shuffle(docs)
    costs = []
    for start, end in ((0, 500), (500, len(docs) - 20)):
        names.update({doc: sources[doc] for doc in docs[start:end]}, sources.__getitem__)
        begun, some = time.process_time(), docs[end : end + 20]
        for doc in some:
            names.update({doc: sources[doc]}, sources.__getitem__)
        costs.append((time.process_time() - begun) / len(some))
        names.update(dict.fromkeys(some), sources.__getitem__)
        print(f"\n{end:,} documents: {1000 * costs[-1]:.1f} ms for one more", end="")  # noqa: T201
    assert costs[1] <= 0.05
