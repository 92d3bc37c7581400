"""Relative pronouns → the nouns that they stand for."""

from __future__ import annotations

from kg.trees.articles import is_bare, is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["relative_antecedent"]

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


def _is_bare(noun: Node) -> bool:
    return is_bare(noun) and not is_definite(noun)
