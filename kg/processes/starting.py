"""Programs of our own, started with one line to whoever started them, and nothing else of his."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["CAN_START", "collect_seldom", "end_with_parent", "started"]

CAN_START = hasattr(os, "fork")
"""Whether this system lets a process hand an open line to another: Unix does."""

_PR_SET_PDEATHSIG = 1
_COLLECTED = 20_000, 20, 100  # containers made until the garbage collector looks for cycles


def started(
    module: str, *arguments: str, variables: Mapping[str, str] | None = None
) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start ``python -m module FD arguments…``; return the process and our end of its line.

    FD is its end. It has no other file, pipe or terminal of ours, what interrupts us does not
    reach it, and it imports this very kg. Its end of the line closes when we end, however we do.
    """
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(  # noqa: S603  (our own module, by our own interpreter)
            [sys.executable, "-P", "-m", module, str(theirs.fileno()), *arguments],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**_environment(), **(variables or {})},
            start_new_session=True,
        )
    return process, ours


def collect_seldom() -> None:
    """Have the garbage collector of this process look for cycles less often.

    Knowledge, pipelines and what is read are hundreds of thousands of small objects that stay: by
    Python's own measure they are walked through again and again while they are made.
    """
    gc.set_threshold(*_COLLECTED)


def end_with_parent() -> None:
    """Have this process killed when the one that forked it ends, where the system knows how.

    Whoever forked it must have one thread only: the system takes the end of the thread that
    forked for that of its process.
    """
    parent = os.getppid()
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _environment() -> dict[str, str]:
    """Return our environment, in which the process finds this very kg and no code beside it."""
    here = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": here + (os.pathsep + others if others else "")}
