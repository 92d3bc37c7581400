"""Relative pronouns → the nouns that they stand for."""

from __future__ import annotations

from kg.trees.articles import is_bare, is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["relative_antecedent", "told_of"]

_REACH = 2  # words between a noun and its relative pronoun: an adjective, a comma, a preposition


def relative_antecedent(pronoun: Node) -> Node | None:
    """Return the noun that a relative pronoun stands for, or ``None``.

    Where the tree has no relative clause around it, that is the noun right before it.
    """
    if not pronoun.is_relative:
        return None
    coordinated = False
    for node in (pronoun, *pronoun.ancestors()):
        if node.dep == "acl" and (Function.RELATIVE in node.functions or coordinated):
            return node.head
        if node.is_cleft:
            return node.head
        coordinated = node.dep == "conj"
    top = node
    behind = [n for n in top.subtree() if n.i < pronoun.i and n.pos in ("NOUN", "PROPN")]
    nearest = max(behind, key=lambda n: n.i, default=None)
    if nearest is None or nearest.i < pronoun.i - _REACH:
        return None
    while nearest.dep == "nmod" and _is_bare(nearest) and nearest.head is not None:
        nearest = nearest.head  # "le père de famille qui"
    return nearest


def told_of(noun: Node, clause: Node, *, acts: bool = True) -> list[Node]:
    """Return what a clause tells of where it hangs on ``noun``: all of a list that it is behind.

    It hangs on the first of them, as what all share: "la Russie et l'Iran, soutenus par X"; or it
    is plural where the last is not: "le maire et le policier qui ont fui". Of "le maire et deux
    policiers qui …" it is the last alone. Its verb agrees where what it tells of ``acts``.
    """
    listed = noun.first_conjunct().conjuncts()
    if len(listed) < 2 or clause.i < listed[-1].i or not all(one.is_nominal for one in listed):
        return [noun]
    number = _number(clause) if acts else ""
    if noun is listed[0]:
        return [noun] if number == "Sing" else listed
    of_all = noun is listed[-1] and number == "Plur" and _number(noun) == "Sing"
    return listed if of_all else [noun]


def _number(word: Node) -> str:
    """Return the number of a word, or of what bears it: its auxiliary, copula or determiner."""
    bearers = (*word.kids("aux", "cop", "det"), word)
    return next((number for one in bearers if (number := one.value("Number"))), "")


def _is_bare(noun: Node) -> bool:
    return is_bare(noun) and not is_definite(noun)
