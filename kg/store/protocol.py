"""What every store offers, whatever holds its quads."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from kg.store.queries.columns import Cell
from kg.store.record import Record

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["Answer", "Closing", "QuadSource", "Store", "Term"]

Term = NamedNode | BlankNode | Literal
Answer = QuerySolutions | QueryBoolean | QueryTriples


class QuadSource(Protocol):
    """What claims can be read from: a store, or a part of one (``kg.store.part``)."""

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs, sorted."""

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything; ``object`` is an IRI."""

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of a graph have of some properties, in a third of the time of ``quads``.

        All are full IRIs; ``kg.store.queries.columns.Cell`` tells what comes, in no order.
        """


class Closing(Protocol):
    """What is closed when a ``with`` block is left; inherit it and define ``close``."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is held; it can't be used afterwards."""

    def __enter__(self) -> Self:
        """Return the thing itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()


class Store(QuadSource, Closing, Protocol):
    """Quads in named graphs, one graph a document; IRIs are full IRIs throughout.

    A store is a context manager; leaving it closes it. ``record`` tells how it was built, ``None``
    where nothing was, or where a kg that kept no record did it. ``opened`` is when that was begun,
    in nanoseconds of ``time.time_ns``: what is read is at least as new. ``seal`` is the number that
    marks what stands level with the quads (``kg.store.folder.seal``), 0 where that is not known.
    """

    path: Path | None
    read_only: bool
    opened: int
    record: Record | None
    seal: int

    def remember(self, record: Record) -> None:
        """Keep how the store is built; nothing happens where that is known already."""

    def replace_graph(self, graph: str, quads: Iterable[Quad], *, flush: bool = True) -> None:
        """Make a graph hold exactly these quads, in one transaction, and flush."""

    def replace_graphs(
        self,
        graphs: Mapping[str, Iterable[Quad]],
        held: Mapping[str, Collection[Quad]] = MappingProxyType({}),
    ) -> None:
        """Make each graph hold exactly its quads, all in one transaction, and flush.

        A graph without quads is removed. ``held`` is what graphs hold now, where it was read.
        """

    def change_graph(
        self, graph: str, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()
    ) -> None:
        """Remove quads from a graph and add others, in one transaction; nothing is flushed."""

    def flush(self) -> None:
        """Make what was written without flushing quick to open."""

    def remove_graph(self, graph: str) -> None:
        """Remove a graph; nothing happens where there is none."""

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        bindings: Mapping[str, Term] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; its default graph is all graphs merged, each triple once.

        What would write or ask other servers is a ``QueryError``, what is no query a
        ``SyntaxError``.

        ``bindings`` sets variables to terms without any text being put into the query; a bound
        variable must be among those that the query selects, else that is a ``ValueError``.
        """

    def put_seal(self) -> None:
        """Mark all that follows from the documents as level with them; on disk only."""

    def __len__(self) -> int:
        """Return the number of quads."""

    def dump(self, path: Path) -> None:
        """Write all quads as sorted N-Quads: the same quads give the same bytes."""

    def as_rdflib(self) -> Dataset:
        """Return the same store as an rdflib ``Dataset``, for reading, with the merged graph."""
