"""A tree as parsed → the same tree in normal form, by the language's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.tree import Tree

__all__ = ["rewrite"]


def rewrite(tree: Tree, language: Language, knowledge: Knowledge) -> None:
    """Rewrite ``tree`` in place."""
