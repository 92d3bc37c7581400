"""What a check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.errors import StoreError
from kg.store import OxigraphStore

__all__ = ["UNREADABLE", "Finding", "Looked", "Severity", "unreadable"]

UNREADABLE = (OSError, RuntimeError, StoreError)
"""What Oxigraph, and a store of it, raise where the disk, or what stands on it, is damaged."""


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"  # something that was stored is missing or wrong
    WARNING = "warning"  # what follows from it is: it can be made again
    NOTE = "note"  # good to know; nothing is wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a store: what, where, and the cure, which never loses what persons made.

    ``repair`` does the cure by itself, on the store opened for writing; ``None`` where only a
    person can.
    """

    severity: Severity
    what: str
    place: str
    cure: str = ""
    repair: Callable[[OxigraphStore], object] | None = field(
        default=None, compare=False, repr=False
    )

    def __str__(self) -> str:
        """Return it as a line."""
        line = f"{self.severity}: {self.place}: {self.what}"
        return f"{line}. {self.cure}" if self.cure else line

    def as_json(self) -> dict[str, object]:
        """Return it as a JSON object."""
        told = {"severity": str(self.severity), "place": self.place, "what": self.what}
        return {**told, "cure": self.cure}


@dataclass(frozen=True, slots=True)
class Looked:
    """What checks look at: a store that is open for reading, and its folder."""

    folder: Path
    store: OxigraphStore


def unreadable(looked: Looked, what: str, error: Exception) -> Finding:
    """Return the finding that a part of a store is damaged."""
    reason = str(error).splitlines()[0]
    return Finding(
        Severity.ERROR,
        f"{what} can't be read ({reason})",
        str(looked.folder),
        "Restore a backup, or build in a new folder from the same documents, with "
        "judgements.jsonl copied into it; leave this folder as it is until then.",
    )
