"""A network as the documents of a time tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.network.evidence import Evidence

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["during"]

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def during(network: nx.MultiDiGraph[str], since: str = "", until: str = "") -> nx.MultiDiGraph[str]:
    """Return the network of the claims whose documents appeared in a time, both ends included.

    ``since`` and ``until`` are ISO dates as precise as you like: ``until="2025-03"`` has all of
    March in it; left out, the time is open. Documents dated less precisely than that are in no
    time. Nodes of which nothing is left are gone. Raises ``QueryError`` for what is no date.

    >>> from kg.network import example_network
    >>> sorted(during(example_network(), until="2025-03").nodes)[:2]
    ['kge:mezin', 'kge:ministere']
    """
    for one in (since, until):
        if one and not _DATE.fullmatch(one):
            raise QueryError("is no date", place=repr(one), cure="Write 2025, 2025-03, 2025-03-08.")

    def inside(claim: Evidence) -> bool:
        date = claim["date"][:10]
        precise = len(date) >= max(len(since), len(until), 1)
        return precise and date[: len(since)] >= since and date[: len(until)] <= until

    kept = network.__class__(**network.graph)
    for node, data in network.nodes(data=True):
        kept.add_node(node, **{**data, "claims": [c for c in data["claims"] if inside(c)]})
    for source, target, key, data in network.edges(keys=True, data=True):
        if claims := [claim for claim in data["claims"] if inside(claim)]:
            kept.add_edge(source, target, key, **{**data, "claims": claims})
    lost = [n for n, data in kept.nodes(data=True) if not data["claims"] and not kept.degree(n)]
    kept.remove_nodes_from(lost)
    for node, data in kept.nodes(data=True):
        data["degree"] = kept.degree(node)
    return kept
