"""What runs in a worker's process: ``python -m kg.workers.process FD STORE MEGABYTES MODULE…``."""

from __future__ import annotations

import contextlib
import importlib
import json
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from kg.errors import KgError, LimitError
from kg.processes import allow_time, bound_memory, unbound
from kg.store import Store, open_store
from kg.store.folder import is_pinned
from kg.store.trouble import is_of_disk, trouble
from kg.workers.limits import Limits

__all__ = ["main"]

_DONE = b"{}\n"  # what an answer begins with, where an error would stand
_GRACE = 10  # seconds beyond a deadline

Stamp = frozenset[tuple[str, int, int]]


class _Reading:
    """The store in a folder, opened anew whenever its files have changed; or on a server."""

    def __init__(self, place: str) -> None:
        self._address = place if place.startswith(("http://", "https://")) else None
        self._path = Path(place)
        self._seen: Stamp = frozenset()
        self._store = self._opened()

    @property
    def is_stale(self) -> bool:
        """Whether somebody has written since it was opened."""
        return self._stamp() != self._seen

    @property
    def store(self) -> Store:
        """The store as it stands now."""
        if self.is_stale:
            self._store.close()
            with unbound():  # the threads that open a store take memory, and give it back
                self._store = self._opened()
        return self._store

    def _opened(self) -> Store:
        if self._address is not None:
            from kg.store.remote import Endpoint, Server

            return Endpoint(Server.at(self._address), read_only=True)
        self._seen = self._stamp()
        return open_store(self._path, read_only=True, create=False)

    def _stamp(self) -> Stamp:
        if self._address is not None:
            return frozenset()
        found = []
        for file in self._path.rglob("*"):
            if is_pinned(file) or is_pinned(file.parent):
                continue  # another reader's
            with contextlib.suppress(OSError):  # a writer may have taken it away
                known = file.stat()
                found.append((file.name, known.st_mtime_ns, known.st_size))
        return frozenset(found)


def main(arguments: list[str]) -> None:
    """Answer what comes over the line until it is closed."""
    line = Connection(int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        reading = _Reading(arguments[1])
    except KgError as error:
        line.send_bytes(_told(error))
        return
    for name in arguments[3:]:
        module, _, function = name.partition(":")
        imported = importlib.import_module(module)
        if function:
            getattr(imported, function)()
    bound_memory(int(arguments[2]))
    line.send_bytes(_DONE)
    with contextlib.suppress(EOFError, OSError):
        while True:
            asked = json.loads(line.recv_bytes())
            answer = _answered(reading, asked)
            if not answer.startswith(_DONE) and reading.is_stale:
                answer = _answered(reading, asked)  # a writer may have taken away what it read
            line.send_bytes(answer)


def _answered(reading: _Reading, asked: dict[str, Any]) -> bytes:
    module, _, name = asked["job"].partition(":")
    allow_time(asked["limits"]["seconds"] + _GRACE)  # should whoever would end it be gone
    try:
        job = getattr(importlib.import_module(module), name)
        found: bytes = job(reading.store, Limits(**asked["limits"]), **asked["given"])
    except KgError as error:
        return _told(error)
    except MemoryError:
        return _told(
            LimitError(
                f"takes more than {asked['limits']['megabytes']} MB of memory",
                place="the query",
                cure="Ask for less, or allow it more memory.",
                limit="memory",
            )
        )
    except Exception as error:  # noqa: BLE001  (whoever waits needs an answer)
        if is_of_disk(error):
            return _told(trouble(reading.store.path, error))
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _told(KgError(f"kg failed ({what})", cure="Report it."))
    return _DONE + found


def _told(error: KgError) -> bytes:
    told = {"kind": type(error).__name__, "what": error.what, "place": error.place}
    told |= {"cure": error.cure, "limit": getattr(error, "limit", "")}
    return json.dumps(told).encode() + b"\n"


if __name__ == "__main__":
    main(sys.argv[1:])
