"""What enough independent sources state: looked for where most voices state it, and counted."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Sequence
from operator import itemgetter

from pyoxigraph import Literal

from kg.query.asking.showing import Solution
from kg.query.sources import Told, voices
from kg.query.sources.stated import Stated, voice

__all__ = ["counted", "most_stated"]

_MANY = 1000  # tellings that are asked for at once, where all are wanted

Counted = tuple[tuple[int, int, str], list[Solution]]
"""The solutions of one fact, behind its rank: what most sources state comes first."""


def most_stated(
    known: Sequence[Stated],
    ask: Callable[[Sequence[Stated]], Sequence[Solution]],
    least: int,
    limit: int | None,
) -> list[Solution]:
    """Return the solutions of facts that at least so many independent sources state.

    ``known`` are facts, those of most voices first, ``ask`` gives the solutions of some of them:
    see ``counted``. With ``limit`` more than so many come, where there are so many, and the rest
    may be missing: no fact has more sources than voices, so that what few tell need not be asked.
    """
    found: list[Counted] = []
    while known:
        some = _portion(known, limit)
        known = known[len(some) :]
        found += _counted(ask(some), least)
        sure = (rows for rank, rows in found if known and -rank[0] >= known[0].voices)
        if limit is not None and sum(map(len, sure)) > limit:
            break
    return _ranked(found)


def counted(found: Sequence[Solution], least: int) -> list[Solution]:
    """Return the solutions of what at least so many independent sources state.

    Each has ``subject``, ``relation`` and ``object``, who tells it (``doc``, ``holder``,
    ``publisher``, ``sentence``; ``original``, where its document is a copy), and gets ``sources``,
    how many there are, and ``voice``, the number of its own among them. What most sources state
    comes first.
    """
    return _ranked(_counted(found, least))


def _portion(known: Sequence[Stated], limit: int | None) -> Sequence[Stated]:
    """Return the first facts that together are told a bit oftener than so often."""
    told = itertools.accumulate(one.tellings for one in known)
    return known[: 1 + bisect_left([*told], (_MANY if limit is None else limit) + 1)]


def _ranked(found: Sequence[Counted]) -> list[Solution]:
    return [one for _, rows in sorted(found, key=itemgetter(0)) for one in rows]


def _counted(found: Sequence[Solution], least: int) -> list[Counted]:
    groups: defaultdict[str, list[Solution]] = defaultdict(list)
    for one in found:
        groups[" ".join(str(one[name]) for name in ("subject", "relation", "object"))].append(one)
    kept: list[Counted] = []
    for fact, group in groups.items():
        numbers = voices([_told(one) for one in group])
        sources = max(numbers)
        if sources >= least:
            those = {
                voice(*(_text(one, name) for name in ("doc", "holder", "publisher")))
                for one in group
            }
            added: list[Solution] = [
                {**one, "sources": Literal(sources), "voice": Literal(number)}
                for one, number in zip(group, numbers, strict=True)
            ]
            kept.append(((-sources, -len(those), fact), added))
    return kept


def _told(one: Solution) -> Told:
    document = _text(one, "original") or _text(one, "doc")
    return Told(document, *(_text(one, name) for name in ("holder", "publisher", "sentence")))


def _text(solution: Solution, name: str) -> str:
    term = solution.get(name)
    return "" if term is None else str(term.value)
