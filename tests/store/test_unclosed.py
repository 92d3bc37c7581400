"""A store that the disk refused to write, in a process whose files may not grow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no limits of files there")

FAILS = """
import resource, signal, sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from kg.errors import StoreError
from kg.store import open_store
from kg.store.trouble import are_left

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
graph, p = NamedNode("http://example.org/g"), NamedNode("http://example.org/p")
quads = [Quad(graph, p, Literal(f"{n} " * 50), graph) for n in range(4_000)]
unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
with open_store(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, unlimited[1]))
    try:
        store.replace_graph(graph.value, quads)
    except StoreError as error:
        print(error)
print(are_left())
resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
"""
AGAIN = """
with open_store(Path(sys.argv[1])) as store:
    print(are_left(), len(store))
    store.replace_graph(graph.value, quads)
    print(len(store))
print(are_left())
"""
ENDS = """
from kg.__main__ import run
sys.argv = ["kg", "stats", "--store", sys.argv[1] + "-that-is-missing"]
run()
"""


def ran(code: str, store: Path) -> tuple[int, list[str], str]:
    command = [sys.executable, "-c", code, str(store)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_it_is_closed_when_it_is_opened_again(tmp_path: Path) -> None:
    code, (error, *told), trouble = ran(FAILS + AGAIN, tmp_path / "S")
    assert "What is stored is safe" in error
    assert told == ["True", "False 0", "4000", "False"]
    assert (code, trouble) == (0, "")


def test_a_command_ends_without_closing_it(tmp_path: Path) -> None:
    code, (error, left), told = ran(FAILS + ENDS, tmp_path / "S")
    assert "What is stored is safe" in error
    assert (left, code) == ("True", 2)
    assert "S-that-is-missing" in told
