"""What a column of an answer shows."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Column"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: a variable of the query, or a part of the claim that it holds."""

    name: str
    variable: str
    part: str | None = None
