"""What every store must do: a test class inherits it and says how to open one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.errors import QueryError, StoreError
from kg.rdf import claims_from, document_iri, document_quads
from kg.store import Held, Known, Part, Pipeline, Record, Store
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES, QUOTATIONS

A, B = "http://example.org/a", "http://example.org/b"
P = NamedNode("http://example.org/p")


def quad(graph: str, text: str) -> Quad:
    return Quad(NamedNode(graph), P, Literal(text), NamedNode(graph))


class StoreConformance:
    """Inherit, and define ``opened``."""

    def opened(self, folder: Path) -> Store:
        raise NotImplementedError

    @pytest.fixture
    def store(self, tmp_path: Path) -> Iterator[Store]:
        with self.opened(tmp_path / "store") as store:
            yield store

    def test_it_begins_empty(self, store: Store) -> None:
        assert len(store) == 0
        assert store.graphs() == ()

    def test_it_remembers_how_it_was_built(self, store: Store) -> None:
        assert store.record is None
        record = Record((Pipeline("xx", "net", "1.0"),), kg="0.1")
        store.remember(record)
        store.remember(record)
        assert store.record == record

    def test_replacing_a_graph_touches_no_other(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "old"), quad(A, "both")])
        store.replace_graph(B, [quad(B, "other")])
        store.replace_graph(A, [quad(A, "both"), quad(A, "new")])
        assert {q.object.value for q in store.quads(graph=A)} == {"both", "new"}
        assert {q.object.value for q in store.quads(graph=B)} == {"other"}
        assert store.graphs() == (A, B)

    def test_changing_a_graph_leaves_the_rest_of_it(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "old"), quad(A, "both")])
        store.change_graph(A, remove=[quad(A, "old"), quad(A, "never")], add=[quad(A, "new")])
        store.change_graph(A)
        assert {q.object.value for q in store.quads(graph=A)} == {"both", "new"}
        with pytest.raises(StoreError, match="Write each graph by itself"):
            store.change_graph(A, add=[quad(B, "x")])

    def test_a_graph_replaced_by_nothing_is_gone(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "old")])
        store.replace_graph(A, [])
        assert (len(store), store.graphs()) == (0, ())

    def test_removing_a_graph(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "x")])
        store.replace_graph(B, [quad(B, "x")])
        store.remove_graph(A)
        store.remove_graph("http://example.org/never-there")
        assert store.graphs() == (B,)

    @pytest.mark.parametrize("wrong", [quad(B, "x"), Quad(BlankNode(), P, P, NamedNode(A))])
    def test_a_refused_graph_leaves_everything_as_it_was(self, store: Store, wrong: Quad) -> None:
        store.replace_graph(A, [quad(A, "old")])
        with pytest.raises(StoreError):
            store.replace_graph(A, [quad(A, "new"), wrong])
        assert [q.object.value for q in store.quads()] == ["old"]

    def test_literals_keep_every_character(self, store: Store) -> None:
        odd = 'quote " backslash \\ } > line\n return\r tab\t é 😀 \u2028'
        for last in ("", "again"):  # the second writing takes the way of an update
            store.replace_graph(A, [quad(A, odd + last)])
            assert [q.object.value for q in store.quads()] == [odd + last]

    def test_columns_of_a_graph_are_read_apart_from_the_rest(self, store: Store) -> None:
        other = NamedNode("http://example.org/q")
        node, more = NamedNode(f"{A}/1"), NamedNode(f"{A}/2")
        store.replace_graphs(
            {
                A: [
                    Quad(node, P, Literal("x"), NamedNode(A)),
                    Quad(node, P, Literal("y"), NamedNode(A)),
                    Quad(node, NamedNode("http://example.org/r"), more, NamedNode(A)),
                    Quad(more, other, node, NamedNode(A)),
                ],
                B: [Quad(node, P, Literal("z"), NamedNode(B))],
            }
        )
        wanted = [other.value, P.value]
        assert sorted(store.columns(A, wanted), key=str) == [
            (node.value, 1, Literal("x")),
            (node.value, 1, Literal("y")),
            (more.value, 0, node),
        ]
        once = Held.read(store, A)
        known = Known(store, {A: Held(A, store.quads(graph=A))})
        for graph in (A, B):
            assert sorted(known.columns(graph, wanted), key=str) == sorted(
                store.columns(graph, wanted), key=str
            )
            assert set(known.quads(None, P.value, graph=graph)) == set(
                store.quads(None, P.value, graph=graph)
            )
        assert (set(known.quads()), known.graphs()) == (set(store.quads()), (A, B))
        assert sorted(once.columns(A, wanted), key=str) == sorted(store.columns(A, wanted), key=str)
        for asked in ((None, None, None), (node.value, P.value, None), (None, None, more.value)):
            assert set(once.quads(*asked, A)) == set(store.quads(*asked, A))
        assert (once.graphs(), [*once.quads(graph=B)], [*once.columns(B, wanted)]) == ((A,), [], [])
        hidden = Part(store, hidden=frozenset({A}))
        assert [*hidden.columns(A, wanted)] == []
        assert [*hidden.columns(B, wanted)] == [(node.value, 1, Literal("z"))]

    def test_queries_see_all_graphs_at_once(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "x")])
        store.replace_graph(B, [quad(B, "x")])
        rows = store.query("SELECT DISTINCT ?s WHERE { ?s ?p 'x' } ORDER BY ?s")
        assert [row["s"].value for row in rows] == [A, B]

    def test_bindings_are_values_and_never_query_text(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "x")])
        query = "SELECT ?s ?text WHERE { ?s ?p ?text }"
        evil = Literal('x" } DROP ALL')
        assert not list(store.query(query, bindings={"text": evil}))
        assert len(list(store.query(query, bindings={"text": Literal("x")}))) == 1
        with pytest.raises(ValueError, match="other"):
            store.query(query, bindings={"other": evil})

    def test_a_query_cannot_write(self, store: Store) -> None:
        store.replace_graph(A, [quad(A, "x")])
        with pytest.raises(QueryError, match="would change the store"):
            store.query("DROP ALL")
        assert len(store) == 1

    def test_dumps_do_not_depend_on_the_order_of_writing(
        self, store: Store, tmp_path: Path
    ) -> None:
        quads = [quad(A, str(i)) for i in range(20)]
        store.replace_graph(A, quads)
        store.dump(tmp_path / "1.nq")
        store.replace_graph(A, reversed(quads))
        store.dump(tmp_path / "2.nq")
        first = (tmp_path / "1.nq").read_bytes()
        assert first == (tmp_path / "2.nq").read_bytes()
        assert first.count(b"\n") == 20

    def test_claims_come_back(self, store: Store) -> None:
        graph = document_iri(DOCUMENT.id)
        for _ in range(2):
            quads = document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES)
            store.replace_graph(graph, quads)
            assert sorted(claims_from(store), key=lambda c: c.id) == list(CLAIMS)

    def test_rdflib_sees_the_same_quads(self, store: Store) -> None:
        from rdflib import URIRef

        store.replace_graph(A, [quad(A, "x")])
        dataset = store.as_rdflib()
        assert [str(o) for o in dataset.objects(URIRef(A), URIRef(P.value))] == ["x"]
        rows = list(dataset.query("SELECT ?o WHERE { ?s ?p ?o }"))
        assert [str(row[0]) for row in rows] == ["x"]

    def test_a_closed_store_says_so(self, tmp_path: Path) -> None:
        store = self.opened(tmp_path / "closed")
        store.close()
        with pytest.raises(StoreError, match="closed"):
            store.graphs()

    def test_what_two_graphs_state_is_one_triple_until_both_are_gone(self, store: Store) -> None:
        def both(graph: str) -> Quad:
            return Quad(NamedNode(A), P, Literal("x"), NamedNode(graph))

        def count() -> int:
            (row,) = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
            return int(row["n"].value)

        store.replace_graph(A, [both(A)])
        store.replace_graph(B, [both(B), quad(B, "other")])
        assert (count(), len(store)) == (2, 3)
        store.replace_graph(B, [quad(B, "other")])
        assert count() == 2
        store.change_graph(B, add=[both(B)])
        store.remove_graph(A)
        assert count() == 2
        store.change_graph(B, remove=[both(B)])
        assert count() == 1
        store.remove_graph(B)
        assert count() == 0

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * {" + "{" * 5000 + "}" * 5000 + "}",
            "SELECT * { FILTER" + "(" * 60 + "1" + ")" * 60 + " }",
            "SELECT * { " + "FILTER EXISTS { " * 1000 + "}" * 1000 + "}",
            "SELECT * { " + "OPTIONAL { ?s ?p ?o } " * 600 + "}",
            "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
            "SELECT * { \\u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        ],
    )
    def test_dangerous_queries_are_refused(self, store: Store, query: str) -> None:
        with pytest.raises(QueryError):
            store.query(query)
        with pytest.raises(QueryError):
            store.as_rdflib().query(query)

    def test_rdflib_does_not_write(self, store: Store) -> None:
        from rdflib import URIRef

        with pytest.raises(StoreError, match="only read"):
            store.as_rdflib().add((URIRef(A), URIRef(P.value), URIRef(B)))
