"""Lists told in the same order: "X et Y sont nés respectivement à A et à B"."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause
from kg.languages.syntax import Syntax
from kg.trees.node import Node

__all__ = ["is_distributed"]


def is_distributed(one: Node | None, other: Node | None, clause: Clause, syntax: Syntax) -> bool:
    """Return whether by an adverb of a clause two things in it have nothing to do with each other.

    So it is where they are of two lists of the same length, and not at the same place.
    """
    if not syntax.distributive_adverbs or one is None or other is None:
        return False
    ones, others = (node.first_conjunct().conjuncts() for node in (one, other))
    if len(ones) < 2 or len(ones) != len(others) or ones[0] is others[0]:
        return False
    if not any(word.lower in syntax.distributive_adverbs for word in clause.node.subtree()):
        return False
    return ones.index(one) != others.index(other)
