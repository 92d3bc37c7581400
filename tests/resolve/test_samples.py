"""The sample documents, read by the shipped pipeline: pairs of named mentions across documents."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import pytest

from kg.bundled import samples
from kg.graph import KnowledgeGraph
from kg.model import Mention, MentionKind
from kg.rdf import mentions_in

pytestmark = pytest.mark.pipeline

_ALIKE = 0.6  # shared characters of a gold mention and ours, over all of both


def agreement(mention: Mention, start: int, end: int) -> float:
    shared = min(end, mention.end) - max(start, mention.start)
    return shared / (max(end, mention.end) - min(start, mention.start))


def test_pairs_of_named_mentions_across_the_samples(sample_store: Path) -> None:
    gold = samples().parent / "gold" / "gold_entities.jsonl"
    with KnowledgeGraph.open(sample_store, create=False) as graph:
        ours = {doc: mentions_in(graph.store, doc) for doc in graph}
    met = []
    for entity in map(json.loads, gold.read_text("utf-8").splitlines()):
        for wanted in entity["mentions"] if entity["scored"] else ():
            named = any(letter.isupper() for letter in wanted["text"][1:])
            found = max(
                (m for m in ours[entity["doc"]] if not m.part and m.kind is not MentionKind.CLAUSE),
                key=lambda m, at=wanted: (agreement(m, at["start"], at["end"]), -m.start),
            )
            if named and agreement(found, wanted["start"], wanted["end"]) >= _ALIKE:
                met.append((entity["entity"], found.entity))
    assert len(met) > 70
    counts = Counter((a == c, b == d) for (a, b), (c, d) in itertools.combinations(met, 2))
    both = counts[True, True]
    assert both / (both + counts[False, True]) >= 0.97
    assert both / (both + counts[True, False]) >= 0.90
