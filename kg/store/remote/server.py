"""Where a server is, who asks, and how long one waits for it."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from kg.errors import StoreError

__all__ = ["Layout", "Server", "layouts"]


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a kind of server below its address; ``graphs`` is ``None`` where it has none."""

    query: str
    update: str
    graphs: str | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server, and who asks it.

    ``url`` is the address below which it listens (``http://localhost:7878``). ``user`` and
    ``password`` are sent as HTTP Basic, ``token`` as a bearer token; none of them is ever shown.
    ``layout`` is a key of ``layouts()``, found out where it is left out. ``timeout`` is how many
    seconds an answer may keep one waiting, ``retries`` how often a request that fails on the way
    is sent again, after ``backoff`` seconds and then twice as long each time. ``batch`` is how
    many characters of quads are sent at once.
    """

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    layout: str | None = None
    timeout: float = 120.0
    retries: int = 5
    backoff: float = 0.5
    batch: int = 2_000_000

    @classmethod
    def at(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """Return the server at an address; what the address leaves open is in the environment.

        That is ``KG_USER`` with ``KG_PASSWORD``, or ``KG_TOKEN``. Raises ``StoreError`` for what is
        no address of a server.

        >>> Server.at("http://me:secret@localhost:7878/", {}).url
        'http://localhost:7878'
        """
        parts = urlsplit(url)
        try:
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
            raise StoreError(
                "is no address of a server",
                place=url if "@" not in url else "the address",
                cure="Give one like http://localhost:7878 or https://example.org/dataset.",
            )
        place = f"[{host}]" if ":" in host else host
        bare = (parts.scheme, place if port is None else f"{place}:{port}", parts.path)
        return cls(
            urlunsplit((*bare, "", "")).rstrip("/"),
            user=unquote(parts.username or "") or environment.get("KG_USER", ""),
            password=unquote(parts.password or "") or environment.get("KG_PASSWORD", ""),
            token=environment.get("KG_TOKEN", ""),
        )

    def below(self, path: str) -> str:
        """Return the address of a path below that of the server."""
        return f"{self.url}/{path}" if path else self.url

    @property
    def is_open_to_listeners(self) -> bool:
        """Whether a password or token would be sent unencrypted beyond this machine.

        >>> Server("http://example.org", user="me", password="x").is_open_to_listeners
        True
        """
        parts = urlsplit(self.url)
        here = parts.hostname in ("localhost", "127.0.0.1", "::1")
        return bool(self.password or self.token) and parts.scheme == "http" and not here


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the kinds of servers that are known, in the order in which they are tried."""
    text = files("kg.store.remote").joinpath("layouts.toml").read_text(encoding="utf-8")
    return {name: Layout(**paths) for name, paths in tomllib.loads(text).items()}
