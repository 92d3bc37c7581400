"""Whose something is: complements of nouns, whatever a language marks them with; what is none."""

from __future__ import annotations

from kg.languages.syntax import Syntax
from kg.trees.articles import is_bare, is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["is_adverbial", "is_named_owner", "is_owner", "means_nobody", "slots_of_owner"]


def is_owner(node: Node, syntax: Syntax) -> bool:
    """Return whether a dependent of a noun tells whose it is: "la lettre de X", "X's letter"."""
    return _is_owned_by(node, syntax) or (Function.OWNER in node.functions and node.is_nominal)


def _is_owned_by(node: Node, syntax: Syntax) -> bool:
    """Return whether a preposition tells that a noun is somebody's, or of something."""
    return node.dep == "nmod" and node.case() in syntax.owner_prepositions


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


def slots_of_owner(owner: Node, noun: Node, syntax: Syntax) -> list[str]:
    """Return the slots of the lexicon that an owner without a preposition may fill.

    An adjective's is whoever acts, too: "les bombardements russes" are those by Russia. In "X's
    capture of Y" X captures Y, where the language has owners act.
    """
    agents = sorted(syntax.agent_prepositions)
    acts = syntax.acting_owners and owner.dep != "compound"
    if acts and any(_is_owned_by(child, syntax) for child in noun.children):
        return agents
    own = next(iter(syntax.owner_prepositions), "")
    return [own, *agents] if owner.dep == "amod" else [own]


def means_nobody(noun: Node) -> bool:
    """Return whether a common noun with a preposition means nobody: "à condition que"."""
    told = is_definite(noun) or noun.kid("nummod") is not None
    return is_bare(noun) and bool(noun.case()) and not told
