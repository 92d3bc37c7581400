"""What a check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.errors import StoreError
from kg.store import OxigraphStore
from kg.store.trouble import Damage, damage_of

__all__ = ["UNREADABLE", "Finding", "Looked", "Severity", "by_damage", "unreadable"]

UNREADABLE = (OSError, RuntimeError, StoreError)
"""What Oxigraph, and a store of it, raise where the disk, or what stands on it, is damaged."""

_FEW = 3  # parts that are named where more can't be read
_CURE = (
    "What is not named can be read, and judgements.jsonl is safe. Restore a backup, or build in a "
    "new folder from the same documents, with judgements.jsonl copied into it; leave this folder "
    "as it is until then."
)


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"  # something that was stored is missing or wrong
    WARNING = "warning"  # what follows from it is: it can be made again
    NOTE = "note"  # good to know; nothing is wrong


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a store: what, where, and the cure, which never loses what persons made.

    ``repair`` does the cure by itself, on the store opened for writing; ``None`` where only a
    person can. ``part`` of the store can't be read because of ``damage`` to a file.
    """

    severity: Severity
    what: str
    place: str
    cure: str = ""
    repair: Callable[[OxigraphStore], object] | None = field(
        default=None, compare=False, repr=False
    )

    part: str = field(default="", compare=False, repr=False)
    damage: Damage | None = field(default=None, compare=False, repr=False)

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


def unreadable(looked: Looked, part: str, error: Exception) -> Finding:
    """Return the finding that a part of a store is damaged."""
    reason = str(error).splitlines()[0]
    return Finding(
        Severity.ERROR,
        f"{part} can't be read ({reason})",
        str(looked.folder),
        _CURE,
        part=part,
        damage=damage_of(error),
    )


def by_damage(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; what can't be read because of the same damage to a file is told at once."""
    parts: dict[Damage, list[str]] = {}
    for one in findings:
        if one.damage is None:
            yield one
        else:
            parts.setdefault(one.damage, []).append(one.part)
    for damage, some in sorted(parts.items()):
        told = ", ".join(some[:_FEW])
        more = len(some) - _FEW
        told += f" and {more} other parts" if more > 0 else ""
        where = f" ({damage.where})" if damage.where else ""
        yield Finding(
            Severity.ERROR, f"is damaged{where}, so that {told} can't be read", damage.file, _CURE
        )
