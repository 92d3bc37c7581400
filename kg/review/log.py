"""The log of judgements: a file in the store's folder, one line of JSON a judgement."""

from __future__ import annotations

import json
import os
from pathlib import Path

from kg.errors import StoreError
from kg.resolve.judgements import Judgement, Judgements, in_force, read_log, written
from kg.store import Store
from kg.textfile import replacing

__all__ = ["JUDGEMENTS", "Log"]

JUDGEMENTS = "judgements.jsonl"


class Log:
    """The judgements that were made over a store; lines are only added.

    A store in memory keeps them as long as the log object lives.

    >>> from kg.store import open_store
    >>> Log(open_store(None)).judgements()
    ()
    """

    def __init__(self, store: Store) -> None:
        self.path: Path | None = None if store.path is None else store.path / JUDGEMENTS
        self._lines: list[str] = []

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, those taken back and the takings back among them.

        Raises KgError, with the line, where the file was changed to something else.
        """
        return read_log(self.text(), str(self.path or "the log"))

    def in_force(self) -> Judgements:
        """Return the judgements that nobody took back."""
        return in_force(self.judgements())

    def next_id(self) -> int:
        """Return the number of the judgement to come."""
        return max((one.id for one in self.judgements()), default=0) + 1

    def add(self, judgement: Judgement) -> None:
        """Write a judgement behind the others."""
        line = written(judgement)
        if self.path is None:
            self._lines.append(line)
            return
        try:
            with self.path.open("ab") as file:
                whole = _whole(self.path.read_bytes())
                file.truncate(len(whole))
                missing = "\n" if whole and not whole.endswith(b"\n") else ""  # left by an editor
                file.write(f"{missing}{line}\n".encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unusable(self.path, error) from None

    def replace(self, text: str) -> None:
        """Let the log be other lines, those of a copy of the store; whole or not at all."""
        if self.path is None:
            self._lines = text.split("\n")
            return
        with replacing(self.path, StoreError) as file:
            file.write(text.encode())

    def text(self) -> str:
        """Return the lines as they stand in the file, without one that a crash cut short."""
        if self.path is None:
            return "\n".join(self._lines)
        try:
            return _whole(self.path.read_bytes()).decode() if self.path.is_file() else ""
        except (OSError, UnicodeDecodeError) as error:
            raise _unusable(self.path, error) from None


def _whole(lines: bytes) -> bytes:
    """Return the lines without the beginning of one that a crash cut short."""
    head, end, last = lines.rpartition(b"\n")
    try:
        json.loads(last or b"{}")
    except (ValueError, RecursionError):
        return head + end
    return lines


def _unusable(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"can't be used as the log of judgements ({error})",
        place=str(path),
        cure="Check its permissions, and that it is UTF-8.",
    )
