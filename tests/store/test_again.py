"""A reader whose files a writer has put together meanwhile reads on from what stands there now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.errors import StoreError
from kg.store import OxigraphStore, open_store, steadily
from tests.store.conformance import quad

MANY = 60  # more files than RocksDB opens at once
ALL = "SELECT ?other { GRAPH ?graph { ?one ?tells ?other } }"


@pytest.fixture
def beside(tmp_path: Path) -> Iterator[OxigraphStore]:
    """Give a store that is open for reading, of which no file is there any longer."""
    with open_store(tmp_path / "S") as writer:
        for i in range(MANY):
            name = f"http://example.org/{i}"
            writer.replace_graph(name, [quad(name, f"{i} and {j}") for j in range(20)])
        reader = open_store(tmp_path / "S", read_only=True)
        writer.inner.optimize()
        writer.replace_graph("http://example.org/new", [quad("http://example.org/new", "one")])
    with reader:  # whoever writes has ended: nothing is taken away while a query gathers
        yield reader


def test_it_asks_again_by_itself(beside: OxigraphStore) -> None:
    with pytest.raises(StoreError, match="was written to while it was read"):
        len(beside)
    graph = KnowledgeGraph(beside)
    assert len(graph.query(ALL)) == MANY * 20 + 1


@pytest.mark.parametrize("read", [KnowledgeGraph.stats, KnowledgeGraph.network])
def test_whatever_comes_whole_does(
    beside: OxigraphStore, read: Callable[[KnowledgeGraph], object]
) -> None:
    assert read(KnowledgeGraph(beside)) is not None


def test_other_trouble_is_told_at_once(beside: OxigraphStore) -> None:
    times = []

    @steadily
    def fail(_: object) -> None:
        times.append(1)
        raise StoreError("is damaged")

    with pytest.raises(StoreError, match="is damaged"):
        fail(beside)
    assert len(times) == 1
