"""A part of a store: one of its graphs, or all but some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.store.protocol import QuadSource
from kg.store.queries.columns import Cell

__all__ = ["Part"]


@dataclass(frozen=True, slots=True)
class Part(QuadSource):
    """A store as it would be with the graph ``only`` alone, or without those that are ``hidden``.

    >>> from kg.store import open_store
    >>> Part(open_store(None), hidden=frozenset({"http://example.org/a"})).graphs()
    ()
    """

    source: QuadSource
    only: str | None = None
    hidden: frozenset[str] = frozenset()

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs that are left, sorted."""
        if self.only is not None:
            return (self.only,)
        return tuple(graph for graph in self.source.graphs() if graph not in self.hidden)

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002  (the name in QuadSource)
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of these graphs that match, ``None`` matching anything."""
        for quad in self.source.quads(subject, predicate, object, graph or self.only):
            if getattr(quad.graph_name, "value", "") not in self.hidden:
                yield quad

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of one of these graphs have of some properties."""
        if graph in self.hidden or self.only not in (None, graph):
            return iter(())
        return self.source.columns(graph, properties)
