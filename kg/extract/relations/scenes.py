"""Which words only tell where or at what occasion a clause takes place: "place Neuve, …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.ontology import Pattern, Relation
from kg.trees.node import Node

__all__ = ["heading", "is_occasion", "is_scene", "only_tells_where"]

_TIME = ("time",)
_HEADING = 5  # words of a name before the colon of a headline


def only_tells_where(
    node: Node, word: Node, pattern: Pattern, relation: Relation, prepositions: Collection[str]
) -> bool:
    """Return whether what fills the object of a pattern at a word is its scene, and no object.

    Relations that tell where something is or happens take scenes; a time is none.
    """
    if relation.locating or pattern.object.names == _TIME:
        return False
    return is_scene(node, word, prepositions)


def is_scene(node: Node, verb: Node, prepositions: Collection[str]) -> bool:
    """Return whether a noun tells where a verb's clause takes place, and is no argument of it.

    It stands before a subject that stands before the verb, and is bare or has one of the
    ``prepositions`` of places. "À Paris, il est allé au Louvre": he didn't go to Paris.
    """
    first = node.first_conjunct()
    if first.dep != "obl" or first.head is not verb or first.pos not in ("NOUN", "PROPN"):
        return False
    preposition = first.case()
    if preposition and preposition not in prepositions:
        return False
    return any(first.i < subject.i < verb.i for subject in verb.kids("nsubj"))


def is_occasion(noun: Node, words: Collection[str]) -> bool:
    """Return whether a noun names a circumstance: "lors d'une visite", "à l'issue de la réunion".

    ``words`` are the prepositions and nouns that tell so.
    """
    above = noun.head
    if above is None or noun.dep not in ("obl", "nmod", "obj"):
        return False
    return (noun.dep == "obl" and noun.case() in words) or above.lemma.lower() in words


def heading(nodes: Sequence[Node], colon: int) -> Node | None:
    """Return the name that a sentence begins with, where nothing else stands before a colon."""
    start = colon
    while start and colon - start < _HEADING and not nodes[start].opens:
        start -= 1
    words = nodes[start:colon]
    name = next((one for one in words if one.name and one.pos == "PROPN"), None)
    if name is None or not nodes[start].opens:
        return None
    return name if all(one is name or one.is_below(name) for one in words) else None
