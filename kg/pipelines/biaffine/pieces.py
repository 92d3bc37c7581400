"""Long sentences in pieces that end at punctuation."""

import unicodedata
from collections.abc import Sequence

__all__ = ["piece_lengths"]


def piece_lengths(words: Sequence[str], longest: int) -> list[int]:
    """Lengths of the pieces, at most ``longest`` words each, that together are the sentence.

    A piece ends after the last punctuation mark in its second half, else where it is full.

    >>> piece_lengths(["a", "b", ",", "c", "d", "e", "f"], 4)
    [3, 4]
    """
    lengths: list[int] = []
    start = 0
    while len(words) - start > longest:
        ends = range(start + longest, start + longest // 2, -1)
        end = next((e for e in ends if _is_mark(words[e - 1])), start + longest)
        lengths.append(end - start)
        start = end
    if len(words) > start:
        lengths.append(len(words) - start)
    return lengths


def _is_mark(word: str) -> bool:
    return all(unicodedata.category(c) in {"Po", "Pe", "Pf", "Pd"} for c in word)
