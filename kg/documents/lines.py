"""A text → its paragraphs' offsets: blank lines part them, wrapped lines are joined."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import pairwise

from kg.languages import Language
from kg.languages.segmentation.sentences import Boundaries, boundaries_of

__all__ = ["split"]

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_HALTS = frozenset(":;：；؛")
_WRAP = range(55, 121)  # columns at which mail programs and editors wrap
_FULL = 0.75  # of the lines of a wrapped block; the others end its paragraphs
_NARROW = range(25, 55)  # columns of narrow screens: more must speak for it
_NEARLY_ALL, _MANY = 0.9, 5
_SENTENCE = 4  # words
_SEEN = 2000  # characters of a paragraph by which it is told whether it goes on
_WORD = re.compile(r"[^\W\d_]+")
_ALONE = re.compile(r"[^\W\d_]+\.(?:\s|$)")  # the last word of a sentence
_HYPHENS = "-\u2010\u00ad"


def split(text: str, language: Language, start: int = 0) -> Iterator[tuple[int, int]]:
    r"""Yield ``(start, end)`` of each paragraph of ``text`` from ``start``, bare of space.

    A line break inside prose is no end of a paragraph where the next line goes on in lower case,
    where its first word would not have fitted on a line of a block, or of a text, that was
    wrapped, behind a word that ends no sentence ("le", "M."), and where a name that is nowhere
    written small follows a sentence begun on the same line as another.

    >>> from kg.languages import load
    >>> text = "La trêve\ntient.\nLe camp est vide.\n\nFin"
    >>> [text[a:b] for a, b in split(text, load("fr"))]
    ['La trêve\ntient.', 'Le camp est vide.', 'Fin']
    """
    blocks = list(_blocks(text, start))
    joints = _Joints(text, language)
    width = _width(text, blocks, joints.boundaries)
    for block in blocks:
        yield from _paragraphs(text, block, joints, width)


def _blocks(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines that have something on them."""
    block: list[tuple[int, int]] = []
    position = start
    while position <= len(text):
        found = _BREAK.search(text, position)
        end = found.start() if found else len(text)
        line = text[position:end]
        if bare := line.strip():
            begin = position + line.index(bare[0])
            block.append((begin, begin + len(bare)))
        elif block:
            yield block
            block = []
        if found is None:
            break
        position = found.end()
    if block:
        yield block


def _paragraphs(
    text: str, block: list[tuple[int, int]], joints: _Joints, width: int
) -> Iterator[tuple[int, int]]:
    full = _full(text, block, width) if width else _wrapped(text, block)
    first, last = block[0]
    for (start, end), filled in zip(block[1:], full, strict=True):
        if filled or joints.goes_on(first, last, start):
            last = end
        else:
            yield first, last
            first, last = start, end
    yield first, last


class _Joints:
    """Tells where a sentence goes on behind a line break."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.boundaries = text, boundaries_of(language)
        self.open_words = _open_words(language)
        self.small: frozenset[str] | None = None

    def goes_on(self, first: int, last: int, start: int) -> bool:
        """Whether what stands at ``[first, last)`` goes on with the line at ``start``."""
        before, letter = self.text[max(first, last - _SEEN) : last], self.text[start]
        if letter.islower():
            halts = self.boundaries.ends | _HALTS
            return not self.boundaries.has_ended(before[-8:], marks=halts)
        if not letter.isupper() or " " not in before:
            return False
        if before.rsplit(None, 1)[-1].lower() in self.open_words:
            return True
        if not self._is_name(start):
            return False
        alone = _ALONE.match(self.text, start) is not None and len(before.split()) >= _SENTENCE
        return (alone and before[-1].isalpha()) or self._is_begun(before)

    def _is_begun(self, before: str) -> bool:
        """Whether a whole sentence stands before one that has no end."""
        marks = self.boundaries
        if not before[-1].isalpha() or marks.has_ended(before):
            return False
        whole = max(marks.sentence_ends(before, 0, len(before)), default=0)
        return len(before[:whole].split()) >= _SENTENCE

    def _is_name(self, start: int) -> bool:
        """Whether the word at ``start`` is one that is nowhere written small."""
        found = _WORD.match(self.text, start)
        if found is None or found[0].isupper():
            return False
        if self.small is None:
            self.small = frozenset(filter(str.islower, _WORD.findall(self.text)))
        word = found[0].lower()
        return len(word) > 2 and word not in self.small and word not in self.open_words


@functools.lru_cache(maxsize=16)
def _open_words(language: Language) -> frozenset[str]:
    """Return words that end no sentence: articles, prepositions, titles before names."""
    syntax, names = language.syntax, language.names
    lists = (
        names.articles, names.particles, names.linkers, names.honorifics, names.locatives,
        syntax.owner_prepositions, syntax.agent_prepositions, syntax.place_prepositions,
        syntax.reporting_prepositions, syntax.participant_prepositions, syntax.complementisers,
        syntax.indefinite_pronouns,
    )  # fmt: skip
    return frozenset(word for words in lists for word in words if " " not in word)


def _width(text: str, blocks: list[list[tuple[int, int]]], boundaries: Boundaries) -> int:
    """Return the width at which the whole text was wrapped, else 0.

    Lines that end in a full stop say nothing of it: they may end a paragraph.
    """
    several = [block for block in blocks if len(block) > 1]
    width = max((end - start for block in several for start, end in block), default=0)
    full = [
        line
        for block in several
        for (_, end), line in zip(block, _full(text, block, width), strict=False)
        if not boundaries.has_ended(text[end - 4 : end])
    ]
    if width in _NARROW:
        return width if len(full) >= _MANY and sum(full) >= _NEARLY_ALL * len(full) else 0
    return width if width in _WRAP and len(full) > 1 and sum(full) >= _FULL * len(full) else 0


def _wrapped(text: str, block: list[tuple[int, int]]) -> list[bool]:
    """Return of each line but the last whether it is full, all False in a block not wrapped."""
    width = max(end - start for start, end in block)
    full = _full(text, block, width)
    wrapped = len(full) > 1 and width in _WRAP and sum(full) >= _FULL * len(full)
    return [wrapped and line for line in full]


def _full(text: str, block: list[tuple[int, int]], width: int) -> list[bool]:
    """Return of each line but the last whether the next word would not have fitted on it."""
    return [
        text[end - 1] in _HYPHENS
        or end - start + 1 + len(text[slice(*following)].split(None, 1)[0]) > width
        for (start, end), following in pairwise(block)
    ]
