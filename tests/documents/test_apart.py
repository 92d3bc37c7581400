"""Files that another process reads: the same drafts, and whatever it falls over harms nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.documents import Asked, Source
from kg.documents.apart import Apart
from kg.documents.formats import Draft, drafts
from kg.errors import DocumentError
from tests.documents.formats import making
from tests.processes import is_alive

LINE = "Le pont de Varesk est fermé."
CURE = "Save it again, or in another format, or its text as .txt."


@pytest.fixture
def apart() -> Iterator[Apart]:
    made = Apart()
    yield made
    made.close()


def pile(folder: Path) -> list[Source]:
    files = {
        "page.html": f"<html><body><article><p>{LINE}</p><p>{LINE}</p></article></body></html>",
        "letter.docx": making.docx([LINE, LINE]),
        "many.zip": making.zipped({"a.txt": LINE, "b.png": "x", "c.docx": b"no", "d.txt": LINE}),
        "cut.docx": making.docx([LINE])[:200],
    }
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return [Source.of_file(folder / name) for name in files]


def read(source: Source, by: Apart | None = None) -> list[object]:
    try:
        found = by.drafts(source, Asked()) if by else drafts(source, Asked())
        return [str(one) if isinstance(one, DocumentError) else one for one in found]
    except DocumentError as error:
        return [str(error)]


def test_another_process_finds_what_this_one_would(tmp_path: Path, apart: Apart) -> None:
    there = [read(source, apart) for source in pile(tmp_path)]
    here = [read(source) for source in pile(tmp_path)]
    assert there == here
    assert sum(isinstance(one, Draft) for found in there for one in found) == 4
    (pid,) = apart.pids  # one process read them all
    apart.close()
    assert not is_alive(pid)


def test_what_came_from_anywhere_is_read_alike(tmp_path: Path, apart: Apart) -> None:
    for source in pile(tmp_path):
        elsewhere = Source(
            id=source.id,
            name=source.name,
            place=source.place,
            open=source.open,
            budget=source.budget,
        )
        assert read(elsewhere, apart) == read(source)


def test_several_files_are_read_at_the_same_time(tmp_path: Path, apart: Apart) -> None:
    sources = pile(tmp_path)
    under_way = apart.drafts(sources[2], Asked())
    first = next(under_way)
    assert isinstance(first, Draft)
    assert read(sources[1], apart) == read(sources[1])
    assert len([first, *under_way]) == len(read(sources[2]))
    half = apart.drafts(sources[2], Asked())
    next(half)
    half.close()  # nobody wants the rest
    assert read(sources[0], apart) == read(sources[0])


def test_what_takes_too_long_is_an_error_and_the_next_is_read(tmp_path: Path) -> None:
    slow = tmp_path / "slow.html"
    slow.write_text(f"<html><body>{f'<p>{LINE} <i>{LINE}</i></p>' * 20_000}</body></html>")
    apart = Apart(seconds=0.1)
    assert read(Source.of_file(slow), apart) == [
        f"{slow}: takes over 0.1 s of a processor to read. {CURE}"
    ]
    apart.seconds = None
    assert isinstance(read(pile(tmp_path)[1], apart)[0], Draft)
    apart.close()


def test_a_process_that_falls_is_replaced(tmp_path: Path, apart: Apart) -> None:
    letter = pile(tmp_path)[1]
    assert isinstance(read(letter, apart)[0], Draft)
    os.kill(apart.pids[0], signal.SIGSEGV)
    assert read(letter, apart) == [
        f"{letter.place}: ends the program that reads it (SIGSEGV). {CURE}"
    ]
    assert isinstance(read(letter, apart)[0], Draft)


@pytest.mark.parametrize(
    "what",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_it_fetches_and_starts_nothing(what: str) -> None:
    code = f"import sys; from kg.documents.apart.process import refuse_all; refuse_all(); {what}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
