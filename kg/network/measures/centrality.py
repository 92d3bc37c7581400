"""Who stands in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.numbered import numbered
from kg.query.found import dataframe

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["centralities"]


def centralities(ties: nx.Graph[str]) -> pd.DataFrame:
    """Return the centralities of all actors, a row each, the most central first.

    ``ties`` is what ``actor_network``, ``speech_network`` or ``co_claim_network`` return, or any
    network with ``weight`` on its ties. The index is the IRI; the columns are ``label``, ``type``,

    - ``out_degree``, ``in_degree``: with how many others it is tied, from it and to it (alike in an
      undirected network), ``out_weight``, ``in_weight``: the weights of these ties together;
    - ``betweenness``: the share of the shortest paths between two others that lead through it
      (Freeman 1977), 0..1;
    - ``closeness``: the mean of 1/distance to all others (harmonic centrality, 0..1, which also
      holds where some are out of reach);
    - ``pagerank``: the share of a random walk along the ties that is spent with it.

    Paths and closeness take each tie as one step, PageRank takes weights. Rows are sorted by
    ``betweenness``, then by weight, then by label. Needs the extra ``pandas`` (``QueryError``).

    >>> from kg.network import actor_network, example_network
    >>> table = centralities(actor_network(example_network()))
    >>> table.label["kge:mezin"], int(table.in_degree["kge:mezin"])
    ('Mezin', 2)
    """
    graph, nodes = numbered(ties)
    possible = (len(nodes) - 1) * (len(nodes) - 2) / (1 if ties.is_directed() else 2)
    between = [one / possible if possible > 0 else 0.0 for one in graph.betweenness()]
    near = graph.harmonic_centrality() if len(nodes) > 1 else [0.0] * len(nodes)
    rank = graph.pagerank(weights="weight") if nodes else []
    rows = []
    for place, node in enumerate(nodes):
        data = ties.nodes[node]
        rows.append(
            (
                node, str(data.get("label", node)), str(data.get("type", "")),
                graph.degree(place, mode="out"), graph.degree(place, mode="in"),
                *(int(graph.strength(place, mode=m, weights="weight")) for m in ("out", "in")),
                round(between[place], 6), round(near[place], 6), round(rank[place], 6),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-row[7], -(row[5] + row[6]), row[1], row[0]))
    columns = (
        "iri", "label", "type", "out_degree", "in_degree", "out_weight", "in_weight",
        "betweenness", "closeness", "pagerank",
    )  # fmt: skip
    return dataframe(rows, columns).set_index("iri")
