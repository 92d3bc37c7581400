"""A lexicon entry and a word of a tree → the reason, in words, why the one does not match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.relations.fitting import Fitting
from kg.extract.relations.roles import named
from kg.extract.relations.slots import Slots
from kg.ontology import Cue, Frame, Pattern, Relation, Slot
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.wordings import Wording, missing_words

__all__ = ["cue_mismatch", "frame_mismatch", "pattern_mismatch", "shown"]


def shown(slot: Slot) -> str:
    """Return a slot as entries write it: ``à|vers``, ``_`` for nobody."""
    return "|".join(slot.names) or "_"


def frame_mismatch(entry: Wording, entries: Sequence[Wording], node: Node) -> str:
    """Return why the words of an entry do not stand at ``node``, or why another one wins."""
    if entry.reflexive and not any(c.is_reflexive for c in node.children):
        return f"{node.text!r} has no reflexive pronoun"
    missing = missing_words(entry, node)
    if missing:
        words = ", ".join(repr(word) for word in missing)
        return f"{words} not found at {node.text!r} or one step below it"
    longer = [one for one in entries if len(one.words) > len(entry.words)]
    wins = next((one for one in longer if not missing_words(one, node)), None)
    if wins is not None:
        return f"a longer wording matches: {node.lemma} {' '.join(wins.words)}"
    return "the same word with a reflexive pronoun matches"


def pattern_mismatch(
    fitting: Fitting,
    relation: Relation,
    frame: Frame,
    pattern: Pattern,
    slots: Slots,
    word: Node,
) -> str:
    """Return why a pattern of a frame whose words stand at ``word`` states nothing, or ``""``."""
    unmet = _unmet(fitting, frame, slots)
    if unmet:
        return unmet
    for slot in (pattern.subject, pattern.object):
        if not fitting.fillers(slot, slots, frame):
            return _unfilled(slot, slots, frame, word)
    for slot, side, classes in (
        (pattern.subject, "domain", relation.domain),
        (pattern.object, "range", relation.range),
    ):
        fillers = fitting.fillers(slot, slots, frame)
        if not {"kg:Topic", "word"}.isdisjoint({*classes, *slot.names}):
            continue
        if not any(fitting.fits(node, classes) for node in fillers):
            node = named(fillers[0])
            return (
                f"{node.text!r} is {node.type}, outside the {side} of {pattern.relation} "
                f"({', '.join(classes)})"
            )
    return ""


def _unmet(fitting: Fitting, frame: Frame, slots: Slots) -> str:
    """Return which condition of a frame its slots do not meet, or ``""``."""
    for name, kinds in frame.bars.items():
        for node in slots.get(name, ()):
            if not kinds or fitting.is_barred(node, kinds):
                return f"{node.text!r} in {name} is excepted"
    for name, classes in frame.conditions.items():
        nodes = slots.get(name, ())
        if not nodes and any(one.startswith("!") for one in classes):
            return f"the slot {name} must hold {_either(classes)}, and is empty{_others(slots)}"
        if name == "clause" and nodes:
            continue  # that there is one is all that the reader asks
        if nodes and not any(fitting.fits(node, classes) for node in nodes):
            return _unfit(name, nodes[0], classes)
    return ""


def cue_mismatch(cue: Cue, node: Node) -> str:
    """Return what a cue lacks to have content below it, or ``""`` where it has some."""
    if not cue.complement or node.pos not in ("VERB", "AUX", "NOUN"):
        return ""
    if any(kind in ("obj", "quotation") for kind in cue.complement):
        return ""
    below = node.kids("ccomp", "xcomp", "acl", "csubj", "obl", "advcl")
    if below or node.dep == "parataxis":
        return ""
    return f"nothing below {node.text!r} is a complement with {', '.join(cue.complement)}"


def _unfilled(slot: Slot, slots: Slots, frame: Frame, word: Node) -> str:
    held = [(name, node) for name in slot.names for node in slots.get(name, ())]
    if not held:
        passive = any(Function.PASSIVE in child.functions for child in word.kids("nsubj", "aux"))
        voice = " (a passive without agent)" if passive and "subj" in slot.names else ""
        return f"the slot {shown(slot)} is empty{voice}{_others(slots)}"
    name, node = held[0]
    classes = frame.select.get(name, ())
    if node.lemma.lower() in frame.barred.get(name, ()):
        return f"{node.text!r} in {name} is excepted"
    if not classes:
        return f"{node.text!r} in {name} is a word of the expression itself"
    return _unfit(name, node, classes)


def _unfit(name: str, node: Node, classes: tuple[str, ...]) -> str:
    node = named(node)
    if node.type is None:
        return f"{node.text!r} in {name} is of no known class; {_either(classes)} is strict (!)"
    return f"{node.text!r} in {name} is {node.type}, not {_either(classes)}"


def _either(classes: tuple[str, ...]) -> str:
    return " or ".join(one.removeprefix("!") for one in classes)


def _others(slots: Mapping[str, Sequence[Node]]) -> str:
    """Name what is there instead: often the same word under another preposition or voice."""
    held = [
        f"{name} = {nodes[0].text!r}" for name, nodes in slots.items() if nodes and name != "self"
    ]
    return f"; there are {', '.join(held)}" if held else "; no slot holds anything"
