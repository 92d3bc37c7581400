"""A store on a real server: it does what every store does, and what fails is told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import urllib3
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store import Store
from kg.store.remote import Endpoint, Server
from tests.store.conformance import A, B, P, StoreConformance, quad
from tests.store.remote.servers import Gate, free_port, gate, oxigraph, rdflib_server


def quick(url: str) -> Server:
    """A server that one does not wait for long."""
    return Server(url, timeout=20, retries=2, backoff=0.01)


def update(url: str, sparql: str) -> None:
    """Do what another program might do on a server."""
    headers = {"Content-Type": "application/sparql-update"}
    reply = urllib3.request("POST", url, body=sparql.encode(), headers=headers)
    assert reply.status < 300, reply.data


@pytest.fixture(scope="module")
def oxigraph_url() -> Iterator[str]:
    with oxigraph() as url:
        yield url


@pytest.fixture(scope="module")
def union_url() -> Iterator[str]:
    with oxigraph("serve", "--union-default-graph") as url:
        yield url


@pytest.fixture(scope="module")
def rdflib_url() -> Iterator[str]:
    with rdflib_server() as url:
        yield url


@pytest.fixture
def url(oxigraph_url: str) -> str:
    """The address of an empty dataset."""
    update(f"{oxigraph_url}/update", "DROP ALL")
    return oxigraph_url


class TestOxigraph(StoreConformance):
    @pytest.fixture(autouse=True)
    def emptied(self, url: str) -> None:
        self.server = quick(url)

    def opened(self, folder: Path) -> Store:
        return Endpoint(self.server)


class TestInParts(TestOxigraph):
    """Every graph is too long for one message."""

    def opened(self, folder: Path) -> Store:
        return Endpoint(replace(self.server, batch=1))


class TestRdflib(StoreConformance):
    """A server without the Graph Store Protocol, whose queries see a union of all graphs."""

    @pytest.fixture(autouse=True)
    def emptied(self, rdflib_url: str) -> None:
        update(f"{rdflib_url}/", "DROP ALL")
        self.server = quick(rdflib_url)

    def opened(self, folder: Path) -> Store:
        return Endpoint(self.server)

    @pytest.mark.xfail(strict=True, reason="the server's own union has kg's notes in it")
    def test_what_two_graphs_state_is_one_triple_until_both_are_gone(self, store: Store) -> None:
        super().test_what_two_graphs_state_is_one_triple_until_both_are_gone(store)


def test_it_is_there_when_opened_again(url: str) -> None:
    with Endpoint(quick(url)) as store:
        store.replace_graph(A, [quad(A, "x")])
    with Endpoint(quick(url), read_only=True) as store:
        assert [q.object.value for q in store.quads()] == ["x"]
        with pytest.raises(StoreError, match="reading only"):
            store.replace_graph(A, [])
    with Endpoint(quick(url), create=False) as store:
        assert (len(store), store.graphs()) == (1, (A,))


def test_where_queries_see_all_graphs_nothing_is_stored_twice(union_url: str) -> None:
    with Endpoint(quick(union_url)) as store:
        store.replace_graph(A, [quad(A, "x")])
        assert not store.merged
        reply = urllib3.request(
            "GET", f"{union_url}/store?default", headers={"Accept": "text/turtle"}
        )
        assert reply.data.strip() == b""
        assert len(list(store.query("SELECT * { ?s ?p 'x' }"))) == 1


def test_others_data_is_left_alone(url: str) -> None:
    update(f"{url}/update", "INSERT DATA { GRAPH <http://x/> { <http://x/> <http://x/> 1 } }")
    with pytest.raises(StoreError, match="something that kg did not send"):
        Endpoint(quick(url))
    with Endpoint(quick(url), read_only=True) as store:  # to be read, it may be anybody's
        assert store.graphs() == ("http://x/",)


def test_an_empty_dataset_is_not_claimed_by_reading(url: str) -> None:
    Endpoint(quick(url), read_only=True).close()
    with pytest.raises(StoreError, match="holds no graph of kg"):
        Endpoint(quick(url), create=False)
    Endpoint(quick(url)).close()
    Endpoint(quick(url), create=False).close()


def test_what_is_noted_of_a_graph_goes_with_it(url: str) -> None:
    with Endpoint(quick(url)) as store:
        store.replace_graphs({A: [quad(A, "x")], B: [quad(B, "x")]})
        first = store.digests()
        assert first.keys() == {A, B}
        store.change_graph(A, add=[quad(A, "y")])
        assert store.digests().keys() == {B}
        store.replace_graph(A, [quad(A, "x")])
        assert store.digests() == first
        store.remove_graph(A)
        store.remove_graph(B)
        assert store.digests() == {}


def test_patterns_with_iris_find_the_same(url: str) -> None:
    link = Quad(NamedNode(A), P, NamedNode(B), NamedNode(A))
    with Endpoint(quick(url)) as store:
        store.replace_graph(A, [link, quad(A, "x")])
        store.replace_graph(B, [quad(B, "x")])
        assert list(store.quads(object=B)) == [link]
        assert list(store.quads(A, P.value, B, A)) == [link]
        assert len(list(store.quads(predicate=P.value))) == 3
        assert list(store.quads(B, graph=A)) == []


def test_triples_come_as_triples(url: str) -> None:
    with Endpoint(quick(url)) as store:
        store.replace_graph(A, [quad(A, "x")])
        answer = store.query("CONSTRUCT { ?s ?p 'new' } WHERE { ?s ?p ?o }")
        assert [str(one) for one in answer] == [f'<{A}> {P} "new"']
        assert bool(store.query("ASK { ?s ?p 'x' }"))
        with pytest.raises(SyntaxError):
            store.query("SELECT ?x { ?x }")


# -- what goes wrong on the way ----------------------------------------------------------------


@contextmanager
def behind(url: str, rules: Gate, **options: object) -> Iterator[Server]:
    with gate(url, rules) as address:
        yield replace(quick(address), **options)  # type: ignore[arg-type]


def test_the_right_password_opens(url: str) -> None:
    with behind(url, Gate(user="me:ge heim"), user="me", password="ge heim") as server:
        Endpoint(server).close()
    with behind(url, Gate(token="t0k"), token="t0k") as server:
        Endpoint(server).close()


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, "asks who you are.*KG_PASSWORD"),
        ({"user": "me", "password": "wr0ng"}, "password or token of 'me' is wrong"),
        ({"token": "wr0ng"}, "password or token is wrong"),
    ],
)
def test_a_wrong_password_is_told_and_never_shown(
    url: str, known: dict[str, object], told: str
) -> None:
    with behind(url, Gate(user="me:right"), **known) as server:
        with pytest.raises(StoreError, match=told) as raised:
            Endpoint(server)
        assert "wr0ng" not in f"{raised.value} {server}"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (403, "does not allow this"),
        (302, r"has moved to http://127\.0\.0\.1:1/"),
        (503, "refused a query.*busy"),
    ],
)
def test_a_server_that_refuses(url: str, status: int, told: str) -> None:
    faults: dict[int, int | str] = dict.fromkeys(range(20), status)
    with behind(url, Gate(faults=faults)) as server, pytest.raises(StoreError, match=told):
        Endpoint(server)


@pytest.mark.parametrize("fault", [503, 429, "break", "lost"])
def test_what_fails_on_the_way_is_sent_again(url: str, fault: int | str) -> None:
    rules = Gate()
    with behind(url, rules) as server, Endpoint(server) as store:
        for number in range(2):
            rules.faults[len(rules.requests) + 1] = fault  # 0 asks what is held, 1 writes
            store.replace_graph(A, [quad(A, str(number))])
            rules.faults = {len(rules.requests): fault}
            assert [q.object.value for q in store.quads(graph=A)] == [str(number)]
            rules.faults = {len(rules.requests): fault}
            (row,) = store.query("SELECT ?o { ?s ?p ?o }")
            assert row["o"] == Literal(str(number))


def test_a_slow_server_is_not_waited_for_for_ever(url: str) -> None:
    rules = Gate(faults=dict.fromkeys(range(20), "sleep"))
    with (
        behind(url, rules, timeout=0.2, retries=1) as server,
        pytest.raises(StoreError, match=r"no answer within 0\.2 seconds"),
    ):
        Endpoint(server)


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match="nothing answers there"):
        Endpoint(quick(f"http://127.0.0.1:{free_port()}"))
    with pytest.raises(StoreError, match="no machine of this name"):
        Endpoint(quick("http://nowhere.invalid"))


def test_pages_are_no_answers(url: str) -> None:
    with pytest.raises(StoreError, match="does not answer SPARQL queries"):
        Endpoint(quick(f"{url}/elsewhere"))


def test_a_server_that_takes_no_updates_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with oxigraph("serve", "--location", str(folder)) as url:
        Endpoint(quick(url)).close()
    command = ["serve-read-only", "--location", str(folder)]
    with (
        oxigraph(*command) as url,
        Endpoint(quick(url)) as store,
        pytest.raises(StoreError, match=r"not allow this \(The server is read-only\)"),
    ):
        store.replace_graph(A, [quad(A, "x")])


@pytest.mark.parametrize("address", ["localhost:7878", "ftp://x", "http://", "http://x:port/"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(StoreError, match="is no address of a server"):
        Server.at(address, {})


def test_who_asks_is_in_the_environment() -> None:
    server = Server.at("https://h/d/", {"KG_USER": "me", "KG_PASSWORD": "p", "KG_TOKEN": "t"})
    assert (server.url, server.user, server.password, server.token) == (
        "https://h/d",
        "me",
        "p",
        "t",
    )
    assert not server.is_open_to_listeners
    with pytest.raises(StoreError, match=r"no layout 'x' is known.*oxigraph"):
        Endpoint(replace(server, layout="x"))
