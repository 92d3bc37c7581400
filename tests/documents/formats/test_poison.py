"""A hundred files that are wrong in every way: each is named with its cure, the others are read."""

from __future__ import annotations

import importlib.util
import resource
import time
from pathlib import Path

import pytest

from kg.documents import read
from kg.errors import DocumentError
from tests.documents.formats.poison import LINE, poison

GOOD = 200
SECONDS, MIB = 90, 700  # on a busy machine
LIBRARIES = ("pdfminer", "openpyxl", "striprtf", "feedparser", "warcio")


@pytest.mark.skipif(
    not all(map(importlib.util.find_spec, LIBRARIES)), reason="an extra is not installed"
)
def test_bad_files_are_named_and_the_others_are_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    paths = poison(bad)
    assert len(paths) >= 100
    pile: list[Path] = []
    for number in range(GOOD):
        name = f'n°{number} d\'un "pont".txt' if number % 10 == 0 else f"{number}.txt"
        (tmp_path / name).write_text(LINE, encoding="utf-8")
        pile += [tmp_path / name, *paths[number : number + 1]]
    pile += paths[GOOD:]
    before = sorted(tmp_path.rglob("*"))
    errors: list[DocumentError] = []
    started, memory = time.monotonic(), _memory()
    found = [document.id for document in read(pile, on_error=errors.append)]
    assert time.monotonic() - started < SECONDS
    assert _memory() - memory < MIB * 2**10
    assert len(found) == GOOD
    told = [str(error) for error in errors]
    for path in paths:
        shown = str(path).encode("unicode_escape").decode() if path.parent == bad else str(path)
        about = [line for line in told if line.startswith(shown)]
        assert about, path
    for error, line in zip(errors, told, strict=True):
        assert error.cure, line
        assert line.isprintable(), repr(line)
        assert "no reason that is known" not in line
    assert sorted(tmp_path.rglob("*")) == before


def _memory() -> int:
    """Return the most memory that this process ever had, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
