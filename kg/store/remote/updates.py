"""SPARQL updates that change named graphs, the merged one with them, each as one transaction.

Graphs are changed as a whole, or by some quads; the graph ``MARKER`` notes beside it what each
graph holds. ``merged`` is whether the server's default graph is kept as a merged one; where a
server makes a union of its own for queries, it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from kg.store.merged import DEFAULT
from kg.store.n_quads import data, digest

__all__ = ["DIGEST", "MARKER", "changing", "merging", "noting", "removing", "replacing"]

MARKER = "https://w3id.org/newskg/store"
"""The named graph by which kg knows its own: the record, judgements, what was sent."""

DIGEST = f"{MARKER}#digest"


def replacing(graphs: Mapping[str, Sequence[Quad]], held: Iterable[str], *, merged: bool) -> str:
    """Return the update that makes graphs hold exactly their quads; ``held`` are those there."""
    there = set(held)
    steps = removing([graph for graph in graphs if graph in there], merged=merged)
    added = [quad for quads in graphs.values() for quad in quads]
    if merged:
        added += _default(added)
    added += [_noted(graph, digest(quads)) for graph, quads in graphs.items() if quads]
    return ";\n".join([*steps, data("INSERT", added)])


def removing(graphs: Iterable[str], *, merged: bool) -> list[str]:
    """Return the steps that remove graphs, and what they alone gave to the merged one."""
    steps = []
    for graph in graphs:
        NamedNode(graph)  # raises where it could break out of the angle brackets
        if merged:
            steps.append(
                f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} "
                "FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } "
                f"FILTER(?other != <{graph}>) }} }}"
            )
        steps += [f"DROP SILENT GRAPH <{graph}>", _forgetting(graph)]
    return steps


def changing(graph: str, remove: Sequence[Quad], add: Sequence[Quad], *, merged: bool) -> str:
    """Return the update that removes quads from a graph and adds others."""
    steps = [data("DELETE", remove), _forgetting(graph)]
    if merged and remove:
        rows = " ".join(f"({q.subject} {q.predicate} {q.object})" for q in remove)
        steps.append(
            f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES (?s ?p ?o) {{ {rows} }} "
            "FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } } }"
        )
    added = [*add, *_default(add)] if merged else add
    return ";\n".join([*steps, data("INSERT", added)])


def merging(graph: str, digested: str, *, merged: bool) -> str:
    """Return the update that ends the writing of a graph in several parts."""
    steps = [data("INSERT", [_noted(graph, digested)])]
    if merged:
        steps.insert(0, f"INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return ";\n".join(steps)


def noting(notes: Mapping[str, str | None]) -> str:
    """Return the update that sets what is noted of the store; ``None`` takes a note away."""
    steps = [
        f"DELETE WHERE {{ GRAPH <{MARKER}> {{ <{MARKER}> <{MARKER}#{key}> ?old }} }}"
        for key in notes
    ]
    node = NamedNode(MARKER)
    quads = [
        Quad(node, NamedNode(f"{MARKER}#{key}"), Literal(value), node)
        for key, value in notes.items()
        if value is not None
    ]
    return ";\n".join([*steps, data("INSERT", quads)])


def _forgetting(graph: str) -> str:
    return f"DELETE WHERE {{ GRAPH <{MARKER}> {{ <{graph}> <{DIGEST}> ?digest }} }}"


def _noted(graph: str, digested: str) -> Quad:
    return Quad(NamedNode(graph), NamedNode(DIGEST), Literal(digested), NamedNode(MARKER))


def _default(quads: Iterable[Quad]) -> list[Quad]:
    """Return the quads in the default graph, each once."""
    once = dict.fromkeys(quad.triple for quad in quads)
    return [Quad(t.subject, t.predicate, t.object, DEFAULT) for t in once]
