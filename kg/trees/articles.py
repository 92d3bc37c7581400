"""What articles tell of a noun: known to the reader, or without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.trees.functions import Function

if TYPE_CHECKING:
    from kg.trees.node import Node

__all__ = ["DEFINITE", "is_bare", "is_definite"]

DEFINITE = "Definite=Def"
"""The feature of articles, of prepositions with one ("du") and of nouns that carry theirs."""


def is_definite(noun: Node) -> bool:
    """Return whether a noun is told as known: "la visite", "du pape", "the pope's visit"."""
    if DEFINITE in noun.feats:
        return True
    return any(
        (DEFINITE in child.feats and child.dep in ("det", "case"))
        or (child.dep == "nmod" and Function.OWNER in child.functions and child.i < noun.i)
        for child in noun.children
    )


def is_bare(noun: Node) -> bool:
    """Return whether a noun has no article, possessive or the like: "en qualité de maire"."""
    return noun.pos == "NOUN" and noun.kid("det") is None
