"""A text → the words that it is found by: without accents, cut at hyphens and apostrophes.

The same words are made of texts and of what is looked for. Words that a hyphen or an apostrophe
ties are found apart and as one, so that "porte-avions", "porte avions" and "porteavions" find each
other. Where a script has no blanks between words each letter is one: what is looked for stands in a
row.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.normal import normal

__all__ = ["Unit", "Word", "indexed", "units"]

# Marks that belong to the letter before them: of Latin, Hebrew, Arabic, of South and East Asia.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0981-\u0d83\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a"
)
# Thai, Lao, Burmese, Khmer, Japanese, Chinese: written without blanks
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_APOSTROPHES = "'’ʼ‘`´ʹ-ʿ"  # those of Cyrillic and of transliterations are letters for Unicode
_LETTER = rf"(?:[^\W_{_APOSTROPHES}{_UNSPACED}]|[{_MARKS}])"
_TIE = rf"(?:[{_APOSTROPHES}]|[-‐‑\u00ad]\n?)"
_WORD = rf"(?:(?:[^\W\d_]\.){{2,}}|{_LETTER}+)"  # initials are one
_SIGN = rf"(?:(?![{_MARKS}])[^\W_][{_MARKS}]*)"
_UNIT = re.compile(rf"{_WORD}(?:{_TIE}{_WORD})*|(?P<row>(?:(?=[{_UNSPACED}]){_SIGN})+)")
_PART, _OF_ROW = re.compile(_WORD), re.compile(_SIGN)


class Word(NamedTuple):
    """A word as it is looked up, and the characters of the text that it was made of, half-open."""

    form: str
    start: int
    end: int


class Unit(NamedTuple):
    """A word, or several that hyphens or apostrophes tie, or a row of signs without blanks."""

    words: tuple[Word, ...]
    row: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The words as they are looked up."""
        return tuple(word.form for word in self.words)

    @property
    def joined(self) -> str:
        """All of it as one word."""
        return "".join(self.forms)


def units(text: str) -> Iterator[Unit]:
    """Yield the words of a text in order, those together that are tied.

    >>> [unit.forms for unit in units("L’État-major de l'O.N.U., à Goma")]
    [('l', 'etat', 'major'), ('de',), ('l', 'onu'), ('a',), ('goma',)]
    >>> [unit.forms for unit in units("访问了北京。")]
    [('访', '问', '了', '北', '京')]
    """
    for found in _UNIT.finditer(text):
        part_of = _OF_ROW if found["row"] else _PART
        parts = (part.span() for part in part_of.finditer(text, found.start(), found.end()))
        words = tuple(Word(_form(text[start:end]), start, end) for start, end in parts)
        kept = tuple(word for word in words if word.form)
        if kept:
            yield Unit(kept, row=bool(found["row"]))


def indexed(text: str) -> tuple[str, str]:
    """Return the words of a text as they are indexed, and those that are tied, joined.

    >>> indexed("Le porte-avions part.")
    ('le porte avions part', 'porteavions')
    """
    found = [_indexed(unit[0]) for unit in _UNIT.finditer(text)]
    return _in_a_row(apart for apart, _ in found), _in_a_row(joined for _, joined in found)


def _in_a_row(words: Iterable[str]) -> str:
    return " ".join(filter(None, words))


@functools.lru_cache(maxsize=2**15)
def _indexed(written: str) -> tuple[str, str]:
    """Return what ``indexed`` does of one unit: the same come again and again."""
    found = list(units(written))
    apart = " ".join(form for unit in found for form in unit.forms)
    return apart, " ".join(unit.joined for unit in found if len(unit.words) > 1 and not unit.row)


@functools.lru_cache(maxsize=2**15)
def _form(written: str) -> str:
    return "".join(normal(written).split())
