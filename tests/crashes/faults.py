"""Processes of kg whose disk fails, or which are killed, at a chosen moment."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from threading import Lock

from tests.crashes.warm import FOLDER

__all__ = ["Disk", "Fault", "Outcome", "missing"]

_SOURCE = Path(__file__).with_name("disk.c")
_LONGEST = 120.0  # seconds after which a process hangs
_UNREADABLE = ("Traceback", "kg failed", "Remove the folder")  # what no user should be told


def missing() -> str:
    """Return why no disk can be made to fail here, or nothing."""
    if sys.platform != "linux":
        return "a library can be loaded before libc on Linux only"
    return "" if shutil.which("cc") else "no C compiler (cc) here"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the ``at``-th operation on the files of a store, counted from 1.

    ``does`` is ``count`` (nothing), ``kill``, ``torn`` (killed in the middle of a write), ``full``
    (no space from then on), ``error`` (an I/O error then and at each ``every``-th after it) or
    ``unnamed`` (one as RocksDB writes down which files it has, for the ``at``-th time); see
    ``disk.c``. With ``after``, seconds, the process is killed from outside instead.
    """

    does: str = "count"
    at: int = 0
    every: int = 0
    after: float = 0.0

    @property
    def kind(self) -> str:
        """What it does, and how its moment was chosen."""
        return f"{self.does} at random" if self.after else self.does

    def __str__(self) -> str:
        when = f"after {self.after:.2f} s" if self.after else f"at operation {self.at}"
        return f"{self.does} {when}" + (f" and each {self.every}th" if self.every else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a process ended: its exit code (negative: the signal), what it told, its operations."""

    code: int
    told: str
    operations: int
    hung: bool = False

    @property
    def is_clear(self) -> bool:
        """Whether it was killed, did what it should, or told what a user can act upon."""
        killed = self.code == -signal.SIGKILL
        readable = not any(word in self.told for word in _UNREADABLE)
        return not self.hung and (killed or readable)


class Disk:
    """Starts commands of kg in processes of their own, on a disk that fails as it is told.

    They are forked from one process in which all is made ready but what is written (``warm``).
    """

    def __init__(self, folder: Path, documents: Path) -> None:
        """Make the library that fails in ``folder``, and start the process to fork from."""
        self._one = Lock()
        library = folder / "disk.so"
        command = ["cc", "-O1", "-shared", "-fPIC", "-o", library, _SOURCE, "-ldl"]
        subprocess.run(command, check=True)
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["tests.crashes.warm"])
        with _environment(LD_PRELOAD=str(library), **{FOLDER: str(documents)}):
            self._context.Process(target=int).start()

    def run(self, arguments: list[str], under: Path, fault: Fault = Fault()) -> Outcome:
        """Run ``kg`` with the arguments; what it does to files under ``under`` fails as told."""
        told, counted = (under.with_name(f"{under.name}.{end}") for end in ("told", "counted"))
        counted.unlink(missing_ok=True)
        told.write_bytes(b"")  # one that is killed early leaves it so
        process = self._context.Process(
            target=_run, args=(arguments, str(under), fault, str(told), str(counted))
        )
        with self._one:  # who starts one asks after all others, and each tells its end once
            process.start()
        ended = wait([process.sentinel], fault.after or _LONGEST)
        with self._one:
            if process.is_alive():
                process.kill()
            process.join()
        assert process.exitcode is not None
        operations = int.from_bytes(counted.read_bytes(), sys.byteorder) if counted.exists() else 0
        hung = not ended and not fault.after
        return Outcome(process.exitcode, told.read_text(encoding="utf-8"), operations, hung)


def _run(arguments: list[str], under: str, fault: Fault, told: str, counted: str) -> None:
    """Be ``kg``, with what it tells in a file."""
    from kg.cli import main

    file = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    disk = ctypes.CDLL(None)
    texts = (under, fault.does, counted)
    where, does, count = (text.encode() for text in texts)
    assert disk.disk_fails(where, does, fault.at, fault.every, count) == 0
    main(arguments)


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    """Set variables for the processes that are started meanwhile."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
