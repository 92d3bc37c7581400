"""Apostrophes that were lost ("larrêt", "l arrêt"), where the text shows that they were."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from kg.languages import Language
from kg.text.offsets import Edit

__all__ = ["lost_apostrophes"]

_START = re.compile(r"(?:^|[.!?:…»”\n])[\s«“\"(–—-]*\Z")
_WORD = re.compile(r"\w+")
_KEPT = 4  # apostrophes in a text for each that is lost: fewer are no slips of single words
_SHORT = 1000  # characters
_OFTEN = 120  # characters of a text for each apostrophe, where few or none are lost
_SOME = 2  # lost ones in a text that make doubtful ones sure


def lost_apostrophes(text: str, language: Language) -> list[Edit]:
    """Return where an apostrophe lacks in ``text``, or a blank stands for one, in text order.

    A word is split where it is no word, and what is left behind "l", "d", "qu" is one. Single
    words in a text full of apostrophes stay.

    >>> from kg.languages import load
    >>> lost_apostrophes("Il demande larrêt des mesures dintimidation.", load("fr"))
    [Edit(start=12, end=12, instead="'"), Edit(start=31, end=31, instead="'")]
    """
    known = _known(language)
    there = text.count("'") + text.count("’")
    if known is None or (len(text) > _SHORT and there * _OFTEN > len(text)):
        return []
    found = list(known.candidates.finditer(text))
    sure = [match for match in found if known.is_sure(match)]
    if not sure or len(sure) * _KEPT < there:
        return []
    if len(sure) >= _SOME or not there:
        words = frozenset(_WORD.findall(text))
        sure = [
            match for match in found if known.is_sure(match) or known.is_likely(match, text, words)
        ]
    return [Edit(match.end("letters"), match.start("word"), "'") for match in sure]


@dataclass(frozen=True, slots=True)
class _Known:
    candidates: re.Pattern[str]
    words: frozenset[str]
    whole: frozenset[str]
    rather_two: frozenset[str]

    def is_sure(self, match: re.Match[str]) -> bool:
        letters, gap, word = match["letters"], match["gap"], match["word"]
        if not letters.islower():
            return False
        if word[0].isupper():  # "dAlger"
            return not gap and len(word) > 2 and word[1:].islower()
        return word in self.words and (bool(gap) or letters + word not in self.whole)

    def is_likely(self, match: re.Match[str], text: str, there: frozenset[str]) -> bool:
        """Whether there is an apostrophe to be read where others lack.

        ``there`` are the words of ``text``.
        """
        letters, gap, word = match["letters"], match["gap"], match["word"]
        joined = (letters + word).lower()
        if word.isupper() and len(word) > 1:  # "lONU"; "LONU" where "ONU" stands elsewhere
            return letters.islower() or word in there
        if letters.islower():
            return joined in self.rather_two or bool(gap)
        if len(letters) == 1 and word[0].isupper():  # "LÉtat"
            return len(word) > 2 and word[1:].islower()
        if word.lower() not in self.words or (not gap and joined in self.whole):
            return False
        return _START.search(text, max(0, match.start() - 20), match.start()) is not None


@functools.lru_cache(maxsize=16)
def _known(language: Language) -> _Known | None:
    words = language.elisions
    if not words.letters:
        return None
    known = frozenset(words.words.split())
    first = "".join(sorted({word[0] for word in known}))
    first += first.upper()
    letters = "|".join(sorted(map(re.escape, words.letters), key=len, reverse=True))
    pattern = (
        rf"(?<![\w'’.-])(?<!\d\s)(?P<letters>(?i:{letters}))(?P<gap>[^\S\n]?)"
        rf"(?P<word>[{re.escape(first)}][^\W\d_]*)(?!\w|[.@/]\w)"
    )
    return _Known(
        re.compile(pattern),
        known,
        frozenset(words.whole.split()),
        frozenset(words.rather_two.split()),
    )
