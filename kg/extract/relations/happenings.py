"""What was done to somebody without the text telling by whom: passives, event nouns.

The patient takes the place that the lexicon's frames give to who or what is acted upon; whoever
acts is left open. A pattern that names nobody ("kg:died(_, subj)") is read here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.clauses.clause import Clause, Kind
from kg.extract.relations.attempts import (
    Attempt,
    Instance,
    is_part,
    of_support,
    slots_for,
)
from kg.extract.relations.frames import FrameReader
from kg.extract.relations.roles import named
from kg.extract.relations.scenes import is_occasion, only_tells_where
from kg.extract.relations.slots import SlotReader, Slots, slot_of
from kg.languages import Language
from kg.ontology import Frame, Knowledge, Pattern, Relation, Slot
from kg.trees.articles import DEFINITE
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.wordings import ranked

__all__ = ["Happening", "HappeningReader"]

_ACTING = "subj"
_ACTED_UPON = Slot(("obj",))
_ANY_ACTOR, _PERSON = "!kg:Actor", "kg:Person"
_OF_NOUNS = frozenset({"host", "self", "word"})  # slots of what a noun is, or is said of
_TOLD = (DEFINITE, "Definite=Ind", "Poss=Yes", "PronType=Dem")  # of articles and the like


@dataclass(frozen=True, slots=True)
class Happening:
    """A relation that ``frame`` states of ``patient`` alone, with the word that states it."""

    relation: str
    patient: Node
    word: Node
    slot: str
    frame: Frame


class HappeningReader:
    """Reads what frames say of a patient; ``frames`` tells which fillers fit.

    ``watch``, where it is set, is told of all that is found.
    """

    def __init__(self, frames: FrameReader, knowledge: Knowledge, language: Language) -> None:
        self.watch: Callable[[Happening], None] | None = None
        self.frames, self._knowledge, self._syntax = frames, knowledge, language.syntax
        self.ontology = knowledge.ontology
        self._anybody = language.syntax.indefinite_pronouns & language.names.unresolved_pronouns
        self._slots = SlotReader(knowledge, language)
        self._doers = frozenset(
            (*language.syntax.agent_prepositions, *language.syntax.owner_prepositions)
        )
        self._count = language.times.count
        self._quantities = language.names.quantities

    def clause(self, clause: Clause, told: Collection[Instance]) -> Iterator[Happening]:
        """Yield what a verb says of whom it is done to, where nobody is said to have done it.

        ``told`` are the relations that the clause states between two.
        """
        if clause.kind is not Kind.VERB:
            yield from self._of_adjective(clause)
            return
        frames = of_support(self._knowledge.lexicon.frames(clause.lemma.lower(), "VERB"), clause)
        if not frames:
            return
        open_ = self._is_open(clause)
        if not (open_ or any(not p.subject.names for f in frames for p in f.states)):
            return
        known = {(one.relation, one.object.i, one.object.part) for one in told}
        stating = [one.frame for one in told]
        slots = self._slots.of_verb(clause)
        attempt = Attempt(clause.node, frames, slots, list(clause.subjects))
        for level in ranked(frames, clause.node):
            found = list(self._of_verb(level, clause, attempt, open_=open_))
            for one in found:
                if (one.relation, one.patient.i, one.patient.part) not in known:
                    yield one
            if found or any(frame.idiom or frame in stating for frame in level):
                return

    def _of_verb(
        self, frames: Sequence[Frame], clause: Clause, attempt: Attempt, *, open_: bool
    ) -> Iterator[Happening]:
        """Yield what the frames of a verb say; it is ``open_`` who does it."""
        for frame in frames:
            around = slots_for(frame, attempt)
            for pattern in frame.states:
                agents = clause.passive and any(not is_part(n, frame) for n in around[_ACTING])
                if open_ and not agents and _is_done_by_anybody(pattern, frame):
                    pattern = replace(pattern, object=_ACTED_UPON)
                elif pattern.subject.names:
                    continue
                yield from self._undergone(pattern, frame, clause.node, around)

    def _of_adjective(self, clause: Clause) -> Iterator[Happening]:
        """Yield what an adjective says happened to whom it is said of: "two climbers are dead"."""
        if clause.kind is not Kind.COPULA or clause.node.pos != "ADJ":
            return
        frames = self._knowledge.lexicon.frames(clause.node.lemma.lower(), "ADJ")
        slots = {"host": list(clause.subjects), **self._slots.around(clause)}
        for level in ranked(frames, clause.node):
            found = [
                one
                for frame in level
                for pattern in frame.states
                if not pattern.subject.names
                for one in self._undergone(pattern, frame, clause.node, slots)
            ]
            yield from found
            if found:
                return

    def noun(self, noun: Node, told: Collection[Instance]) -> Iterator[Happening]:
        """Yield what an event noun says of whom it is done to: "la libération des otages".

        ``told`` are the relations that it states between two.
        """
        frames = self._knowledge.lexicon.frames(noun.lemma.lower(), "NOUN")
        if not any(self._may_be_undergone(p, f) for f in frames for p in f.states):
            return
        event = self._is_told(noun) and not self._is_carried(noun)
        slots = self._slots.of_noun(noun)
        if not event and not slots["counted"]:
            return
        stating = [one.frame for one in told]
        for level in ranked(frames, noun):
            found = list(self._of_noun(level, noun, slots, event=event))
            yield from found
            if found or any(frame.idiom or frame in stating for frame in level):
                return

    def _of_noun(
        self, frames: Sequence[Frame], noun: Node, slots: Slots, *, event: bool
    ) -> Iterator[Happening]:
        """Yield what the frames of a noun say, where it is one ``event`` or counts people."""
        for frame in frames:
            for pattern in frame.states:
                counts = pattern.object.names == ("counted",)
                if not self._may_be_undergone(pattern, frame) or not (event or counts):
                    continue
                if counts or not any(
                    slots.get(name) for name in self._doers.difference(pattern.object.names)
                ):
                    yield from self._undergone(pattern, frame, noun, slots)

    def is_undergone(self, relation: str) -> bool:
        """Return whether it is an event that can be told of its object alone."""
        return self._knowledge.ontology.relations[relation].undergone

    def relation(self, name: str) -> Relation:
        """Return what the vocabulary tells of a relation."""
        return self._knowledge.ontology.relations[name]

    def is_fixed(self, relation: str, subject: Node | None) -> bool:
        """Return whether a relation tells where something is that stays: "l'usine était à"."""
        ontology = self._knowledge.ontology
        moves = subject is not None and (
            ontology.is_a(subject.type, "kg:Actor")
            or (subject.type is None and (subject.pos == "PRON" or self._counts(subject)))
        )
        return ontology.relations[relation].locating and not moves

    def _counts(self, noun: Node) -> bool:
        return noun.lemma.lower() in self._quantities

    def _may_be_undergone(self, pattern: Pattern, frame: Frame) -> bool:
        """Whether an event noun that states the pattern may do so of a patient alone."""
        acting, undergoing = pattern.subject.names, pattern.object.names
        if not self.is_undergone(pattern.relation) or _needs_doer(acting, frame):
            return False
        if not self._doers.issuperset(acting) or not _OF_NOUNS.isdisjoint(undergoing):
            return False
        return not any(name in undergoing for name in acting)

    def number(self, patient: Node) -> int | None:
        """Return how many the patient are, where a numeral tells: 90 of "90 soldats"."""
        for child in patient.kids("nummod"):
            parts = [child, *(one for one in child.kids("fixed") if one.pos != "CCONJ")]
            try:  # "trente et une personnes"
                return sum(self._count("".join(part.text.split())) for part in parts)
            except KeyError:
                return None
        return None

    def _undergone(
        self, pattern: Pattern, frame: Frame, word: Node, slots: Slots
    ) -> Iterator[Happening]:
        relation = self._knowledge.ontology.relations[pattern.relation]
        if not (relation.undergone and self.frames.fitting.is_allowed(frame, slots)):
            return
        for patient in self.frames.fitting.fillers(pattern.object, slots, frame):
            if only_tells_where(patient, word, pattern, relation, self._syntax.place_prepositions):
                continue
            counted = pattern.object.names in (("word",), ("counted",))  # "des milliers de morts"
            known = counted or self._is_known(patient, relation, frame)
            kinds = relation.range if frame.pos != "NOUN" else _named_kinds(relation)
            if known and self.frames.fitting.suits(patient, kinds, frame):
                slot = slot_of(patient, pattern.object.names, slots)
                found = Happening(pattern.relation, patient, word, slot, frame)
                if self.watch is not None:
                    self.watch(found)
                yield found

    def _is_known(self, patient: Node, relation: Relation, frame: Frame) -> bool:
        """Whether one can tell what it is: by its class, its name, or as anything may be there."""
        alone = patient.antecedent is None and patient.kid("nmod", "nummod") is None  # "un d'eux"
        if patient.pos in ("PRON", "DET") and alone:
            return False
        topic = "kg:Topic" in relation.range and frame.pos != "NOUN"
        anything = topic or is_part(patient, frame)
        thing = named(patient)
        if thing.type == "kg:Position":
            return False  # "le président élu": who holds the post was elected
        return (
            anything
            or thing.type is not None
            or bool(thing.name)
            or self._counts_people(thing, frame)
        )

    def _counts_people(self, thing: Node, frame: Frame) -> bool:
        """Whether it can but be people, as the frame has it: "killed seven", "seven riders".

        So can dozens of whom nobody says what they are.
        """
        kinds = {kind for slot in ("obj", "subj") for kind in frame.select.get(slot, ())}
        counted = thing.pos == "NUM" or thing.kid("nummod") is not None
        counted = counted or (self._counts(thing) and thing.has("Number=Plur"))
        return _PERSON in kinds and counted and frame.pos != "NOUN"

    def _is_told(self, noun: Node) -> bool:
        """Whether it was or will be one event: not "toute livraison", "un projet de livraison"."""
        syntax, case = self._syntax, noun.case()
        if noun.lemma.lower() in syntax.noun_prepositions.get(case, ()):
            return False
        if noun.dep == "compound":
            return False  # "the suicide rate"
        if noun.dep == "nmod" and case in syntax.owner_prepositions:
            return is_occasion(noun, syntax.occasions)  # "à la suite de l'arrestation de X"
        articles = noun.kids("det")
        return not articles or any(one.has(mark) for one in articles for mark in _TOLD)

    def _is_carried(self, noun: Node) -> bool:
        """Whether a verb tells who does what the noun names: "mener un raid contre X"."""
        verb = noun.head
        if verb is None or noun.dep not in ("obj", "nsubj", "obl"):
            return False
        if noun.dep == "nsubj" and Function.PASSIVE not in noun.functions:
            return False  # "les expulsions reprennent"
        return verb.lemma.lower() in self._syntax.carrier_verbs

    def _is_open(self, clause: Clause) -> bool:
        """Whether nobody in particular may be said to do it: "on", or a passive.

        What is said to do it there may still be a word of the wording: "blessé par balle".
        """
        if not clause.passive:
            return bool(clause.subjects) and all(map(self._is_anybody, clause.subjects))
        # parsers hang agents on the noun before: "réélu à l'unanimité par l'Assemblée"
        below = (child for argument in clause.arguments for child in argument.node.kids("nmod"))
        agents = self._syntax.agent_prepositions
        return not any(n.case() in agents and not self._slots.is_manner(n) for n in below)

    def _is_anybody(self, node: Node) -> bool:
        """Whether it stands for nobody in particular: "on a bombardé la ville"."""
        return node.pos == "PRON" and node.lower in self._anybody


def _is_done_by_anybody(pattern: Pattern, frame: Frame) -> bool:
    """Whether the wording means the same whoever acts: no reflexive, no class asked of the actor.

    "Touché", "visé" said of a town need no attacker.
    """
    strict = any(name.startswith("!") for name in frame.select.get(_ACTING, ()))
    passive = pattern.subject.names == (_ACTING,) and "obj" in pattern.object.names
    return passive and not frame.reflexive and not strict


def _needs_doer(acting: tuple[str, ...], frame: Frame) -> bool:
    """Whether a noun tells of an event only where a doer of a certain class is named with it.

    "L'aide aux victimes" may be an office, "l'aide de la France aux victimes" is given.
    """
    classes = {name for slot in acting for name in frame.select.get(slot, ())}
    return any(name.startswith("!") and name != _ANY_ACTOR for name in classes)


def _named_kinds(relation: Relation) -> tuple[str, ...]:
    """Return the range without topics: "les révélations du journal" are by it, not about it."""
    return tuple(kind for kind in relation.range if kind != "kg:Topic") or relation.range
