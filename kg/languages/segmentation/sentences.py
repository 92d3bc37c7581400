"""Where the sentences of a text end and begin, in any script: the marks of ``Segments`` compiled.

Letters are told by their Unicode category, so that no alphabet is written down here.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from kg.languages.language import Language
from kg.languages.segments import Segments

__all__ = ["COLONS", "COMMAS", "Boundaries", "boundaries_of", "is_great"]

COMMAS = frozenset(",،、，")  # of all scripts
COLONS = frozenset(":：")

_OPENING = frozenset({"Ps", "Pi", "Pd"})  # brackets, quotation marks, dashes: Unicode categories
_CLOSING = "'’”»)]"
_OPENING_SIGNS = frozenset("\"'¿¡")
_GREAT = frozenset({"Lu", "Lt", "Lo"})
_LONGEST_WORD = 40  # characters in which an abbreviation stands


def is_great(letter: str) -> bool:
    """Whether a letter is in upper case, or of a script that has no case.

    >>> [is_great(letter) for letter in ("É", "é", "Ж", "م", "3")]
    [True, False, True, True, False]
    """
    return unicodedata.category(letter) in _GREAT


class Boundaries:
    """The ends and starts of a language's sentences.

    ``ends`` are the stops of all sentences, ``stops`` those of statements, ``questions`` of
    questions; ``closers`` are marks
    that may stand behind a stop and belong to its sentence, ``quotes`` and ``unquotes`` opening
    and closing quotation marks.
    """

    def __init__(self, segments: Segments) -> None:
        marks = segments.quotation_marks
        self.quotes, self.unquotes = frozenset(marks), frozenset(marks.values())
        self.openers = _OPENING_SIGNS | self.quotes
        self.closers = frozenset(_CLOSING) | self.unquotes
        self.stops = frozenset(segments.stops)
        self.ends = self.stops | frozenset(segments.question_marks)
        self.questions = frozenset(
            mark for mark in segments.question_marks if "QUESTION" in unicodedata.name(mark, "")
        )
        self.pauses = frozenset(segments.pauses)
        self._abbreviations = segments.abbreviations
        self._any_letter = segments.lower_case_starts
        ends, closers = _one_of(self.ends), _one_of(self.closers)
        self._end = re.compile(
            rf"(?<!{ends})(?:{ends}*{_one_of(segments.unspaced)}{closers}*|{ends}+{closers}*(?=\s))"
            if self.ends
            else "(?!)"
        )
        self._trailing = re.compile(rf"\s?{ends}+(?=\s)")

    def sentence_ends(self, text: str, start: int, end: int) -> Iterator[int]:
        """Yield the offsets in ``text[start:end]`` behind which another sentence begins.

        >>> from kg.languages import load
        >>> text = "M. Nom part. Он ушёл! 3 morts"
        >>> list(boundaries_of(load("fr")).sentence_ends(text, 0, len(text)))
        [12, 21]
        """
        for found in self._end.finditer(text, start, end):
            at = found.end()
            before = text[max(start, at - _LONGEST_WORD) : at]
            if self.may_begin(text, at, end) and not self._is_abbreviation(before):
                yield at

    def may_begin(self, text: str, at: int, end: int) -> bool:
        """Whether a sentence may begin at ``at``, behind white space and opening marks."""
        while at < end and (text[at].isspace() or self.opens(text[at])):
            at += 1
        return at < end and self.begins(text[at])

    def begins(self, character: str) -> bool:
        """Whether a sentence may begin with this letter or digit."""
        return (
            is_great(character)
            or unicodedata.category(character) == "Nd"
            or (self._any_letter and character.isalpha())
        )

    def opens(self, character: str) -> bool:
        """Whether the character may stand before a sentence's first letter."""
        return character in self.openers or unicodedata.category(character) in _OPENING

    def has_ended(self, text: str, *, marks: frozenset[str] | None = None) -> bool:
        """Whether ``text`` ends in one of ``marks`` (``ends`` by default), closers put aside.

        >>> from kg.languages import load
        >>> boundaries_of(load("fr")).has_ended("« Il pleut. »")
        True
        """
        at = len(text)
        while at and (text[at - 1].isspace() or text[at - 1] in self.closers):
            at -= 1
        return at > 0 and text[at - 1] in (self.ends if marks is None else marks)

    def trailing(self, text: str, at: int) -> int:
        """Return how many characters at ``at`` are a stop and the blank before it."""
        found = self._trailing.match(text, at)
        return len(found[0]) if found else 0

    def _is_abbreviation(self, before: str) -> bool:
        words = before.rsplit(None, 1)
        word = words[-1].lstrip('(«“"[') if words else ""
        return word in self._abbreviations or self._is_initial(before)

    def _is_initial(self, before: str) -> bool:
        """Whether the text ends in a single great letter and a full stop."""
        if before[-1:] != "." or not is_great(before[-2:-1] or "."):
            return False
        left = before[-3:-2]
        return not left or left.isspace() or left in ".(" or unicodedata.category(left) in _OPENING


@functools.lru_cache(maxsize=16)
def boundaries_of(language: Language) -> Boundaries:
    """Return the boundaries of ``language``, made once."""
    return Boundaries(language.segments)


def _one_of(marks: str | frozenset[str]) -> str:
    return f"[{re.escape(''.join(sorted(marks)))}]" if marks else "(?!)"
