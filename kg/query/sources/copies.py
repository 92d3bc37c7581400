"""Passages that one document has from another, found by shingling (Broder 1997).

Newspapers print what agencies wire: ten documents with one text are one source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.normal import normal

__all__ = ["copies"]

_WORDS = 4  # of a shingle
_ALIKE = 0.6  # of the shorter passage's shingles are in the longer one
_WORD = re.compile(r"\w+")


def copies(passages: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of places at which stand passages of which one is, in the main, the other's copy.

    At least six tenths of the runs of four words of the shorter one stand in the longer one;
    passages of fewer words are the same.

    >>> wire = "Le Front a repris le village de Lissan mardi matin, selon un témoin."
    >>> again = "LISSAN - Le Front a repris le village de Lissan mardi, selon un témoin."
    >>> list(copies([wire, "Mardi, le village de Lissan est tombé aux mains du Front.", again]))
    [(0, 2)]
    """
    cut = [_shingles(passage) for passage in passages]
    holding: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, shingles in enumerate(cut):
        shared = Counter(other for shingle in shingles for other in holding[shingle])
        for other, count in sorted(shared.items()):
            if count >= _ALIKE * min(len(shingles), len(cut[other])):
                yield other, place
        for shingle in shingles:
            holding[shingle].append(place)


def _shingles(passage: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(normal(passage))
    last = max(len(words) - _WORDS, 0)
    return frozenset(tuple(words[i : i + _WORDS]) for i in range(last + 1))
