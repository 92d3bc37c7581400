"""Real servers for tests, and a gate before them that checks passwords and lets requests fail."""

from __future__ import annotations

import base64
import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server

import urllib3

OXIGRAPH = Path(sys.executable).with_name("oxigraph")  # from PyPI, in the extra "test"
RDFLIB = Path(__file__).with_name("rdflib_server.py")


def free_port() -> int:
    with create_server(("127.0.0.1", 0)) as socket:
        port = socket.getsockname()[1]
        assert isinstance(port, int)
        return port


@contextmanager
def oxigraph(mode: str = "serve", *options: str, port: int | None = None) -> Iterator[str]:
    """Run Oxigraph's server, in memory unless told otherwise, and give its address."""
    port = port or free_port()
    command = [str(OXIGRAPH), mode, "--bind", f"127.0.0.1:{port}", *options]
    with running(command, port) as url:
        yield url


@contextmanager
def rdflib_server() -> Iterator[str]:
    """Run a server of rdflib, in memory, and give its address."""
    port = free_port()
    with running([sys.executable, str(RDFLIB), str(port)], port) as url:
        yield url


@contextmanager
def running(command: Sequence[str], port: int) -> Iterator[str]:
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    try:
        for _ in range(600):
            with contextlib.suppress(urllib3.exceptions.HTTPError):
                urllib3.request("GET", f"http://127.0.0.1:{port}/", retries=False)
                break
            assert server.poll() is None, command
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


@dataclass
class Gate:
    """What stands before a server: who may pass, and which requests fail, by their number from 0.

    A fault is a status to answer with instead, ``"break"`` to break off in the middle of the
    answer, ``"lost"`` to do what is asked and answer nothing, ``"sleep"`` to keep one waiting.
    From the request ``closed_from`` on, nobody passes.
    """

    user: str = ""
    token: str = ""
    faults: dict[int, int | str] = field(default_factory=dict)
    closed_from: int | None = None
    requests: list[str] = field(default_factory=list)

    def fault(self, asked: str) -> int | str | None:
        number = len(self.requests)
        self.requests.append(asked)
        if self.closed_from is not None and number >= self.closed_from:
            return "closed"
        return self.faults.get(number)

    def admits(self, authorization: str | None) -> bool:
        if self.token:
            return authorization == f"Bearer {self.token}"
        if self.user:
            return authorization == "Basic " + base64.b64encode(self.user.encode()).decode()
        return True


@contextmanager
def gate(to: str, rules: Gate) -> Iterator[str]:
    """Run a proxy before the server ``to`` and give its address."""
    pool = urllib3.PoolManager()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            fault = rules.fault(f"{self.command} {self.path}")
            if fault == "sleep":
                time.sleep(0.6)
            if isinstance(fault, int):
                self.tell(fault, {"Location": "http://127.0.0.1:1/"}, b"not now")
            elif not rules.admits(self.headers.get("Authorization")):
                self.tell(401, {"WWW-Authenticate": "Basic"}, b"")
            elif fault == "closed":
                self.close_connection = True
            else:
                self.pass_on(body, fault)

        def pass_on(self, body: bytes, fault: str | None) -> None:
            kept = {k: self.headers[k] for k in ("Accept", "Content-Type") if k in self.headers}
            reply = pool.request(self.command, to + self.path, body=body, headers=kept)
            self.close_connection = fault is not None
            if fault == "lost":
                return
            cut = len(reply.data) // 2 if fault == "break" else len(reply.data)
            kind = {"Content-Type": reply.headers.get("Content-Type", "")}
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.tell(reply.status, kind, reply.data[:cut], len(reply.data))

        def tell(
            self, status: int, headers: Mapping[str, str], data: bytes, length: int | None = None
        ) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(data) if length is None else length))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_POST = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        pool.clear()
