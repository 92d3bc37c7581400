"""Counts as signs tell them: not how many, but which of a few steps they reach."""

from __future__ import annotations

__all__ = ["Steps", "size"]


def size(count: int, *steps: int) -> str:
    """Return the first of ``steps`` that is not below ``count``, else "more"."""
    for step in steps:
        if count <= step:
            return str(step)
    return "more"


class Steps:
    """What is said of counts from 0 on, worded once.

    >>> away = Steps("away", 0, 1, 3)
    >>> away[1], away[2], away[9]
    ('away 1', 'away 3', 'away more')
    """

    def __init__(self, what: str, *steps: int) -> None:
        self._words = [f"{what} {size(count, *steps)}" for count in range(steps[-1] + 2)]

    def __getitem__(self, count: int) -> str:
        return self._words[min(count, len(self._words) - 1)]
