"""A hundred files that are wrong in every way, and some that end their reader: 200 are built."""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import sys
import time
from pathlib import Path

import pytest

from kg.cli import main
from kg.rdf import documents_in
from kg.store import open_store
from tests.assemble.fragile import CRASHES, EXPLODES, HANGS, IS_KILLED, NAME, install
from tests.documents.formats.poison import LINE, poison

GOOD = 200
SECONDS, MIB = 300, 700  # on a busy machine
LIBRARIES = ("pdfminer", "openpyxl", "striprtf", "feedparser", "warcio")
FALLS = {
    "hangs": (HANGS, "takes over 1 s of a processor", "--document-seconds"),
    "explodes": (EXPLODES, "takes over 300 MB of memory", "--document-memory"),
    "crashes": (CRASHES, "ends the process that reads it (SIGSEGV)", "report it"),
    "killed": (IS_KILLED, "ended from outside, twice", "build again"),
}

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.skipif(sys.platform == "win32", reason="FIFOs and forks are of Unix"),
    pytest.mark.skipif(
        not all(map(importlib.util.find_spec, LIBRARIES)), reason="an extra is not installed"
    ),
]


def test_bad_files_are_named_and_the_others_are_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    packages, bad, store = tmp_path / "packages", tmp_path / "bad", tmp_path / "S"
    for folder in (packages, bad):
        folder.mkdir()
    install(packages)
    monkeypatch.setenv("PYTHONPATH", str(packages), prepend=os.pathsep)
    paths = poison(bad)
    assert len(paths) >= 100
    for name, (word, _, _) in FALLS.items():
        path = bad / f"{name}.txt"
        path.write_text(f"Rado {word} a quitté Varesk.\n", encoding="utf-8")
        paths.append(path)
    pile: list[Path] = []
    for number in range(GOOD):
        name = f'n°{number} d\'un "pont".txt' if number % 10 == 0 else f"{number}.txt"
        (tmp_path / name).write_text(LINE, encoding="utf-8")
        pile += [tmp_path / name, *paths[number : number + 1]]
    before = sorted(tmp_path.rglob("*"))
    started, memory = time.monotonic(), _memory()

    limits = ("--document-seconds", "1", "--document-memory", "300")
    given = ("--store", str(store), "--lang", "fr", "--model", NAME, "--workers", "2", *limits)
    with pytest.raises(SystemExit) as leaving:
        main(["build", *map(str, pile), *given, "--json"])

    assert leaving.value.code == 1
    assert time.monotonic() - started < SECONDS
    assert _memory() - memory < MIB * 2**10
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    report = json.loads(out)
    assert report["read"] == GOOD
    with open_store(store, create=False) as built:
        assert len(documents_in(built)) == GOOD
    for path in paths:
        shown = str(path).encode("unicode_escape").decode() if path.parent == bad else str(path)
        about = [one for one in report["failed"] if one["place"].startswith(shown)]
        assert about, path
        if path.stem in FALLS:
            _, what, cure = FALLS[path.stem]
            assert what in about[0]["what"]
            assert cure in about[0]["cure"]
    for one in report["failed"]:
        assert one["cure"], one
        assert "".join(one.values()).isprintable(), one
        assert "no reason that is known" not in one["what"]
    assert [path for path in sorted(tmp_path.rglob("*")) if store not in path.parents] == sorted(
        [*before, store]
    )


def _memory() -> int:
    """Return the most memory that this process ever had, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
