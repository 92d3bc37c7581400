"""What readers are forked from: ``python -m kg.assemble.crew.serving FD``.

The pipeline is loaded once, in a process with one thread that never reads a document itself. A
reader is a copy of it, which is there at once, and shares its memory until it writes.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import socket
import sys
from collections.abc import Sequence
from typing import cast

from kg.assemble.chunks import length
from kg.assemble.crew.protocol import FORK, WORD, Fallen
from kg.assemble.reader import Reader
from kg.errors import KgError
from kg.model import Document
from kg.processes import (
    Allowance,
    Parcel,
    allow_time,
    bound_memory,
    collect_seldom,
    end_with_parent,
    receive,
    send,
)
from kg.store import Setup

__all__ = ["main"]


def main(arguments: list[str]) -> None:
    """Load what the first parcel asks for, then fork readers until the line is closed."""
    collect_seldom()
    control = socket.socket(fileno=int(arguments[0]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = receive(control)
    if asked is None:
        return
    setup, allowance = cast("tuple[Setup, Allowance]", asked.content)
    try:
        reader = Reader(setup)
    except Exception as error:  # noqa: BLE001  (nobody else would tell what it was)
        send(control, 0, error if isinstance(error, KgError) else _unloaded(setup, error))
        return
    gc.freeze()  # else each reader would copy what it only looks at
    send(control, 0, (reader.fingerprint(), reader.remembered()))
    while True:
        try:
            head, files, _, _ = socket.recv_fds(control, 1 + WORD, 1)
        except OSError:
            return
        if len(head) < 1 + WORD:
            return
        if head[:1] == FORK and files:
            with socket.socket(fileno=files[0]) as line:
                pid = _forked(line, control, reader, allowance)
            control.sendall(pid.to_bytes(WORD, "big"))
        else:
            code = _ended(int.from_bytes(head[1:], "big"))
            control.sendall(code.to_bytes(WORD, "big", signed=True))


def _forked(
    line: socket.socket, control: socket.socket, reader: Reader, allowance: Allowance
) -> int:
    """Return the process of a new reader; in that process, never return."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        end_with_parent()
        control.close()
        bound_memory(allowance.megabytes)
        _read(line, reader, allowance)
        code = 0
    finally:
        os._exit(code)


def _unloaded(setup: Setup, error: Exception) -> KgError:
    """Return the error for whatever else ends a process before it can read."""
    told = " ".join(str(error).split())
    return KgError(
        f"what documents are read with can't be loaded ({type(error).__name__}: {told})",
        place=setup.model,
        cure="See whether kg doctor finds what lacks; else report it.",
    )


def _ended(pid: int) -> int:
    """Wait for the end of a reader, and return how it ended: its exit code, or minus the signal."""
    try:
        _, status = os.waitpid(pid, 0)
    except ChildProcessError:
        return -signal.SIGKILL  # forked from a server before this one, it ended with that
    return os.waitstatus_to_exitcode(status)


def _read(line: socket.socket, reader: Reader, allowance: Allowance) -> None:
    """Read what comes over the line until it is closed, or until a document takes too much."""
    while (asked := receive(line)) is not None:
        documents = cast("list[Document]", asked.content)
        allow_time(allowance.seconds_for(sum(map(length, documents))))
        if not _answered(line, asked, documents, reader):
            return


def _answered(
    line: socket.socket, asked: Parcel, documents: Sequence[Document], reader: Reader
) -> bool:
    """Send what is read of documents; tell, and return false, where memory does not suffice."""
    try:
        send(line, asked.number, reader.read(documents, fatal=(MemoryError,)))
    except MemoryError:
        with contextlib.suppress(OSError):
            send(line, asked.number, Fallen.MEMORY)
        return False
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
