"""Capitals that are places here and governments there: "à Moscou", "demander à Moscou"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node

__all__ = ["acts"]

_ACTOR, _PLACE = "kg:Actor", "kg:Place"
# Of these one says where they are; of a position, a message, a sanction, whose they are.
_ARE_SOMEWHERE = ("kg:Person", "kg:Group", "kg:Position", "kg:Organization", _PLACE)


def acts(node: Node, knowledge: Knowledge, words: Names) -> bool:
    """Return whether the name that ``node`` heads stands for whoever governs there.

    Prepositions tell, and the word that takes them: what fills its slot in the lexicon.
    """
    case, head = node.kid("case"), node.head
    if case is None:
        return head is not None or node.kid("nsubj") is not None
    preposition = case.lemma
    above = head or node
    demanded = _demanded(above, preposition, knowledge)
    if demanded is not None:
        return demanded
    if preposition in words.locatives:
        return False
    if preposition in words.linkers and above.pos == "NOUN":
        owner = knowledge.lexicon.noun_class(above.lemma.lower())
        return owner is not None and not any(
            knowledge.ontology.is_a(owner, kind) for kind in _ARE_SOMEWHERE
        )
    return True


def _demanded(head: Node, preposition: str, knowledge: Knowledge) -> bool | None:
    """Return whether the head's wordings want an actor here; ``None`` where they leave it open."""
    lemma, is_a = head.lemma.lower(), knowledge.ontology.is_a
    if head.pos == "VERB":
        cues = knowledge.lexicon.cues(lemma, "VERB")
        if any(cue.control == preposition for cue in cues if not cue.words):
            return True
    kinds = {
        kind.removeprefix("!")
        for frame in knowledge.lexicon.frames(lemma, head.pos)
        if not frame.words
        for kind in frame.select.get(preposition, ())
    }
    actor = any(is_a(kind, _ACTOR) for kind in kinds)
    place = any(is_a(kind, _PLACE) and not is_a(kind, _ACTOR) for kind in kinds)
    return actor if actor != place else None
