"""The network with nothing but texts and numbers on it: what every format of networkx can write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from kg.network.sums import SEPARATOR, Sum

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["flatten", "plain"]

G = TypeVar("G", bound="nx.Graph[Any]")


def plain(network: G) -> G:
    """Return a copy whose nodes and edges carry texts and numbers instead of their evidence.

    ``network`` is a graph of claims, or a network of actors made of one.

    ``names`` and ``classes`` are joined by "; ", ``claims`` is a count. Edges have the ``states``
    (``ended``, ``planned``, …), ``holders`` and ``documents`` of their claims, joined likewise, the
    days of their first and last document (``since``, ``until``, empty where unknown), the greatest
    ``confidence`` and the first ``sentence``.

    >>> import networkx as nx
    >>> rich = nx.MultiDiGraph()
    >>> rich.add_node("kge:a", label="A", names=("A", "AA"), claims=[])
    >>> plain(rich).nodes["kge:a"]
    {'label': 'A', 'names': 'A; AA', 'claims': 0}
    """
    copy: Any = network.__class__()
    for node, data in network.nodes(data=True):
        copy.add_node(node, **_values(data))
    edges = network.edges(keys=True, data=True) if network.is_multigraph() else None
    for *ends, data in network.edges(data=True) if edges is None else edges:
        copy.add_edge(*ends, **_of_edge(data))
    found: G = copy
    return found


def flatten(network: nx.Graph[Any]) -> None:
    """Make a network that holds sums (``kg.network.sums``) carry what ``plain`` makes of claims."""
    for _, data in network.nodes(data=True):
        _replace(data, _values(data))
    for *_, data in network.edges(data=True):
        _replace(data, _of_edge(data))


def _replace(data: dict[str, Any], values: dict[str, Any]) -> None:
    data.clear()
    data.update(values)


def _of_edge(data: dict[str, Any]) -> dict[str, str | int | float]:
    """Return what the claims of an edge tell together, and what it tells by itself."""
    claims = data["claims"]
    told = claims if isinstance(claims, Sum) else Sum.of(claims)
    return {**told.values(), **_values(data)}


def _values(data: dict[str, Any]) -> dict[str, str | int | float]:
    return {name: _value(value) for name, value in data.items()}


def _value(value: object) -> str | int | float:
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return SEPARATOR.join(map(str, value))
    if isinstance(value, Sum):
        return value.many
    return len(value) if isinstance(value, list) else ""
