"""Networks of networkx → graphs of igraph, which measures them fast and always alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["numbered", "seeded"]


def numbered(ties: nx.Graph[str]) -> tuple[Any, list[str]]:
    """Return an igraph graph with the nodes in the order of their IRIs, and these.

    Edges have ``weight`` (1 where the network has none) and ``sign``.
    """
    import igraph

    nodes = sorted(ties)
    places = {node: place for place, node in enumerate(nodes)}
    edges = sorted(ties.edges(data=True), key=lambda one: (places[one[0]], places[one[1]]))
    graph = igraph.Graph(
        n=len(nodes), edges=[(places[a], places[b]) for a, b, _ in edges],
        directed=ties.is_directed(),
    )  # fmt: skip
    graph.es["weight"] = [float(data.get("weight", 1)) for *_, data in edges]
    graph.es["sign"] = [data.get("sign", 0) for *_, data in edges]
    return graph, nodes


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw from a generator of its own that begins with ``seed``, then as before."""
    import igraph

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)
