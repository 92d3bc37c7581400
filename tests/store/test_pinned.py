"""A reader has the store as it was when it was opened, whatever a writer does with its files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.store import OxigraphStore, open_store
from tests.store.conformance import quad

MANY = 60  # more files than RocksDB opens at once
EACH = 20
COUNTED = "SELECT (COUNT(*) AS ?many) { GRAPH ?graph { ?one ?tells ?other } }"
READER = """
import sys
from kg.store import open_store
store = open_store(sys.argv[1], read_only=True)
print("open", flush=True)
sys.stdin.read()
(row,) = store.query(sys.argv[2])
print(row["many"].value, flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "S"


@pytest.fixture
def writer(folder: Path) -> Iterator[OxigraphStore]:
    with open_store(folder) as opened:
        for i in range(MANY):
            name = f"http://example.org/{i}"
            opened.replace_graph(name, [quad(name, f"{i} and {j}") for j in range(EACH)])
        yield opened


def put_together(writer: OxigraphStore) -> None:
    """Leave none of the files that were there, and write one graph more."""
    writer.inner.optimize()
    writer.replace_graph("http://example.org/new", [quad("http://example.org/new", "one")])


def pinned_in(folder: Path) -> list[Path]:
    return [*folder.glob("oxigraph.read-*")]


def reader(folder: Path) -> subprocess.Popen[str]:
    """Start a process that has the store open for reading."""
    command = [sys.executable, "-c", READER, str(folder), COUNTED]
    pipe = subprocess.PIPE
    started = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert started.stdout is not None
    assert started.stdout.readline() == "open\n"
    return started


def test_what_counts_ends_though_all_files_went(writer: OxigraphStore, folder: Path) -> None:
    # RocksDB repeats the error without end where a file is gone: in a process with a time
    with reader(folder) as asking:
        put_together(writer)
        told, _ = asking.communicate(timeout=60)
    assert told == f"{MANY * EACH}\n"


def test_a_reader_sees_one_state_until_it_is_opened_again(
    writer: OxigraphStore, folder: Path
) -> None:
    with open_store(folder, read_only=True) as reading:
        before = KnowledgeGraph(reading).stats()
        put_together(writer)
        assert len(reading) == MANY * EACH
        assert KnowledgeGraph(reading).stats() == before
    with open_store(folder, read_only=True) as reading:
        assert len(reading) == MANY * EACH + 1


def test_nothing_is_left_once_all_are_closed(writer: OxigraphStore, folder: Path) -> None:
    with open_store(folder, read_only=True), open_store(folder, read_only=True):
        assert len(pinned_in(folder)) == 2
    open_store(folder, read_only=True)  # never closed: its process may still ask
    assert len(pinned_in(folder)) == 1
    with reader(folder) as ending:
        ending.communicate(timeout=60)
    assert len(pinned_in(folder)) == 1


def test_what_a_killed_reader_left_goes_with_the_next(writer: OxigraphStore, folder: Path) -> None:
    with reader(folder) as living:
        with reader(folder) as killed:
            killed.send_signal(signal.SIGKILL)
        assert len(pinned_in(folder)) == 2
        open_store(folder, read_only=True).close()
        assert len(pinned_in(folder)) == 1
        told, _ = living.communicate(timeout=60)
    assert told == f"{MANY * EACH}\n"
    assert not pinned_in(folder)


def test_a_process_that_was_forked_leaves_the_files(writer: OxigraphStore, folder: Path) -> None:
    with open_store(folder, read_only=True) as reading:
        if (child := os.fork()) == 0:
            reading.close()
            os._exit(0)
        os.waitpid(child, 0)
        put_together(writer)
        assert len(reading) == MANY * EACH


def test_no_list_of_files_outside_the_store_is_touched(folder: Path, tmp_path: Path) -> None:
    open_store(folder).close()
    outside = tmp_path / "MANIFEST-000001"
    outside.write_text("somebody's", encoding="utf-8")
    (folder / "oxigraph" / "CURRENT").write_text("../../MANIFEST-000001\n", encoding="utf-8")
    with pytest.raises(Exception, match="damaged"):
        open_store(folder, read_only=True)
    assert outside.read_text(encoding="utf-8") == "somebody's"
    assert not pinned_in(folder)
