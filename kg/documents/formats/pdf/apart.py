"""PDFs are read by another process, which may be slow, hungry or fall without harm to this one."""

from __future__ import annotations

import atexit
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import Any

from kg.documents.formats.limits import damaged
from kg.documents.formats.pdf.lines import Line, Page
from kg.errors import DocumentError

__all__ = ["Apart", "apart"]

_SECONDS, _A_MIB = 30, 20  # of a processor, for any file and for each MiB of it
_LONGEST = 600


class Apart:
    """A process that reads PDFs one by one; it starts with the first and is ended with this one.

    ``seconds`` are those of a processor that one may take; by default its size tells.
    """

    def __init__(self, seconds: int | None = None) -> None:
        self.seconds = seconds
        self.process: subprocess.Popen[bytes] | None = None
        self.lock = threading.Lock()

    def read(self, data: bytes, *, place: str) -> tuple[list[Page], dict[str, str]]:
        """Return the pages of a PDF, and what it says of itself. Raises DocumentError."""
        seconds = self.seconds or min(_LONGEST, _SECONDS + _A_MIB * (len(data) >> 20))
        with self.lock:
            answer = self._asked(data, seconds)
        if answer is None:
            raise DocumentError(
                f"takes over {seconds} s to read, or ends the program that reads it",
                place=place,
                cure="Print it to another PDF, or save its text as .txt.",
            )
        if "damage" in answer:
            raise damaged(place, ValueError(answer["damage"]))
        if "what" in answer:
            raise DocumentError(answer["what"], place=place, cure=answer["cure"])
        return [_page(*page) for page in answer["pages"]], answer["said"]

    def close(self) -> None:
        """End the process, if there is one."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _asked(self, data: bytes, seconds: int) -> dict[str, Any] | None:
        """Return the answer of the process, ``None`` where it ended before."""
        if self.process is None or self.process.poll() is not None:
            self.close()
            self.process = _started()
            atexit.unregister(self.close)
            atexit.register(self.close)
        asked, answers = self.process.stdin, self.process.stdout
        assert asked is not None, "both are pipes"
        assert answers is not None, "both are pipes"
        with contextlib.suppress(OSError, ValueError):
            asked.write(b"%d %d\n" % (len(data), seconds))
            asked.write(data)
            asked.flush()
            length = int(answers.readline() or b"-1")
            told = answers.read(length) if length >= 0 else b""
            if told and len(told) == length:
                found: dict[str, Any] = json.loads(told)
                return found
        self.close()
        return None


apart = Apart()


def _started() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg.documents.formats.pdf.process"]
    return subprocess.Popen(  # noqa: S603 - our own module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _page(width: float, height: float, lines: Sequence[Sequence[Any]]) -> Page:
    return Page(width, height, tuple(Line(*line) for line in lines))
