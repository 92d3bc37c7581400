"""Services of their own process, asked over HTTP."""

from __future__ import annotations

import contextlib
import http.client
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"{SCRIPT}\"'&"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def media(self) -> str:
        return self.headers.get_content_type()


@dataclass(frozen=True)
class Served:
    """A service; ``get`` and ``post`` ask it as a well-behaved client of this machine does."""

    port: int
    pid: int
    base: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", f"http://127.0.0.1:{self.port}")

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, named)
            found = connection.getresponse()
            return Answer(found.status, found.headers, found.read())

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def query(self, sparql: str, **headers: str) -> Answer:
        kind: Mapping[str, str] = {"Content_Type": "application/sparql-query"}
        return self.ask("POST", "/sparql", sparql.encode(), **{**kind, **headers})


@contextlib.contextmanager
def serving(store: Path, *options: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = process.stderr.readline()
            assert "is served for reading at http://" in told, told
            yield Served(
                int(told.partition("://")[2].partition("/")[0].rpartition(":")[2]), process.pid
            )
        finally:
            process.terminate()
            process.stderr.close()
            process.wait(20)


@pytest.fixture(scope="session")
def served_store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, and a document whose every field is an attack."""
    import shutil

    folder = tmp_path_factory.mktemp("served") / "store"
    shutil.copytree(sample_store, folder)
    with KnowledgeGraph.open(folder) as graph:
        graph.add_text(
            f"Le maire {SCRIPT} a signé l'accord de Varesk avec Milan Osterov.",
            id=HOSTILE,
            title=HOSTILE,
            source=HOSTILE,
            url="javascript:alert(1)",
        )
    return folder


@pytest.fixture(scope="session")
def served(served_store: Path) -> Iterator[Served]:
    limits = ("--timeout", "3", "--memory", "300", "--max-rows", "2000", "--workers", "3")
    with serving(served_store, *limits) as found:
        yield found
