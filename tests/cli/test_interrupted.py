"""``kg build`` that is killed or stopped: nothing goes on without it, and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.assemble import Options, build
from kg.documents import read
from kg.errors import StoreError
from kg.rdf import documents_in
from kg.store import open_store

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]

DOCUMENTS, WORKERS = 600, 2
SECONDS = 120  # on a busy machine


def started(*arguments: object) -> subprocess.Popen[str]:
    """Start kg as a shell does: what interrupts it reaches its whole group."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
        # where tests run in the background of a shell, SIGINT is ignored and that is inherited
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def row(number: int) -> str:
    text = f"Milan Osterov a envoyé une lettre à Rado Mezin il y a {number} jours."
    return json.dumps({"id": f"d{number}", "text": text}) + "\n"


def below(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started, and those that they have."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(told[1]) == pid and told[0] != "Z":
            yield int(stat.parent.name)
            yield from below(int(stat.parent.name))


def wait_for(what: Callable[[], bool]) -> None:
    for _ in range(10 * SECONDS):
        if what():
            return
        time.sleep(0.1)
    raise AssertionError(what)


def stored(path: Path) -> int:
    """Return how many documents a store has that another process may be making."""
    try:
        with open_store(path, read_only=True, create=False) as store:
            return len(documents_in(store))
    except (StoreError, OSError):
        return 0  # not made yet, or tidied up under the reader


def are_gone(pids: list[int]) -> bool:
    return not any(Path(f"/proc/{pid}/exe").exists() for pid in pids)


def test_a_build_that_is_ended_goes_on_where_it_was(tmp_path: Path) -> None:
    texts, path = tmp_path / "letters.jsonl", tmp_path / "S"
    texts.write_text("".join(map(row, range(DOCUMENTS))), encoding="utf-8")
    command = ("build", texts, "--store", path, "--workers", WORKERS)

    with started(*command) as killed:
        wait_for(lambda: len([*below(killed.pid)]) > WORKERS)
        others = [*below(killed.pid)]
        killed.kill()
        assert killed.communicate(timeout=SECONDS) == ("", "")  # nobody holds its pipes open
    wait_for(lambda: are_gone(others))

    with started(*command) as stopped:
        wait_for(lambda: stored(path) > 0 or stopped.poll() is not None)
        others = [*below(stopped.pid)]
        os.killpg(stopped.pid, signal.SIGINT)
        _, told = stopped.communicate(timeout=SECONDS)
    assert stopped.returncode == 130, told
    assert "the same command goes on from here" in told
    assert "Traceback" not in told
    wait_for(lambda: are_gone(others))
    kept = stored(path)
    assert 0 < kept < DOCUMENTS

    with started(*command, "--json") as last:
        out, _ = last.communicate(timeout=SECONDS)
    report = json.loads(out)
    assert (report["read"], report["unchanged"]) == (DOCUMENTS - kept, kept)
    assert report["failed"] == []

    with open_store(tmp_path / "undisturbed") as store:
        build(read([texts], lang="fr"), store, Options())
        store.dump(tmp_path / "undisturbed.nq")
    with open_store(path, read_only=True, create=False) as store:
        store.dump(tmp_path / "disturbed.nq")
    disturbed, undisturbed = (tmp_path / f"{name}.nq" for name in ("disturbed", "undisturbed"))
    assert disturbed.read_bytes() == undisturbed.read_bytes()
