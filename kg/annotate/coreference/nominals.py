"""A phrase that refers, as a value, with what agreement needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kg.trees.functions import Function

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.trees.node import Node

__all__ = ["POINTING", "Form", "Nominal", "described", "fits_gender", "is_people"]


_NEUTER = "Neut"


class Form(Enum):
    """How a phrase refers."""

    NAME = "name"
    DEMONSTRATIVE = "demonstrative"  # "cette lettre"
    DEFINITE = "definite"  # "la lettre"
    POSSESSIVE = "possessive"  # "sa lettre"
    OTHER = "other"  # "une lettre", "lettre"
    PERSONAL = "personal"  # "elle"
    OBJECT = "object"  # "l'" in "l'a prise"
    NEARER = "nearer"  # "celle-ci", "ce dernier"
    DETERMINER = "determiner"  # "sa" itself
    SPEAKER = "speaker"  # "je", "notre"


POINTING = frozenset({Form.PERSONAL, Form.OBJECT, Form.NEARER, Form.DETERMINER})
"""Forms that tell nothing of a thing but number and gender."""


@dataclass(slots=True, eq=False)
class Nominal:
    """A phrase that refers, by the word ``node`` that heads it; a working value of one Doc.

    ``name`` is its bare name, ``entry`` the IRI of what the gazetteer knows under it;
    ``number`` and ``gender`` are UD values or empty where unknown; ``sentence`` counts from 0;
    ``modifiers`` are lemmas of what narrows the noun down, ``predicate`` tells a noun said of
    something ("X est une ville"), ``owners`` the heads of phrases that
    it belongs to or comes from; ``subject`` tells a clause's subject; ``verb`` is the word that
    governs it, itself at the root; ``quotation`` is the number of the quotation that it stands in,
    0 outside; ``outside`` counts the sentences outside.
    """

    node: Node
    form: Form
    lemma: str
    type: str | None
    name: str | None
    entry: str | None
    number: str
    gender: str
    sentence: int
    modifiers: frozenset[str]
    owners: frozenset[int]
    subject: bool
    predicate: bool
    verb: Node
    plural_by_list: bool
    quotation: int
    outside: int

    @property
    def quoted(self) -> bool:
        """Whether it stands between quotation marks."""
        return self.quotation > 0

    @property
    def index(self) -> int:
        """The index of the word that heads the phrase."""
        return self.node.i


def fits_gender(gender: str, cls: str | None, is_a: Callable[[str | None, str], bool]) -> bool:
    """Return whether a pronoun may stand for a thing of a class where genders are natural.

    "He" and "she" are persons or who holds a post, "it" is neither.
    """
    if not gender or cls is None:
        return True
    person = any(is_a(cls, kind) for kind in ("kg:Person", "kg:Position"))
    return (person or cls == "kg:Actor") if gender != _NEUTER else not person


def is_people(nominal: Nominal) -> bool:
    """Return whether a people as a whole is meant: "les Italiens" are not "deux Italiens"."""
    node = nominal.node
    if nominal.form is not Form.DEFINITE or nominal.number != "Plur" or nominal.name is not None:
        return False
    return node.pos == "NOUN" and node.text[:1].isupper() and node.kid("nummod") is None


def described(node: Node) -> frozenset[str]:
    """Return the words that say which one of its kind a noun means, prepositions left out.

    "le ministre russe de la Défense": lemmas of "russe" and "Défense"; a person's name after a
    title is none of them.
    """
    found: set[str] = set()
    todo = [node]
    while todo:
        for child in todo.pop().children:
            relative = Function.RELATIVE in child.functions
            narrows = child.dep == "amod" or (child.dep == "acl" and not relative)
            if narrows or (child.dep == "nmod" and child.kid("case") is not None):
                found.add(child.lemma.lower())
                todo.append(child)
    return frozenset(found)
