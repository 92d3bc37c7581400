"""The Oxigraph store: on disk or in memory, in this process."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QuerySolutions, Variable

from kg.errors import StoreError
from kg.store.folder import (
    MARKER,
    QUADS,
    break_seal,
    kept_before,
    put_seal,
    read_marker,
    seal_of,
    write_marker,
)
from kg.store.merged import DEFAULT, with_merged
from kg.store.n_quads import data, dump, sound
from kg.store.opening import open_quads
from kg.store.protocol import Answer, Closing, Term
from kg.store.queries.columns import Cell, cells, columns_query
from kg.store.queries.guard import refuse
from kg.store.record import Record
from kg.store.trouble import is_of_disk, not_closed, on_disk, trouble

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["OxigraphStore"]

T = TypeVar("T")
Graphs = Mapping[str, Iterable[Quad]]
Known = Mapping[str, Collection[Quad]]

_BULK = 5_000  # quads: so many are written quicker as files of their own, in one step as well


class OxigraphStore(Closing):
    """Quads in pyoxigraph. ``inner`` is the ``pyoxigraph.Store`` itself.

    One process may have a store open for writing. Opening it ``read_only`` takes no lock, and gives
    the store as it is then, whatever a writer does meanwhile: open it again to see that.

    >>> from pyoxigraph import Literal, NamedNode, Quad
    >>> store = OxigraphStore(None)
    >>> graph = NamedNode("http://example.org/g")
    >>> a = NamedNode("http://example.org/a")
    >>> store.replace_graph(graph.value, [Quad(a, a, Literal("x"), graph)])
    >>> [row["o"].value for row in store.query("SELECT ?o WHERE { ?s ?p ?o }")]
    ['x']
    """

    def __init__(self, path: Path | None, *, read_only: bool = False, create: bool = True) -> None:
        """Open the store in ``path``, or one in memory where it is ``None``.

        Raises ``StoreError`` for a folder that is no store of kg's, that another process has open
        for writing, that is damaged, or that is missing while it may not be made.
        """
        self.path = path
        self.read_only = read_only
        self._inner: pyoxigraph.Store | None = None
        self._has_failed = False
        self._is_flushed = False
        self.opened = time.time_ns()
        self.seal = 0 if path is None else seal_of(path)
        self._inner, self._merged, self._pinned = open_quads(
            path, read_only=read_only, create=create
        )
        self.record: Record | None = None
        if path is not None:
            self.record = Record.from_json(read_marker(path), str(path / MARKER))
            if self.seal != seal_of(path):
                self.seal = 0  # a writer was at work as it was opened

    @property
    def inner(self) -> pyoxigraph.Store:
        """The ``pyoxigraph.Store``; raises ``StoreError`` once the store is closed."""
        if self._inner is None:
            raise StoreError("is closed", place=str(self.path or "memory"), cure="Open it again.")
        return self._inner

    def remember(self, record: Record) -> None:
        """Keep how the store is built; nothing happens where that is known already.

        Raises ``StoreError`` where the folder can't be written.
        """
        if record == self.record:
            return
        self._writable()
        self._unsealed()
        if self.path is not None:
            with on_disk(self.path / MARKER):
                write_marker(self.path, record.as_json())
        self.record = record

    def replace_graph(self, graph: str, quads: Iterable[Quad], *, flush: bool = True) -> None:
        """Make a graph hold exactly these quads, in one transaction, and flush.

        Whoever writes many graphs flushes once, at the end: what is written is safe without, but
        many unflushed graphs make the store slow to open.

        Only the difference is written: the same quads again cost nothing. Raises ``StoreError``
        for a quad of another graph, one with a blank node (which would be a new one at each
        writing), and in a read-only store; the store is then as it was.
        """
        self._replace({graph: quads}, {}, flush=flush)

    def replace_graphs(self, graphs: Graphs, held: Known = MappingProxyType({})) -> None:
        """Make each graph hold exactly its quads, all in one transaction, and flush.

        A graph without quads is removed. ``held`` is what graphs hold now, where it was read.
        Raises ``StoreError`` as ``replace_graph`` does; the store is then as it was.
        """
        self._replace(graphs, held, flush=True)

    def _replace(self, graphs: Graphs, known: Known, *, flush: bool) -> None:
        self._writable()
        stale: list[Quad] = []
        missing: list[Quad] = []
        emptied: list[NamedNode] = []
        for graph, quads in graphs.items():
            fresh = sound(graph, quads)
            held = set(known[graph] if graph in known else self.quads(graph=graph))
            stale += held.difference(fresh)
            missing += [quad for quad in fresh if quad not in held] if held else fresh
            if not fresh and self.inner.contains_named_graph(name := NamedNode(graph)):
                emptied.append(name)
        if stale or missing or emptied:
            self._change(stale, missing, emptied)
            if flush:
                self.flush()

    def change_graph(
        self, graph: str, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()
    ) -> None:
        """Remove quads from a graph and add others, in one transaction; nothing is flushed.

        Raises ``StoreError`` as ``replace_graph`` does; the store is then as it was.
        """
        stale, missing = sound(graph, remove), sound(graph, add)
        self._writable()
        self._change(stale, missing)

    def _change(
        self,
        stale: Collection[Quad],
        missing: Collection[Quad],
        emptied: Collection[NamedNode] = (),
    ) -> None:
        self._unsealed()
        self._is_flushed = False
        with self._written():
            stale, missing = with_merged(self.inner, stale, missing)
            if stale or emptied:
                # Only an update removes and adds in one transaction.
                steps = [data("DELETE", stale), data("INSERT", missing)]
                steps += [f"DROP SILENT GRAPH {name}" for name in emptied]  # else its name stays
                self.inner.update(";\n".join(steps))
            elif len(missing) >= _BULK and self.path is not None:
                with kept_before(self.inner, self.path / QUADS):
                    self.inner.bulk_extend(missing)
            elif missing:
                self.inner.extend(missing)

    def remove_graph(self, graph: str) -> None:
        """Remove a graph; nothing happens where there is none."""
        self._replace({graph: ()}, {}, flush=True)

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        bindings: Mapping[str, Term] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; its default graph is all graphs merged, each triple once.

        Raises ``QueryError`` for what may not be asked (``kg.store.queries.guard``),
        ``SyntaxError`` for what is no query, and ``ValueError`` for a bound variable that it does
        not select.
        """
        refuse(sparql)
        try:
            return self.inner.query(
                sparql,
                prefixes=dict(prefixes or {}),
                use_default_graph_as_union=not self._merged,
                substitutions={Variable(name): term for name, term in (bindings or {}).items()},
            )
        except (OSError, RuntimeError) as error:
            if is_of_disk(error):
                raise trouble(self.path, error) from error
            raise ValueError(str(error)) from error

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs, sorted."""
        with on_disk(self.path):
            names = [*self.inner.named_graphs()]
        return tuple(sorted(name.value for name in names if isinstance(name, NamedNode)))

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything; ``object`` is an IRI."""
        found = self.inner.quads_for_pattern(
            None if subject is None else NamedNode(subject),
            None if predicate is None else NamedNode(predicate),
            None if object is None else NamedNode(object),
            None if graph is None else NamedNode(graph),
        )
        if graph is not None:
            return self._read(found)
        return (quad for quad in self._read(found) if quad.graph_name != DEFAULT)

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of a graph have of some properties."""
        with on_disk(self.path):
            answer = self.inner.query(columns_query(graph, properties))
        assert isinstance(answer, QuerySolutions)
        return self._read(cells(answer))

    def _read(self, found: Iterator[T]) -> Iterator[T]:
        """Yield what is found; a block that the disk gives back damaged is told as it is read."""
        try:
            yield from found
        except (OSError, RuntimeError) as error:
            raise trouble(self.path, error) from error

    def __len__(self) -> int:
        """Return the number of quads in named graphs."""
        return sum(1 for _ in self.quads())

    def dump(self, path: Path) -> None:
        """Write all quads as sorted N-Quads: the same quads give the same bytes."""
        dump(self.quads(), path)

    def as_rdflib(self) -> Dataset:
        """Return the same store as an rdflib ``Dataset``, for reading, with the merged graph."""
        from kg.store.rdflib_view import dataset

        return dataset(self.inner, merged=self._merged)

    def close(self) -> None:
        """Let go of the files; the store can't be used afterwards.

        One that the disk refused to write is let go of when it is opened anew (``trouble``).
        """
        if self._has_failed and self._inner is not None and self.path is not None:
            not_closed(self.path, self._inner)
        self._inner = None
        if self._pinned is not None:
            self._pinned.close()

    @contextmanager
    def _written(self) -> Iterator[None]:
        """Tell what the disk refuses while the engine writes, and keep in mind that it did."""
        try:
            with on_disk(self.path):
                yield
        except StoreError:
            self._has_failed = True
            raise

    def _unsealed(self) -> None:
        """Note, before anything is written, that what stands beside it may be behind from now."""
        if self.seal and self.path is not None:
            with on_disk(self.path):
                break_seal(self.path)
            self.seal = 0

    def put_seal(self) -> None:
        """Mark all that follows from the documents as level with them; on disk only."""
        if self.path is not None and not self.seal:
            self.flush()
            self.seal = put_seal(self.path)

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(
                "is open for reading only",
                place=str(self.path or "memory"),
                cure="Open it without read_only.",
            )

    def flush(self) -> None:
        """Write down what the log holds; nothing happens in memory."""
        if self.path is not None and not self._is_flushed:
            with self._written():
                self.inner.flush()  # else reopening a large store replays its log for half a minute
            self._is_flushed = True
