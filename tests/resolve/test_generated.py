"""Names of a generated world with known truth; larger ones in tests/benchmarks."""

from __future__ import annotations

from kg.languages import load as load_language
from kg.ontology import load
from tests.resolve.generated import corpus, pairs
from tests.resolve.worlds import World


def test_pairs_of_two_thousand_things() -> None:
    found = corpus(things=2000, mentions=16_000)
    assert len(set(found.truth.values())) > 1900
    world = World(load("fr"), load_language("fr")).put(found.mentions)
    figures = pairs(found, world.entity_of)
    assert figures.precision >= 0.98
    assert figures.recall >= 0.94
