"""Names of movements that stand for people of theirs: "80 Gilets jaunes", "des Républicains"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.annotate.names.name import Name
from kg.trees.articles import DEFINITE

if TYPE_CHECKING:
    from kg.ontology import Ontology
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["members"]

_ACTOR, _PERSON, _PLACE = "kg:Actor", "kg:Person", "kg:Place"


_RESTRICTING = ("acl", "amod")


def members(names: Iterable[Name], tree: Tree, ontology: Ontology) -> frozenset[int]:
    """Return the roots of names in the plural that are counted, indefinite or told apart.

    They denote people of whom a movement, party or people is made, and not itself: "80 Gilets
    jaunes", "des Républicains", "les Gilets jaunes délogés".
    """
    return frozenset(
        name.root
        for name in names
        if name.type != _PERSON
        and ontology.is_a(name.type, _ACTOR)
        and not ontology.is_a(name.type, _PLACE)  # "the southern Philippines"
        and _is_plural(tree[name.root])
        and (_is_counted(name, tree) or _is_told_apart(name, tree))
    )


def _is_plural(root: Node) -> bool:
    """Whether its form or a number before it tells: "deux Gilets jaunes"."""
    number = root.kid("nummod") is not None and not root.has("Number=Sing")
    return number or root.has("Number=Plur")


def _is_counted(name: Name, tree: Tree) -> bool:
    root = tree[name.root]
    before = [child for child in root.children if child.i < name.start]
    if any(child.dep in ("nummod", "amod") for child in before):
        return True
    return any(child.dep == "det" and not child.has(DEFINITE) for child in before)


def _is_told_apart(name: Name, tree: Tree) -> bool:
    """Whether what follows without a comma tells which of them are meant."""
    children = tree[name.root].kids(*_RESTRICTING)
    return any(
        child.i >= name.end
        and (child.is_participle or child.kid("obl") is not None)
        and not child.is_relative
        and not any(mark.is_comma for mark in child.kids("punct"))
        for child in children
    )
