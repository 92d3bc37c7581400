"""What relative clauses without a pronoun are about: gaps → the noun that they stand for."""

from __future__ import annotations

from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["missing_in", "stranded"]


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
