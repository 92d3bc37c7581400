"""Claims come from the index where it has them: the same ones, without a look at their quads."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.graph import KnowledgeGraph
from kg.keeping.checking import check
from kg.model import Claim
from kg.model.packed import pack
from kg.query.claims import ClaimFilter, matching
from kg.query.search import FILE, claims_in, claims_told, kept_up
from kg.query.search.index import Index
from kg.rdf import claims_at, claims_from, document_iri, document_quads, events_from
from kg.store import Held, OxigraphStore, Store, open_store
from kg.store.protocol import Answer
from kg.store.queries.columns import Cell
from tests.rdf.example import CLAIMS, DOCUMENT, ENTITIES


class Counting(OxigraphStore):
    """A store that counts how often it is looked at, and keeps what it is asked."""

    def __init__(self, path: Path) -> None:
        self.looks, self.asked = 0, list[str]()
        super().__init__(path, read_only=True)

    def quads(self, *pattern: str | None, **more: str | None) -> Iterator[Quad]:
        self.looks += 1
        return super().quads(*pattern, **more)

    def columns(self, graph: str, properties: Sequence[str]) -> Iterator[Cell]:
        self.looks += 1000
        return super().columns(graph, properties)

    def query(self, sparql: str, **given: object) -> Answer:
        self.asked.append(sparql)
        return super().query(sparql, **given)  # type: ignore[arg-type]


def write(store: Store, doc: str, claims: Sequence[Claim] = CLAIMS) -> None:
    document, own = replace(DOCUMENT, id=doc), [replace(claim, doc=doc) for claim in claims]
    with kept_up(store) as words:
        words.changed(document_iri(doc))
        store.replace_graph(document_iri(doc), document_quads(document, own, (), ENTITIES))


def aged(folder: Path) -> None:
    """Make the index a minute old: what was written at this very moment may be of a writer."""
    then = (folder / FILE).stat().st_mtime - 60
    os.utime(folder / FILE, (then, then))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "S") as store:
        write(store, "one")
        write(store, "two")
    aged(tmp_path / "S")
    return tmp_path / "S"


def test_no_quad_of_a_claim_is_looked_at(folder: Path) -> None:
    with Counting(folder) as store:
        found, events = list(claims_in(store)), list(KnowledgeGraph(store).events())
        assert store.looks <= 2 * 3 * 2  # text and print of each document, and each once
        assert events == list(events_from(store))
        assert found == list(claims_from(store))
        assert len(found) == 2 * len(CLAIMS)
        assert list(claims_in(store, "two")) == list(claims_from(store, "two"))


def test_claims_that_whoever_writes_tells_of_are_those_that_are_kept(tmp_path: Path) -> None:
    own = [replace(claim, doc="one") for claim in CLAIMS]
    with open_store(tmp_path / "S") as store, kept_up(store) as words:
        graph = document_iri("one")
        words.changed(graph)
        quads = [*document_quads(replace(DOCUMENT, id="one"), own, (), ENTITIES)]
        store.replace_graph(graph, quads)
        words.written(Held(graph, quads), replace(DOCUMENT, id="one"), own[::-1])
    assert not [one for one in check(tmp_path / "S") if "is behind" in str(one)]
    aged(tmp_path / "S")
    with Counting(tmp_path / "S") as store:
        assert list(claims_in(store)) == list(claims_from(store))


def test_nor_of_claims_that_are_asked_for(folder: Path) -> None:
    with Counting(folder) as store:
        graph = KnowledgeGraph(store)
        found = list(graph.claims(relation="kg:sent"))
        assert len(found) == 2
        assert store.looks < 20
        places = sorted(matching(store, ClaimFilter(relation="kg:sent")))
        assert found == list(claims_told(store, places)) == list(claims_at(store, places))


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        (ClaimFilter(subject="kge:front"), "rdf:subject"),
        (ClaimFilter(about="kge:front"), "VALUES ?end"),
        (ClaimFilter(relation="kg:sent", denied=False), "rdf:predicate"),
        (ClaimFilter(denied=True), "kg:polarity"),
    ],
)
def test_the_store_looks_for_what_is_wanted_before_it_looks_at_all_claims(
    folder: Path, wanted: ClaimFilter, first: str
) -> None:
    with Counting(folder) as store:
        places = set(matching(store, wanted))
        (query,) = (one for one in store.asked if "SELECT DISTINCT ?graph" in one)
        assert query.index(first) < query.index("kg:Claim")
        whole = [claim.id for claim in claims_from(store)]
        assert 0 < len(places) < len(whole)


def test_a_document_that_is_behind_is_read_from_its_quads(folder: Path) -> None:
    with open_store(folder) as store:
        with closing(sqlite3.connect(folder / FILE)) as index, index:
            index.execute("UPDATE documents SET print = NULL WHERE doc = 'one'")
        graph = document_iri("one")
        some = [replace(claim, doc="one") for claim in CLAIMS[:2]]
        document = replace(DOCUMENT, id="one")
        store.replace_graph(graph, document_quads(document, some, (), ENTITIES))
        assert set(claims_in(store, "one")) == set(some)
        assert list(claims_in(store)) == list(claims_from(store))


def test_a_reader_sees_the_store_as_it_was_when_it_was_opened(folder: Path) -> None:
    with open_store(folder, read_only=True) as reader:
        before = list(claims_in(reader))
        with open_store(folder) as writer:
            write(writer, "one", CLAIMS[:1])
            write(writer, "three")
            assert len(list(claims_in(writer))) == 1 + 2 * len(CLAIMS)
        assert list(claims_in(reader)) == before


@pytest.mark.parametrize("damage", ["bytes", "file", "none"])
def test_a_damaged_index_costs_time_and_no_claim(folder: Path, damage: str) -> None:
    if damage == "bytes":
        with closing(sqlite3.connect(folder / FILE)) as index, index:
            index.execute("UPDATE claimed SET packed = x'789c00' WHERE doc = 'one'")
    elif damage == "file":
        (folder / FILE).write_bytes(b"SQLite format 3\0" + b"?" * 4096)
    else:
        (folder / FILE).unlink()
    with open_store(folder, read_only=True) as store:
        assert list(claims_in(store)) == list(claims_from(store))


@pytest.mark.parametrize("packed", [pack(()), b"x"])
def test_a_check_tells_of_claims_that_are_not_those_of_the_document(
    folder: Path, packed: bytes
) -> None:
    with closing(sqlite3.connect(folder / FILE)) as index, index:
        index.execute("UPDATE claimed SET packed = ? WHERE doc = 'two'", (packed,))
    told = [str(finding) for finding in check(folder)]
    assert any("is behind in 1 documents ('two' is one)" in line for line in told)


def test_words_of_a_document_that_others_change_stay_where_they_are(tmp_path: Path) -> None:
    """Its print tells that the text is the same; names and claims are those of its new graph."""
    own = [replace(claim, doc="one") for claim in CLAIMS]
    iri = next(iter(ENTITIES))
    called = ENTITIES | {iri: replace(ENTITIES[iri], label="Un tout autre nom")}
    with open_store(tmp_path / "S") as store:
        write(store, "one")
        with Index(store.path / FILE, read_only=True) as index:
            before = index.column("SELECT id FROM passages WHERE doc = 'one' ORDER BY id")
        with kept_up(store) as words:
            graph = document_iri("one")
            words.changed(graph)
            quads = [*document_quads(replace(DOCUMENT, id="one"), own, (), called)]
            store.replace_graph(graph, quads)
            words.written(Held(graph, quads), None, own)
        with Index(store.path / FILE, read_only=True) as index:
            assert before
            assert index.column("SELECT id FROM passages WHERE doc = 'one' ORDER BY id") == before
            assert index.holds('"tout autre nom"')
    assert not [one for one in check(tmp_path / "S") if "is behind" in str(one)]


def test_words_of_a_document_that_says_something_else_are_others(tmp_path: Path) -> None:
    text = DOCUMENT.text.upper()
    with open_store(tmp_path / "S") as store:
        write(store, "one")
        with kept_up(store) as words:
            graph = document_iri("one")
            words.changed(graph)
            quads = [*document_quads(replace(DOCUMENT, id="one", text=text), (), (), {})]
            store.replace_graph(graph, quads)
            words.written(Held(graph, quads), None, ())
    assert not [one for one in check(tmp_path / "S") if "is behind" in str(one)]
