"""What articles tell of a noun: known to the reader, or without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.trees.node import Node

__all__ = ["DEFINITE", "is_bare", "is_definite"]

DEFINITE = "Definite=Def"
"""The feature of articles, of prepositions with one ("du") and of nouns that carry theirs."""


def is_definite(noun: Node) -> bool:
    """Return whether a noun is told as known: "la visite", "du pape"."""
    if DEFINITE in noun.feats:
        return True
    return any(DEFINITE in child.feats for child in noun.children if child.dep in ("det", "case"))


def is_bare(noun: Node) -> bool:
    """Return whether a noun has no article, possessive or the like: "en qualité de maire"."""
    return noun.pos == "NOUN" and noun.kid("det") is None
