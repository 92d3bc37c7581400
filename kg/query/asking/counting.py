"""How many independent sources state the same: added to the solutions of a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import Literal

from kg.query.asking.showing import Solution
from kg.query.sources import Told, voices

__all__ = ["counted"]


def counted(found: Sequence[Solution], least: int) -> list[Solution]:
    """Return the solutions of what at least so many independent sources state.

    Each has ``subject``, ``relation`` and ``object``, who tells it (``doc``, ``holder``,
    ``publisher``, ``sentence``; ``original``, where its document is a copy), and gets ``sources``,
    how many there are, and ``voice``, the number of its own among them. What most sources state
    comes first.
    """
    groups: defaultdict[tuple[str, ...], list[Solution]] = defaultdict(list)
    for one in found:
        groups[tuple(_text(one, name) for name in ("subject", "relation", "object"))].append(one)
    kept: list[tuple[int, list[Solution]]] = []
    for group in groups.values():
        told = (
            Told(
                _text(one, "original") or _text(one, "doc"),
                *(_text(one, name) for name in ("holder", "publisher", "sentence")),
            )
            for one in group
        )
        numbers = voices(list(told))
        sources = max(numbers)
        if sources >= least:
            added: list[Solution] = [
                {**one, "sources": Literal(sources), "voice": Literal(number)}
                for one, number in zip(group, numbers, strict=True)
            ]
            kept.append((sources, added))
    kept.sort(key=lambda pair: -pair[0])
    return [one for _, group in kept for one in group]


def _text(solution: Solution, name: str) -> str:
    term = solution.get(name)
    return "" if term is None else str(term.value)
