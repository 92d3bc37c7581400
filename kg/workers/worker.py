"""One process that reads a store: it is asked, answers, and is killed at its deadline."""

from __future__ import annotations

import json
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeAlias

from kg import errors
from kg.errors import KgError, LimitError
from kg.processes import started
from kg.store import Closing, Store
from kg.workers.limits import Limits

__all__ = ["Job", "Worker"]

Job: TypeAlias = Callable[..., bytes]
"""A function of a module: ``job(store, limits, **given)``, where ``given`` is plain JSON."""

_STARTING = 60.0  # seconds that a process may take before it is ready
_ENDING = 5.0
_OUT_OF_MEMORY = (signal.SIGABRT, signal.SIGKILL)  # by Oxigraph where it gets none, by the system
_DAMAGE = "Where small queries fall, too, `kg check` tells whether the disk is damaged."


class Worker(Closing):
    """A process with the store in ``path`` open for reading; it sees what others write meanwhile.

    ``path`` may be the address of a server, too.

    What it may not do is bounded from outside: at the deadline it is killed, and memory that it
    asks for beyond its share ends it. Either way the next answer comes from a fresh process.

    >>> from kg.store import open_store
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp()) / "S"
    >>> open_store(folder).close()
    >>> with Worker(folder, Limits(seconds=20)) as worker:
    ...     worker.ask(count_quads)
    b'0'
    """

    def __init__(self, path: Path | str, limits: Limits, modules: Sequence[str] = ()) -> None:
        """Make a worker; its process starts when it is first asked, or by ``start``.

        The process imports ``modules`` as it starts: those that its jobs need. Of one that is
        written ``module:function`` the first process calls the function, too; one that takes the
        place of a process that was ended is wanted at once.
        """
        self.path, self.limits, self.modules = path, limits, tuple(modules)
        self._is_first = True
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    @property
    def pid(self) -> int | None:
        """The process that there is now, if any."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process, and wait until it has opened the store.

        Raises what opening the store raises.
        """
        modules = self.modules if self._is_first else [m.partition(":")[0] for m in self.modules]
        self._is_first = False
        given = (str(self.path), str(self.limits.megabytes), *modules)
        self._process, ours = started("kg.workers.process", *given)
        self._line = Connection(ours.detach())
        self._answer(_STARTING)

    def ask(self, job: Job, **given: Any) -> bytes:
        """Return what ``job(store, limits, **given)`` returns in the process.

        A process that falls is given up for a fresh one, which is asked once more: opening a store
        anew that somebody writes may take the memory that the answer needs. Raises the ``KgError``
        that the job raises, and ``LimitError`` where it takes more time or memory than it may, or
        ends the process otherwise.
        """
        is_fresh = self._line is None
        if is_fresh:
            self.start()
        name = f"{job.__module__}:{job.__qualname__}"
        limits = {"seconds": self.limits.seconds, "rows": self.limits.rows}
        asked = {"job": name, "limits": limits | {"megabytes": self.limits.megabytes}}
        line = json.dumps(asked | {"given": given}).encode()
        try:
            return self._asked(line)
        except LimitError as error:
            fell = error.limit == "memory" and self._line is None
            if is_fresh or not fell:
                raise
        self.start()
        return self._asked(line)

    def close(self) -> None:
        """End the process."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait(_ENDING)
        self._line = self._process = None

    def _asked(self, line: bytes) -> bytes:
        assert self._line is not None
        try:
            self._line.send_bytes(line)
        except OSError:
            raise self._ended() from None
        return self._answer(self.limits.seconds)

    def _answer(self, seconds: float) -> bytes:
        assert self._line is not None
        try:
            if not self._line.poll(seconds):
                self.close()
                raise LimitError(
                    f"takes more than {seconds:g} s",
                    place="the query",
                    cure="Ask for less (LIMIT, fewer patterns), or allow it more time.",
                    limit="time",
                )
            head, _, body = self._line.recv_bytes().partition(b"\n")
        except (EOFError, OSError):
            raise self._ended() from None
        told: Mapping[str, Any] = json.loads(head)
        if told:
            raise _raised(told)
        return body

    def _ended(self) -> LimitError:
        process = self._process
        code = process.wait(_ENDING) if process is not None else 0
        self.close()
        if -code in _OUT_OF_MEMORY:
            what = f"takes more than {self.limits.megabytes} MB of memory ({_how(code)})"
            cure = f"Ask for less (LIMIT, fewer patterns), or allow more. {_DAMAGE}"
        else:
            what = f"ended the process that answers it ({_how(code)})"
            cure = "Simplify it: it nests too deeply."
        return LimitError(what, place="the query", cure=cure, limit="memory")


def count_quads(store: Store, limits: Limits) -> bytes:
    """Return the number of quads: the smallest job there is."""
    del limits
    return str(len(store)).encode()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit {code}"


def _raised(told: Mapping[str, Any]) -> KgError:
    """Return the error that a process tells of."""
    what, place, cure = told["what"], told["place"], told["cure"]
    if told["kind"] == LimitError.__name__:
        return LimitError(what, place=place, cure=cure, limit=told["limit"])
    kind: type[KgError] = getattr(errors, told["kind"], KgError)
    return kind(what, place=place, cure=cure)
