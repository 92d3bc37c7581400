"""Processes that read: what ends them is set aside; ended from outside they read the same."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.assemble import Options, Reading, chunked
from kg.assemble.crew import Crew, ForkServer
from kg.assemble.processes import reader_of
from kg.documents import document_from_text
from kg.errors import DocumentError, KgError, PipelineError
from kg.model import Document
from kg.processes import Allowance
from tests.assemble.fragile import CRASHES, EXPLODES, HANGS, IS_KILLED, NAME, install
from tests.processes import is_alive

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked on Unix only"),
]

SECONDS, MEGABYTES = 1.0, 300
BAD = {7: HANGS, 8: EXPLODES, 21: CRASHES, 34: IS_KILLED}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ForkServer]:
    folder = tmp_path_factory.mktemp("packages")
    install(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
        setup = Options(lang="fr", model=NAME).setup()
        with ForkServer(setup, Allowance(SECONDS, MEGABYTES)) as made:
            yield made


def letter(number: int, name: str = "Osterov") -> Document:
    text = f"Milan {name} a envoyé une lettre à Rado Mezin. L'armée contrôle Varesk."
    return document_from_text(f"lettre-{number:02}", text, published="2025-03-08")


def read_here(documents: list[Document]) -> list[Reading | KgError]:
    return reader_of(Options(lang="fr").setup()).read(documents)


def test_what_hangs_explodes_or_crashes_is_set_aside(server: ForkServer) -> None:
    documents = [letter(n, BAD.get(n, "Osterov")) for n in range(36)]
    with Crew(server, 2) as crew:
        found = [one for chunk in crew.read(chunked(documents)) for one in chunk]
        pids = crew.pids
    errors = [str(one) for one in found if isinstance(one, DocumentError)]
    assert [line.partition(". ")[0] for line in errors] == [
        "lettre-07: takes over 1 s of a processor to read",
        "lettre-08: takes over 300 MB of memory to read",
        "lettre-21: ends the process that reads it (SIGSEGV)",
        "lettre-34: was being read when its process was ended from outside, twice",
    ]
    assert "--document-seconds" in errors[0]
    assert "--document-memory" in errors[1]
    assert "report it" in errors[2]
    good = [document for number, document in enumerate(documents) if number not in BAD]
    assert [one for one in found if isinstance(one, Reading)] == read_here(good)
    assert pids
    assert not any(map(is_alive, pids))


def test_ended_from_outside_they_read_the_same(server: ForkServer) -> None:
    documents = [letter(n) for n in range(100)]
    found: list[Reading | KgError] = []
    with Crew(server, 2) as crew:
        for number, chunk in enumerate(crew.read(chunked(documents))):
            found += chunk
            if number == 0:
                os.kill(crew.pids[0], signal.SIGKILL)
            elif number == 2:
                os.kill(server.pid, signal.SIGKILL)
    assert found == read_here(documents)


def test_they_end_with_the_process_that_they_are_forked_from(server: ForkServer) -> None:
    pid, line = server.fork()
    with line:
        assert is_alive(pid)
        os.kill(server.pid, signal.SIGKILL)
        assert line.recv(1) == b""  # nobody else holds it open
    for _ in range(100):
        if not is_alive(pid):
            break
        time.sleep(0.05)
    assert not is_alive(pid)


def test_where_each_is_ended_from_outside_it_is_told(server: ForkServer) -> None:
    documents = [letter(n, IS_KILLED) for n in range(9)]
    with (
        Crew(server, 2) as crew,
        pytest.raises(KgError, match="one after another") as told,
    ):
        list(crew.read([one] for one in documents))
    assert "--workers" in told.value.cure


def test_a_pipeline_that_is_none_is_told() -> None:
    server = ForkServer(Options(model="xx_none_sm").setup(), Allowance())
    with pytest.raises(PipelineError, match="xx_none_sm"):
        _ = server.fingerprint
    server.close()


def test_what_keeps_a_process_from_reading_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "fr_broken", "def load(**_):\n    raise RuntimeError('out of order')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    with (
        ForkServer(Options(model="fr_broken").setup(), Allowance()) as server,
        pytest.raises(KgError, match=r"fr_broken: .*RuntimeError: out of order"),
    ):
        _ = server.fingerprint


def test_a_process_that_cannot_start_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sitecustomize.py").write_text("import os\nos._exit(3)\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    with (
        ForkServer(Options().setup(), Allowance()) as server,
        pytest.raises(KgError, match=r"can't start \(exit 3\)"),
    ):
        _ = server.fingerprint


def test_a_process_that_is_ended_before_it_can_read_is_told() -> None:
    with ForkServer(Options().setup(), Allowance()) as server:
        os.kill(server.pid, signal.SIGKILL)
        with pytest.raises(KgError, match="was ended from outside"):
            _ = server.fingerprint
