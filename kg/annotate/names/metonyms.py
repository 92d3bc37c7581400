"""Capitals that are places here and governments there: "à Moscou", "demander à Moscou"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.trees.functions import Function
from kg.trees.wordings import matching

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Frame, Knowledge
    from kg.trees.node import Node

__all__ = ["acts", "bare_slot", "relative_slots", "takes_place", "wanted"]

_ACTOR, _PLACE, _CITY = "kg:Actor", "kg:Place", "kg:City"
_COUNTRY, _GOVERNMENT = "kg:Country", "kg:Government"  # one works at a company, not at these
# Of these one says where they are; of a position, a message, a sanction, whose they are.
_ARE_SOMEWHERE = ("kg:Person", "kg:Group", "kg:Position", "kg:Organization", _PLACE)


def acts(node: Node, knowledge: Knowledge, words: Names) -> bool:
    """Return whether the name that ``node`` heads stands for whoever governs there.

    The word that takes it tells, by what fills its slot in the lexicon, and prepositions. What
    can be done to a place is done to the place: "bombarder Moscou".
    """
    first = node.first_conjunct()
    if node.kid("case") is None and first.kid("case") is not None:
        node = first  # "entre Lorn et Moscou"
    if any(_is_called_place(said, knowledge) for said in node.kids("appos")):
        return False
    case, head = node.kid("case"), node.head
    if head is not None and node.dep == "compound" and Function.AGENT in node.functions:
        return _CITY not in wanted(head, "subj", knowledge)  # "Moscow-based", "Moscow-backed"
    slot = bare_slot(node) if case is None else None
    if slot is not None:
        above, name = slot
        kinds = frozenset(wanted(above, name, knowledge))
        acted_on = name != "subj" and _any(kinds, _PLACE, knowledge)
        if acted_on or (_any(kinds, _PLACE, knowledge) and not _any(kinds, _ACTOR, knowledge)):
            return False
    if case is None:
        return head is not None or node.kid("nsubj") is not None
    preposition = case.lemma
    above = head or node
    if preposition in words.locatives and _has_partner(node, preposition, knowledge):
        return False
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


def _is_called_place(said: Node, knowledge: Knowledge) -> bool:
    """Whether an apposition calls it a place: "Kyiv, la capitale de l'Ukraine"."""
    kind = knowledge.lexicon.noun_class(said.lemma.lower()) if said.pos == "NOUN" else None
    return kind is not None and _any(frozenset({kind}), _PLACE, knowledge)


def _has_partner(node: Node, preposition: str, knowledge: Knowledge) -> bool:
    """Whether somebody else is spoken to: "à Paris avec X", "à Paris aux ambassadeurs"."""
    above = node.head
    if above is None or above.pos != "VERB":
        return False
    others = [other.case() for other in above.kids("obl") if other is not node]
    return preposition in others or any(
        case and case != preposition and _demanded(above, case, knowledge) for case in others
    )


def takes_place(head: Node, slot: str, knowledge: Knowledge) -> bool:
    """Return whether some wording at ``head`` wants a place in this slot."""
    return _any(frozenset(wanted(head, slot, knowledge)), _PLACE, knowledge)


def wanted(head: Node, slot: str, knowledge: Knowledge) -> Iterator[str]:
    """Yield the classes that the wordings at ``head`` want in a slot, without their "!".

    Where a wording selects none, they are those of its relations.
    """
    for frame in _frames(head, knowledge):
        yield from _kinds(frame, slot, knowledge)
    if slot == "subj":
        for noun in (head, *head.kids("obl", "xcomp")):  # "tombe aux mains de", said of a town
            expressions = [
                f for f in knowledge.lexicon.frames(noun.lemma.lower(), "NOUN") if f.words
            ]
            for frame in matching(expressions, noun):
                yield from _kinds(frame, "host", knowledge)


def _kinds(frame: Frame, slot: str, knowledge: Knowledge) -> Iterator[str]:
    if slot in frame.select:
        yield from (kind.removeprefix("!") for kind in frame.select[slot])
        return
    for pattern in frame.states:
        relation = knowledge.ontology.relations[pattern.relation]
        if slot in pattern.subject.names:
            yield from relation.domain
        if slot in pattern.object.names:
            yield from relation.range


def _frames(head: Node, knowledge: Knowledge) -> list[Frame]:
    lexicon, copula = knowledge.lexicon, head.kid("cop")
    own = matching(lexicon.frames(head.lemma.lower(), head.pos), head)
    if copula is None:
        return own
    told = lexicon.frames(copula.lemma.lower(), "VERB")
    return [*own, *matching([frame for frame in told if frame.words], head)]


def bare_slot(node: Node) -> tuple[Node, str] | None:
    """Return the word in whose slot a name without preposition stands, and the slot.

    Slots are those of the active verb: what is taken is its object, who is taken by, too.
    """
    node = node.first_conjunct()
    head = node.head
    if node.kid("case") is not None:
        return None
    if head is None:
        verb = next((one for one in node.kids("acl") if one.pos == "VERB"), None)
        passive = verb is not None and verb.is_participle and verb.has("Tense=Past")
        return (verb, "obj") if verb is not None and passive else None  # "Ostrel bombardée"
    if node.dep == "obj":
        return head, "obj"
    if node.dep == "appos":
        return head, "host"
    if node.dep != "nsubj":
        return None
    if head.pos != "VERB" and head.kid("cop") is not None:
        return head, "host" if head.case() == "" else "subj"
    return head, "obj" if Function.PASSIVE in node.functions else "subj"


def relative_slots(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield the verbs of relative clauses about a name, and the slots in which it fills them."""
    for verb in node.kids("acl"):
        if verb.pos != "VERB" or Function.RELATIVE not in verb.functions:
            continue
        passive = any(Function.PASSIVE in kid.functions for kid in verb.kids("nsubj"))
        pronoun = next((kid for kid in verb.children if kid.is_relative), None)
        if pronoun is None:
            if not passive and verb.kid("mark") and not verb.kid("obj", "ccomp", "xcomp"):
                yield verb, "obj"  # "que" is taken for a mark
        elif pronoun.dep == "obj" or (pronoun.dep == "nsubj" and passive):
            yield verb, "obj"
        elif pronoun.dep == "nsubj":
            yield verb, "subj"


def _any(kinds: frozenset[str], top: str, knowledge: Knowledge) -> bool:
    """Whether one of the classes is of this kind; a place is no actor here."""
    is_a = knowledge.ontology.is_a
    if top == _PLACE:
        return any(is_a(kind, _PLACE) and not is_a(kind, _ACTOR) for kind in kinds)
    return any(is_a(kind, top) for kind in kinds)


def _demanded(head: Node, preposition: str, knowledge: Knowledge) -> bool | None:
    """Return whether the head's wordings want an actor here; ``None`` where they leave it open."""
    if head.pos == "VERB":
        cues = knowledge.lexicon.cues(head.lemma.lower(), "VERB")
        if any(cue.control == preposition for cue in cues if not cue.words):
            return True
    kinds = frozenset(
        kind.removeprefix("!")
        for frame in knowledge.lexicon.frames(head.lemma.lower(), head.pos)
        if not frame.words
        for kind in frame.select.get(preposition, ())
    )
    is_a = knowledge.ontology.is_a
    acting = [kind for kind in kinds if is_a(kind, _ACTOR)]
    actor = any(is_a(kind, _GOVERNMENT) or is_a(_COUNTRY, kind) for kind in acting)
    place = _any(kinds, _PLACE, knowledge)
    return actor if actor != place else None
