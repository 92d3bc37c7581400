"""Pages and feeds by their addresses: within limits of size and time, as robots.txt allows."""

from __future__ import annotations

import contextlib
import io
import time
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3 import exceptions as faults

from kg.documents.fetching.hosts import Place, place_of
from kg.documents.formats import SUFFIXES, Source
from kg.documents.formats.limits import Budget
from kg.errors import DocumentError

__all__ = ["Fetcher"]

AGENT = "kg-news"
_BYTES, _RULES = 16 * 2**20, 500 * 2**10  # RFC 9309 asks for 500 KiB of rules at least
_CHUNK = 2**16
_REDIRECTS = 5
_SAFE = "/%?&=:;,+@!$'()*~#[]"
_KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/zip": ".zip",
    "application/epub+zip": ".epub",
    "application/x-ndjson": ".jsonl",
}


class Fetcher:
    """Gets what stands at addresses, one by one.

    ``seconds`` is what one may take, redirects and rules included. Machines of private networks
    are asked only with ``private``. No cookies, no passwords, no proxies.
    """

    def __init__(self, *, seconds: float = 30.0, private: bool = False) -> None:
        self.seconds, self.private = seconds, private
        self.rules: dict[str, RobotFileParser | None] = {}

    def source(self, url: str) -> Source:
        """Return what stands at ``url``. Raises DocumentError with its cure."""
        deadline = time.monotonic() + self.seconds
        asked = quote(url, safe=_SAFE)
        for _ in range(_REDIRECTS + 1):
            place = place_of(asked, private=self.private)
            self._heed(place, asked, deadline)
            status, headers, data = _answer(place, asked, _BYTES, deadline)
            if not 300 <= status < 400 or "Location" not in headers:
                break
            asked = urljoin(asked, quote(headers["Location"], safe=_SAFE))
        else:
            raise DocumentError("leads in a circle", place=url, cure="Check the address.")
        if status != HTTPStatus.OK:
            raise DocumentError(
                f"is not given by its server ({status})", place=url, cure="Check the address."
            )
        return Source(
            id=url,
            name=_name(place, headers),
            place=url,
            open=lambda: io.BytesIO(data),
            budget=Budget(packed=len(data)),
            url=asked,
        )

    def _heed(self, place: Place, url: str, deadline: float) -> None:
        """Raise DocumentError where the rules of a site forbid to read ``url``."""
        if place.site not in self.rules:
            self.rules[place.site] = self._rules(place, deadline)
        rules = self.rules[place.site]
        if rules is None or not rules.can_fetch(AGENT, url):
            raise DocumentError(
                "may not be read by programs (robots.txt of its site)",
                place=url,
                cure="Save the page yourself, and give the file.",
            )

    def _rules(self, place: Place, deadline: float) -> RobotFileParser | None:
        """Return the rules of a site, ``None`` where its server fails to tell them (RFC 9309)."""
        at = f"{place.site}/robots.txt"
        rules = RobotFileParser(at)
        try:
            asked = place_of(at, private=self.private)
            status, _, data = _answer(asked, at, _RULES, deadline)
        except DocumentError:
            return None
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return None
        text = data.decode("utf-8", errors="replace") if status == HTTPStatus.OK else ""
        rules.parse(text.splitlines())
        return rules


def _answer(
    place: Place, url: str, most: int, deadline: float
) -> tuple[int, urllib3.HTTPHeaderDict, bytes]:
    """Return the status, headers and bytes of an answer. Raises DocumentError beyond limits."""
    left = max(0.1, deadline - time.monotonic())
    timeout = urllib3.Timeout(connect=min(5.0, left), read=min(10.0, left))
    headers = {"Host": place.named, "User-Agent": AGENT, "Accept-Encoding": "identity"}
    try:
        with (
            _pool(place, timeout) as pool,
            contextlib.closing(
                pool.request(
                    "GET",
                    place.path,
                    headers=headers,
                    preload_content=False,
                    redirect=False,
                    retries=False,
                )
            ) as response,
        ):
            data = bytearray()
            while chunk := response.read1(_CHUNK, decode_content=False):
                data += chunk
                if len(data) > most:
                    raise DocumentError(
                        f"is over {most // 2**20} MiB long", place=url, cure="Fetch it yourself."
                    )
                if time.monotonic() > deadline:
                    raise faults.TimeoutError
            return response.status, response.headers, bytes(data)
    except faults.TimeoutError:
        raise DocumentError(
            "takes too long to come", place=url, cure="Try again later, or save it as a file."
        ) from None
    except faults.HTTPError as error:
        told = " ".join(str(error).split())
        raise DocumentError(
            f"can't be fetched ({told})", place=url, cure="Check the address and the network."
        ) from None


def _pool(place: Place, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    """Return a pool to the machine that was checked; certificates are those of its name."""
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(place.machine, place.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        place.machine,
        place.port,
        timeout=timeout,
        assert_hostname=place.host,
        server_hostname=place.host,
    )


def _name(place: Place, headers: urllib3.HTTPHeaderDict) -> str:
    """Return a name with the suffix that tells the format: that of its type, else of its path."""
    path = PurePosixPath(unquote(place.path.partition("?")[0]))
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    suffix = _KINDS.get(kind) or (path.suffix.lower() if path.suffix.lower() in SUFFIXES else "")
    return f"page{suffix}"
