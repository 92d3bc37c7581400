"""What the things are called that share a noun: "les états-majors russe et américain"."""

from __future__ import annotations

from collections.abc import Iterable

from kg.trees.node import Node

__all__ = ["name_parts"]

_COUNTRY = "kg:Country"


def name_parts(nodes: Iterable[Node]) -> None:
    """Give the things that share a noun its class and names of their own, in place."""
    for node in nodes:
        noun = node.whole
        if noun is None:
            continue
        if node.part == 2:
            first = [c for c in noun.kids("amod") if noun.i < c.i < node.i][-1]
            noun.name = _name(noun, first)
        node.name, node.type = _name(noun, node), noun.type


def _name(noun: Node, adjective: Node) -> str | None:
    """What the one thing would be called: "état-major russe"."""
    return f"{noun.lemma} {adjective.text}" if adjective.type == _COUNTRY else None
