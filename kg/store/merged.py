"""The default graph: all named graphs merged, each triple once, kept beside them.

A union that is made for each query gives a triple once for each graph that states it, so that
what ten documents repeat counts ten times. Kept merged, the default graph is a set, as SPARQL
means it, and ``FROM``, ``FROM NAMED`` and ``GRAPH`` mean what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad, QuerySolutions

__all__ = ["DEFAULT", "differing", "is_merged", "merge", "merge_anew", "with_merged"]

DEFAULT = DefaultGraph()
_MISSING = "GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }}"
_LEFT = "?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } }"
_MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


def is_merged(inner: pyoxigraph.Store) -> bool:
    """Return whether the default graph is kept: a store written before that has an empty one."""
    held = inner.quads_for_pattern(None, None, None, DEFAULT)
    return next(held, None) is not None or next(iter(inner.named_graphs()), None) is None


def merge(inner: pyoxigraph.Store) -> None:
    """Fill the default graph of a store that has none, in one transaction."""
    inner.update(_MERGE)


def merge_anew(inner: pyoxigraph.Store) -> None:
    """Make the default graph again from the named ones, in one transaction."""
    inner.update(f"CLEAR DEFAULT; {_MERGE}")


def differing(inner: pyoxigraph.Store) -> tuple[int, int]:
    """Return how many triples of named graphs the default one lacks, and how many more it has."""
    missing = sum(_count(inner, _MISSING.format(graph=graph)) for graph in inner.named_graphs())
    return missing, _count(inner, _LEFT)


def _count(inner: pyoxigraph.Store, pattern: str) -> int:
    answer = inner.query(f"SELECT (1 AS ?one) {{ {pattern} }}")
    assert isinstance(answer, QuerySolutions)
    return sum(1 for _ in answer)  # a COUNT would not end at a damaged block


def with_merged(
    inner: pyoxigraph.Store, stale: Collection[Quad], missing: Collection[Quad]
) -> tuple[list[Quad], list[Quad]]:
    """Return the quads to remove and to add, those of the default graph among them.

    A triple leaves the default graph when no other graph states it.
    """
    added = [*missing, *(Quad(s, p, o) for s, p, o, _ in missing)]
    if not stale:
        return [], added
    gone = set(stale)
    stated = {quad.triple for quad in missing}
    left = [q for q in _triples(stale) if q.triple not in stated and not _held(inner, q, gone)]
    return [*stale, *left], added


def _triples(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads in the default graph, each once."""
    once = dict.fromkeys(quad.triple for quad in quads)
    return (Quad(t.subject, t.predicate, t.object, DEFAULT) for t in once)


def _held(inner: pyoxigraph.Store, quad: Quad, gone: set[Quad]) -> bool:
    """Return whether a named graph holds a triple otherwise than by quads that are ``gone``."""
    found = inner.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return any(other.graph_name != DEFAULT and other not in gone for other in found)
