"""Texts with other names in the place of theirs: a network that has seen few names sees many.

A name is replaced by one of its label; after an apostrophe ("l'", "d'") by one with a vowel in
front. Groups with digits ("M23"), movements of two plain words ("Bonnets rouges") and, so that not
all letters with digits are groups, roads ("A62") are made up.
"""

import random
import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.pipelines.train.iob import Block, Entity
from kg.pipelines.train.neural.tree import Tree

__all__ = ["NameStore", "movements", "name_store", "renamed"]

REPLACED = 0.6  # of the names of a text
INVENTED = 0.15  # of the replaced organisations, a third with digits, the rest movements
ROADS = 0.06  # of the replaced places
ROAD_LETTERS, LAST_ROAD = "AADEN", 99
UPPER, PLAIN = 0.04, 0.04  # texts in capitals, without accents
VOWELS = frozenset("aeiouyh")
APOSTROPHES = ("'", "’")
ORGANISATION, PLACE = "ORG", "LOC"


@dataclass(frozen=True, slots=True)
class NameStore:
    """Names by label and by whether a vowel stands in front; ``movements`` are of two words."""

    names: Mapping[tuple[str, bool], Sequence[str]]
    movements: Sequence[str]

    def draw(self, label: str, vowel: bool, chance: random.Random) -> str | None:
        """A name of a label, ``None`` where none is known."""
        draw = chance.random()
        if label == ORGANISATION and not vowel and draw < INVENTED:
            if self.movements and draw < INVENTED * 2 / 3:
                return chance.choice(self.movements)
            return _group(chance)
        if label == PLACE and draw < ROADS:
            return f"{chance.choice(ROAD_LETTERS)}{chance.randint(1, LAST_ROAD)}"
        found = self.names.get((label, vowel))
        return chance.choice(found) if found else None


def name_store(
    blocks: Iterable[Block], more: Mapping[str, Iterable[str]], pairs: Sequence[str]
) -> NameStore:
    """The names of texts and ``more`` by label, each once, in alphabetical order.

    >>> block = Block("Anne dort", (Entity(0, 4, "PER"),), space=True)
    >>> name_store([block], {"PER": ["Marc"]}, []).names
    {('PER', True): ['Anne'], ('PER', False): ['Marc']}
    """
    found: dict[str, set[str]] = {label: {*names} for label, names in more.items()}
    for block in blocks:
        for entity in block.entities:
            found.setdefault(entity.label, set()).add(block.text[entity.start : entity.end])
    store: dict[tuple[str, bool], list[str]] = {}
    for label, names in sorted(found.items()):
        for name in sorted(names):
            store.setdefault((label, _starts_with_vowel(name)), []).append(name)
    return NameStore(store, pairs)


def movements(trees: Iterable[Tree]) -> list[str]:
    """Two words as a movement is named after a thing: a noun and its adjective in the plural."""
    found: set[str] = set()
    for tree in trees:
        for i in range(len(tree.forms) - 1):
            plural = all("Number=Plur" in tag for tag in tree.tags[i : i + 2])
            kinds = tree.parts_of_speech[i], tree.parts_of_speech[i + 1]
            if plural and kinds == ("NOUN", "ADJ") and tree.heads[i + 1] == i + 1:
                noun = tree.forms[i]
                if noun.islower() and not _starts_with_vowel(noun):
                    found.add(f"{noun.capitalize()} {tree.forms[i + 1]}")
    return sorted(found)


def renamed(blocks: Iterable[Block], store: NameStore, chance: random.Random) -> Iterator[Block]:
    """The texts with other names; some in capitals or without accents."""
    for block in blocks:
        if not block.entities:
            continue
        text, entities, at = "", [], 0
        for entity in sorted(block.entities, key=lambda e: e.start):
            if entity.start < at:
                continue
            text += block.text[at : entity.start]
            old = block.text[entity.start : entity.end]
            vowel = text.endswith(APOSTROPHES)
            new = store.draw(entity.label, vowel, chance) if chance.random() < REPLACED else None
            name = new or old
            entities.append(Entity(len(text), len(text) + len(name), entity.label))
            text, at = text + name, entity.end
        text += block.text[at:]
        yield Block(_disturbed(text, chance), tuple(entities), block.space)


def _disturbed(text: str, chance: random.Random) -> str:
    """The text, or in capitals or without accents, each letter still one letter."""
    draw = chance.random()
    if draw < UPPER:
        upper = text.upper()
        return upper if len(upper) == len(text) else text
    if draw < UPPER + PLAIN:
        return "".join(unicodedata.normalize("NFD", c)[:1] for c in text)
    return text


def _starts_with_vowel(name: str) -> bool:
    return unicodedata.normalize("NFD", name)[:1].lower() in VOWELS


def _group(chance: random.Random) -> str:
    """Letters and a number, not such as roads have."""
    count = chance.choice((1, 2, 3, 3, 4))
    known = [c for c in string.ascii_uppercase if count > 1 or c not in ROAD_LETTERS]
    letters = "".join(chance.choice(known) for _ in range(count))
    hyphen = chance.choice(("", "", "-"))
    return f"{letters}{hyphen}{chance.randint(1, 60)}"
