"""The process that readers are forked from, as seen from the one that wants them."""

from __future__ import annotations

import contextlib
import functools
import signal
import socket
import subprocess
import weakref

from kg.assemble.crew.protocol import FORK, WAIT, WORD
from kg.errors import KgError
from kg.processes import Allowance, receive, send, started
from kg.store import Closing, Pipeline, Setup

__all__ = ["ForkServer", "server_of"]

_ENDING = 5.0  # seconds
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class ForkServer(Closing):
    """A process with a pipeline, from which readers are forked; it ends with this one.

    It starts at once, and loads while others do what they have to. One that was ended from outside
    is started anew when a reader is asked for.
    """

    def __init__(self, setup: Setup, allowance: Allowance) -> None:
        self.setup, self.allowance = setup, allowance
        self._told: tuple[str, Pipeline] | None = None
        self._start()

    @property
    def fingerprint(self) -> str:
        """What decides what its readers read; see ``Reader.fingerprint``."""
        return self._ready()[0]

    @property
    def pipeline(self) -> Pipeline:
        """What a store remembers of the pipeline."""
        return self._ready()[1]

    @property
    def pid(self) -> int:
        """The process that there is now."""
        return self._process.pid

    def fork(self) -> tuple[int, socket.socket]:
        """Return the process of a new reader, and our end of its line. Raises KgError."""
        with contextlib.suppress(OSError, EOFError):
            return self._forked()
        self.close()
        self._told = None
        self._start()
        try:
            return self._forked()
        except (OSError, EOFError):
            raise self._lost() from None

    def ended(self, pid: int) -> int:
        """Return how a reader ended: its exit code, or the signal, negative."""
        with contextlib.suppress(OSError, EOFError):
            return int.from_bytes(self._asked(WAIT, pid), "big", signed=True)
        return -signal.SIGKILL  # it ended with the process that it was forked from

    def close(self) -> None:
        """End the process, and so its readers."""
        self._end()

    def _start(self) -> None:
        self._process, self._line = started("kg.assemble.crew.serving", variables=_ONE_THREAD)
        self._end = weakref.finalize(self, _ended, self._process, self._line)
        with contextlib.suppress(OSError):
            send(self._line, 0, (self.setup, self.allowance))

    def _ready(self) -> tuple[str, Pipeline]:
        if self._told is None:
            parcel = receive(self._line)
            if parcel is None:
                raise self._lost()
            if isinstance(parcel.content, KgError):
                raise parcel.content
            self._told = parcel.content  # type: ignore[assignment]
            assert self._told is not None
        return self._told

    def _forked(self) -> tuple[int, socket.socket]:
        self._ready()
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._line, [FORK + bytes(WORD)], [theirs.fileno()])
                return int.from_bytes(self._answer(), "big"), ours
        except BaseException:
            ours.close()
            raise

    def _lost(self) -> KgError:
        """Return the error for a process that has ended: by itself, or by somebody's signal."""
        self.close()
        code = self._process.returncode
        if code > 0:
            return KgError(
                f"the process that reads documents can't start (exit {code})",
                place="kg build",
                cure="See whether kg doctor finds what lacks; else report it.",
            )
        return KgError(
            "the process that reads documents was ended from outside",
            place="kg build",
            cure="Free memory (it takes about 1 GB), then try again; what is stored stays.",
        )

    def _asked(self, what: bytes, number: int) -> bytes:
        self._line.sendall(what + number.to_bytes(WORD, "big"))
        return self._answer()

    def _answer(self) -> bytes:
        answer = self._line.recv(WORD)
        if len(answer) < WORD:
            raise EOFError
        return answer


@functools.lru_cache(maxsize=2)
def server_of(setup: Setup, allowance: Allowance) -> ForkServer:
    """Return the process for a setup, the one that there is where one build follows another."""
    return ForkServer(setup, allowance)


def _ended(process: subprocess.Popen[bytes], line: socket.socket) -> None:
    line.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_ENDING)
        return
    process.kill()
    process.wait()
