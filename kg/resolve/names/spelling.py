"""Words of names → what they have in common however they are spelled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.languages.names import Names
from kg.normal import normal

__all__ = ["Spelled", "Spelling", "Words", "likeness", "undoubled"]

Words = tuple[str, ...]

SAME, SOUND, NEAR = 1.0, 0.95, 0.85  # how alike two words are; anything less is another word
_DOUBLED = re.compile(r"(.)\1")
_VOWELS = re.compile(r"[aeiou]+")
_NEAR_VOWELS = frozenset({("a", "e"), ("e", "i"), ("o", "u")})
_FEWEST_CONSONANTS = 3  # of words whose vowels may differ: "Lina" is not "Lena"


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name as compared: its words without foreign articles, and how each sounds.

    ``skeleton`` are the consonants of each word, which two spellings of a name share;
    ``generation`` is what tells namesakes of a family apart ("fils", "ii"), empty for most.
    """

    words: Words
    sounds: Words
    skeleton: Words
    generation: str = ""


class Spelling:
    """What a language knows of spelling names, ready for use; remembers what it was asked."""

    def __init__(self, names: Names) -> None:
        self._definite = frozenset(map(normal, names.foreign_articles))
        self._generations = frozenset(map(normal, names.generations))
        self._joins = _compiled(names.name_spellings)
        self._rules = _compiled(names.word_spellings)
        self._last_rules = _compiled(names.surname_spellings)
        self._sounds: dict[tuple[str, bool], str] = {}
        self._spelled: dict[tuple[str, bool], Spelled] = {}

    def of(self, folded: str, *, person: bool) -> Spelled:
        """Return how the folded name compares; mute endings count inside a person's name.

        >>> from kg.languages import load
        >>> spelling = Spelling(load("fr").names)
        >>> one, other = (spelling.of(name, person=True) for name in
        ...               ("valeri guerassimov", "valery gerasimov"))
        >>> one.sounds == other.sounds
        True
        """
        key = (folded, person)
        found = self._spelled.get(key)
        if found is None:
            found = self._spelled[key] = self._read(folded, person=person)
        return found

    def _read(self, folded: str, *, person: bool) -> Spelled:
        for rule, instead in self._joins:
            folded = rule.sub(instead, folded)
        words = folded.split()
        generation = ""
        if person and len(words) > 1:
            marks = [
                word
                for i, word in enumerate(words)
                if self._is_generation(word, last=i == len(words) - 1)
            ]
            if len(marks) < len(words):
                generation = " ".join(marks)
                words = [word for word in words if word not in marks]
        core = tuple(
            word for i, word in enumerate(words) if not self._is_article(word, words[i + 1 :])
        )
        last = len(core) - 1
        sounds = tuple(
            self._sound(word, last=not person or i == last) for i, word in enumerate(core)
        )
        return Spelled(core, sounds, tuple(map(_consonants, sounds)), generation)

    def _is_generation(self, word: str, *, last: bool) -> bool:
        """Whether the word is one, or a Roman numeral; a single letter is one at the end only."""
        numeral = not word.strip("ivx") and (last or len(word) > 1)
        return numeral or word in self._generations

    def _is_article(self, word: str, following: list[str]) -> bool:
        """Whether the word is an article before a word: "al", "el", or one that took its sound."""
        if not following:
            return False
        if word in self._definite:
            return True
        taken = word[1:]
        return len(word) in (2, 3) and word[0] in "ae" and following[0].startswith(taken)

    def _sound(self, word: str, *, last: bool) -> str:
        key = (word, last)
        found = self._sounds.get(key)
        if found is None:
            found = word
            for rule, instead in self._rules:
                found = rule.sub(instead, found)
            for rule, instead in self._last_rules if last else ():
                found = rule.sub(instead, found)
            self._sounds[key] = found
        return found


def likeness(one: Spelled, i: int, other: Spelled, j: int) -> float:
    """Return how alike word ``i`` of one name and word ``j`` of another are, 0 if they differ."""
    if one.words[i] == other.words[j]:
        return SAME
    a, b = one.sounds[i], other.sounds[j]
    if a == b and len(a) > 1:
        return SOUND
    return NEAR if _near(a, b) else 0.0


def undoubled(word: str) -> str:
    """Return a word with its doubled letters single: "Sarran" and "Saran" are two villages."""
    return _DOUBLED.sub(r"\1", word)


def _near(a: str, b: str) -> bool:
    """Whether the sounds differ by vowels only, and these are neighbours ("Khaled", "Khalid")."""
    bones = _consonants(a)
    if len(bones) < _FEWEST_CONSONANTS or bones != _consonants(b):
        return False
    if _VOWELS.sub(".", a) != _VOWELS.sub(".", b):
        return False
    pairs = zip(_VOWELS.findall(a), _VOWELS.findall(b), strict=True)
    return all(x == y or (min(x, y), max(x, y)) in _NEAR_VOWELS for x, y in pairs)


def _consonants(sound: str) -> str:
    return _VOWELS.sub("", sound)


def _compiled(rules: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern), instead) for pattern, instead in rules.items()]
