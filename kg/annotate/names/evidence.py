"""Names of no class, or of one that only a recogniser gave → a class from what is done with them.

Who opposes, declares or signs acts; what is taken, besieged or visited is a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.names.metonyms import bare_slot, relative_slots, wanted
from kg.annotate.names.name import Name
from kg.normal import normal
from kg.trees.wordings import matching

if TYPE_CHECKING:
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["lend"]

_ACTOR, _PLACE = "kg:Actor", "kg:Place"
_RECOGNISED = ("kg:Person", "kg:Organization")  # classes that recognisers mistake for places


def lend(names: Sequence[Name], tree: Tree, knowledge: Knowledge) -> list[Name]:
    """Return ``names``; those that nothing tells the class of get one from their slots.

    All places of a form in the document vote. A class is only lent where every slot that wants a
    class wants the same kind; a person or an organisation of a recogniser is taken for a place
    where all are slots for places.
    """
    votes: dict[str, Counter[str]] = {}
    for name in names:
        if _is_open(name, tree):
            votes.setdefault(normal(name.text), Counter()).update(_vote(tree[name.root], knowledge))
    lent = {form: min(count) for form, count in votes.items() if len(count) == 1}

    def with_class(name: Name) -> Name:
        cls = lent.get(normal(name.text)) if _is_open(name, tree) else None
        if cls is None or cls == "" or (name.type is not None and cls != _PLACE):
            return name
        return replace(name, type=cls, lent=True)

    return [with_class(name) for name in names]


def _is_open(name: Name, tree: Tree) -> bool:
    if name.known or tree[name.root].pos != "PROPN":
        return False  # "les Jeux olympiques" are what their noun is
    recognised = name.type in _RECOGNISED and name.outer is None and " " not in name.text
    return name.type is None or recognised


def _vote(node: Node, knowledge: Knowledge) -> Iterator[str]:
    """Yield what the slots of a name want: an actor, a place, "" for other things."""
    slot = bare_slot(node)
    for head, name in (*relative_slots(node), *((slot,) if slot is not None else ())):
        if name == "subj" and _speaks(head, knowledge):
            yield _ACTOR
            continue
        kinds = list(wanted(head, name, knowledge))
        if kinds:
            is_a = knowledge.ontology.is_a
            tops = {
                next((top for top in (_ACTOR, _PLACE) if is_a(kind, top)), "") for kind in kinds
            }
            yield tops.pop() if len(tops) == 1 else ""


def _speaks(head: Node, knowledge: Knowledge) -> bool:
    cues = matching(knowledge.lexicon.cues(head.lemma.lower(), head.pos), head, strict=False)
    return head.pos == "VERB" and any(cue.stance.holder for cue in cues)
