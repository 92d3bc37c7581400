"""A source → what another process finds in it, within limits of time and memory."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path

from kg.documents.apart.frames import asked_told, found_from, received, sent
from kg.documents.formats import Asked, Draft, Note, Source
from kg.errors import DocumentError
from kg.processes import started

__all__ = ["Apart", "apart"]

_SECONDS, _A_MIB, _LONGEST = 30, 20, 600  # of a processor: for any answer, for each MiB, at most
_PATIENCE = 20  # times as much by the clock
_ENDING = 5.0


class Apart:
    """Processes that read files, one for each that is read at the same time; mostly it is one.

    ``seconds`` are those of a processor that a document may take; by default the size of its file
    tells. They end with this process.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self.seconds = seconds
        self._free: list[_Process] = []

    def drafts(self, source: Source, asked: Asked) -> Iterator[Draft | Note | DocumentError]:
        """Yield what is in a source, as ``kg.documents.formats.drafts`` does.

        Raises DocumentError where the process falls over it.
        """
        with _as_file(source) as path:
            size = path.stat().st_size
            seconds = self.seconds or min(_LONGEST, _SECONDS + _A_MIB * (size >> 20))
            process = self._free.pop() if self._free else _Process()
            is_whole = False
            try:
                process.ask(source, path, asked, seconds)
                while (told := process.answer(_PATIENCE * seconds)) is not None:
                    if "end" in told:
                        is_whole = True
                        return
                    yield found_from(told)
            finally:
                if is_whole:
                    self._free.append(process)
                else:
                    code = process.close()
        raise DocumentError(
            f"takes over {seconds:g} s of a processor to read"
            if code in (-signal.SIGXCPU, -signal.SIGKILL)
            else f"ends the program that reads it ({_how(code)})",
            place=source.place,
            cure="Save it again, or in another format, or its text as .txt.",
        )

    @property
    def pids(self) -> list[int]:
        """The processes that wait for files."""
        return [one.process.pid for one in self._free]

    def close(self) -> None:
        """End all that wait."""
        while self._free:
            self._free.pop().close()


class _Process:
    """One process that reads files."""

    def __init__(self) -> None:
        self.process, self.line = started("kg.documents.apart.process")
        self._end = weakref.finalize(self, _ended, self.process, self.line)

    def ask(self, source: Source, path: Path, asked: Asked, seconds: float) -> None:
        told = {"id": source.id, "name": source.name, "place": source.place, "url": source.url}
        with contextlib.suppress(OSError):  # it has ended: so does its answer
            sent(
                self.line,
                {**told, "path": str(path), "asked": asked_told(asked), "seconds": seconds},
            )

    def answer(self, seconds: float) -> dict[str, object] | None:
        """Return what it finds next; ``None`` where it ended, or says nothing for so long."""
        self.line.settimeout(seconds)
        try:
            return received(self.line)
        except (OSError, ValueError):
            return None

    def close(self) -> int:
        """End it, and return how it ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(0.1)  # it may be about to
        self._end()
        return int(self.process.returncode)


apart = Apart()


@contextlib.contextmanager
def _as_file(source: Source) -> Iterator[Path]:
    """Give a file with what is in a source, which is one already, or came from anywhere."""
    if source.path is not None:
        yield source.path
        return
    with tempfile.NamedTemporaryFile(prefix="kg-") as copy:
        with source.open() as file:
            shutil.copyfileobj(file, copy)
        copy.flush()
        yield Path(copy.name)


def _ended(process: subprocess.Popen[bytes], line: socket.socket) -> None:
    line.close()
    process.kill()
    process.wait(_ENDING)


def _how(code: int) -> str:
    known = {one.value: one.name for one in signal.Signals}
    return known.get(-code, f"exit {code}")
