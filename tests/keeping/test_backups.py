"""A store as one file, and back: whole, checked, never over anything."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import StoreError
from kg.keeping import Backup, backup, check, restore
from kg.review import Log
from kg.store import open_store
from tests.keeping.stores import JUDGEMENT, RECORD, built, dumped


def kept(store: Path, file: Path) -> Backup:
    with open_store(store) as opened:
        return backup(opened, file)


def test_what_is_restored_is_what_was_kept(tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    found = kept(store, tmp_path / "b.zip")
    assert (found.documents, found.judgements) == (2, 1)
    assert restore(tmp_path / "b.zip", tmp_path / "far" / "R") == found
    assert dumped(tmp_path / "far" / "R") == dumped(store)
    with open_store(tmp_path / "far" / "R") as back:
        assert back.record == RECORD
        assert Log(back).text() == JUDGEMENT
    assert [f.what for f in check(tmp_path / "far" / "R")] == [f.what for f in check(store)]
    assert sorted(path.name for path in (tmp_path / "far").iterdir()) == ["R", "dump.nq"]


def test_the_same_store_gives_the_same_bytes(tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    kept(store, tmp_path / "1.zip")
    restore(tmp_path / "1.zip", tmp_path / "R")
    kept(tmp_path / "R", tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_an_older_backup_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    kept(store, tmp_path / "b.zip")
    first = (tmp_path / "b.zip").read_bytes()
    (store / "judgements.jsonl").unlink()
    kept(store, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() != first
    (tmp_path / "letter.zip").write_text("Bonjour", encoding="utf-8")
    with pytest.raises(StoreError, match="is no whole backup"):
        kept(store, tmp_path / "letter.zip")
    assert (tmp_path / "letter.zip").read_text("utf-8") == "Bonjour"


def test_nothing_is_restored_over_something(tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    kept(store, tmp_path / "b.zip")
    before = dumped(store)
    with pytest.raises(StoreError, match=r"something here already.*new folder"):
        restore(tmp_path / "b.zip", store)
    assert dumped(store) == before
    (tmp_path / "empty").mkdir()
    restore(tmp_path / "b.zip", tmp_path / "empty")
    assert dumped(tmp_path / "empty") == before


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_a_backup_that_is_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    kept(built(tmp_path / "S"), tmp_path / "b.zip")
    whole = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StoreError, match="is no whole backup"):
        restore(tmp_path / "b.zip", tmp_path / "R")
    assert not (tmp_path / "R").exists()


@pytest.mark.parametrize("share", [i / 20 for i in range(20)])
def test_a_byte_that_has_changed_is_told(tmp_path: Path, share: float) -> None:
    store = built(tmp_path / "S", "a")
    kept(store, tmp_path / "b.zip")
    whole = bytearray((tmp_path / "b.zip").read_bytes())
    whole[int(len(whole) * share)] ^= 0x55
    (tmp_path / "b.zip").write_bytes(whole)
    try:
        restore(tmp_path / "b.zip", tmp_path / "R")
    except StoreError:
        assert not (tmp_path / "R").exists()
    else:  # a byte that no reader of ZIP looks at
        assert dumped(tmp_path / "R") == dumped(store)
    assert [path.name for path in tmp_path.iterdir() if "restoring" in path.name] == []


def changed(file: Path, name: str, held: bytes) -> None:
    """Put something else into a backup, as a ZIP that is whole."""
    with zipfile.ZipFile(file) as archive:
        rest = {one: archive.read(one) for one in archive.namelist()}
    rest[name] = held
    with zipfile.ZipFile(file, "w") as archive:
        for one, text in rest.items():
            archive.writestr(one, text)


def test_what_was_exchanged_inside_is_told(tmp_path: Path) -> None:
    kept(built(tmp_path / "S"), tmp_path / "b.zip")
    changed(tmp_path / "b.zip", "judgements.jsonl", b"")
    with pytest.raises(StoreError, match=r"damaged \(judgements.jsonl is not what was written\)"):
        restore(tmp_path / "b.zip", tmp_path / "R")


@pytest.mark.parametrize(
    ("manifest", "told"),
    [({"format": "other"}, "is no backup"), ({"format": "kg-backup", "version": 9}, "version 9")],
)
def test_other_archives_are_told(tmp_path: Path, manifest: dict[str, object], told: str) -> None:
    kept(built(tmp_path / "S"), tmp_path / "b.zip")
    changed(tmp_path / "b.zip", "manifest.json", json.dumps(manifest).encode())
    with pytest.raises(StoreError, match=told):
        restore(tmp_path / "b.zip", tmp_path / "R")


LIMITED = """
import resource, sys
from pathlib import Path
from kg.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
main(sys.argv[2:])
"""


def limited(size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose files can't grow beyond a size, as on a disk that is full."""
    command = [sys.executable, "-c", LIMITED, str(size), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes are Unix")
def test_a_disk_that_fills_up_leaves_the_older_backup(tmp_path: Path) -> None:
    store = built(tmp_path / "S")
    kept(store, tmp_path / "b.zip")
    before = (tmp_path / "b.zip").read_bytes()
    done = limited(3_000, "backup", "--store", str(store), "-o", str(tmp_path / "b.zip"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert "can't be written" in done.stderr
    assert (tmp_path / "b.zip").read_bytes() == before
    done = limited(3_000, "restore", str(tmp_path / "b.zip"), "--store", str(tmp_path / "R"))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert not (tmp_path / "R").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["S", "b.zip"]


def test_a_folder_that_may_not_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = built(tmp_path / "S")
    for place in (tmp_path / "no" / "such" / "b.zip", Path("/proc/b.zip")):
        with pytest.raises(SystemExit, match="2"):
            main(["backup", "--store", str(store), "-o", str(place)])
        shown = capsys.readouterr().err
        assert (shown.count("\n"), "can't be written" in shown) == (1, True), shown


def test_nothing_is_copied_while_a_build_writes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = built(tmp_path / "S")
    with open_store(store), pytest.raises(SystemExit, match="2"):
        main(["backup", "--store", str(store), "-o", str(tmp_path / "b.zip")])
    assert "another process has it open for writing" in capsys.readouterr().err
    assert not (tmp_path / "b.zip").exists()


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, file, back = built(tmp_path / "S"), str(tmp_path / "b.zip"), str(tmp_path / "R")
    for words in (
        ["backup", "--store", str(store), "-o", file],
        ["restore", file, "--store", back],
    ):
        with pytest.raises(SystemExit, match="0"):
            main(words)
        assert "2 documents, " in capsys.readouterr().err
    assert dumped(Path(back)) == dumped(store)
