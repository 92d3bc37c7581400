"""How well and how fast names are resolved, on generated corpora with known truth.

Run with ``pytest -m slow tests/benchmarks/test_resolution.py -s``; the figures are printed.
"""

from __future__ import annotations

import math
import time

import pytest

from kg.languages import load as load_language
from kg.ontology import load
from kg.resolve import Known, resolve
from tests.resolve.generated import Corpus, Pairs, corpus, pairs

pytestmark = pytest.mark.slow

DOUBLED = 2.3  # the most that twice the mentions may take


def timed(found: Corpus) -> tuple[float, Pairs]:
    knowledge, language = load("fr"), load_language("fr")
    start = time.process_time()
    resolution = resolve(found.mentions, knowledge, language)
    return time.process_time() - start, pairs(found, resolution.entity_of)


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


def test_batch_by_batch_is_nearly_all_at_once() -> None:
    """Read in ten batches, the same documents give nearly the same entities."""
    found = corpus(things=2500, mentions=40_000, seed=4)
    knowledge, language = load("fr"), load_language("fr")
    known, entity_of = Known(), {}
    docs = sorted(found.mentions)
    for start in range(0, len(docs), len(docs) // 10 + 1):
        batch = docs[start : start + len(docs) // 10 + 1]
        one = resolve({d: found.mentions[d] for d in batch}, knowledge, language, known)
        known.add(one.entities, {(doc, iri) for (doc, *_), iri in one.entity_of.items()})
        entity_of |= one.entity_of
    at_once = pairs(found, resolve(found.mentions, knowledge, language).entity_of)
    by_batch = pairs(found, entity_of)
    print(f"\nat once  {at_once}\nby batch {by_batch}")  # noqa: T201
    assert by_batch.precision >= at_once.precision - 0.01
    assert by_batch.recall >= at_once.recall - 0.05
