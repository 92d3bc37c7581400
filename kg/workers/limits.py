"""What an answer may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost: ``seconds``, ``megabytes`` of memory beyond an idle worker's, rows.

    How deep a query may nest is told by ``kg.store.queries.guard``, before anything runs.
    """

    seconds: float = 10.0
    megabytes: int = 1024
    rows: int = 10_000
