"""A store seen through rdflib: for reading, with the merged graph as the default graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pyoxigraph
from oxrdflib import OxigraphStore
from oxrdflib._converter import from_ox, from_ox_graph_name, to_ox_quad_pattern
from rdflib import Dataset

from kg.errors import StoreError
from kg.store.queries.guard import refuse

__all__ = ["dataset"]


class ReadOnlyView(OxigraphStore):
    """Oxigraph below rdflib, without the ways to write or to ask other servers.

    What is written past kg would be missing in the default graph, and lost at the next build.
    """

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        """Yield triples with their graph; without a ``context`` those of all named graphs."""
        if context is not None:
            yield from super().triples(triple_pattern, context)
            return
        for quad in self._inner.quads_for_pattern(*to_ox_quad_pattern(triple_pattern, None)):
            if quad.graph_name != pyoxigraph.DefaultGraph():
                triple = (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object))
                yield triple, iter((from_ox_graph_name(quad.graph_name, self),))

    def query(self, query: Any, *arguments: Any, **options: Any) -> Any:
        """Answer a query; raises ``QueryError`` for one that would ask another server."""
        refuse(str(query), place="the query")
        return super().query(query, *arguments, **options)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise StoreError(
            "is only read through rdflib",
            place="graph.dataset",
            cure="Add documents with kg build; copy the quads into a Dataset of your own to edit.",
        )

    add = addN = remove = update = add_graph = remove_graph = _refuse  # noqa: N815


class MergedDataset(Dataset):
    """A ``Dataset`` that, taken as one graph, is the merged one."""

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """Yield the triples of the merged graph, for whoever takes a graph; ``quads`` has more."""
        return iter(self.triples((None, None, None)))


def dataset(inner: pyoxigraph.Store, *, merged: bool) -> Dataset:
    """Return an rdflib ``Dataset`` of a store; ``merged`` where its default graph is kept."""
    return MergedDataset(store=ReadOnlyView(store=inner), default_union=not merged)
