"""Who belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.numbered import numbered, seeded

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["communities"]


def communities(
    ties: nx.Graph[str], *, seed: int = 1, resolution: float = 1.0
) -> list[frozenset[str]]:
    """Return groups of actors with more ties inside them than between them, the largest first.

    The method is Leiden's (V. A. Traag et al., 2019), by modularity with weights, as igraph has it;
    directions make no difference. Ties of opposition (``sign`` -1) bring nobody together and are
    left out. The same network and ``seed`` give the same groups; a higher ``resolution`` gives more
    and smaller ones. Everybody is in one group, who has no tie in one of his own.

    >>> from kg.network import actor_network, example_network
    >>> [sorted(group) for group in communities(actor_network(example_network()))][0]
    ['kge:mezin', 'kge:torvik']
    """
    graph, nodes = numbered(ties)
    graph.delete_edges([edge.index for edge in graph.es if edge["sign"] < 0])
    graph = graph.as_undirected(combine_edges={"weight": "sum"})
    with seeded(seed):
        found = graph.community_leiden(
            objective_function="modularity", weights="weight", resolution=resolution,
            n_iterations=-1,
        )  # fmt: skip
    groups = [frozenset(nodes[place] for place in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), min(group)))
