"""A seal holds as long as nothing is written, in the quads or beside them, and not longer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.query.search import FILE, kept_up
from kg.query.search.index import Index
from kg.store import OxigraphStore, Pipeline, Record, open_store
from kg.store.tables import Tables
from tests.store.conformance import A, B, quad

SCHEMA = "CREATE TABLE seen (doc TEXT);"
WRITES: dict[str, Callable[[OxigraphStore], None]] = {
    "replaced": lambda store: store.replace_graph(A, [quad(A, "other")]),
    "changed": lambda store: store.change_graph(B, add=[quad(B, "new")]),
    "removed": lambda store: store.remove_graph(A),
    "remembered": lambda store: store.remember(Record((Pipeline("fr", "small"),))),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "s"
    with open_store(path) as store:
        store.replace_graph(A, [quad(A, "one")])
        with kept_up(store):
            pass
        assert store.seal == 0
        store.put_seal()
        assert store.seal != 0
    return path


@pytest.mark.parametrize("how", WRITES)
def test_whatever_is_written_breaks_it_first(folder: Path, how: str) -> None:
    with open_store(folder) as store:
        before = store.seal
        assert before != 0
        store.replace_graph(A, [quad(A, "one")])  # it holds them already
        assert (store.seal, (folder / "sealed").exists()) == (before, True)
        WRITES[how](store)
        assert (store.seal, (folder / "sealed").exists()) == (0, False)
        store.put_seal()
        assert store.seal not in (0, before)


def test_tables_lose_it_with_their_first_change(folder: Path) -> None:
    with Tables(folder / "names-fr.sqlite", SCHEMA, 1) as tables:
        tables.commit()
    with open_store(folder) as store:
        store.replace_graph(B, [quad(B, "two")])
        store.put_seal()
        with Tables(folder / "names-fr.sqlite", SCHEMA, 1) as tables, Index(folder / FILE) as index:
            assert tables.are_level_with(store)
            tables.commit()
            assert tables.are_level_with(store)
            tables.change("INSERT INTO seen VALUES (?)", [("a",)])
            tables.commit()
            assert not tables.are_level_with(store)
            assert index.are_level_with(store)


def test_one_file_of_yesterday_does_not_pass_for_one_of_today(folder: Path) -> None:
    yesterday = folder.parent / FILE
    shutil.copy(folder / FILE, yesterday)
    with open_store(folder) as store:
        store.replace_graph(B, [quad(B, "two")])
        store.put_seal()
    shutil.copy(yesterday, folder / FILE)
    with open_store(folder) as store, Index(folder / FILE) as index:
        assert store.seal != 0
        assert not index.are_level_with(store)


def test_a_reader_of_what_was_before_does_not_take_later_words_for_its_own(folder: Path) -> None:
    with open_store(folder, read_only=True) as reader:
        assert reader.seal != 0
        with open_store(folder) as writer:
            writer.replace_graph(B, [quad(B, "two")])
            with open_store(folder, read_only=True) as other:
                assert other.seal == 0
            writer.put_seal()
        with Index(folder / FILE, read_only=True) as index:
            assert not index.are_level_with(reader)


def test_that_of_another_kg_is_none(folder: Path) -> None:
    by, number = (folder / "sealed").read_text().split()
    for text in (f"{by}.post9 {number}", f"{by} many", "", "\xff"):
        (folder / "sealed").write_bytes(text.encode("latin-1"))
        with open_store(folder) as store:
            assert store.seal == 0


def test_none_is_kept_in_memory() -> None:
    with open_store(None) as store:
        store.put_seal()
        assert store.seal == 0
