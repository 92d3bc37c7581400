"""Pronouns whose antecedent the tree tells: relative ones, and those that repeat a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.trees.relatives import relative_antecedent

if TYPE_CHECKING:
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["link_bound"]


def link_bound(tree: Tree) -> dict[int, int]:
    """Link "qui", "dont", "où" to their noun, and "elle" of "la milice a-t-elle signé" to "milice".

    Indices of words, of the pronoun and of the noun.
    """
    links = {}
    for node in tree:
        if node.is_relative:
            noun = relative_antecedent(node)
            if noun is not None and noun.is_nominal and noun is not node:
                links[node.i] = noun.i
        elif node.inverted and node.is_dummy:
            subject = _repeated(node)
            if subject is not None:
                links[node.i] = subject.i
    return links


def _repeated(dummy: Node) -> Node | None:
    verb = dummy.head
    if verb is None:
        return None
    return next((one for one in verb.kids("nsubj") if one.i < dummy.i and one.is_nominal), None)
