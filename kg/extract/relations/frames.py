"""Lexicon frames at verbs, nouns and adjectives → relations between their arguments.

Diatheses are evened out first: ``subj`` is the one who acts, ``obj`` the one acted upon, whether
the clause is active, passive or a participle. See ``ontologies/lexicon/README.md`` for slots.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import product

from kg.extract.clauses.clause import Clause, Kind
from kg.extract.relations.attempts import Attempt, Instance, is_part, of_support, slots_for
from kg.extract.relations.grounds import Grounds
from kg.extract.relations.roles import are_listed, expressions, is_self, named, places_of
from kg.extract.relations.scenes import only_tells_where
from kg.extract.relations.slots import SlotReader, Slots, slot_of
from kg.languages import Language
from kg.ontology import Frame, Knowledge, Pattern, Slot
from kg.trees.node import Node
from kg.trees.wordings import matching

__all__ = ["FrameReader"]

_ACTORS = ("kg:Actor",)
_BARE_SLOTS = frozenset({"subj", "obj", "attr", "clause", "time"})


class FrameReader:
    """Reads frames with one body of knowledge.

    ``watch``, where it is set, is told of every attempt: explanations need those that fail.
    """

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._knowledge, self.inverse = knowledge, knowledge.ontology.inverse
        self._language = language
        self._slots = SlotReader(knowledge, language)
        self._places = language.syntax.place_prepositions
        self._where = Grounds(knowledge, language)
        self.watch: Callable[[Attempt], None] | None = None
        self.spoken_of: Container[int] = ()  # "nous" in a quotation whose speaker is known

    def clause(self, clause: Clause) -> Iterator[Instance]:
        """Yield the relations that the clause's predicate states."""
        if clause.kind is Kind.VERB:
            verb = clause.lemma.lower()
            frames = of_support(self._knowledge.lexicon.frames(verb, "VERB"), clause)
            carries = verb in self._language.syntax.carrier_verbs
            if frames or carries or self.watch is not None:
                slots = self._slots.of_verb(clause)
                yield from self._read(frames, clause.node, slots, list(clause.subjects))
                if carries:
                    yield from self._carried(clause, slots)
            return
        host = clause.subjects
        copula = clause.node.kid("cop")
        if copula is not None:
            slots = {"subj": host, **self._slots.around(clause)}
            frames = tuple(
                f for f in self._knowledge.lexicon.frames(copula.lemma.lower(), "VERB") if f.words
            )
            yield from self._read(frames, clause.node, slots)
        if clause.node.pos in ("NOUN", "PROPN"):
            return  # nouns are read by ``noun``, with the clause's subjects as host
        slots = {"host": host, **self._slots.around(clause)}
        frames = self._knowledge.lexicon.frames(clause.node.lemma.lower(), clause.node.pos)
        yield from self._read(frames, clause.node, slots)

    def noun(
        self,
        node: Node,
        hosts: list[Node],
        around: Sequence[Node] = (),
        dates: Sequence[Node] = (),
    ) -> Iterator[Instance]:
        """Yield what a noun states of itself, its complements and what it is predicated of.

        ``hosts`` are the subjects of a copula, the host of an apposition, the name after a title;
        ``around`` those of the clause of which the noun is a circumstance, ``dates`` its dates.
        """
        lemma = node.lemma.lower()
        frames = self._knowledge.lexicon.frames(lemma, "NOUN")
        if not frames and not hosts:
            return
        if lemma in self._language.syntax.noun_prepositions.get(node.case(), ()):
            return
        if frames:
            slots = {**self._slots.of_noun(node), "host": hosts, "time": list(dates)}
            if slots.keys().isdisjoint(self._language.syntax.owner_prepositions):
                slots["subj"] = list(around)  # "lors d'une visite à Lissan, la ministre …"
            if not hosts and any(frame.words for frame in matching(frames, node)):
                slots["host"] = self._slots.outer(node)
            yield from self._read(frames, node, slots)
        if not hosts:
            return
        ontology, lexicon = self._knowledge.ontology, self._knowledge.lexicon
        words = (*expressions(node), lemma)  # "leader du classement" is no post
        own = (next(filter(None, map(lexicon.noun_class, words)), None), node.type)
        said = (c for c in own if c and (node.people or not ontology.is_a(c, "kg:Place")))
        kind = next((k for k in map(ontology.classes.get, said) if k and k.said_by), None)
        if kind is not None and kind.said_by is not None:
            for host in filter(self._is_somebody, hosts):
                if self.fits(host, ontology.relations[kind.said_by].domain):
                    yield Instance(kind.said_by, host, node, node, "self")

    def bracketed(self, node: Node, host: Node) -> str | None:
        """Return what a name in brackets states of the person before it: "X (PS)"."""
        ontology = self._knowledge.ontology
        kinds = (cls for cls in (node.type, *ontology.ancestors.get(node.type or "", ())) if cls)
        stated = (ontology.classes[cls].bracketed_by for cls in kinds if cls in ontology.classes)
        relation = next(filter(None, stated), None)
        fits = relation is not None and self.fits(host, ontology.relations[relation].domain)
        return relation if fits else None

    def _carried(self, clause: Clause, verb_slots: Slots) -> Iterator[Instance]:
        """Yield what the noun says that a verb only carries: "mener un raid contre Y".

        The verb's subject does what the noun names, whatever preposition marks the doer there.
        """
        told = matching(self._knowledge.lexicon.frames(clause.lemma.lower(), "VERB"), clause.node)
        if any(frame.words for frame in told) or verb_slots["attr"]:
            return  # "rendre illégale l'aide" gives none
        around = {name: nodes for name, nodes in verb_slots.items() if name not in _BARE_SLOTS}
        subjects = list(verb_slots["subj"])
        alone = not verb_slots["obj"] and clause.words[-1] is clause.node
        for noun in verb_slots["obj"] or (self._behind_any(around) if alone else ()):
            if noun.pos == "NOUN":
                frames = self._knowledge.lexicon.frames(noun.lemma.lower(), "NOUN")
                slots = {**around, **self._slots.of_noun(noun)}
                yield from self._read(frames, noun, slots, doers=subjects)

    def _behind_any(self, slots: Slots) -> list[Node]:
        return [n for p in self._language.syntax.repeated_prepositions for n in slots.get(p, ())]

    def complements(self, noun: Node) -> frozenset[str]:
        """Return the prepositions that mark participants of a noun, not its owners."""
        return self._slots.complements(noun)

    # ---- matching --------------------------------------------------------------------------

    def _read(
        self,
        frames: tuple[Frame, ...],
        word: Node,
        slots: Slots,
        subjects: list[Node] | None = None,
        doers: list[Node] | None = None,
    ) -> Iterator[Instance]:
        """Yield the instances of the frames that match; ``subjects`` are the grammatical ones.

        With ``doers``, only what they do is read, and they stand in for whoever a preposition
        would name as the doer.
        """
        matched = matching(frames, word)
        if not matched and self.watch is None:
            return
        attempt = Attempt(word, frames, slots, subjects, self._slots.contracted(slots), doers)
        if self.watch is not None:
            self.watch(attempt)
        seen: set[tuple[str, int, int]] = set()
        for frame in matched:
            slots = slots_for(frame, attempt)
            if not self.is_allowed(frame, slots):
                continue
            for pattern in frame.states:
                known = self._knowledge.ontology.relations[pattern.relation]
                for subject, object_ in self.pairs(pattern, frame, attempt):
                    one, other = subject.i, object_.i
                    if known.symmetric and one > other:
                        one, other = other, one
                    key = (pattern.relation, one, other)
                    if is_self(subject, object_) or key in seen:
                        continue
                    seen.add(key)
                    if not (self._is_told(subject) and self._is_told(object_)):
                        continue
                    if only_tells_where(object_, word, pattern, known, self._places):
                        continue
                    if self.is_sound(pattern.relation, subject, object_, frame):
                        slot = slot_of(object_, pattern.object.names, slots)
                        yield Instance(pattern.relation, subject, object_, word, slot)

    def pairs(
        self, pattern: Pattern, frame: Frame, attempt: Attempt
    ) -> Iterator[tuple[Node, Node]]:
        """Yield what fills a slot each; of one slot the subject is first: "la visite de X de Y"."""
        symmetric = self._knowledge.ontology.relations[pattern.relation].symmetric
        slots, doers = slots_for(frame, attempt), attempt.doers
        first = self.fillers(pattern.subject, slots, frame)
        shared = set(pattern.subject.names).intersection(pattern.object.names)
        apart = [name for name in pattern.object.names if name not in shared and slots.get(name)]
        if symmetric and shared and apart:  # "A et B ont négocié avec C": not A with B
            second = self.fillers(Slot(tuple(apart)), slots, frame)
        else:
            second = self.fillers(pattern.object, slots, frame)
        if doers is not None:
            among = [one for name in shared for one in slots.get(name, ())]
            if symmetric and len(among) > 1:
                return  # "organiser des négociations entre X et Y": those negotiate
            first = self._doers(pattern.subject, doers, frame)
            second = second or (first if symmetric else [])
        free = symmetric or not shared or frame.reflexive  # "A et B s'accusent": each the other
        marked = shared.isdisjoint(_BARE_SLOTS)  # by one preposition: "in support of A and B"
        for one, other in product(first, second):
            if free or (one.i < other.i and not (marked and are_listed(one, other))):
                yield one, other

    def is_allowed(self, frame: Frame, slots: Slots) -> bool:
        """Return whether the slots that no pattern reads are filled as the frame demands."""
        for slot, kinds in frame.bars.items():
            if any(not kinds or self.is_barred(node, kinds) for node in slots.get(slot, ())):
                return False
        for slot, classes in frame.conditions.items():
            fillers = slots.get(slot)
            if slot == "clause" and fillers:
                continue  # that there is one is all that can be asked
            if not fillers:
                if any(name.startswith("!") for name in classes):
                    return False
            elif not any(self.fits(node, classes) for node in fillers):
                return False
        return True

    def _doers(self, slot: Slot, doers: list[Node], frame: Frame) -> list[Node]:
        """Return the doers that may fill a slot in which a preposition would mark them."""
        syntax = self._language.syntax
        marks = syntax.agent_prepositions.union(syntax.owner_prepositions)
        for name in slot.names:
            if name in marks:
                classes = frame.select.get(name, _ACTORS)
                return [node for node in doers if named(node).type and self.fits(node, classes)]
        return []

    def _is_somebody(self, node: Node) -> bool:
        """Whether it has a class, a name, or is a pronoun of a person: no "0,5 %", no "celui"."""
        node = named(node)
        if node.pos == "PRON":
            return node.type is not None or (self._is_told(node) and not node.has("PronType=Dem"))
        return node.type is not None or node.pos == "PROPN"

    def _is_told(self, node: Node) -> bool:
        """Whether one can tell who or what it is: not "ce", "y", "on", nor who says "je"."""
        if node.pos != "PRON" or node.antecedent is not None or node.i in self.spoken_of:
            return True
        if node.has("Person=1") or node.has("Person=2"):
            return False
        syntax, names = self._language.syntax, self._language.names
        vague = names.unresolved_pronouns, syntax.indefinite_pronouns
        return not any(node.lower in words for words in vague)

    def is_sound(self, relation: str, subject: Node, object_: Node, frame: Frame) -> bool:
        """Return whether known classes are of the relation's domain and range.

        A topic is anything but the ground on which something holds, nobody talks with the town
        that one is in ("à Genève"), and nothing is in a town that is beside it. What a word of the
        expression denotes is told by the entry: "effectuer dix arrestations".
        """
        known = self._knowledge.ontology.relations[relation]
        if known.locating and (self._where.is_beside(object_) or object_.has("PronType=Prs")):
            return False  # "chez eux" is no place of its own
        if "kg:Topic" in known.range and self._where.is_no_topic(object_):
            return False
        if known.symmetric and self._where.is_town_of_talks(object_):
            return False
        return self.suits(subject, known.domain, frame) and self.suits(object_, known.range, frame)

    def suits(self, node: Node, classes: tuple[str, ...], frame: Frame) -> bool:
        """Return whether a node may stand where a relation asks for ``classes``."""
        return "kg:Topic" in classes or is_part(node, frame) or self.fits(node, classes)

    def fillers(self, slot: Slot, slots: Slots, frame: Frame) -> list[Node]:
        """Return what fills a slot and is of the classes that the frame selects."""
        found: list[Node] = []
        for name in slot.names:
            if name in ("self", "word") and found:
                break  # "host|self": the noun only where it is said of nothing
            classes, barred = frame.select.get(name), frame.barred.get(name, ())
            found.extend(
                node
                for shared in slots.get(name, ())
                for node in places_of(shared, self._language.names)
                if (name == "word" or not is_part(node, frame))
                and (not classes or name == "clause" or self.fits(node, classes))
                and not (barred and self.is_barred(node, barred))
            )
        return found

    def is_barred(self, node: Node, kinds: tuple[str, ...]) -> bool:
        """Return whether a node is one of the nouns or, by itself, of one of the classes.

        A quantity is what it counts: "une dizaine de spectateurs". A feature bars common nouns
        alone: "faire partie des trois partis" is not "faire partie des Verts".
        """
        own, is_a = named(node), self._knowledge.ontology.is_a
        if any(is_a(own.type, kind) for kind in kinds):
            return True
        if not own.name and any("=" in kind and node.has(kind) for kind in kinds):
            return True
        counts = node.lemma.lower() in self._language.names.quantities
        return any(
            one.lemma.lower() in kinds for one in (node, *(node.kids("nmod") if counts else ()))
        )

    def fits(self, node: Node, classes: tuple[str, ...]) -> bool:
        """Return whether a node is of one of ``classes``, as ``kgl:select`` writes them."""
        node = named(node)
        if node.type is None:
            return not any(name.startswith("!") for name in classes)
        ontology = self._knowledge.ontology
        known = ontology.classes.get(node.type)
        kinds = (node.type, *(known.stands_for if known is not None else ()))
        kinds += self._where.as_building(node)
        return any(
            ontology.is_a(kind, cls) or (node.lent and ontology.is_a(cls, kind))
            for cls in (name.removeprefix("!") for name in classes)
            for kind in kinds
        )
