"""Subject pronouns behind their verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.languages.syntax import Syntax
    from kg.trees.node import Node

__all__ = ["settle_inversion"]


def settle_inversion(nodes: Iterable[Node], syntax: Syntax) -> None:
    """Mark the subject pronouns that stand right behind their verb, in place.

    In "a-t-elle dit", "dit-il", "said he", "did she sign" the pronoun is ``inverted``, and its
    ``lower`` is the plain pronoun, without what joins it to the verb.
    """
    for node in nodes:
        verb, before = node.head, node.before
        if node.pos != "PRON" or verb is None or not (node.dep == "nsubj" or node.is_dummy):
            continue
        if before is None:
            continue
        if before is verb or (before.head is verb and before.dep in ("aux", "cop")):
            node.inverted = True
            joint = next((j for j in syntax.pronoun_joints if node.lower.startswith(j)), "")
            node.lower = node.lower.removeprefix(joint) or node.lower
