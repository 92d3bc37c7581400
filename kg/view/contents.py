"""A network as a page needs it: tables of plain values that refer to each other by number."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from kg.network import UNSURE, Evidence, layout
from kg.view.palette import families, family_of

__all__ = ["contents"]

_LINE = 20  # characters of a node's label a line, and how many lines of them
_LINES = 3


class _Table:
    """Values in the order in which they first came, each known by its number."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


def contents(graph: nx.MultiDiGraph[str], *, limit: int, seed: int) -> dict[str, Any]:
    """Return the tables ``nodes``, ``edges``, ``claims``, ``sentences``, ``documents``, ….

    Of more than ``limit`` nodes, those with most claims stay. Ids are opaque (``n0``, ``e0``), so
    that nothing of a text is ever used as an identifier in a page. The same graph gives the same
    tables, whatever the order in which it was filled.

    >>> import networkx as nx
    >>> contents(nx.MultiDiGraph(), limit=10, seed=1)["nodes"]
    []
    """
    weights = _weights(graph)
    kept = sorted(weights, key=lambda node: (-weights[node], node))[:limit]
    ids = {node: f"n{number}" for number, node in enumerate(kept)}
    tables = {name: _Table() for name in ("sentences", "documents", "holders", "relations")}
    claims: list[dict[str, Any]] = []

    def add(evidence: list[Evidence]) -> list[int]:
        first = len(claims)
        ordered = sorted(evidence, key=lambda e: (e["date"], e["doc"], e["marks"], e["id"]))
        claims.extend(_claim(item, tables) for item in ordered)
        return list(range(first, len(claims)))

    edges: list[dict[str, Any]] = []
    rows = [
        (ids[a], ids[b], str(key), data)
        for a, b, key, data in graph.edges(keys=True, data=True)
        if a in ids and b in ids
    ]
    for a, b, _, data in sorted(rows, key=lambda row: (int(row[0][1:]), int(row[1][1:]), row[2])):
        relation = (data["relation"], data["label"], data["relation"].startswith("open:"))
        edge = {"id": f"e{len(edges)}", "from": a, "to": b, "status": data["status"]}
        edge["relation"] = tables["relations"].number(relation)
        edge["claims"] = add(data["claims"])
        edges.append(edge)
    nodes = [_node(graph.nodes[node], ids[node], weights[node]) for node in kept]
    for node, entry in zip(kept, nodes, strict=True):
        entry["claims"] = add(graph.nodes[node].get("claims", []))
    _place(graph, kept, nodes, seed)
    return {
        "nodes": nodes,
        "edges": edges,
        "claims": claims,
        "sentences": list(tables["sentences"].numbers),
        "documents": [dict(items) for items in tables["documents"].numbers],
        "holders": [
            {"label": label, "node": ids.get(iri)} for iri, label in tables["holders"].numbers
        ],
        "relations": [
            {"label": label, "open": is_open} for _, label, is_open in tables["relations"].numbers
        ],
        "total": len(weights),
    }


def _weights(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Return for each node with any claim how many claims it takes part in."""
    weights = {node: len(data.get("claims", [])) for node, data in graph.nodes(data=True)}
    for a, b, data in graph.edges(data=True):
        for end in {a, b}:
            weights[end] += len(data["claims"])
    return {node: weight for node, weight in weights.items() if weight}


def _claim(item: Evidence, tables: Mapping[str, _Table]) -> dict[str, Any]:
    document = {
        "title": item["title"] or item["doc"],
        "date": item["date"],
        "source": item["source"],
        "url": _web(item["url"]),
    }
    holder = None
    if item["holder_label"]:
        holder = tables["holders"].number((item["holder"], item["holder_label"]))
    return {
        "subject": item["subject"],
        "object": item["object"],
        "label": item["label"],
        "holder": holder,
        "negated": item["negated"],
        "modality": item["modality"],
        "state": item["state"],
        "time": item["time"],
        "place": item["place"],
        "sentence": tables["sentences"].number(item["sentence"]),
        "marks": [list(mark) for mark in item["marks"]],
        "document": tables["documents"].number(tuple(document.items())),
        "inferred": item["inferred"],
        "rule": item["rule"],
        "open": item["relation"].startswith("open:"),
    }


def _web(url: str) -> str:
    """Return the address if a reader may follow it (http or https), else nothing.

    >>> _web("https://example.org/a"), _web("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""


def _node(data: Mapping[str, Any], number: str, weight: int) -> dict[str, Any]:
    label = str(data.get("label", ""))
    classes = data.get("classes") or (data.get("type") or "",)
    family = families().index(family_of(classes))
    return {
        "id": number,
        "label": label,
        "short": _short(label),
        "family": family,
        "type": str(data.get("type_label") or ""),
        "names": [name for name in data.get("names", ()) if name != label],
        "weight": weight,
        "size": round(min(10 + 3.6 * weight**0.5, 38), 1),
    }


def _short(label: str) -> str:
    r"""Return a label in at most three short lines, with an ellipsis where it is longer.

    >>> _short("ministère de la défense de la république")
    'ministère de la\ndéfense de la\nrépublique'
    """
    return "\n".join(
        textwrap.wrap(" ".join(label.split()), _LINE, max_lines=_LINES, placeholder=" …")
    )


def _place(
    graph: nx.MultiDiGraph[str], kept: list[str], nodes: list[dict[str, Any]], seed: int
) -> None:
    """Give each entry of ``nodes`` a place in two drawings, ``x``, ``y`` and ``wide``.

    The first is of what the page shows as it opens (relations of the ontology, no hopes), so that
    what is hidden leaves no holes; the second, ``wide``, is of everything.
    """
    sizes = {}
    for node, entry in zip(kept, nodes, strict=True):
        lines = entry["short"].split("\n")
        width = max(2 * entry["size"], 9.6 * max(map(len, lines)))
        sizes[node] = (width + 22, 2 * entry["size"] + 22 * len(lines) + 14)
    rows = sorted((a, b, str(key)) for a, b, key in graph.edges(keys=True))
    shown = {node for node, entry in zip(kept, nodes, strict=True) if entry["claims"]}
    first: nx.Graph[str] = nx.Graph()
    wide: nx.Graph[str] = nx.Graph()
    wide.add_nodes_from(kept)
    for a, b, key in rows:
        if a not in wide or b not in wide:
            continue
        wide.add_edge(a, b)
        data = graph.edges[a, b, key]
        if data["status"] != UNSURE and not data["relation"].startswith("open:"):
            shown |= {a, b}
            first.add_edge(a, b)
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(node for node in kept if node in shown)
    ordered.add_edges_from(first.edges())
    everywhere = layout(wide, seed, sizes=sizes)
    same = set(ordered) == set(wide) and first.number_of_edges() == wide.number_of_edges()
    at_first = everywhere if same else layout(ordered, seed, sizes=sizes)
    for node, entry in zip(kept, nodes, strict=True):
        entry["wide"] = everywhere[node]
        entry["x"], entry["y"] = at_first.get(node, everywhere[node])
