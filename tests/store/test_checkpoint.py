"""What stood in a store before a bulk load that the disk spoilt is what stands in it afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Quad

from kg.errors import StoreError
from kg.store import OxigraphStore, open_store
from kg.store.folder import kept_before
from tests.store.conformance import A, B, quad

BULK = [quad(B, f"line {i}") for i in range(6000)]


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """Return a store that names a file which is not there, as RocksDB leaves it."""
    path = tmp_path / "s"
    with OxigraphStore(path) as store:
        store.replace_graph(A, [quad(A, "before")])
        before = _files(path)
        with pytest.raises(OSError, match="EIO"):
            _load_and_fail(store, path / "oxigraph")
    new = [file for file in _files(path) - before if file.suffix == ".sst"]
    max(new, key=lambda file: file.stat().st_size).unlink()
    return path


def test_it_is_as_it_was_before_and_can_be_written(spoilt: Path) -> None:
    with open_store(spoilt, read_only=True) as store:
        assert [one.object.value for one in store.quads()] == ["before"]
    with open_store(spoilt) as store:
        assert [one.object.value for one in store.quads()] == ["before"]
        store.replace_graph(B, BULK)
        assert len(store) == 1 + len(BULK)
    assert {path.name for path in spoilt.iterdir()} == {"kg-store.json", "oxigraph"}


def test_one_that_was_killed_while_it_was_put_back_is_there(spoilt: Path) -> None:
    shutil.rmtree(spoilt / "oxigraph")
    with open_store(spoilt, read_only=True) as store:
        assert len(store) == 1
    with open_store(spoilt) as store:
        assert len(store) == 1


def test_a_checkpoint_that_is_damaged_itself_takes_no_place(spoilt: Path) -> None:
    for file in (spoilt / "oxigraph.before").glob("MANIFEST-*"):
        file.unlink()
    for read_only in (True, False):
        with pytest.raises(StoreError, match=r"is damaged .*Restore a backup"):
            open_store(spoilt, read_only=read_only)
    assert (spoilt / "oxigraph").is_dir()


def test_none_is_left_of_a_load_that_went_well(tmp_path: Path) -> None:
    with open_store(tmp_path / "s") as store:
        store.replace_graphs({A: [quad(A, "x")], B: BULK})
        assert {path.name for path in (tmp_path / "s").iterdir()} == {"kg-store.json", "oxigraph"}


def _load_and_fail(store: OxigraphStore, folder: Path) -> None:
    with kept_before(store.inner, folder):
        store.inner.bulk_extend(_with_merged(BULK))
        store.flush()
        raise OSError("EIO")


def _files(store: Path) -> set[Path]:
    return set((store / "oxigraph").iterdir())


def _with_merged(quads: list[Quad]) -> list[Quad]:
    return [*quads, *(Quad(*one.triple) for one in quads)]
