"""Names of a generated world with known truth; larger ones in tests/benchmarks."""

from __future__ import annotations

from kg.languages import load as load_language
from kg.ontology import load
from kg.resolve import resolve
from tests.resolve.generated import corpus, pairs


def test_pairs_of_two_thousand_things() -> None:
    found = corpus(things=2000, mentions=16_000)
    assert len(set(found.truth.values())) > 1900
    resolution = resolve(found.mentions, load("fr"), load_language("fr"))
    figures = pairs(found, resolution.entity_of)
    assert figures.precision >= 0.98
    assert figures.recall >= 0.94
