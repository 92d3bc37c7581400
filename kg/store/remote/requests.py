"""Requests to a server: sent again where they fail on the way, and one clear line where they fail.

Whatever kg sends may be sent twice: it sets things to a state, and never counts on the one before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3 import exceptions as faults

from kg.errors import StoreError
from kg.store.remote.server import Server

__all__ = ["Reply", "Requests"]

_CONNECT = 10.0  # seconds
_PASSING = (429, 502, 503, 504)  # a server that is busy or starts again
_SHOWN = 200  # characters of what a server says

Method = Literal["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers."""

    status: int
    kind: str
    body: bytes

    @property
    def ok(self) -> bool:
        """Whether the server did as it was asked."""
        return 200 <= self.status < 300

    @property
    def is_busy(self) -> bool:
        """Whether the server can't answer for the time being."""
        return self.status in _PASSING

    def says(self) -> str:
        """Return the beginning of what the server says, on one line."""
        if "html" in self.kind:
            return "a page in HTML"
        return " ".join(self.body[:1000].decode("utf-8", "replace").split())[:_SHOWN]


class Requests:
    """The connections to one server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        again = urllib3.Retry(
            server.retries,
            redirect=False,
            backoff_factor=server.backoff,
            backoff_max=30.0,
            status_forcelist=_PASSING,
            allowed_methods=None,
            raise_on_status=False,
        )
        timeout = urllib3.Timeout(connect=min(_CONNECT, server.timeout), read=server.timeout)
        self._pool = _pool(server.url, again, timeout)
        self._headers = {"User-Agent": "kg", **_credentials(server)}

    def send(
        self,
        method: Method,
        url: str,
        *,
        parameters: Mapping[str, str] | None = None,
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Return the reply to a request, whatever its status.

        Raises ``StoreError`` where the server can't be reached, wants another password, or has
        moved.
        """
        whole = f"{url}?{urlencode(parameters)}" if parameters else url
        try:
            answer = self._pool.urlopen(
                method,
                whole,
                body=body.encode() if isinstance(body, str) else body,
                headers={**self._headers, **(headers or {})},
                redirect=False,
            )
        except (faults.HTTPError, faults.LocationParseError) as error:
            raise self._unreachable(error) from error
        reply = Reply(answer.status, answer.headers.get("Content-Type", ""), answer.data)
        self._admitted(reply, answer.headers.get("Location"))
        return reply

    def close(self) -> None:
        """Let go of the connections."""
        self._pool.clear()

    def refused(self, reply: Reply, what: str) -> StoreError:
        """Return the error for a reply that is not ``ok``; ``what`` was asked for."""
        if reply.status == 413:
            cure = "Let it take longer messages, or send smaller batches (Server.batch)."
        elif reply.is_busy:
            cure = "It is busy, or starts: run the same command again."
        elif reply.status in (404, 405, 501):
            cure = "Check the address, and that the server may be written to."
        else:
            cure = "Nothing that it held is lost; look into the server's own log."
        return StoreError(
            f"the server refused {what} ({reply.status}: {reply.says()})",
            place=self.server.url,
            cure=cure,
        )

    def _admitted(self, reply: Reply, location: str | None) -> None:
        server = self.server
        if reply.status in (301, 302, 303, 307, 308):
            raise StoreError(
                f"has moved to {location}", place=server.url, cure="Give the new address."
            )
        if reply.status == 401:
            known = server.user or server.token
            wrong = f"of {server.user!r} " if server.user else ""
            what = f"the password or token {wrong}is wrong" if known else "asks who you are"
            cure = "Set KG_USER and KG_PASSWORD (HTTP Basic), or KG_TOKEN, in the environment."
            raise StoreError(what, place=server.url, cure=cure)
        if reply.status == 403:
            raise StoreError(
                f"the server does not allow this ({reply.says()})",
                place=server.url,
                cure="Ask who runs it for the right to write, or name another account (KG_USER).",
            )

    def _unreachable(self, error: Exception) -> StoreError:
        reason = error.reason if isinstance(error, faults.MaxRetryError) else error
        cure = "Check the address, and that the server runs; then run the same command again."
        match reason:
            case faults.NameResolutionError():
                what = "no machine of this name is known"
            case faults.NewConnectionError():
                what = "nothing answers there"
            case faults.TimeoutError():
                what = f"no answer within {self.server.timeout:g} seconds"
            case faults.SSLError():
                what = f"the connection can't be trusted ({reason})"
                cure = "Check the server's certificate (SSL_CERT_FILE names one of your own)."
            case _:
                what = f"the server broke off ({type(reason).__name__})"
        return StoreError(what, place=self.server.url, cure=cure)


def _credentials(server: Server) -> Mapping[str, str]:
    if server.token:
        return {"Authorization": f"Bearer {server.token}"}
    if server.user:
        return dict(urllib3.make_headers(basic_auth=f"{server.user}:{server.password}"))
    return {}


def _pool(url: str, again: urllib3.Retry, timeout: urllib3.Timeout) -> urllib3.PoolManager:
    """Return the pool, by way of the proxy that the environment names."""
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(proxy, retries=again, timeout=timeout)
    return urllib3.PoolManager(retries=again, timeout=timeout)
