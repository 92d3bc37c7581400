"""A store to a real server and back: the same quads, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import urllib3

from kg.cli import main
from kg.errors import StoreError
from kg.keeping import Carried, pull, push
from kg.query.sources import GRADES
from kg.rdf import VOCABULARY, document_iri, rule_graph
from kg.review import Log
from kg.store import open_store
from kg.store.remote import Endpoint, Server
from tests.keeping.stores import JUDGEMENT, RECORD, built, dumped, written
from tests.store.remote.servers import Gate, free_port, gate, oxigraph


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    with oxigraph() as url:
        yield url


@pytest.fixture
def url(running: str) -> str:
    """The address of an empty dataset."""
    update(running, "DROP ALL")
    return running


def update(url: str, sparql: str) -> None:
    """Do what another program might do."""
    headers = {"Content-Type": "application/sparql-update"}
    reply = urllib3.request("POST", f"{url}/update", body=sparql.encode(), headers=headers)
    assert reply.status < 300, reply.data


def quick(url: str, batch: int = 60_000) -> Server:
    """A server that is sent one document at a time and not waited for."""
    return Server(url, retries=1, backoff=0.01, timeout=20, batch=batch)


def pushed(folder: Path, server: Server, *, sync: bool = False) -> Carried:
    with open_store(folder) as store, Endpoint(server) as endpoint:
        return push(store, endpoint, sync=sync)


def pulled(folder: Path, server: Server, *, sync: bool = False) -> Carried:
    with Endpoint(server, read_only=True) as endpoint, open_store(folder) as store:
        return pull(endpoint, store, sync=sync)


@pytest.mark.parametrize("batch", [3_000, 2_000_000])
def test_what_was_pushed_comes_back_the_same(url: str, tmp_path: Path, batch: int) -> None:
    store = built(tmp_path / "S")
    server = quick(url, batch)
    assert pushed(store, server) == Carried(2, 4, 0, 0)
    assert pulled(tmp_path / "P", server) == Carried(2, 4, 0, 0)
    assert dumped(tmp_path / "P") == dumped(store)
    assert (tmp_path / "P" / "judgements.jsonl").read_text("utf-8") == JUDGEMENT
    with open_store(tmp_path / "P") as copy, Endpoint(server) as endpoint:
        assert copy.record == endpoint.record == RECORD
        one = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        assert [str(row) for row in copy.query(one)] == [str(row) for row in endpoint.query(one)]


def test_only_what_has_changed_is_carried(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    assert pushed(store, quick(url)) == Carried(2, 0, 4, 0)
    pulled(tmp_path / "P", quick(url))
    with open_store(store) as opened:
        written(opened, "a", "2")
        written(opened, "c")
        gone = rule_graph("inverse")
        opened.change_graph(gone, remove=[*opened.quads(graph=gone)])  # its name stays
    assert pushed(store, quick(url)) == Carried(3, 2, 2, 1)
    assert pushed(store, quick(url)) == Carried(3, 0, 4, 0)
    assert pulled(tmp_path / "P", quick(url)) == Carried(3, 2, 2, 1)
    assert dumped(tmp_path / "P") == dumped(store)


def test_documents_are_removed_only_where_one_asks_for_it(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    pulled(tmp_path / "P", quick(url))
    with open_store(store) as opened:
        opened.remove_graph(document_iri("b"))
    with pytest.raises(StoreError, match=r"1 documents that the store lacks \('b'.*--sync"):
        pushed(store, quick(url))
    assert pushed(store, quick(url), sync=True).removed == 1
    with pytest.raises(StoreError, match=r"P: holds 1 documents that the server lacks"):
        pulled(tmp_path / "P", quick(url))
    assert len(open_store(tmp_path / "P").graphs()) == 4
    assert pulled(tmp_path / "P", quick(url), sync=True).removed == 1
    assert dumped(tmp_path / "P") == dumped(store)


def test_judgements_are_never_lost(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    pulled(tmp_path / "P", quick(url))
    more = JUDGEMENT + JUDGEMENT.replace('"id": 1', '"id": 2')
    (tmp_path / "P" / "judgements.jsonl").write_text(more, encoding="utf-8")
    with pytest.raises(StoreError, match=r"P: holds 1 judgements that the server lacks"):
        pulled(tmp_path / "P", quick(url))
    with pytest.raises(StoreError, match="P: holds 1 judgements"):
        pulled(tmp_path / "P", quick(url), sync=True)
    pushed(tmp_path / "P", quick(url))
    for sync in (False, True):
        with pytest.raises(StoreError, match=r"holds 1 judgements that the store lacks"):
            pushed(store, quick(url), sync=sync)
    pulled(store, quick(url))
    with open_store(store) as opened:
        assert Log(opened).text() == more


def test_grades_go_along_and_none_is_lost(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    table = "source,grade,note\nAgence Karval,B,\n"
    (store / GRADES).write_text(table, encoding="utf-8")
    pushed(store, quick(url))
    pulled(tmp_path / "P", quick(url))
    assert (tmp_path / "P" / GRADES).read_text("utf-8") == table
    more = table.replace(",B,", ",C,") + "kge:zola,D,\n"
    (tmp_path / "P" / GRADES).write_text(more, encoding="utf-8")
    with pytest.raises(StoreError, match=r"P: grades 1 sources that the server does not \('kge:zo"):
        pulled(tmp_path / "P", quick(url))
    pushed(tmp_path / "P", quick(url))
    with pytest.raises(StoreError, match="grades 1 sources that the store does not"):
        pushed(store, quick(url))
    assert (store / GRADES).read_text("utf-8") == table
    pulled(store, quick(url))
    assert (store / GRADES).read_text("utf-8") == more


def test_a_server_is_asked_as_a_folder_is(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    sparql = "SELECT ?claim { ?claim kg:polarity 'negative' } ORDER BY ?claim"
    answers = []
    for place in (store, url):
        for asked in (
            ["query", sparql, "--format", "csv"],
            ["query", "--name", "who-denies-what", "--format", "json"],
            ["ask", "who-controls-what", "--place", "Varesk", "--lang", "en"],
            ["ask", "evidence-for", "--about", "Milan Osterov", "--lens", "holder=document"],
        ):
            with pytest.raises(SystemExit) as leaving:
                main([*asked, "--store", str(place)])
            assert not leaving.value.code
            answers.append(capsys.readouterr().out)
    assert answers[:4] == answers[4:]
    assert all(answer.count("\n") > 1 for answer in answers)


def test_a_query_to_no_server_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["query", "ASK {}", "--store", f"http://127.0.0.1:{free_port()}"])
    assert leaving.value.code
    assert capsys.readouterr().err.count("\n") == 1


def test_what_others_put_there_is_left_alone(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    update(url, "INSERT DATA { GRAPH <http://x/> { <http://x/> <http://x/> 1 } }")
    assert pushed(store, quick(url)).removed == 0
    with Endpoint(quick(url)) as endpoint:
        assert "http://x/" in endpoint.graphs()
    pulled(tmp_path / "P", quick(url))
    assert dumped(tmp_path / "P") == dumped(store)


def test_a_graph_that_another_program_changed_is_not_taken(url: str, tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    update(url, f"INSERT DATA {{ GRAPH <{VOCABULARY}> {{ <http://x/> <http://x/> 1 }} }}")
    with pytest.raises(StoreError, match=r"is not what kg pushed.*What was pulled stays"):
        pulled(tmp_path / "P", quick(url))
    with open_store(tmp_path / "P") as copy:
        assert VOCABULARY not in copy.graphs()


@pytest.mark.parametrize("request_", range(4, 18, 2))
def test_a_push_that_is_cut_off_goes_on(url: str, tmp_path: Path, request_: int) -> None:
    """The server is gone from one request on: at each of several places of a push."""
    store = built(tmp_path / "S")
    before = dumped(store)
    with gate(url, Gate(closed_from=request_)) as address, pytest.raises(StoreError):
        pushed(store, quick(address))
    with pytest.raises(StoreError, match=r"not finished.*kg push again|holds no graph of kg"):
        pulled(tmp_path / "P", quick(url))
    pushed(store, quick(url))
    pulled(tmp_path / "P2", quick(url))
    assert dumped(tmp_path / "P2") == dumped(store) == before


@pytest.mark.parametrize("request_", range(5, 10))
def test_a_pull_that_is_cut_off_goes_on(url: str, tmp_path: Path, request_: int) -> None:
    store = built(tmp_path / "S")
    pushed(store, quick(url))
    with (
        gate(url, Gate(closed_from=request_)) as address,
        pytest.raises(StoreError, match="broke off"),
    ):
        pulled(tmp_path / "P", quick(address))
    pulled(tmp_path / "P", quick(url))
    assert dumped(tmp_path / "P") == dumped(store)


def test_a_server_that_is_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """The server itself is killed in the middle, and comes back with what it had on disk."""
    store = built(tmp_path / "S", *"abcdefgh")
    port, data = free_port(), str(tmp_path / "data")
    sent: list[str] = []
    with ExitStack() as server, open_store(store) as opened:
        url = server.enter_context(oxigraph("serve", "--location", data, port=port))

        def tell(graph: str) -> None:
            sent.append(graph)
            if len(sent) == 3:
                server.close()  # kill -9

        with (
            Endpoint(quick(url)) as endpoint,
            pytest.raises(StoreError, match="nothing answers there; 3 graphs were written before"),
        ):
            push(opened, endpoint, tell=tell)
    with oxigraph("serve", "--location", data, port=port) as url:
        assert pushed(store, quick(url)) == Carried(8, 7, 3, 0)
        pulled(tmp_path / "P", quick(url))
    assert dumped(tmp_path / "P") == dumped(store)


# -- on the command line -----------------------------------------------------------------------


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(arguments)
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


def test_the_commands(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = built(tmp_path / "S")
    assert run("push", url, "--store", str(store)) == 0
    assert "4 graphs written; 2 documents in all: http" in capsys.readouterr().err
    assert run("pull", url, "--store", str(tmp_path / "P")) == 0
    assert dumped(tmp_path / "P") == dumped(store)


def test_a_wrong_password_is_one_line(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = built(tmp_path / "S")
    monkeypatch.setenv("KG_PASSWORD", "wr0ng")
    with gate(url, Gate(user="me:right")) as address:
        assert run("push", address, "--store", str(store), "--user", "me") == 2
        shown = capsys.readouterr().err
        assert shown.startswith(f"error: {address}: the password or token of 'me' is wrong")
        assert (shown.count("\n"), "wr0ng" in shown) == (1, False)
        monkeypatch.setenv("KG_PASSWORD", "right")
        assert run("push", address, "--store", str(store), "--user", "me") == 0


def test_a_server_that_is_not_there_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = built(tmp_path / "S")
    address = f"http://127.0.0.1:{free_port()}"
    assert run("pull", address, "--store", str(tmp_path / "P"), "--retries", "0") == 2
    shown = capsys.readouterr().err
    assert (shown.count("\n"), "nothing answers there" in shown) == (1, True)
    assert not (tmp_path / "P").exists()
    assert dumped(store)
