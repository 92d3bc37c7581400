"""The ties of a network as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.found import dataframe

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd

__all__ = ["ties_table"]

_COUNTS = (
    "weight", "sign", "support", "opposition", "denied", "said", "affirmed", "unsure", "agree",
    "disagree",
)  # fmt: skip


def ties_table(ties: nx.Graph[str]) -> pd.DataFrame:
    """Return the ties of a network of actors as a table to read or to save, the heaviest first.

    The columns are ``source`` and ``target`` (IRIs), ``one`` and ``other`` (labels), ``relations``
    where the ties have them, the counts that they carry (``weight``, ``sign`` …), ``since``,
    ``until``, and the first ``sentence``. Needs the extra ``pandas`` (``QueryError``).

    >>> from kg.network import actor_network, example_network
    >>> ties_table(actor_network(example_network())).loc[0, ["one", "relations", "other"]].to_list()
    ['Torvik', 'accused, alliedWith', 'Mezin']
    """
    edges: list[tuple[str, str, dict[str, Any]]] = list(ties.edges(data=True))
    counts = [name for name in _COUNTS if any(name in data for *_, data in edges)] or ["weight"]
    named = not edges or any("label" in data for *_, data in edges)
    rows = []
    for source, target, data in edges:
        labels = (str(ties.nodes[node].get("label", node)) for node in (source, target))
        claims = data.get("claims", ())
        rows.append(
            (
                source, target, *labels, *([data.get("label", "")] if named else ()),
                *(data.get(name, 0) for name in counts), data.get("since", ""),
                data.get("until", ""), claims[0]["sentence"] if claims else "",
            )
        )  # fmt: skip
    columns = (
        "source", "target", "one", "other", *(["relations"] if named else ()), *counts, "since",
        "until", "sentence",
    )  # fmt: skip
    heavy = columns.index("weight") if "weight" in columns else 2
    rows.sort(key=lambda row: (-row[heavy] if heavy > 3 else 0, *row[2:4], *row[:2]))
    return dataframe(rows, columns)
