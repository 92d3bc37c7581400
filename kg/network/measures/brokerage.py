"""Who stands between others that have no tie of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from kg.network.measures.communities import communities
from kg.network.numbered import numbered
from kg.query.found import dataframe

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["ROLES", "brokerage"]

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokerage(ties: nx.Graph[str], groups: Mapping[str, Hashable] | None = None) -> pd.DataFrame:
    """Return how often each actor brokers between two others, and in which role, a row each.

    B brokers from A to C where A is tied to B, B to C, and A not to C. The roles are those of R. V.
    Gould and R. M. Fernandez (1989), by the groups that the three belong to:

    - ``coordinator``: all three in one, ``itinerant``: A and C in one, B in another,
    - ``representative``: A and B in one, ``gatekeeper``: B and C in one,
    - ``liaison``: three groups; ``brokered`` is their sum.

    ``groups`` names for each actor its group (``nx.get_node_attributes(ties, "type")``), by default
    those of ``communities``. In an undirected network each pair of neighbours without a tie is one
    path each way. ``constraint`` is R. S. Burt's (1992): near 1 where all of an actor's ties lead
    to actors tied to each other; empty for who has no tie. The index is the IRI. Rows are
    sorted by ``brokered``. Needs the extra ``pandas`` (``QueryError``).

    >>> import networkx as nx
    >>> ties = nx.DiGraph([("a", "b"), ("b", "c")])
    >>> brokerage(ties, {"a": 1, "b": 1, "c": 2}).loc["b", ["brokered", "representative"]].to_list()
    [1, 1]
    """
    known = _numbers(communities(ties)) if groups is None else groups
    graph, nodes = numbered(ties)
    constraint = graph.constraint(weights="weight") if nodes else []
    rows: list[tuple[Any, ...]] = []
    for place, node in enumerate(nodes):
        roles = _roles(ties, node, known)
        tight = constraint[place]
        rows.append(
            (
                node, str(ties.nodes[node].get("label", node)), known.get(node),
                roles.total(), *(roles[role] for role in ROLES),
                None if tight != tight else round(tight, 6),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-row[3], row[1], row[0]))
    columns = ("iri", "label", "group", "brokered", *ROLES, "constraint")
    return dataframe(rows, columns).set_index("iri")


def _roles(ties: nx.Graph[str], broker: str, groups: Mapping[str, Hashable]) -> Counter[str]:
    found: Counter[str] = Counter()
    before = ties.predecessors(broker) if ties.is_directed() else ties.neighbors(broker)
    behind = ties.successors(broker) if ties.is_directed() else ties.neighbors(broker)
    ahead = [one for one in behind if one != broker]
    for one in before:
        for other in ahead:
            if one not in (other, broker) and not ties.has_edge(one, other):
                found[_role(groups.get(one), groups.get(broker), groups.get(other))] += 1
    return found


def _role(one: Hashable, broker: Hashable, other: Hashable) -> str:
    if one == other:
        return "coordinator" if broker == one else "itinerant"
    if broker == one:
        return "representative"
    return "gatekeeper" if broker == other else "liaison"


def _numbers(found: list[frozenset[str]]) -> dict[str, int]:
    return {node: number for number, group in enumerate(found, start=1) for node in group}
