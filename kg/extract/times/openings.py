"""Templates of times → the words that a time may begin with.

A template is tried at these words only: most words of a text open no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

__all__ = ["opening_words"]

_WORD = re.compile(r"\w+")
_PIECE = re.compile(r"\{(?P<slot>\w+)\}|\(\?<?[=!]|[()|]|\[[^\]]*\]|\w+|[^\w]")

Firsts = tuple[Set[str], bool]  # words, and whether nothing at all will do


def opening_words(template: str, slots: Mapping[str, Set[str]]) -> frozenset[str]:
    """Return the first words, folded, of what ``template`` matches.

    ``slots`` has the words of each slot made of words. Numbers open a time wherever they stand,
    so slots of digits have none.

    >>> sorted(opening_words("({this} )?{weekday} (de|du) mois", {"this": {"ce"},
    ...     "weekday": {"lundi"}}))
    ['ce', 'lundi']
    """
    found, _ = _alternatives(_PIECE.finditer(template), slots)
    return frozenset(_WORD.findall(word.casefold())[0] for word in found)


def _alternatives(pieces: Iterator[re.Match[str]], slots: Mapping[str, Set[str]]) -> Firsts:
    """Read up to the closing bracket: what begins any of the alternatives."""
    words: set[str] = set()
    empty = False
    open_, last, word = True, _NOTHING, ""  # may all so far be left out; the piece before
    for piece in pieces:
        text = piece[0]
        if text in ("|", ")"):
            empty = empty or (open_ and last[1])
            if text == ")":
                return words, empty
            open_, last, word = True, _NOTHING, ""
            continue
        if text == "?":
            # the last letter of a word, or all of a group, may be missing
            words |= {word[:-1]} if open_ and word[:-1] else set()
            last = (last[0], len(word) < 2)
            continue
        open_ = open_ and last[1]
        last = _begins(piece, pieces, slots)
        word = text if _WORD.fullmatch(text) else ""
        words |= last[0] if open_ else set()
    return words, empty or (open_ and last[1])


_NOTHING: Firsts = (frozenset(), True)


def _begins(
    piece: re.Match[str], pieces: Iterator[re.Match[str]], slots: Mapping[str, Set[str]]
) -> Firsts:
    text, slot = piece[0], piece["slot"]
    if slot:
        return slots.get(slot, frozenset()), False
    if text == "(":
        return _alternatives(pieces, slots)
    if text.startswith("(?"):
        _alternatives(pieces, slots)
        return _NOTHING
    return (frozenset({text}), False) if _WORD.fullmatch(text) else _NOTHING
