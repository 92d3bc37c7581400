"""Quads as text: sorted N-Quads, the digest of a graph, and the data of SPARQL updates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.errors import StoreError

__all__ = ["data", "digest", "dump", "n_quads", "sound"]


def sound(graph: str, quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads, which must stand in the graph and have no blank nodes."""
    name = NamedNode(graph)
    found = list(quads)
    for quad in found:
        if quad.graph_name != name:
            raise StoreError(
                f"a quad stands in the graph {quad.graph_name}",
                place=graph,
                cure="Write each graph by itself.",
            )
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise StoreError("a quad has a blank node", place=graph, cure="Give every node an IRI.")
    return found


def data(operation: str, quads: Iterable[Quad]) -> str:
    """Return an update of plain data: the serialiser escapes it, and N-Quads fit into SPARQL."""
    rows = (
        f"{q.triple} ."
        if isinstance(q.graph_name, DefaultGraph)
        else f"GRAPH {q.graph_name} {{ {q.triple} }}"
        for q in quads
    )
    return f"{operation} DATA {{\n" + "\n".join(rows) + "\n}"


def n_quads(quads: Iterable[Quad]) -> list[str]:
    """Return the quads as sorted lines of N-Quads, each with its line end."""
    return sorted(f"{_n_quad(quad)} .\n" for quad in quads)


def digest(quads: Iterable[Quad]) -> str:
    """Return the SHA-256 of quads, the same whatever their order.

    >>> a = NamedNode("http://example.org/a")
    >>> one, other = Quad(a, a, a, a), Quad(a, a, NamedNode("http://example.org/b"), a)
    >>> digest([one, other]) == digest([other, one]) != digest([one])
    True
    """
    return hashlib.sha256("".join(n_quads(quads)).encode()).hexdigest()


def dump(quads: Iterable[Quad], path: Path) -> None:
    """Write quads as sorted N-Quads: the same quads give the same bytes."""
    lines = n_quads(quads)
    try:
        path.write_text("".join(lines), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(
            f"can't be written ({error.strerror})", place=str(path), cure="Name another file."
        ) from error


def _n_quad(quad: Quad) -> str:
    graph = "" if isinstance(quad.graph_name, DefaultGraph) else f" {quad.graph_name}"
    return f"{quad.triple}{graph}"
