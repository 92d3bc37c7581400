"""Requests to ``kg serve``, changed or hostile: each has an answer, which is no failure of kg's.

The service is one of its own process, asked over HTTP. The first byte tells whether the rest is a
request as it is written (a line with method and target, headers, an empty line, a body) or what a
path and its parameters are chosen by. Where a body ends is told to the service truly: the HTTP
library looks after what is not so.
"""

from __future__ import annotations

import atexit
import json
import socket
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from kg.serve.api import openapi
from kg.store import open_store
from tests.fuzz.choices import Choices
from tests.fuzz.targets import Target
from tests.query.example import fill
from tests.serve.conftest import SCRIPT, Served, serving

__all__ = ["TARGET"]

_METHODS = (b"GET", b"POST", b"HEAD", b"PUT", b"DELETE", b"OPTIONS", b"PATCH")
_FRAMING = {b"content-length", b"transfer-encoding", b"connection", b"upgrade", b"expect"}
_STATES = {200, 303, 307, 400, 403, 404, 405, 406, 413, 415, 503, 504}
_PAGES: Mapping[str, tuple[str, ...]] = {
    "/": ("lens",),
    "/explore": ("entity", "lens"),
    "/query": (),
    "/search": ("text", "about", "offset", "lens"),
    "/documents": ("offset",),
    "/document": ("id",),
    "/entities": ("text",),
    "/assets/kg.css": (),
    "/sparql": ("query", "lens", "default-graph-uri", "named-graph-uri", "update"),
}
_API = {
    path: tuple(one["name"] for one in methods["get"]["parameters"])
    for path, methods in openapi()["paths"].items()
}
_PATHS = {**_PAGES, **_API}
_VALUES = (
    "", " ", "Front", "Milan Osterov", "kge:milan-osterov", "kg:sent", "exemple", "2025-03", "0",
    "1", "-1", "999999999999", "1e9", "true", "who-sent-what", "about=Front", "=", "contradictions",
    SCRIPT, f"\"'>{SCRIPT}", "kge:<>", "javascript:alert(1)", "\\", "}", "> <x", "#", "\n",
    "\r\nX: y", "\0", "\u202e", "﷽" * 40, "a" * 500, "fr", "en", "denied-by=Front; sources=1",
    "grade=B2", ";",
    "SELECT * { ?s ?p ?o }", "ASK { ?s kg:sent ?o }", "DROP ALL",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    "DESCRIBE kge:front", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "../../etc/hostname", "%2e%2e%2f",
    "SERVICE <http://127.0.0.1/> {}", '"""', "NEAR(", "a*", "https://example.org/a b",
)  # fmt: skip
_ACCEPTED = (
    "*/*",
    "text/csv",
    "application/json;q=0.1, text/*",
    "image/png",
    "q=1",
    ",;,",
    "text/turtle",
)


def _started() -> Served:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-requests-")) / "store"
    with open_store(folder) as store:
        fill(store)
    stack = ExitStack()
    atexit.register(stack.close)
    limits = ("--timeout", "2", "--memory", "400", "--max-rows", "500", "--workers", "1")
    return stack.enter_context(serving(folder, *limits))


_SERVED = _started()


def run(data: bytes) -> None:
    """Ask, and look at the answer."""
    choices = Choices(data)
    written = choices.rest() if choices.number(2) else _made(choices)
    head, _, body = written.replace(b"\r", b"").partition(b"\n\n")
    line, *headers = head.split(b"\n")
    method, _, target = line.partition(b" ")
    if method not in _METHODS:
        method = b"GET"
    told = [line for line in headers if line.partition(b":")[0].strip().lower() not in _FRAMING]
    told += [b"Host: 127.0.0.1:%d" % _SERVED.port, b"Connection: close"]
    told += [b"Content-Length: %d" % len(body)] if body or method == b"POST" else []
    target = b"/" + b"".join(target.split()).lstrip(b"/")
    request = b"\r\n".join([method + b" " + target + b" HTTP/1.1", *told, b"", body])
    check(_answer(request), has_body=method != b"HEAD")


def check(answer: bytes, *, has_body: bool) -> None:
    """Raise AssertionError where an answer is not as those of kg are."""
    head, _, body = answer.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    assert line[:9] == "HTTP/1.1 ", line
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
    body = body[: int(headers.get("content-length", len(body)))]  # else the library's word follows
    if body == b"Invalid HTTP request received.":  # the HTTP library's own
        return
    assert int(line[9:12]) in _STATES, (line, body[:300])
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    media = headers.get("content-type", "").partition(";")[0]
    if not has_body:
        return
    if media in ("text/html", "application/xhtml+xml"):
        assert SCRIPT.encode() not in body, body[:300]
    elif media == "application/json" and line[9:12] != "200":
        assert json.loads(body)["error"].strip(), body
    elif media.endswith("json"):
        json.loads(body)
    elif line[9] in "45":
        assert len(body.splitlines()) == 1, body


def _answer(request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", _SERVED.port), timeout=60) as line:
        line.sendall(request)
        found = b""
        while part := line.recv(1 << 16):
            found += part
    return found


def _made(choices: Choices) -> bytes:
    """Return a request for a path that there is, with some of its parameters, and others."""
    path = choices.one([*_PATHS])
    fields = []
    for _ in range(choices.number(4)):
        name = choices.one((*_PATHS[path], "limit", "text"))
        value = "".join(choices.one(_VALUES) for _ in range(1 + choices.number(2)))
        fields.append(f"{name}={quote(value) if choices.number(4) else quote(value, safe='=&%;?')}")
    asked, kind = "&".join(fields), choices.number(6)
    accept = f"Accept: {choices.one(_ACCEPTED)}"
    if kind < 4:
        return f"GET {path}?{asked}\n{accept}\n\n".encode()
    form = "x-www-form-urlencoded" if kind == 4 else "sparql-query"
    return f"POST {path}\n{accept}\nContent-Type: application/{form}\n\n{asked}".encode()


def _seeds() -> list[bytes]:
    names = sorted(_PATHS)
    asked = [f"\1GET {path}?{'&'.join(f'{one}=1' for one in _PATHS[path])}\n\n" for path in names]
    found = [one.encode() for one in asked]
    found += [b"\1GET /sparql?query=ASK%20%7B%7D\nAccept: text/csv\nOrigin: http://x\n\n"]
    query = b"\1POST /sparql\nContent-Type: application/sparql-query\n\nSELECT * { ?s ?p ?o }"
    return [*found, query, *(bytes([0, at, *range(0, 90, 4)]) for at in range(len(_PATHS)))]


TARGET = Target(
    "requests",
    run,
    _seeds(),
    (
        b"GET ", b"POST ", b"OPTIONS ", b"/", b"?", b"&", b"=", b"%00", b"%ff", b"%ud800", b"..",
        b"%0d%0aX:y", b"\xff", b"#", b";", b"+", b"\nHost: x", b"\nOrigin: null", b"\nAccept: */*",
        b"\nSec-Fetch-Site: cross-site", b"\nContent-Type: application/x-www-form-urlencoded",
        b"\nContent-Encoding: gzip", b"\nRange: bytes=0-", b"\n\n", b"query=", b"update=", b"lens=",
        b"id=", b"offset=", b"SELECT * { ?s ?p ?o }", b"FROM <x>", b"LIMIT 1", b"/api/", b"/sparql",
        b"99999999999999999999",
    ),
    runs_elsewhere=True,
)  # fmt: skip
