"""What is otherwise in one network than in another: between two times, outlets, holders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.found import dataframe

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["CHANGES", "change"]

CHANGES = ("turned", "new", "gone", "stronger", "weaker")


def change(before: nx.Graph[str], after: nx.Graph[str]) -> pd.DataFrame:
    """Return which ties are otherwise in ``after`` than in ``before``, a row each.

    Both are of one kind: ``actor_network(during(network, until="2025-03"))`` and that of a later
    time, or as one holder and as another tells it. A tie has ``turned`` where support has become
    opposition or the other way round, is ``new`` or ``gone``, or ``stronger`` or ``weaker`` by its
    ``weight``; what stands alike is left out. ``gone`` means that no document of that time tells
    it, never that it has ended.

    The columns are ``source``, ``target`` (IRIs), ``one``, ``other`` (labels), ``change``,
    ``before`` and ``after`` (weights), ``sign_before`` and ``sign_after``, ``relations`` (of
    ``after``, or where it is gone of ``before``). Rows are sorted by kind of change in the order of
    ``CHANGES``, then by how much. Raises ``ValueError`` where one is directed and the other is not;
    needs the extra ``pandas`` (``QueryError``).

    >>> from kg.network import actor_network, during, example_network
    >>> network = example_network()
    >>> march = actor_network(during(network, until="2025-03"))
    >>> later = actor_network(during(network, since="2025-04"))
    >>> changes = change(march, later)
    >>> changes.loc[changes.change == "turned", ["one", "other"]].values.tolist()
    [['Torvik', 'Mezin']]
    """
    if before.is_directed() != after.is_directed():
        raise ValueError("one network is directed, the other is not")
    pairs = {_pair(before, *edge): None for edge in (*before.edges(), *after.edges())}
    rows = []
    for source, target in pairs:
        old = before.get_edge_data(source, target) or {}
        new = after.get_edge_data(source, target) or {}
        how = _change(old, new)
        if how:
            labels = _labels(before, after, source, target)
            signs = old.get("sign", 0), new.get("sign", 0)
            told = str((new or old).get("label", ""))
            rows.append((source, target, *labels, how, _weight(old), _weight(new), *signs, told))
    rows.sort(key=lambda row: (CHANGES.index(row[4]), -abs(row[6] - row[5]), *row[2:4]))
    columns = (
        "source", "target", "one", "other", "change", "before", "after", "sign_before",
        "sign_after", "relations",
    )  # fmt: skip
    return dataframe(rows, columns)


def _pair(graph: nx.Graph[str], source: str, target: str) -> tuple[str, str]:
    if graph.is_directed():
        return source, target
    return min(source, target), max(source, target)


def _change(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Return how a tie has changed; nothing where it has not."""
    if not old or not new:
        return "new" if not old else "gone"
    if old.get("sign", 0) * new.get("sign", 0) < 0:
        return "turned"
    more = _weight(new) - _weight(old)
    return "stronger" if more > 0 else "weaker" if more < 0 else ""


def _weight(tie: dict[str, Any]) -> int:
    return int(tie.get("weight", 1)) if tie else 0


def _labels(
    before: nx.Graph[str], after: nx.Graph[str], source: str, target: str
) -> tuple[str, str]:
    def label(node: str) -> str:
        graph = after if node in after else before
        return str(graph.nodes[node].get("label", node))

    return label(source), label(target)
