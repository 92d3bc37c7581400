"""A word with the frames of its lemma and what fills its slots; what a frame found there."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.clauses.clause import Clause
from kg.extract.relations.slots import Slots
from kg.ontology import Frame
from kg.trees.node import Node

__all__ = ["Attempt", "Instance", "is_part", "of_support", "slots_for"]

_NOUNS = ("obj", "iobj", "obl", "nmod", "nsubj")


@dataclass(frozen=True, slots=True)
class Instance:
    """A relation that a frame found between two nodes, with the word that states it.

    ``slot`` is the one that the object fills, empty where it only does what a noun names;
    ``frame`` the entry that states it, none where the vocabulary itself does.
    """

    relation: str
    subject: Node
    object: Node
    word: Node
    slot: str
    frame: Frame | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A word with the frames of its lemma and what fills its slots, before any is read.

    ``contracted`` are objects whose article may hold a preposition ("des puits"), by preposition.
    ``doers`` do what a carried noun names ("mener un raid"); an expression is said of ``outer``
    where the word has no host ("une zone sous contrôle").
    """

    word: Node
    frames: tuple[Frame, ...]
    slots: Slots
    subjects: list[Node] | None
    contracted: Slots = field(default_factory=dict)
    doers: list[Node] | None = None
    outer: list[Node] = field(default_factory=list)


def slots_for(frame: Frame, attempt: Attempt) -> Slots:
    """Return what fills the slots as ``frame`` sees them.

    A reflexive verb has no passive, whatever the tree says of "s'est emparée de", nor an object
    beside its pronoun: "s'est emparée des puits" has a preposition. The nouns of an expression
    bring their complements and fill ``word``: "faire trente morts".
    """
    slots = attempt.slots
    if frame.reflexive and attempt.subjects is not None:
        real = [subject for subject in attempt.subjects if subject.dep != "expl"]
        acting = real or (slots.get("subj", []) if attempt.subjects else [])
        slots = {**slots, "subj": acting, "obj": []}
        for preposition, nodes in attempt.contracted.items():
            slots[preposition] = [*slots.get(preposition, ()), *nodes]
    if not frame.words:
        return slots
    if attempt.outer and not slots.get("host"):
        slots = {**slots, "host": attempt.outer}
    return _with_complements(frame, attempt.word, slots)


def of_support(frames: tuple[Frame, ...], clause: Clause) -> tuple[Frame, ...]:
    """Return the frames that the noun of a support verb allows: its own, and those of no noun.

    "Faire partie des victimes" is no "faire des victimes".
    """
    support = clause.words[-1]
    if support.i <= clause.node.i or not support.is_nominal:
        return frames
    return tuple(frame for frame in frames if not frame.words or is_part(support, frame))


def is_part(node: Node, frame: Frame) -> bool:
    """Return whether the node is a word of the expression ("soutien" of "apporter son soutien")."""
    return node.lemma.lower() in frame.words or node.lower in frame.words


def _counts(noun: Node, frame: Frame) -> bool:
    """Return whether the noun counts a word of the expression: "faire des milliers de morts"."""
    if not any(article.has("Definite=Ind") for article in noun.kids("det")):
        return False  # "faire mention de deux morts"
    return any(is_part(child, frame) and not child.kids("det") for child in noun.kids("nmod"))


def _with_complements(frame: Frame, word: Node, slots: Slots) -> Slots:
    """Add what the nouns of an expression take: "prendre le contrôle de la ville"."""
    found = {name: list(nodes) for name, nodes in slots.items()}
    nouns = [one for child in word.kids(*_NOUNS) for one in child.conjuncts() if one.is_nominal]
    found["word"] = [noun for noun in nouns if is_part(noun, frame) or _counts(noun, frame)]
    for part in (word, *word.children):
        if is_part(part, frame):
            for child in part.kids("nmod", "obl"):
                known = found.setdefault(child.case(), [])
                known.extend(node for node in child.conjuncts() if node not in known)
    return found
