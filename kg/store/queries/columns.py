"""Columns of a graph: what its nodes have of some properties.

A quad costs what it takes to spell out its four terms. Of a column only node and value are spelt
out, so that the columns that are needed come in a third of the time. They are streamed: a join by
hash, or a count, would go on for ever where the disk gives a damaged block back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

__all__ = ["Cell", "cells", "columns_query"]

Cell = tuple[str, int, NamedNode | BlankNode | Literal]
"""Node (an IRI), the place of the property among those that were asked for, and a value."""


def columns_query(graph: str, properties: Sequence[str]) -> str:
    """Return the SELECT query for the columns of some properties in a graph (full IRIs).

    >>> print(columns_query("http://x/g", ["http://x/p"]))
    SELECT ?node ?place ?value { VALUES (?property ?place) { (<http://x/p> 0) } \
GRAPH <http://x/g> { ?node ?property ?value } }
    """
    places = " ".join(f"({NamedNode(one)} {place})" for place, one in enumerate(properties))
    return (
        f"SELECT ?node ?place ?value {{ VALUES (?property ?place) {{ {places} }} "
        f"GRAPH {NamedNode(graph)} {{ ?node ?property ?value }} }}"
    )


def cells(solutions: QuerySolutions) -> Iterator[Cell]:
    """Yield what answers such a query; blank nodes are left out."""
    for node, place, value in solutions:
        if isinstance(node, NamedNode):
            yield node.value, int(place.value), value
