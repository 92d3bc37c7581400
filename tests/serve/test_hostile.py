"""What attackers, strange clients and other people's pages send: refused, and harmless."""

from __future__ import annotations

import os
import socket
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from tests.serve.conftest import HOSTILE, SCRIPT, Served, serving

pytestmark = pytest.mark.pipeline

EVERYTHING = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
FORM = "application/x-www-form-urlencoded"

QUERIES = {
    "insert": ("INSERT DATA { <a:a> <a:a> <a:a> }", 400, "would change the store"),
    "drop": ("DROP ALL", 400, "would change the store"),
    "load": ("LOAD <file:///etc/passwd>", 400, "would change the store"),
    "delete behind a prologue": (
        "PREFIX a: <a:> # SELECT\nDELETE WHERE { ?a ?b ?c }", 400, "would change the store",
    ),
    "service": ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", 400, "another server"),
    "escaped service": (
        r"SELECT * { \u0053ERVICE SILENT <http://127.0.0.1:1/> { ?a ?b ?c } }", 400, "",
    ),
    "5,000 braces": ("SELECT * " + "{" * 5000 + "}" * 5000, 400, "nests 50 brackets"),
    "5,000 brackets": (f"ASK {{ FILTER({'(' * 5000}1{')' * 5000}) }}", 400, "nests 50 brackets"),
    "groups without end": ("SELECT * {" + "{} UNION " * 3000 + "{}}", 400, "has 500 groups"),
    "a parser's stack": (f"ASK {{ FILTER({'!' * 60_000}true) }}", 413, "ended the process"),
    "a sum without end": (f"ASK {{ FILTER({'1+' * 30_000}1 = 2) }}", 413, "ended the process"),
    "never ends": (EVERYTHING, 504, "takes more than 3 s"),
    "memory": (LARGE, 413, "allow more"),
    "rows": ("SELECT * { ?a ?b ?c }", 413, "more than 2,000 rows"),
    "a path without end": ("SELECT * { ?a (<a:a>|!<a:a>)* ?b . ?c (<a:a>|!<a:a>)* ?d }", 0, ""),
    "long": (f"ASK {{ }} #{'x' * 300_000}", 413, "at most 200,000 bytes"),
    "no query": ("x" * 1000, 400, "is no SPARQL query"),
    "nothing": ("", 400, "is empty"),
    "a null": ("ASK { ?a ?b '\0' }", 0, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", QUERIES)
def test_a_hostile_query_is_one_line(served: Served, name: str) -> None:
    sparql, status, told = QUERIES[name]
    answer = served.query(sparql)
    assert answer.status == status or (status == 0 and answer.status in (200, 400, 413, 500, 504))
    if answer.status != 200:
        assert answer.media == "text/plain"
        assert answer.text.startswith("error: ")
        assert answer.text.count("\n") == 1
        assert told in answer.text
    assert served.query("ASK {}").status == 200  # and it goes on


def test_no_file_is_read(served: Served) -> None:
    for query in (
        "SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }",
        "SELECT * { GRAPH <file:///etc/passwd> { ?a ?b ?c } }",
    ):
        answer = served.query(query)
        assert answer.status == 200
        assert b'"bindings":[]' in answer.body


REQUESTS: dict[str, tuple[str, str, bytes | None, dict[str, str], int]] = {
    "another name": ("GET", "/", None, {"Host": "evil.example"}, 403),
    "another port": ("GET", "/", None, {"Host": "127.0.0.1:1"}, 403),
    "no port": ("GET", "/", None, {"Host": "localhost"}, 403),
    "an empty name": ("GET", "/", None, {"Host": ""}, 403),
    "another origin": ("GET", "/api/stats", None, {"Origin": "http://evil.example"}, 403),
    "no origin of ours": ("GET", "/sparql?query=ASK%7B%7D", None, {"Origin": "null"}, 403),
    "an image of another site": (
        "GET", "/sparql?query=ASK%7B%7D", None,
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403,
    ),
    "an update": ("POST", "/sparql", b"update=DROP+ALL", {"Content-Type": FORM}, 403),
    "an update beside a query": ("GET", "/sparql?query=ASK%7B%7D&update=DROP+ALL", None, {}, 403),
    "an update by its type": (
        "POST", "/sparql", b"DROP ALL", {"Content-Type": "application/sparql-update"}, 403,
    ),
    "another type": ("POST", "/sparql", b"{}", {"Content-Type": "application/json"}, 415),
    "no type": ("POST", "/sparql", b"ASK {}", {}, 415),
    "no text": (
        "POST", "/sparql", b"ASK { ?a ?b '\xff' }",
        {"Content-Type": "application/sparql-query"}, 400,
    ),
    "no text in a field": ("GET", "/sparql?query=%FF%FE", None, {}, 400),
    "two queries": ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400),
    "no query": ("GET", "/sparql?q=ASK%7B%7D", None, {}, 400),
    "many fields": ("GET", f"/sparql?{'a=b&' * 500}query=ASK%7B%7D", None, {}, 400),
    "no graph": (
        "GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a%3E+%7B%7D+%23", None, {}, 400,
    ),
    "put": ("PUT", "/sparql", b"<a:a> <a:a> <a:a> .", {"Content-Type": "text/turtle"}, 405),
    "delete": ("DELETE", "/document?id=01-message-secret", None, {}, 405),
    "post to a page": ("POST", "/api/stats", b"", {}, 405),
    "a file above": ("GET", "/assets/../app.py", None, {}, 404),
    "a file above, hidden": ("GET", "/assets/%2e%2e%2fapp.py", None, {}, 404),
    "a file of the system": ("GET", "/assets//etc/passwd", None, {}, 404),
    "a template": ("GET", "/assets/home.html", None, {}, 404),
    "a header as a value": ("GET", "/document?id=a%0d%0aX-Evil:%201", None, {}, 404),
    "a script as a value": ("GET", f"/document?id={quote(SCRIPT)}", None, {}, 404),
    "no entity": ("GET", f"/explore?entity={quote(SCRIPT)}", None, {}, 404),
    "an entity too long": ("GET", f"/explore?entity={'x' * 5000}", None, {}, 400),
    "SPARQL as a name": ("GET", f"/explore?entity={quote('kge:a> } DROP ALL #')}", None, {}, 404),
    "a page before the first": ("GET", "/documents?offset=-1", None, {}, 400),
    "a limit of none": ("GET", "/api/claims?limit=0", None, {}, 400),
    "a limit without end": ("GET", "/api/claims?limit=99999999999999999999", None, {}, 400),
    "a limit in other digits": ("GET", f"/api/claims?limit={quote('٣')}", None, {}, 400),
    "no truth": ("GET", "/api/claims?denied=maybe", None, {}, 400),
    "a parameter twice": ("GET", "/api/claims?limit=1&limit=2", None, {}, 400),
    "an unknown parameter": ("GET", "/api/claims?__class__=x", None, {}, 400),
    "no date": ("GET", f"/api/claims?since={quote(chr(34) + ') } #')}", None, {}, 404),
    "no lens": ("GET", "/api/claims?lens=everything", None, {}, 404),
    "SPARQL as a lens": (
        "GET", f"/documents?lens={quote('holder=kge:a> } DROP ALL #')}", None, {}, 400,
    ),
    "a lens without end": ("GET", f"/search?lens={'x' * 500}", None, {}, 400),
    "two lenses of a query": (
        "GET", "/sparql?query=ASK%7B%7D&lens=sources%3D1&lens=sources%3D2", None, {}, 400,
    ),
    "no lens of a query": ("GET", "/sparql?query=ASK%7B%7D&lens=everything", None, {}, 400),
    "a lens of a query without end": (
        "GET", f"/sparql?query=ASK%7B%7D&lens={'x' * 500}", None, {}, 400,
    ),
    "no words": ("GET", f"/api/search?text={quote(chr(34) * 9)}", None, {}, 404),
    "no words at all": ("GET", "/api/search", None, {}, 400),
    "words without end": ("GET", f"/search?text={'x' * 401}", None, {}, 400),
    "FTS syntax in a column that there is not": (
        "GET", f"/api/search?text={quote('documents : NEAR(a, b) AND ^')}", None, {}, 0,
    ),
    "a null among words": ("GET", "/api/search?text=a%00b", None, {}, 0),
    "no date of a search": (
        "GET", f"/api/search?text=a&since={quote(chr(39) + ' OR 1=1')}", None, {}, 404,
    ),
    "a question's file": ("GET", "/api/ask?question=..%2F..%2Fetc%2Fpasswd", None, {}, 404),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_a_hostile_request_is_refused(served: Served, name: str) -> None:
    method, path, body, headers, status = REQUESTS[name]
    answer = served.ask(method, path, body, **headers)
    assert answer.status == status or (status == 0 and answer.status in (200, 400))
    assert "x-evil" not in answer.headers
    assert "html" not in answer.media
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_what_is_no_http_ends_only_its_connection(served: Served) -> None:
    for data in (
        b"GET / HTTP/1.1\r\n\r\n",  # without a name
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 100,  # TLS
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
            line.sendall(data)
            try:
                found = line.recv(1000)
            except ConnectionResetError:
                continue
            assert found.split(b" ")[1][:1] == b"4", found
    assert served.get("/").status == 200


def test_a_body_without_end_is_cut_off(served: Served) -> None:
    head = (
        f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n"
        "Content-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", served.port), timeout=20) as line:
        line.sendall(head.encode())
        found = b""
        try:
            for _ in range(100):
                line.sendall(b"10000\r\n" + b"#" * 0x10000 + b"\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            found = line.recv(1000)
        except ConnectionResetError:
            return
    assert b" 413 " in found


def test_pages_show_texts_as_texts(served: Served) -> None:
    answer = served.get(f"/document?id={quote(HOSTILE)}")
    assert answer.status == 200
    assert SCRIPT not in answer.text
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "javascript:" not in answer.text
    assert "'unsafe-inline'" not in answer.headers["content-security-policy"]
    for path in (
        "/documents",
        f"/entities?text={quote(HOSTILE)}",
        "/explore?entity=Milan+Osterov",
        f"/search?text=maire&about={quote(SCRIPT)}",
        "/search?text=maire",
        f"/search?text={quote(SCRIPT)}",
    ):
        page = served.get(path)
        assert page.status == 200
        assert SCRIPT not in page.text


def test_while_one_query_runs_away_others_are_quick(served: Served) -> None:
    for _ in range(6):  # all workers are warm
        served.query("SELECT ?a { ?a kg:sent ?b }")
    told: list[int] = []
    runaway = threading.Thread(target=lambda: told.append(served.query(EVERYTHING).status))
    runaway.start()
    time.sleep(0.3)
    waited = []
    while runaway.is_alive() and len(waited) < 40:
        begun = time.monotonic()
        assert served.query("SELECT ?a { ?a kg:sent ?b }").status == 200
        waited.append(time.monotonic() - begun)
        time.sleep(0.02)
    runaway.join()
    assert told == [504]
    assert len(waited) > 10
    assert sorted(waited)[len(waited) * 9 // 10] < 0.2, waited


def test_a_service_that_is_called_by_another_name(served_store: Path) -> None:
    with serving(served_store, "--name", "kg.example", "--workers", "1") as served:
        assert served.get("/", Host="kg.example").status == 200
        assert served.get("/", Host="KG.example", Origin="https://kg.example").status == 200
        assert served.get("/", Host="other.example").status == 403


def test_its_processes_end_with_it(served_store: Path) -> None:
    with serving(served_store, "--workers", "2") as served:
        children = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()
        assert len(children) == 2
    assert not [one for one in children if is_running(one)]


def is_running(pid: str) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] not in ("Z", "X")


def test_only_this_machine_can_reach_it(served: Served) -> None:
    listening = Path("/proc/net/tcp").read_text(encoding="ascii")
    port = f":{served.port:04X}"
    rows = [line.split() for line in listening.splitlines()[1:]]
    bound = {row[1] for row in rows if row[1].endswith(port) and row[3] == "0A"}
    assert bound == {f"0100007F{port}"}
    assert os.getpid() != served.pid


def test_fields_are_escaped_as_forms_have_them(served: Served) -> None:
    query = 'SELECT ("a+b&c=d é" AS ?x) {}'
    answer = served.get(f"/sparql?{urlencode({'query': query})}", Accept="text/csv")
    assert answer.text.splitlines()[1] == "a+b&c=d é"
