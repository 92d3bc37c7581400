"""What belongs to a noun's phrase and what only stands beside it: words and marks."""

from __future__ import annotations

import re
from collections.abc import Container
from unicodedata import category

from kg.languages.segmentation.sentences import COLONS
from kg.trees.articles import is_definite
from kg.trees.node import Node

__all__ = [
    "closes",
    "is_behind_colon",
    "is_beside_person",
    "is_compound",
    "is_predicative",
    "is_said_of_name",
    "is_set_off",
    "lone_marks",
    "opens",
]

_MARK = re.compile(r"(?<!\w)’|’(?!\w)|[^\w\s’]")  # an apostrophe between letters closes nothing


def opens(mark: str) -> bool:
    """Return whether a mark opens brackets or a quotation."""
    return category(mark[0]) in ("Pi", "Ps")


def closes(mark: str) -> bool:
    """Return whether a mark closes brackets or a quotation."""
    return category(mark[0]) in ("Pf", "Pe")


def lone_marks(text: str) -> tuple[bool, bool]:
    """Return whether an opening and whether a closing mark of ``text`` lacks its partner.

    >>> lone_marks("« l’accord"), lone_marks("l’accord"), lone_marks("accord)")
    ((True, False), (False, False), (False, True))
    """
    depth, lowest = 0, 0
    for char in _MARK.findall(text):
        depth += opens(char) - closes(char)
        lowest = min(lowest, depth)
    return depth > lowest, lowest < 0


def is_beside_person(child: Node, person: Node) -> bool:
    """Return whether it only tells where or for whom a person is: "Ana Brun au comité"."""
    if person.type != "kg:Person" or person.pos != "PROPN" or child.dep != "nmod":
        return False
    if not person.name:
        return False
    return bool(child.case()) and child.text not in person.name.split()


def is_said_of_name(child: Node, person: Node) -> bool:
    """Return whether it tells behind a person's name how that is: "Olaf Berg en forme"."""
    if person.type != "kg:Person" or not person.name or child.i < person.i:
        return False
    return child.dep in ("advmod", "amod") and child.text.islower()


def is_set_off(child: Node, head: Node) -> bool:
    """Return whether a comma parts it from its noun: "le préfet, par ailleurs", "X, très émue"."""
    if child.dep not in ("advmod", "amod") or child.i < head.i:
        return False
    return any(mark.i < child.i and mark.is_comma for mark in child.kids("punct"))


def is_behind_colon(child: Node, name: Node) -> bool:
    """Return whether it is what a headline tells that begins with a name: "Mali : attentat"."""
    first = child.first_word()
    mark = first if first.text in COLONS else first.before
    return mark is not None and mark.text in COLONS and name.i < mark.i < child.i


def is_compound(child: Node, noun: Node, linkers: Container[str]) -> bool:
    """Return whether a bare noun right behind names with it one thing: "prise d'otages"."""
    if child.pos != "NOUN" or child.name or child.text[:1].isupper() or child.case() not in linkers:
        return False
    if is_definite(child) or any(p.dep != "case" and p.i < child.i for p in child.children):
        return False  # "les membres du parti", "des aides de trois pays"
    between = range(noun.i + 1, child.first_word().i)
    return set(between) <= {part.i for part in noun.kids("amod")}


def is_predicative(child: Node, noun: Node) -> bool:
    """Return whether an adverb beside a predicate is the sentence's: not "auprès de l'Unesco"."""
    if child.dep != "advmod":
        return False
    return child.i < noun.i or child.kid("obl", "nmod") is None
