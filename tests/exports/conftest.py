"""The samples' store in every format, each written once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.exports import FORMATS
from kg.graph import KnowledgeGraph

Written = Callable[[str], Path]


@pytest.fixture(scope="session")
def graph(sample_store: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(sample_store, read_only=True) as found:
        yield found


@pytest.fixture(scope="session")
def written(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Give the file (or folder) of a format, by its name."""
    folder = tmp_path_factory.mktemp("exports")

    def write(name: str) -> Path:
        target = folder / f"{name}{FORMATS[name].endings[0].replace('.', '-', 1)}"
        if not target.exists():
            graph.export(target, name)
        return target

    return write
