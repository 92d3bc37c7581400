"""A part of a store: one of its graphs, or all but some; or a graph read once, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from kg.store.protocol import QuadSource
from kg.store.queries.columns import Cell

__all__ = ["Held", "Part"]


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


class Held(QuadSource):
    """The quads of one graph (its full IRI) of a ``source``, in memory.

    A quad that is read from a disk costs more than all that is asked of it here. What is written
    meanwhile is not seen.

    >>> from kg.store import open_store
    >>> Held(open_store(None), "http://example.org/a").all
    ()
    """

    def __init__(self, source: QuadSource, graph: str) -> None:
        """Read the graph; ``all`` are its quads."""
        self.graph = graph
        self.all = tuple(source.quads(graph=graph))
        self._of: dict[str, list[Quad]] = {}

    def graphs(self) -> tuple[str, ...]:
        """Return the IRI of the graph."""
        return (self.graph,)

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002  (the name in QuadSource)
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything; ``object`` is an IRI."""
        if graph not in (None, self.graph):
            return
        relation = None if predicate is None else NamedNode(predicate)
        value = None if object is None else NamedNode(object)
        for quad in self.all if subject is None else self._nodes().get(subject, ()):
            if relation in (None, quad.predicate) and value in (None, quad.object):
                yield quad

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of the graph have of some properties."""
        if graph != self.graph:
            return
        places = {NamedNode(one): place for place, one in enumerate(properties)}
        for quad in self.all:
            place = places.get(quad.predicate)
            if place is not None:
                node, value = quad.subject, quad.object
                if isinstance(node, NamedNode) and not isinstance(value, Triple):
                    yield node.value, place, value

    def _nodes(self) -> dict[str, list[Quad]]:
        if not self._of:
            found: defaultdict[str, list[Quad]] = defaultdict(list)
            for quad in self.all:
                if isinstance(quad.subject, NamedNode):
                    found[quad.subject.value].append(quad)
            self._of = dict(found)
        return self._of
