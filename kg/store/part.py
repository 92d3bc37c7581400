"""A part of a store: one of its graphs, or all but some; or graphs of it, in memory."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Self

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.store.protocol import QuadSource
from kg.store.queries.columns import Cell

__all__ = ["Held", "Known", "Part"]

_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_TEXTS = {Literal("").datatype, Literal("", language="en").datatype}


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
    """The quads of one graph (its full IRI), in memory.

    A quad that is read from a disk costs more than all that is asked of it here. What is written
    meanwhile is not seen. Numbers and dates come as stores spell them, ``7`` for ``007``.

    >>> graph = NamedNode("http://example.org/a")
    >>> held = Held(graph.value, [Quad(graph, graph, Literal("007", datatype=_INTEGER), graph)])
    >>> [(place, value.value) for _, place, value in held.columns(graph.value, [graph.value])]
    [(0, '7')]
    """

    def __init__(self, graph: str, quads: Iterable[Quad]) -> None:
        """Hold quads of the graph, each once; ``all`` are they."""
        self.graph = graph
        self.all = tuple(quads)

    @classmethod
    def read(cls, source: QuadSource, graph: str) -> Self:
        """Read the graph from a ``source``."""
        return cls(graph, source.quads(graph=graph))

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
        found: Iterable[Quad] = self.all
        node = None if subject is None else NamedNode(subject)
        if node is not None and (relation is None or "_nodes" in vars(self)):
            found = self._nodes.get(node, ())
        elif relation is not None:  # which costs no look at all nodes
            found = self._relations.get(relation, ())
        for quad in found:
            if (
                node in (None, quad.subject)
                and relation in (None, quad.predicate)
                and value in (None, quad.object)
            ):
                yield _stored(quad)

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of the graph have of some properties."""
        if graph != self.graph:
            return
        for place, relation in enumerate(properties):
            for node, _, value, _ in map(_stored, self._relations.get(NamedNode(relation), ())):
                if isinstance(node, NamedNode) and not isinstance(value, Triple):
                    yield node.value, place, value

    @functools.cached_property
    def _nodes(self) -> dict[object, list[Quad]]:
        return _grouped(self.all, attrgetter("subject"))

    @functools.cached_property
    def _relations(self) -> dict[object, list[Quad]]:
        return _grouped(self.all, attrgetter("predicate"))


class Known(QuadSource):
    """A ``source`` of which some graphs are held in memory: what is asked of them is told by these.

    >>> from kg.store import open_store
    >>> [*Known(open_store(None), {"http://example.org/a": Held("http://example.org/a", ())}).quads(
    ...     graph="http://example.org/a")]
    []
    """

    def __init__(self, source: QuadSource, held: Mapping[str, Held]) -> None:
        """Take the graphs of ``held``, by their full IRIs, for those of the ``source``."""
        self.source, self.held = source, held

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of the named graphs of the source."""
        return self.source.graphs()

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002  (the name in QuadSource)
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything; ``object`` is an IRI."""
        return self._of(graph).quads(subject, predicate, object, graph)

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of a graph have of some properties."""
        return self._of(graph).columns(graph, properties)

    def _of(self, graph: str | None) -> QuadSource:
        return self.source if graph is None else self.held.get(graph, self.source)


def _grouped(quads: Iterable[Quad], by: Callable[[Quad], object]) -> dict[object, list[Quad]]:
    found: defaultdict[object, list[Quad]] = defaultdict(list)
    for quad in quads:
        found[by(quad)].append(quad)
    return dict(found)


def _stored(quad: Quad) -> Quad:
    """Return a quad as a store gives it back."""
    value = quad.object
    if not isinstance(value, Literal) or value.datatype in _TEXTS:
        return quad
    return Quad(quad.subject, quad.predicate, _spelt(value), quad.graph_name)


@functools.lru_cache(maxsize=2**12)
def _spelt(value: Literal) -> Literal:
    """Return a typed literal as stores spell it, which keep numbers and dates as such."""
    store, node = pyoxigraph.Store(), NamedNode("urn:it")
    store.add(Quad(node, node, value))
    found = next(iter(store)).object
    assert isinstance(found, Literal)
    return found
