"""What relative clauses are about: pronouns and gaps → the noun that they stand for."""

from __future__ import annotations

from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["missing_in", "relative_antecedent", "stranded"]

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
    return nearest if nearest is not None and nearest.i >= pronoun.i - _REACH else None


def missing_in(node: Node) -> Node | None:
    """Return what a relative clause without pronoun is about, where ``node`` is what lacks it."""
    relative = _lacking(node)
    return relative.head if relative is not None else None


def _lacking(node: Node) -> Node | None:
    """Return the relative clause whose noun the verb may lack: "the letter he wanted to send"."""
    while node.dep == "xcomp" and node.head is not None and not node.kids("nsubj"):
        node = node.head
    if node.dep != "acl" or Function.RELATIVE not in node.functions or not node.kids("nsubj"):
        return None
    pronouns = (word for child in node.children for word in (child, *child.children))
    return None if any(word.is_relative for word in pronouns) else node


def stranded(node: Node) -> Node | None:
    """Return the preposition that a verb has kept of its noun: "the town they left from"."""
    for child in node.children:
        bare = child.pos == "ADP" and child.i > node.i and not child.children
        if bare and child.dep in ("obl", "advmod", "case"):
            return child
    return None
