"""Subject pronouns behind their verb, and those that parsers take for dummies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.languages.syntax import Syntax

__all__ = ["settle_dummies", "settle_inversion"]


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


def settle_dummies(nodes: Iterable[Node], words: Names) -> None:
    """Make subjects of the dummies of verbs that have none, in place: "Il ajoute que …".

    A verb that is passive, has a copula or another subject, or is one of ``words.dummy_verbs``
    keeps its dummy ("il reste trois camps", "il est précisé que"). An inverted one behind a comma
    is the subject of its own parenthesis: "La Russie, a-t-il dit, n'a rien reçu".
    """
    for node in nodes:
        if node.is_dummy and node.has("PronType=Prs"):
            verb = node.head
            if verb is None or verb.pos != "VERB" or verb.lemma in words.dummy_verbs:
                continue
            if _is_passive(verb) or verb.kid("cop", "csubj") is not None:
                continue
            if verb.kid("nsubj") is None or _is_set_off(node):
                node.dep, node.functions = "nsubj", NO_FUNCTION


def _is_passive(verb: Node) -> bool:
    return any(Function.PASSIVE in child.functions for child in verb.kids("aux", "expl"))


def _is_set_off(pronoun: Node) -> bool:
    """Whether a comma stands right before the verb or auxiliary that it follows."""
    comma = pronoun.before.before if pronoun.inverted and pronoun.before is not None else None
    return comma is not None and comma.text == ","
