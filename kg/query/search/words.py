"""A text → the words that it is found by: without accents, cut at hyphens and apostrophes.

The same words are made of texts and of what is looked for. Words that a hyphen or an apostrophe
ties are found apart and as one, so that "porte-avions", "porte avions" and "porteavions" find each
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.normal import normal

__all__ = ["Unit", "Word", "indexed", "units"]

# Marks that belong to the letter before them: of Latin, Hebrew, Arabic, of South and East Asia.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0981-\u0d83\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u3099\u309a"
)
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_TIE = r"(?:['’ʼ‘`´]|[-‐‑\u00ad]\n?)"
_WORD = rf"(?:(?:[^\W\d_]\.){{2,}}|{_LETTER}+)"  # initials are one
_UNIT = re.compile(rf"{_WORD}(?:{_TIE}{_WORD})*")
_PART = re.compile(_WORD)


class Word(NamedTuple):
    """A word as it is looked up, and the characters of the text that it was made of, half-open."""

    form: str
    start: int
    end: int


class Unit(NamedTuple):
    """A word, or several that hyphens or apostrophes tie."""

    words: tuple[Word, ...]

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
    """
    for found in _UNIT.finditer(text):
        parts = (part.span() for part in _PART.finditer(text, found.start(), found.end()))
        words = tuple(Word(_form(text[start:end]), start, end) for start, end in parts)
        kept = tuple(word for word in words if word.form)
        if kept:
            yield Unit(kept)


def indexed(text: str) -> tuple[str, str]:
    """Return the words of a text as they are indexed, and those that are tied, joined.

    >>> indexed("Le porte-avions part.")
    ('le porte avions part', 'porteavions')
    """
    found = list(units(text))
    apart = " ".join(form for unit in found for form in unit.forms)
    return apart, " ".join(unit.joined for unit in found if len(unit.words) > 1)


def _form(written: str) -> str:
    return "".join(normal(written).split())
