"""The service at a port, until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KgError
from kg.workers import Limits, Pool

__all__ = ["Options", "run"]

_MODULES = (
    "kg.query.written",
    "kg.rules:rules",  # a lens draws conclusions
    "kg.serve.jobs",
    "kg.serve.pages",
    "kg.serve.reading",
    "kg.view.desk",
)
_MOST_AT_ONCE = 200  # connections
_IDLE = 10  # seconds that a connection may wait
_LONGEST_HEAD = 64 * 1024  # bytes of a request's line and headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Where a service listens, by which other ``names`` it may be called, and what it allows."""

    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    workers: int = 4
    limits: Limits = field(default_factory=Limits)
    lang: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether other machines can reach it."""
        if self.host == "localhost":
            return False
        try:
            return not ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return True


def run(path: Path, options: Options, ready: Callable[[str], None]) -> None:
    """Serve the store in ``path``; ``ready`` is told the address once requests are taken.

    Port 0 takes a free one. Raises ``StoreError`` where the store can't be opened, and ``KgError``
    where the extra ``serve`` is missing or the port is taken.
    """
    try:
        import uvicorn

        from kg.serve.app import Service, application
    except ImportError as error:
        raise KgError(
            f"needs {error.name}, which is not installed",
            place="kg serve",
            cure="pip install 'kg-news[serve]'",
        ) from error

    with (
        _listening(options) as listener,
        Pool(path, options.limits, size=options.workers, modules=_MODULES) as pool,
    ):
        pool.start()
        port = listener.getsockname()[1]
        service = Service(pool, options.host, port, options.names, options.lang)
        config = uvicorn.Config(
            application(service),
            log_level="error",
            access_log=False,
            server_header=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
            http="h11",
            ws="none",
            lifespan="off",
        )
        host = f"[{options.host}]" if ":" in options.host else options.host
        ready(f"http://{host}:{port}/")
        uvicorn.Server(config).run(sockets=[listener])


def _listening(options: Options) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server((options.host, options.port), family=family)
    except OSError as error:
        raise KgError(
            f"can't be served at ({error.strerror or error})",
            place=f"{options.host}:{options.port}",
            cure="Choose another --port (0 takes a free one), or another --host.",
        ) from None
