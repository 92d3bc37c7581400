"""A tree as parsed → the same tree in normal form, by the language's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.trees.inversion import settle_dummies
from kg.trees.taggings import settle_moods, settle_posts, settle_verbs

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.tree import Tree

__all__ = ["rewrite"]


def rewrite(tree: Tree, language: Language, knowledge: Knowledge) -> None:
    """Rewrite ``tree`` in place."""
    nodes = [node for node in tree.slots if node is not None]
    settle_verbs(nodes, knowledge.lexicon, language.syntax)
    settle_posts(nodes, knowledge.lexicon, language.syntax)
    settle_moods(nodes, language.syntax)
    settle_dummies(nodes, language.names)
