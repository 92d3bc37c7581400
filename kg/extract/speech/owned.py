"""Whose it is what a noun tells: "la peur de l'armée", "son avis", "le communiqué"."""

from __future__ import annotations

from kg.extract.clauses.owners import is_named_owner, is_owner
from kg.extract.speech.cues import Speech
from kg.languages.syntax import Syntax
from kg.model import Modality
from kg.ontology import Lexicon
from kg.trees.node import Node

__all__ = ["whose"]


def whose(noun: Node, speech: Speech, lexicon: Lexicon, syntax: Syntax) -> tuple[Node, ...]:
    """Return who holds what a noun tells: its owner, the person of its possessive, else itself.

    What somebody merely thinks is not the thought's own: "la peur que P" is nobody's.
    """
    owners = [c for c in noun.children if is_owner(c, syntax) and _is_somebody(c, speech)]
    possessives = [c for c in noun.kids("det") if c.has("Poss=Yes")]
    cues = lexicon.cues(noun.lemma.lower(), "NOUN")
    thought = any(cue.stance.modality is Modality.POSSIBLE for cue in cues)
    known = [*owners, *filter(is_named_owner, possessives)]
    return tuple(known[:1]) if known or possessives or thought else (noun,)


def _is_somebody(owner: Node, speech: Speech) -> bool:
    """Whether one can hold a content: "la peur de l'armée", not "la peur des attentats"."""
    loose = owner.type is None and owner.pos != "NOUN"
    return loose or bool(owner.name) or speech.may_sign(owner)
