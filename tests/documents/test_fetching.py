"""Addresses: fetched only when asked, within limits, as rules allow, and from public machines."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.documents import Address, Fetcher, read
from kg.errors import DocumentError
from tests.documents.formats.making import FIRST, PAGE

RULES = "User-agent: *\nDisallow: /secret\n"


class Site(BaseHTTPRequestHandler):
    """A small site."""

    def do_GET(self) -> None:
        match self.path:
            case "/robots.txt":
                self._give(200, "text/plain", RULES)
            case "/pont" | "/secret":
                self._give(200, "text/html; charset=utf-8", PAGE)
            case "/texte%20%C3%A9":
                self._give(200, "text/plain; charset=utf-8", FIRST)
            case "/vers":
                self._give(302, "text/html", "", Location="/pont")
            case "/ailleurs":
                self._give(302, "text/html", "", Location="http://[::1]:1/x")
            case "/rond":
                self._give(302, "text/html", "", Location="/rond")
            case "/long":
                self._give(200, "text/plain", "x" * (17 * 2**20))
            case "/lent":
                self.send_response(200)
                self.end_headers()
                for _ in range(40):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.1)
            case _:
                self._give(404, "text/html", "")

    def _give(self, status: int, kind: str, text: str, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def error_of(url: str, **options: float) -> str:
    fetcher = Fetcher(private=True, **options)  # type: ignore[arg-type]
    with pytest.raises(DocumentError) as caught:
        list(read([Address(url, fetcher)]))
    assert caught.value.cure
    return str(caught.value)


def test_a_page_a_text_and_what_leads_there(site: str) -> None:
    fetcher = Fetcher(private=True)
    paths = [Address(f"{site}/{name}", fetcher) for name in ("pont", "vers", "texte é")]
    page, same, text = read(paths)
    assert (page.title, page.url, page.id) == ("Le pont", f"{site}/pont", f"{site}/pont")
    assert same.text == page.text
    assert same.url == f"{site}/pont"
    assert text.text == FIRST


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/secret", "may not be read by programs"),
        ("/rien", "is not given by its server (404)"),
        ("/rond", "leads in a circle"),
        ("/long", "is over 16 MiB long"),
        ("/ailleurs", "may not be read by programs"),  # its site tells no rules
    ],
)
def test_what_is_not_read(site: str, path: str, told: str) -> None:
    assert told in error_of(f"{site}{path}")


def test_what_takes_too_long(site: str) -> None:
    started = time.monotonic()
    assert "takes too long to come" in error_of(f"{site}/lent", seconds=1)
    assert time.monotonic() - started < 4


def test_private_networks_are_not_asked(site: str) -> None:
    for url in (f"{site}/pont", "http://10.0.0.1/", "http://[::1]/", "http://169.254.169.254/x"):
        with pytest.raises(DocumentError, match="is on a private network"):
            list(read([Address(url)]))


@pytest.mark.parametrize("url", ["ftp://a.example/b", "http://user:word@a.example/", "http://"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(DocumentError, match="is no address of the web"):
        list(read([Address(url)]))


def test_a_string_is_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    errors: list[DocumentError] = []
    found = list(read(["https://lumen.example/a", tmp_path / "a.txt"], on_error=errors.append))
    assert [one.id for one in found] == ["a"]
    assert "--allow-network" in str(errors[0])
