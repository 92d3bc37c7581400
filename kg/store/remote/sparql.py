"""The three protocols of SPARQL 1.1, spoken with one server: Query, Update, Graph Store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

import pyoxigraph
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
)

from kg.errors import StoreError
from kg.store.protocol import Answer, Closing
from kg.store.remote.answers import accepted, read
from kg.store.remote.requests import Reply, Requests
from kg.store.remote.server import Layout, Server, layouts

__all__ = ["Sparql"]

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_UPDATE = {"Content-Type": "application/sparql-update"}
_TRIPLES = RdfFormat.N_TRIPLES


class Sparql(Closing):
    """A server and where it listens; every method raises ``StoreError`` where it refuses."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._requests = Requests(server)
        self._layout = self._known_layout() or self._found_layout()

    @property
    def has_graph_store(self) -> bool:
        """Whether the server speaks the Graph Store Protocol."""
        return self._layout.graphs is not None

    def query(self, sparql: str) -> Answer:
        """Return the answer to a query."""
        reply = self._asked(self._layout.query, sparql)
        if not reply.ok:
            raise self._requests.refused(reply, "a query")
        try:
            return read(reply.kind, reply.body, sparql)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"the answer is no whole answer to a query ({' '.join(str(error).split())[:200]})",
                place=self.server.url,
                cure="Run the same command again; a server may cut off what takes it too long.",
            ) from error

    def rows(self, sparql: str) -> QuerySolutions:
        """Return the rows of a SELECT query."""
        answer = self.query(sparql)
        assert isinstance(answer, QuerySolutions)
        return answer

    def pairs(self, sparql: str) -> Iterator[tuple[str, str]]:
        """Yield the texts of the two columns of a SELECT query."""
        for row in self.rows(sparql):
            one, other = row[0], row[1]
            assert isinstance(one, NamedNode | Literal)
            assert isinstance(other, NamedNode | Literal)
            yield one.value, other.value

    def holds(self, sparql: str) -> bool:
        """Return the answer to an ASK query."""
        answer = self.query(sparql)
        assert isinstance(answer, QueryBoolean)
        return bool(answer)

    def update(self, sparql: str) -> None:
        """Run an update, which the server does as one transaction."""
        url = self.server.below(self._layout.update)
        reply = self._requests.send("POST", url, body=sparql, headers=_UPDATE)
        if not reply.ok:
            raise self._requests.refused(reply, "an update")

    def graph(self, graph: str) -> list[Quad]:
        """Return the quads of a named graph; none where there is none."""
        name = NamedNode(graph)
        if self._layout.graphs is None:
            answer = self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")
            assert isinstance(answer, QueryTriples)
            return [Quad(one.subject, one.predicate, one.object, name) for one in answer]
        reply = self._requests.send(
            "GET",
            self.server.below(self._layout.graphs),
            parameters={"graph": graph},
            headers={"Accept": _TRIPLES.media_type},
        )
        if reply.status == 404:
            return []
        if not reply.ok:
            raise self._requests.refused(reply, "a graph")
        try:
            found = list(pyoxigraph.parse(reply.body, format=_TRIPLES))
        except SyntaxError as error:
            raise StoreError(
                f"a graph came in pieces ({error})",
                place=self.server.url,
                cure="Run the same command again.",
            ) from error
        return [Quad(q.subject, q.predicate, q.object, name) for q in found]

    def add_to_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Add triples to a named graph, by the Graph Store Protocol."""
        assert self._layout.graphs is not None
        reply = self._requests.send(
            "POST",
            self.server.below(self._layout.graphs),
            parameters={"graph": graph},
            body="".join(f"{quad.triple} .\n" for quad in quads),
            headers={"Content-Type": _TRIPLES.media_type},
        )
        if not reply.ok:
            raise self._requests.refused(reply, "a graph")

    def close(self) -> None:
        """Let go of the connections."""
        self._requests.close()

    # -- where it listens --------------------------------------------------------------------------

    def _asked(self, path: str, sparql: str) -> Reply:
        return self._requests.send(
            "POST",
            self.server.below(path),
            body=urlencode({"query": sparql}),
            headers={**_FORM, "Accept": accepted(sparql)},
        )

    def _known_layout(self) -> Layout | None:
        name = self.server.layout
        if name is None or name in layouts():
            return None if name is None else layouts()[name]
        raise StoreError(
            f"no layout {name!r} is known",
            place=self.server.url,
            cure=f"There are {', '.join(layouts())}.",
        )

    def _found_layout(self) -> Layout:
        """Return what answers a query, best with a graph store beside it."""
        paths = {one.query for one in layouts().values()}
        answers = {path: self._answers(path) for path in sorted(paths, reverse=True)}
        answering = [one for one in layouts().values() if answers[one.query]]
        if not answering:
            raise StoreError(
                "does not answer SPARQL queries",
                place=self.server.url,
                cure="Give the address of the dataset: http://localhost:7878 for Oxigraph, "
                "http://localhost:3030/NAME for Fuseki.",
            )
        for layout in answering:
            if layout.graphs is not None:
                url = self.server.below(layout.graphs)
                if self._requests.send("HEAD", url, parameters={"default": ""}).ok:
                    return layout
        bare = next((one for one in answering if one.graphs is None), answering[0])
        return Layout(bare.query, bare.update)

    def _answers(self, path: str) -> bool:
        reply = self._asked(path, "ASK {}")
        if reply.is_busy:
            raise self._requests.refused(reply, "a query")
        try:
            return reply.ok and bool(read(reply.kind, reply.body, "ASK {}"))
        except (SyntaxError, ValueError):
            return False
