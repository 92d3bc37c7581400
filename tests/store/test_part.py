"""A part of a store: one graph, or all but some."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import Part, Store, open_store
from tests.store.conformance import A, B, quad


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(None) as opened:
        opened.replace_graph(A, [quad(A, "a")])
        opened.replace_graph(B, [quad(B, "b")])
        yield opened


def test_one_graph_alone(store: Store) -> None:
    part = Part(store, only=A)
    assert part.graphs() == (A,)
    assert [q.object.value for q in part.quads()] == ["a"]
    assert [q.object.value for q in part.quads(subject=B)] == []


def test_all_but_some(store: Store) -> None:
    part = Part(store, hidden=frozenset({A}))
    assert part.graphs() == (B,)
    assert [q.object.value for q in part.quads()] == ["b"]
    assert list(part.quads(graph=A)) == []


def test_a_part_of_a_part(store: Store) -> None:
    part = Part(Part(store, hidden=frozenset({A})), only=A)
    assert list(part.quads()) == []
