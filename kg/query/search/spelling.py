"""Words of an index that a mistyped one may have been meant as."""

from __future__ import annotations

from collections.abc import Callable, Iterable

__all__ = ["corners", "distance", "mistakes", "nearest"]

_MOST = 8  # words that one may have been meant as


def mistakes(word: str) -> int:
    """Return how many mistakes are looked through in a word: none in short ones and in numbers.

    >>> [mistakes(word) for word in ("onu", "goma", "osterov", "guerassimov", "2025")]
    [0, 1, 1, 2, 0]
    """
    if len(word) < 4 or any(character.isdigit() for character in word):
        return 0
    return 1 if len(word) < 8 else 2


def corners(word: str, most: int) -> tuple[str, str]:
    """Return a beginning and an end, of which a word with ``most`` mistakes keeps one.

    Wherever one mistake stands, an exchange of two letters among them, it spares either; of two,
    those that stand apart at both ends spare neither.

    >>> corners("osterov", 1), corners("guerassimov", 2)
    (('ost', 'rov'), ('gue', 'mov'))
    """
    kept = (len(word) - 1) // (most + 1)
    return word[:kept], word[-kept:]


def nearest(word: str, others: Iterable[str], count: Callable[[str], int]) -> tuple[str, ...]:
    """Return those of ``others`` with the fewest mistakes, the most frequent first.

    >>> nearest("osterof", ["osterov", "osteroff", "oster", "ostende"], len)
    ('osteroff', 'osterov')
    """
    most = mistakes(word)
    found: dict[int, list[str]] = {}
    for other in others:
        apart = distance(word, other, most)
        if apart <= most:
            found.setdefault(apart, []).append(other)
    least = found[min(found)] if found else []
    return tuple(sorted(least, key=lambda one: (-count(one), one))[:_MOST])


def distance(word: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, too many or exchanged; ``most`` + 1 if more.

    The restricted distance of Damerau and Levenshtein (optimal string alignment).

    >>> distance("goma", "gmoa", 2), distance("goma", "gomma", 2), distance("goma", "lissan", 2)
    (1, 1, 3)
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        row = [i]
        for j, its in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == its:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
