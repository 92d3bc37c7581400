"""Whose something is: complements of nouns, whatever a language marks them with; what is none."""

from __future__ import annotations

from kg.languages.syntax import Syntax
from kg.trees.articles import is_bare, is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["is_adverbial", "is_named_owner", "is_owner", "means_nobody", "owner_slot"]


def is_owner(node: Node, syntax: Syntax) -> bool:
    """Return whether a dependent of a noun tells whose it is: "la lettre de X", "X's letter"."""
    if node.dep == "nmod" and node.case() in syntax.owner_prepositions:
        return True
    return Function.OWNER in node.functions and node.is_nominal


def is_named_owner(node: Node) -> bool:
    """Return whether it tells so without a preposition: "la lettre russe", "sa lettre".

    A pronoun counts where one knows whose it is.
    """
    if node.dep == "amod":
        return node.type == "kg:Country"
    if node.pos in ("DET", "PRON") and node.has("Poss=Yes"):
        return node.antecedent is not None and node.dep in ("det", "nmod")
    return Function.OWNER in node.functions and node.is_nominal


def is_adverbial(node: Node, syntax: Syntax) -> bool:
    """Return whether a prepositional phrase is a fixed one ("en réalité", "par exemple")."""
    words = [c.lower for c in node.children if c.dep in ("case", "det", "amod", "nummod")]
    return " ".join([*words, node.lower]) in syntax.adverbials


def owner_slot(syntax: Syntax) -> str:
    """Return the slot of the lexicon for owners without a preposition, or an empty string."""
    return next(iter(syntax.owner_prepositions), "")


def means_nobody(noun: Node) -> bool:
    """Return whether a common noun with a preposition means nobody: "à condition que"."""
    told = is_definite(noun) or noun.kid("nummod") is not None
    return is_bare(noun) and bool(noun.case()) and not told
