"""The network with nothing but texts and numbers on it: what every format of networkx can write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from kg.network.evidence import Evidence

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["plain"]

G = TypeVar("G", bound="nx.Graph[Any]")

_SEPARATOR = "; "


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
        copy.add_edge(*ends, **{**_told(data["claims"]), **_values(data)})
    found: G = copy
    return found


def _values(data: dict[str, Any]) -> dict[str, str | int | float]:
    return {name: _value(value) for name, value in data.items()}


def _value(value: object) -> str | int | float:
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return _SEPARATOR.join(map(str, value))
    return len(value) if isinstance(value, list) else ""


def _told(claims: Sequence[Evidence]) -> dict[str, str | float]:
    """Return what the claims of an edge tell together."""
    dates = sorted(claim["date"] for claim in claims if claim["date"])
    return {
        "states": _joined(claim["state"] for claim in claims),
        "holders": _joined(claim["holder_label"] for claim in claims),
        "documents": _joined(claim["doc"] for claim in claims),
        "since": dates[0] if dates else "",
        "until": dates[-1] if dates else "",
        "confidence": max((claim["confidence"] for claim in claims), default=0.0),
        "sentence": claims[0]["sentence"] if claims else "",
    }


def _joined(words: Iterable[str]) -> str:
    return _SEPARATOR.join(sorted({word for word in words if word}))
