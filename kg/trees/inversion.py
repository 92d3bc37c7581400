"""Subject pronouns: which of them stand for nothing, and which stand behind their verb."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node

if TYPE_CHECKING:
    from kg.languages.names import Names

__all__ = ["settle_dummies"]


def settle_dummies(nodes: Iterable[Node], words: Names) -> None:
    """Make subjects of the dummies of verbs that have none, in place: "Il ajoute que …".

    A verb that is passive, has a copula or another subject, or is one of ``words.dummy_verbs``
    keeps its dummy ("il reste trois camps", "il est précisé que").
    """
    for node in nodes:
        if node.is_dummy and node.has("PronType=Prs") and _acts(node.head, words):
            node.dep, node.functions = "nsubj", NO_FUNCTION


def _acts(verb: Node | None, words: Names) -> bool:
    if verb is None or verb.pos != "VERB" or verb.lemma in words.dummy_verbs:
        return False
    return not any(
        child.dep in ("cop", "nsubj", "csubj")
        or (child.dep in ("aux", "expl") and Function.PASSIVE in child.functions)
        for child in verb.children
    )
