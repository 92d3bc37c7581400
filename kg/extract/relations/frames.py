"""Lexicon frames at verbs, nouns and adjectives → relations between their arguments.

Diatheses are evened out first: ``subj`` is the one who acts, ``obj`` the one acted upon, whether
the clause is active, passive or a participle. See ``ontologies/lexicon/README.md`` for slots.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import product

from kg.extract.clauses.clause import Clause, Kind
from kg.extract.relations.attempts import Attempt, Instance, is_part, of_support, slots_for
from kg.extract.relations.fitting import Fitting
from kg.extract.relations.roles import are_listed, expressions, is_self, named
from kg.extract.relations.scenes import only_tells_where
from kg.extract.relations.slots import SlotReader, Slots, slot_of
from kg.languages import Language
from kg.ontology import Frame, Knowledge, Pattern, Slot
from kg.trees.node import Node
from kg.trees.wordings import matching, ranked

__all__ = ["FrameReader"]

_SOMEWHERE = ("kg:Place", "kg:Person", "kg:Group")  # what is in a place that is said of it
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
        self.fitting = Fitting(knowledge, language)
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
                told = list(self._read(frames, clause.node, slots, list(clause.subjects)))
                yield from told
                if carries and not any(one.frame and one.frame.words for one in told):
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
        yield from self._where_it_is(clause)
        if clause.node.pos in ("NOUN", "PROPN"):
            return  # nouns are read by ``noun``, with the clause's subjects as host
        slots = {"host": host, **self._slots.around(clause)}
        frames = self._knowledge.lexicon.frames(clause.node.lemma.lower(), clause.node.pos)
        yield from self._read(frames, clause.node, slots)

    def _where_it_is(self, clause: Clause) -> Iterator[Instance]:
        """Yield in which place the clause says that a place or somebody is: "Lorn est au Mali"."""
        where, syntax = clause.node, self._language.syntax
        case = where.case()
        known = self._knowledge.ontology.classes.get(where.type or "")
        relation = known.placed_by if known is not None else None
        if relation is None or not where.name or case not in syntax.containing_prepositions:
            return
        for host in clause.subjects:
            known_host = named(host).type is not None and self._is_told(host)
            if known_host and self.fitting.fits(host, _SOMEWHERE) and not is_self(host, where):
                yield Instance(relation, host, where, where, case)

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
            expressed = not hosts and any(frame.words for frame in matching(frames, node))
            outer = self._slots.outer(node) if expressed else []
            yield from self._read(frames, node, slots, outer=outer)
        if not hosts:
            return
        ontology, lexicon = self._knowledge.ontology, self._knowledge.lexicon
        words = (*expressions(node), lemma)  # "leader du classement" is no post
        own = (next(filter(None, map(lexicon.noun_class, words)), None), node.type)
        said = (c for c in own if c and (node.people or not ontology.is_a(c, "kg:Place")))
        kind = next((k for k in map(ontology.classes.get, said) if k and k.said_by), None)
        if kind is not None and kind.said_by is not None:
            for host in filter(self._is_somebody, hosts):
                if self.fitting.fits(host, ontology.relations[kind.said_by].domain):
                    yield Instance(kind.said_by, host, node, node, "self")

    def bracketed(self, node: Node, host: Node) -> str | None:
        """Return what a name in brackets states of the person before it: "X (PS)"."""
        ontology = self._knowledge.ontology
        kinds = (cls for cls in (node.type, *ontology.ancestors.get(node.type or "", ())) if cls)
        stated = (ontology.classes[cls].bracketed_by for cls in kinds if cls in ontology.classes)
        relation = next(filter(None, stated), None)
        fits = relation is not None and self.fitting.fits(host, ontology.relations[relation].domain)
        return relation if fits else None

    def _carried(self, clause: Clause, verb_slots: Slots) -> Iterator[Instance]:
        """Yield what the noun says that a verb only carries: "mener un raid contre Y".

        The verb's subject does what the noun names, whatever preposition marks the doer there.
        """
        frames = self._knowledge.lexicon.frames(clause.lemma.lower(), "VERB")
        told = [frame for frame in matching(frames, clause.node) if frame.words]
        if verb_slots["attr"] or any(frame.idiom for frame in told):
            return  # "rendre illégale l'aide" gives none
        around = {name: nodes for name, nodes in verb_slots.items() if name not in _BARE_SLOTS}
        subjects = list(verb_slots["subj"])
        alone = not verb_slots["obj"] and clause.words[-1] is clause.node
        for noun in verb_slots["obj"] or (self._behind_any(around) if alone else ()):
            if noun.pos == "NOUN" and (not told or any(is_part(noun, frame) for frame in told)):
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
        outer: Sequence[Node] = (),
    ) -> Iterator[Instance]:
        """Yield the instances of the frames that match; ``subjects`` are the grammatical ones.

        Where the longest wording states nothing, the next shorter one is read: "la police a fait
        état de dix morts". With ``doers``, only what they do is read, and they stand in for
        whoever a preposition would name as the doer; expressions are said of ``outer`` where the
        word has no host.
        """
        levels = list(ranked(frames, word))
        if not levels and self.watch is None:
            return
        contracted = self._slots.contracted(slots)
        attempt = Attempt(word, frames, slots, subjects, contracted, doers, list(outer))
        if self.watch is not None:
            self.watch(attempt)
        undergone: set[tuple[str, Node]] = set()
        for level in levels:
            told = self._stated(level, attempt)
            stated = [one for one in told if (one.relation, one.object) not in undergone]
            yield from stated
            if stated or any(frame.idiom for frame in level):
                return
            undergone.update(self._told_of_nobody(level, attempt))

    def _told_of_nobody(
        self, frames: Sequence[Frame], attempt: Attempt
    ) -> Iterator[tuple[str, Node]]:
        """Yield the relations that the frames state without a subject, and of what."""
        for frame in frames:
            slots = slots_for(frame, attempt)
            for pattern in frame.states:
                if not pattern.subject.names and self.fitting.is_allowed(frame, slots):
                    for node in self.fitting.fillers(pattern.object, slots, frame):
                        yield pattern.relation, node

    def _stated(self, frames: Sequence[Frame], attempt: Attempt) -> Iterator[Instance]:
        """Yield what the frames state, each relation between two once."""
        word = attempt.word
        seen: set[tuple[str, int, int]] = set()
        for frame in frames:
            slots = slots_for(frame, attempt)
            if not self.fitting.is_allowed(frame, slots):
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
                    if self.fitting.is_sound(pattern.relation, subject, object_, frame):
                        slot = slot_of(object_, pattern.object.names, slots)
                        yield Instance(pattern.relation, subject, object_, word, slot, frame)

    def pairs(
        self, pattern: Pattern, frame: Frame, attempt: Attempt
    ) -> Iterator[tuple[Node, Node]]:
        """Yield what fills a slot each; of one slot the subject is first: "la visite de X de Y"."""
        symmetric = self._knowledge.ontology.relations[pattern.relation].symmetric
        slots, doers = slots_for(frame, attempt), attempt.doers
        first = self.fitting.fillers(pattern.subject, slots, frame)
        shared = set(pattern.subject.names).intersection(pattern.object.names)
        apart = [name for name in pattern.object.names if name not in shared and slots.get(name)]
        if symmetric and shared and apart:  # "A et B ont négocié avec C": not A with B
            second = self.fitting.fillers(Slot(tuple(apart)), slots, frame)
        else:
            second = self.fitting.fillers(pattern.object, slots, frame)
        if doers is not None:
            among = [one for name in shared for one in slots.get(name, ())]
            if symmetric and len(among) > 1:
                return  # "organiser des négociations entre X et Y": those negotiate
            first = self.fitting.doers(pattern.subject, doers, frame)
            second = second or (first if symmetric else [])
        free = symmetric or not shared or frame.reflexive  # "A et B s'accusent": each the other
        marked = shared.isdisjoint(_BARE_SLOTS)  # by one preposition: "in support of A and B"
        either = set() if symmetric or shared else set(first) & set(second)
        for one, other in product(first, second):
            if {one, other} <= either and are_listed(one, other):
                continue  # "les bombardements russes et syriens": neither bombed the other
            if free or (one.i < other.i and not (marked and are_listed(one, other))):
                yield one, other

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
