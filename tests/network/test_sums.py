"""The plain network is summed up claim by claim: no claim is held, and it is the same graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.network import network, plain, plain_network
from kg.store import open_store


def told(graph: nx.MultiDiGraph[str]) -> tuple[list[Any], list[Any]]:
    """All that a graph says, in its order: of attributes, too."""
    nodes = [(node, [*data.items()]) for node, data in graph.nodes(data=True)]
    return nodes, [(*ends, [*data.items()]) for *ends, data in graph.edges(keys=True, data=True)]


@pytest.mark.parametrize(
    "wanted",
    [{}, {"include": "all"}, {"holder": "document"}, {"confidence": 0.9}, {"lang": "en"}],
)
def test_it_is_what_evidence_sums_up_to(sample_store: Path, wanted: dict[str, Any]) -> None:
    with open_store(sample_store, read_only=True) as store:
        assert told(plain_network(store, **wanted)) == told(plain(network(store, **wanted)))
