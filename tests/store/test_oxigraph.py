"""The Oxigraph store, in memory and on disk, and the folders that it refuses."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import StoreError
from kg.store import OxigraphStore, Store, open_store
from kg.store.trouble import on_disk
from tests.store.conformance import A, StoreConformance, quad


class TestInMemory(StoreConformance):
    def opened(self, folder: Path) -> Store:
        return open_store(None)


class TestOnDisk(StoreConformance):
    def opened(self, folder: Path) -> Store:
        return open_store(folder)


def test_a_store_on_disk_is_there_when_opened_again(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace_graph(A, [quad(A, "x")])
    with open_store(tmp_path / "s", read_only=True) as store:
        assert [q.object.value for q in store.quads()] == ["x"]
        with pytest.raises(StoreError, match="reading only"):
            store.replace_graph(A, [])
    with open_store(tmp_path / "s", create=False) as store:
        assert len(store) == 1


@pytest.mark.parametrize("read_only", [True, False])
def test_a_missing_store_is_not_made_by_reading(tmp_path: Path, read_only: bool) -> None:
    with pytest.raises(StoreError, match=r"no store here.*kg build"):
        open_store(tmp_path / "s", read_only=read_only, create=read_only)
    assert not (tmp_path / "s").exists()


def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Bonjour", encoding="utf-8")
    with pytest.raises(StoreError, match="is no store of kg"):
        open_store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_store_of_another_program_is_refused(tmp_path: Path) -> None:
    pyoxigraph.Store(str(tmp_path / "theirs")).flush()
    with pytest.raises(StoreError, match="is no store of kg"):
        open_store(tmp_path / "theirs")


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="is a file"):
        open_store(tmp_path / "file")


@pytest.mark.parametrize(
    ("marker", "message"),
    [
        ("not json", "no marker"),
        ('{"format": "other"}', "no marker"),
        ('{"format": "kg-store", "version": 99}', "version 99"),
    ],
)
def test_a_wrong_marker_is_refused(tmp_path: Path, marker: str, message: str) -> None:
    (tmp_path / "kg-store.json").write_text(marker, encoding="utf-8")
    with pytest.raises(StoreError, match=message):
        open_store(tmp_path)


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    open_store(tmp_path / "s").close()
    (tmp_path / "s" / "oxigraph" / "CURRENT").write_text("nonsense", encoding="utf-8")
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path / "s")


def test_a_block_that_is_damaged_is_told_when_it_is_read(tmp_path: Path) -> None:
    quads = [quad(A, f"line {i} " * 20) for i in range(3000)]
    with OxigraphStore(tmp_path / "s") as store:
        store.replace_graph(A, quads)
        store.inner.optimize()
    told = []
    for file in (tmp_path / "s" / "oxigraph").glob("*.sst"):
        held = file.read_bytes()
        third = len(held) // 3
        file.write_bytes(bytes(byte ^ 0xFF for byte in held[:third]) + held[third:])
        try:
            with open_store(tmp_path / "s", read_only=True) as opened:
                assert len(opened) == len(quads)
        except StoreError as error:
            told.append(str(error))
        file.write_bytes(held)
    which = re.compile(r"is damaged \([\d,]+ bytes at [\d,]+ of .*\.sst\)\. .* Restore a backup")
    assert any(map(which.search, told))


def test_what_a_killed_process_left_of_a_marker_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "kg-store.tmp.4711").write_text('{"form', encoding="utf-8")
    open_store(tmp_path / "s").close()
    open_store(tmp_path / "s", read_only=True).close()


def test_a_disk_that_refuses_is_told_in_one_line() -> None:
    full = r"^S: the disk is full\. What is stored is safe: "
    with pytest.raises(StoreError, match=full), on_disk(Path("S")):
        raise OSError("IO error: No space left on device: While appending")
    failed = r"can't be written or read \(IO error: fsync\)\. .*check"
    with pytest.raises(StoreError, match=failed), on_disk(Path("S")):
        raise RuntimeError("IO error: fsync\nmore")


def test_a_second_writer_is_told_of_the_first(tmp_path: Path) -> None:
    script = (
        "import sys; from kg.store import open_store\n"
        f"store = open_store({str(tmp_path / 's')!r}); print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdin is not None
    assert first.stdout is not None
    with first:
        assert first.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="another process has it open"):
            open_store(tmp_path / "s")
        first.stdin.close()
    open_store(tmp_path / "s").close()


def test_a_store_without_a_merged_graph_gets_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace_graph(A, [quad(A, "x")])
        store.inner.clear_graph(pyoxigraph.DefaultGraph())  # as an older kg left it
    with open_store(tmp_path / "s", read_only=True) as store:
        assert [row["o"].value for row in store.query("SELECT ?o { ?s ?p ?o }")] == ["x"]
    with open_store(tmp_path / "s") as store:
        assert [row["o"].value for row in store.query("SELECT ?o { ?s ?p ?o }")] == ["x"]
        assert len(store) == 1
