"""Workers: what they answer, and what ends them without ending anything else."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli import main
from kg.errors import LimitError, QueryError, StoreError
from kg.query.written import answer_question, answer_sparql
from kg.store import open_store
from kg.workers import Limits, Pool, Worker
from tests.processes import is_alive
from tests.workers.conftest import COUNT, GRAPH

EVERYTHING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"
CRASHES = {
    "nots": f"ASK {{ ?a ?b ?c FILTER({'!' * 60_000}true) }}",
    "sums": f"ASK {{ ?a ?b ?c FILTER({'1+' * 30_000}1 = 2) }}",
}


def asked(worker: Worker | Pool, sparql: str, form: str = "csv") -> str:
    given: dict[str, Any] = {"sparql": sparql, "form": form, "any_term": True, "width": None}
    return worker.ask(answer_sparql, **given).decode()


def test_a_worker_answers_and_raises_what_its_job_raises(small_store: Path) -> None:
    with Worker(small_store, Limits(seconds=60)) as worker:
        assert asked(worker, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }") == f"n\r\n{COUNT}\r\n"
        with pytest.raises(QueryError, match="would change the store") as told:
            asked(worker, "DROP ALL")
        assert told.value.cure.startswith("Queries only read")
        with pytest.raises(QueryError, match="there is no such question"):
            worker.ask(answer_question, name="nix", parameters={}, form="csv", width=None)
        pid = worker.pid
        assert asked(worker, "ASK { ?a ?b 'é7' }") == "answer\r\ntrue\r\n"
        assert worker.pid == pid is not None
    assert not is_alive(pid)


def test_a_deadline_ends_the_process_and_the_next_answers(small_store: Path) -> None:
    with Worker(small_store, Limits(seconds=1)) as worker:
        worker.start()
        first = worker.pid
        begun = time.monotonic()
        with pytest.raises(LimitError, match="takes more than 1 s") as told:
            asked(worker, EVERYTHING)
        assert told.value.limit == "time"
        assert time.monotonic() - begun < 10
        assert first is not None
        assert not is_alive(first)
        worker.limits = Limits(seconds=60)
        assert asked(worker, "ASK { ?a ?b ?c }") == "answer\r\ntrue\r\n"
        assert worker.pid != first


def test_memory_ends_only_the_process(small_store: Path) -> None:
    with Worker(small_store, Limits(seconds=60, megabytes=100)) as worker:
        with pytest.raises(LimitError, match=r"memory|allow more"):
            asked(worker, LARGE)
        assert asked(worker, "ASK { ?a ?b ?c }") == "answer\r\ntrue\r\n"


@pytest.mark.parametrize("name", CRASHES)
def test_what_crashes_the_parser_is_an_error(small_store: Path, name: str) -> None:
    with (
        Worker(small_store, Limits(seconds=60)) as worker,
        pytest.raises(LimitError, match=r"ended the process .* \(signal 11\)"),
    ):
        asked(worker, CRASHES[name])


@pytest.mark.parametrize(
    "form", ["table", "csv", "json", "sparql-json", "sparql-xml", "sparql-csv", "sparql-tsv"]
)
def test_rows_are_counted_in_every_form(small_store: Path, form: str) -> None:
    with Worker(small_store, Limits(60, rows=9)) as worker:
        assert "é1" in asked(worker, "SELECT ?c { ?a ?b ?c } ORDER BY ?c LIMIT 9", form)
        with pytest.raises(LimitError, match="has more than 9 rows") as told:
            asked(worker, "SELECT ?c { ?a ?b ?c } LIMIT 10", form)
        assert told.value.limit == "rows"


def test_triples_are_counted_too(small_store: Path) -> None:
    with Worker(small_store, Limits(60, rows=9)) as worker:
        with pytest.raises(LimitError, match="has more than 9 rows"):
            asked(worker, "CONSTRUCT WHERE { ?a ?b ?c }", "turtle")
        built = asked(worker, "CONSTRUCT WHERE { ?a ?b ?c } LIMIT 3", "ntriples")
        assert built.count("\n") == 3


def test_a_worker_sees_what_is_written_meanwhile(tmp_path: Path) -> None:
    one = NamedNode("https://w3id.org/newskg/entity/a")
    with open_store(tmp_path / "S") as store, Worker(tmp_path / "S", Limits(60)) as worker:
        assert asked(worker, "ASK { ?a ?b ?c }") == "answer\r\nfalse\r\n"
        store.replace_graph(GRAPH.value, [Quad(one, one, Literal("x"), GRAPH)])
        assert asked(worker, "ASK { ?a ?b ?c }") == "answer\r\ntrue\r\n"
        store.remove_graph(GRAPH.value)
        assert asked(worker, "ASK { ?a ?b ?c }") == "answer\r\nfalse\r\n"
        for count in range(1, 40):
            quads = (Quad(one, one, Literal(str(i)), GRAPH) for i in range(count))
            store.replace_graph(GRAPH.value, quads)
            found = asked(worker, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c }")
            assert found == f"n\r\n{count}\r\n"


def test_where_there_is_no_store_the_worker_says_so(tmp_path: Path) -> None:
    with Worker(tmp_path / "S", Limits()) as worker, pytest.raises(StoreError, match="no store"):
        asked(worker, "ASK {}")
    assert not (tmp_path / "S").exists()


def test_a_busy_pool_says_so_and_recovers(small_store: Path) -> None:
    told: list[LimitError] = []

    def run() -> None:
        try:
            asked(pool, EVERYTHING)
        except LimitError as error:
            told.append(error)

    with Pool(small_store, Limits(seconds=2), size=1) as pool:
        pool.start()
        threads = [threading.Thread(target=run) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {error.limit for error in told} >= {"time", "workers"}
        assert len(told) == 3
        assert asked(pool, "ASK { ?a ?b ?c }") == "answer\r\ntrue\r\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([EVERYTHING, "--timeout", "1"], "takes more than 1 s"),
        ([LARGE, "--memory", "100"], "allow more"),
        (["SELECT * { ?a ?b ?c }", "--any-term", "--max-rows", "5"], "has more than 5 rows"),
        ([f"SELECT * {{ {'{' * 5000}"], "nests 50 brackets and more"),
        ([CRASHES["nots"]], "ended the process"),
    ],
)
def test_kg_query_ends_with_one_line(
    small_store: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["query", "--store", str(small_store), *arguments])
    assert leaving.value.code == 2
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.startswith("error: ")
    assert found.err.count("\n") == 1
    assert told in found.err
