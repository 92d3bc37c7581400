"""What the network sees of a word: its numbers in the inventories of words, suffixes, characters.

The inventories come from the training data and travel in the weights file; nothing here knows a
language. Number 0 is padding and 1 the unknown, except in ``vector_words``, where 0 is unknown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

__all__ = ["Features", "Inventory", "WordFeatures", "normal_form", "word_shape"]

PADDING, UNKNOWN, WORD_START, WORD_END = 0, 1, 2, 3
CHARACTERS_KEPT = 18  # longer words lose their end here; the suffix inventory still sees it
SUFFIX_LENGTH = 3
SHAPES = 8

_DIGIT = re.compile(r"\d")


def normal_form(form: str) -> str:
    """A word as the inventories hold it: lower case, digits as 0, straight apostrophes.

    >>> normal_form("L’A380")
    "l'a000"
    """
    return _DIGIT.sub("0", form.lower().replace("\u2019", "'"))


def word_shape(form: str) -> int:
    """The shape of a word, 1 to 7: lower, Title, UPPER, one capital, digits, symbols, other.

    >>> [word_shape(w) for w in ("ville", "Paris", "ONU", "À", "15h", "«", "McDo")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if form.islower() and not any(c.isdigit() for c in form):
        return 1
    if form[:1].isupper() and form[1:].islower():
        return 2
    if form.isupper() and not any(c.isdigit() for c in form):
        return 3 if len(form) > 1 else 4
    if any(c.isdigit() for c in form):
        return 5
    return 7 if any(c.isalpha() for c in form) else 6


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that the network can read and write, in the order of its numbers.

    ``tags`` are part of speech and features joined ("NOUN|Gender=Fem|Number=Sing"); ``sources``
    are the treebanks, each with an embedding of its own, so that their habits don't mix; ``names``
    are the classes of words in names ("O", "B-LOC", "I-LOC", "E-LOC", "S-LOC", …), none where the
    network reads no names.
    """

    words: tuple[str, ...]
    suffixes: tuple[str, ...]
    characters: tuple[str, ...]
    vector_words: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    tags: tuple[str, ...]
    labels: tuple[str, ...]
    sources: tuple[str, ...]
    names: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, list[str]]:
        """The inventories as lists, fit for JSON."""
        return {f.name: list(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Inventory":
        """The inverse of ``to_dict``; raises KeyError where a list is missing."""
        optional: dict[str, list[str]] = {"names": []}
        return cls(**{f.name: tuple({**optional, **data}[f.name]) for f in fields(cls)})


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """Numbers of one word form; ``characters`` has the word's start and end marks."""

    word: int
    suffix: int
    shape: int
    vector: int
    characters: tuple[int, ...]


class Features:
    """Look-up of word features, remembered per form.

    >>> inventory = Inventory(("le",), ("le",), ("l", "e"), ("le",), (), (), (), ())
    >>> Features(inventory)("Le")
    WordFeatures(word=2, suffix=2, shape=2, vector=1, characters=(2, 1, 5, 3))
    """

    def __init__(self, inventory: Inventory) -> None:
        self.inventory = inventory
        self._words = _numbers(inventory.words, UNKNOWN + 1)
        self._suffixes = _numbers(inventory.suffixes, UNKNOWN + 1)
        self._characters = _numbers(inventory.characters, WORD_END + 1)
        self._vectors = _numbers(inventory.vector_words, 1)
        self._known: dict[str, WordFeatures] = {}

    def __call__(self, form: str) -> WordFeatures:
        """The features of a word form."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) > 100_000:  # bounds the memory of a process that reads for days
                self._known.clear()
            found = self._known[form] = self._look_up(form)
        return found

    def _look_up(self, form: str) -> WordFeatures:
        normal = normal_form(form)
        letters = form.replace("\u2019", "'")[:CHARACTERS_KEPT]
        return WordFeatures(
            word=self._words.get(normal, UNKNOWN),
            suffix=self._suffixes.get(normal[-SUFFIX_LENGTH:], UNKNOWN),
            shape=word_shape(form),
            vector=self._vectors.get(normal) or self._vectors.get(normal.strip("-"), 0),
            characters=(
                WORD_START,
                *(self._characters.get(c, UNKNOWN) for c in letters),
                WORD_END,
            ),
        )


def _numbers(items: Sequence[str], first: int) -> dict[str, int]:
    return {item: number for number, item in enumerate(items, first)}
