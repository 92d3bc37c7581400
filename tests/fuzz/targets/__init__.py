"""What is fuzzed, by name: functions of bytes that raise AssertionError, or fall, on a finding."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.errors import KgError

__all__ = ["NAMES", "Target", "clear", "target"]

NAMES = (
    "readers", "texts", "trees", "ontologies", "queries", "graphs", "records", "requests",
    "offsets",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """What to call with bytes, and bytes to begin with; ``words`` are worth putting in anywhere.

    What ``runs_elsewhere`` does its work in another process, in which atheris sees nothing.
    """

    name: str
    run: Callable[[bytes], None]
    seeds: Sequence[bytes]
    words: Sequence[bytes] = ()
    runs_elsewhere: bool = False


def clear(error: KgError, *, place: bool = False) -> None:
    """Raise AssertionError for an error that is not one line with what to do, and where."""
    told = str(error)
    assert error.cure, told
    assert error.place or not place, told
    assert len(told.splitlines()) == 1, repr(told)
    assert "no reason that is known" not in told, told


def target(name: str) -> Target:
    """Return a target by its name; only it is imported."""
    found: Target = importlib.import_module(f"{__name__}.{name}").TARGET
    return found
