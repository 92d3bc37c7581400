"""What rules cost: all conclusions drawn anew, and kept up to date after one document.

Run with ``pytest -m slow tests/benchmarks/test_rules_speed.py -s``; the figures are printed.
"""

from __future__ import annotations

import random
import sys
import time

import pytest

from kg.ontology import load
from kg.rdf import document_iri
from kg.rules import Upkeep, apply, rules
from kg.store import open_store
from tests.rules.world import Said, write, write_vocabulary

pytestmark = pytest.mark.slow

A_DOCUMENT = 20  # claims
OTHERS = ("visited", "accused", "supports", "attacked", "announced", "signed")
RATIO = 20  # time at ten times the claims, at most


def document(chance: random.Random, size: int) -> list[Said]:
    """Claims of which about a quarter bear on rules, of things that grow with the store."""

    def thing(letter: str) -> str:
        return f"{letter}{chance.randrange(size // 10)}x"

    found = []
    for _ in range(A_DOCUMENT):
        kind = chance.random()
        if kind < 0.06:
            found.append(Said(thing("v"), "locatedIn", thing("z")))
        elif kind < 0.11:
            found.append(Said(thing("z"), "controlledBy", thing("b")))
        elif kind < 0.19:
            found.append(Said(thing("p"), "metWith", thing("p")))
        elif kind < 0.24:
            found.append(Said(thing("p"), "memberOf", thing("b")))
        elif kind < 0.25:
            found.append(Said(thing("b"), "memberOf", thing("l")))
        else:
            found.append(Said(thing("p"), chance.choice(OTHERS), thing("b")))
    return [said for said in found if said.subject != said.object]


def seconds(size: int) -> tuple[float, float]:
    chance, ontology = random.Random(size), load("fr").ontology
    with open_store(None) as store:
        write_vocabulary(store)
        for i in range(size // A_DOCUMENT):
            write(store, f"d{i}", document(chance, size))
        start = time.process_time()
        drawn = sum(apply(store, rules(), ontology).values())
        anew = time.process_time() - start
        graph = document_iri("d0")
        start = time.process_time()
        upkeep = Upkeep(store, rules(), ontology)
        upkeep.begin()
        upkeep.changed(graph)
        write(store, "d0", document(chance, size))
        upkeep.finish()
        kept = time.process_time() - start
    sys.stdout.write(
        f"{size:>8,} claims: {drawn:>7,} inferred, anew {anew:6.2f} s, one document {kept:6.3f} s\n"
    )
    return anew, kept


def test_time_grows_with_the_claims() -> None:
    seconds(1000)  # warm
    times = [seconds(size) for size in (1_000, 10_000, 100_000)]
    assert times[2][0] < RATIO * times[1][0]
