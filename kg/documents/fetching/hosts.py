"""Which machines may be asked, told by the address that a name stands for."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.errors import DocumentError

__all__ = ["Place", "is_address", "place_of"]

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request goes: the machine that was checked, and what to ask it for."""

    scheme: str
    host: str
    port: int
    machine: str
    path: str

    @property
    def site(self) -> str:
        """Scheme, host and port, as robots.txt rules them."""
        return f"{self.scheme}://{self.named}"

    @property
    def named(self) -> str:
        """The host as requests name it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def is_address(path: object) -> bool:
    """Whether a path is one of the web.

    >>> is_address("https://lumen.example/a"), is_address("articles/")
    (True, False)
    """
    return str(path).lower().startswith(("http://", "https://"))


def place_of(url: str, *, private: bool) -> Place:
    """Return where a request for ``url`` goes.

    Without ``private``, every address that its name stands for must be one of the public internet;
    the request goes to the address that was checked, whatever the name stands for later. Raises
    DocumentError.

    >>> place_of("http://127.0.0.1/", private=False)
    Traceback (most recent call last):
    kg.errors.DocumentError: http://127.0.0.1/: is on a private network. Save the page, and ...
    """
    try:
        parts = urlsplit(url)
        host, scheme = parts.hostname or "", parts.scheme.lower()
        port = parts.port or _PORTS.get(scheme, 0)
    except ValueError:
        host, scheme, port = "", "", 0
    if not host or scheme not in _PORTS or parts.username is not None:
        raise DocumentError(
            "is no address of the web",
            place=url,
            cure="Write https://HOST/PATH, without a password.",
        )
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DocumentError(
            f"names a machine that is not found ({error})", place=url, cure="Check the address."
        ) from None
    machines = [str(one[4][0]) for one in found]
    if not private and not all(ipaddress.ip_address(one).is_global for one in machines):
        raise DocumentError(
            "is on a private network", place=url, cure="Save the page, and give the file."
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(scheme, host, port, machines[0], path)
