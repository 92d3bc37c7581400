"""A store on any server that speaks SPARQL 1.1: Query, Update, the Graph Store Protocol."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.store.folder import marker_text, read_marker_text
from kg.store.merged import merge
from kg.store.n_quads import digest, dump, sound
from kg.store.protocol import Answer, Closing, Term
from kg.store.queries.columns import Cell, cells, columns_query
from kg.store.record import Record
from kg.store.remote import updates
from kg.store.remote.answers import checked
from kg.store.remote.server import Server
from kg.store.remote.sparql import Sparql

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["Endpoint"]

_KEY = "marker"


class Endpoint(Closing):
    """Named graphs on a server; ``notes`` beside them are kg's own (``kg.store.remote.updates``).

    As with a folder, kg writes into what is empty or its own. The server's default graph is kept
    merged, unless it answers queries over a union of its graphs by itself. Reading pattern by
    pattern asks the server each time: who reads much pulls the graph first.
    """

    def __init__(self, server: Server, *, read_only: bool = False, create: bool = True) -> None:
        """Find out how the server speaks, and whether what it holds is kg's.

        Raises ``StoreError`` where it can't be reached, does not speak SPARQL, holds something
        else (unless ``read_only``), or nothing while ``create`` is off.
        """
        self.path: Path | None = None
        self.opened = time.time_ns()
        self.seal = 0
        self.server, self.read_only = server, read_only
        self._open: Sparql | None = Sparql(server)
        notes = self.notes()
        if _KEY not in notes and not read_only:
            self._claim(create=create)
            notes = self.notes()
        self.record: Record | None = None
        if _KEY in notes:
            self.record = Record.from_json(read_marker_text(notes[_KEY], server.url), server.url)
        self.merged = not self._is_union()

    # -- what kg notes -----------------------------------------------------------------------------

    def notes(self) -> dict[str, str]:
        """Return what is noted of the store, by its name."""
        node = f"<{updates.MARKER}>"
        query = f"SELECT ?key ?value {{ GRAPH {node} {{ {node} ?key ?value }} }}"
        prefix = f"{updates.MARKER}#"
        return {key.removeprefix(prefix): value for key, value in self._sparql.pairs(query)}

    def note(self, **notes: str | None) -> None:
        """Note something of the store; ``None`` takes a note away."""
        self._writable()
        self._sparql.update(updates.noting(notes))

    def digests(self) -> dict[str, str]:
        """Return the digest of each graph as it was when kg wrote it, by the graph's IRI."""
        query = f"SELECT ?g ?d {{ GRAPH <{updates.MARKER}> {{ ?g <{updates.DIGEST}> ?d }} }}"
        return dict(self._sparql.pairs(query))

    def remember(self, record: Record) -> None:
        """Keep how the store is built; nothing happens where that is known already."""
        if record != self.record:
            self.note(**{_KEY: marker_text(record.as_json())})
            self.record = record

    # -- writing -----------------------------------------------------------------------------------

    def replace_graph(self, graph: str, quads: Iterable[Quad], *, flush: bool = True) -> None:
        """Make a graph hold exactly these quads, in one transaction."""
        self.replace_graphs({graph: quads})

    def replace_graphs(
        self,
        graphs: Mapping[str, Iterable[Quad]],
        held: Mapping[str, Collection[Quad]] = MappingProxyType({}),
    ) -> None:
        """Make each graph hold exactly its quads, all in one update; nothing ``held`` is needed.

        A graph longer than the server's ``batch`` goes in parts, by the Graph Store Protocol; one
        that is interrupted is without a digest, and written anew the next time.
        """
        self._writable()
        found = {graph: sound(graph, quads) for graph, quads in graphs.items()}
        long = {graph for graph, quads in found.items() if self._is_long(quads)}
        short = {graph: quads for graph, quads in found.items() if graph not in long}
        if short:
            there = self._held(short)
            self._sparql.update(updates.replacing(short, there, merged=self.merged))
        for graph in sorted(long):
            self._write_in_parts(graph, found[graph])

    def change_graph(
        self, graph: str, *, remove: Iterable[Quad] = (), add: Iterable[Quad] = ()
    ) -> None:
        """Remove quads from a graph and add others, in one transaction."""
        self._writable()
        stale, missing = sound(graph, remove), sound(graph, add)
        if stale or missing:
            self._sparql.update(updates.changing(graph, stale, missing, merged=self.merged))

    def remove_graph(self, graph: str) -> None:
        """Remove a graph; nothing happens where there is none."""
        self._writable()
        self._sparql.update(";\n".join(updates.removing([graph], merged=self.merged)))

    def flush(self) -> None:
        """Nothing is left to be done: each update is the server's own."""

    def put_seal(self) -> None:
        """Nothing is kept beside a server's quads."""

    # -- reading -----------------------------------------------------------------------------------

    def query(
        self,
        sparql: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        bindings: Mapping[str, Term] | None = None,
    ) -> Answer:
        """Answer a SPARQL query by the server; errors are those of ``Store.query``.

        Bound variables hold for the outermost group and what is joined with it, not for filters
        inside UNION.
        """
        return self._sparql.query(checked(sparql, prefixes, bindings))

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs but the one of kg's notes, sorted."""
        found = self._sparql.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")
        names = {row["g"].value for row in found}
        return tuple(sorted(names - {updates.MARKER}))

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match, ``None`` matching anything; ``object`` is an IRI."""
        if subject is predicate is object is None:
            for each in self.graphs() if graph is None else (graph,):
                yield from self._sparql.graph(each)
            return
        asked = zip("spog", (subject, predicate, object, graph), strict=True)
        s, p, o, g = (f"?{name}" if iri is None else str(NamedNode(iri)) for name, iri in asked)
        given = (s, p, o, g)
        for row in self._sparql.rows(f"SELECT * {{ GRAPH {g} {{ {s} {p} {o} }} }}"):
            terms = [row[one[1:]] if one.startswith("?") else NamedNode(one[1:-1]) for one in given]
            if terms[3].value != updates.MARKER:
                yield Quad(*terms)

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        """Yield what nodes of a graph have of some properties."""
        return cells(self._sparql.rows(columns_query(graph, properties)))

    def __len__(self) -> int:
        """Return the number of quads in named graphs."""
        count = (
            "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } "
            f"FILTER(?g != <{updates.MARKER}>) }}"
        )
        (row,) = self._sparql.rows(count)
        return int(row["n"].value)

    def dump(self, path: Path) -> None:
        """Write all quads as sorted N-Quads: the same quads give the same bytes."""
        dump(self.quads(), path)

    def as_rdflib(self) -> Dataset:
        """Return an rdflib ``Dataset`` of a copy in memory, for reading, with the merged graph."""
        from kg.store.rdflib_view import dataset

        copy = pyoxigraph.Store()
        copy.extend(self.quads())
        merge(copy)
        return dataset(copy, merged=True)

    def close(self) -> None:
        """Let go of the connections; the store can't be used afterwards."""
        if self._open is not None:
            self._open.close()
        self._open = None

    @property
    def _sparql(self) -> Sparql:
        if self._open is None:
            raise StoreError("is closed", place=self.server.url, cure="Open it again.")
        return self._open

    # -- its own -----------------------------------------------------------------------------------

    def _claim(self, *, create: bool) -> None:
        """Make the server's dataset kg's own, where it is empty."""
        if self._sparql.holds("ASK { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"):
            raise StoreError(
                "the server holds something that kg did not send there",
                place=self.server.url,
                cure="Name an empty dataset; kg never writes into another program's.",
            )
        if not create:
            raise StoreError(
                "the server holds no graph of kg", place=self.server.url, cure="Push one there."
            )
        self.note(**{_KEY: marker_text({})})

    def _is_union(self) -> bool:
        """Return whether the server's queries see all named graphs without being told to."""
        return self._sparql.holds(f"ASK {{ <{updates.MARKER}> ?key ?value }}")

    def _held(self, graphs: Iterable[str]) -> set[str]:
        names = " ".join(str(NamedNode(graph)) for graph in graphs)
        asked = f"SELECT DISTINCT ?g {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }}"
        return {row["g"].value for row in self._sparql.rows(asked)}

    def _is_long(self, quads: Sequence[Quad]) -> bool:
        limit = self.server.batch
        return self._sparql.has_graph_store and sum(len(str(q.triple)) for q in quads) > limit

    def _write_in_parts(self, graph: str, quads: Sequence[Quad]) -> None:
        self.remove_graph(graph)
        part: list[Quad] = []
        size = 0
        for quad in quads:
            part.append(quad)
            size += len(str(quad.triple))
            if size > self.server.batch:
                self._sparql.add_to_graph(graph, part)
                part, size = [], 0
        if part:
            self._sparql.add_to_graph(graph, part)
        self._sparql.update(updates.merging(graph, digest(quads), merged=self.merged))

    def _writable(self) -> None:
        if self.read_only:
            raise StoreError(
                "is open for reading only", place=self.server.url, cure="Open it without read_only."
            )
