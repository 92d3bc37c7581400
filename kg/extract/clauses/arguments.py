"""What a clause says its predicate of: objects, obliques, agents, attributes, times, places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kg.extract.clauses.clause import Argument, Clause, Kind
from kg.extract.clauses.owners import is_adverbial
from kg.extract.clauses.relatives import missing_in, stranded
from kg.languages import Language
from kg.languages.syntax import Syntax
from kg.model import Role
from kg.trees.articles import is_bare
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.relatives import relative_antecedent, told_of

__all__ = ["ArgumentReader"]

_OBLIQUE, _EVENT = ("obl", "iobj"), "kg:Event"


class ArgumentReader:
    """Reads the arguments of the clauses of one Doc.

    ``clauses`` are keyed by the index of their predicate; ``times`` holds the indices of the words
    that belong to time expressions.
    """

    def __init__(
        self, clauses: Mapping[int, Clause], language: Language, times: Collection[int]
    ) -> None:
        self._clauses, self._times = clauses, times
        self._words = language.syntax

    def __call__(self, clause: Clause) -> list[Argument]:
        """Return the clause's arguments in text order, attributes first."""
        found = list(self._attributes(clause)) if clause.kind is Kind.COPULA else []
        node, support = clause.node, clause.words[-1]
        for child in list(node.children):
            if child is not support:
                found.extend(self._argument(clause, child))
        if clause.kind is Kind.VERB and support.i > node.i:
            for child in support.children:  # what the noun of a support verb takes
                found.extend(self._argument(clause, child))
        joined = (child for child in node.kids("compound") if Function.AGENT in child.functions)
        found.extend(Argument(child, Role.AGENT) for child in joined)  # "the Iran-backed militia"
        found.extend(self._shared(clause))
        found.extend(self._focus(clause))
        marks = node.kids("mark")  # "que" is no pronoun where the parser doesn't take it for one
        if self._words.zero_relatives or any(m.lower in self._words.complementisers for m in marks):
            found.extend(self._gap(clause))
        return found

    def _attributes(self, clause: Clause) -> Iterator[Argument]:
        for one in clause.node.conjuncts():
            if one is clause.node or not self._is_predicate_of_its_own(one):
                preposition = one.case()
                place = preposition in self._words.place_prepositions and one.pos != "ADJ"
                yield Argument(one, Role.PLACE if place else Role.ATTR, preposition)

    def _focus(self, clause: Clause) -> Iterator[Argument]:
        """What a cleft puts in front of its clause: "c'est ce texte que X a signé".

        With a relative pronoun ("c'est X qui …") it has been found as the pronoun's antecedent.
        """
        node = clause.node
        focus = node.head
        if (
            node.dep != "advcl"
            or Function.CLEFT not in node.functions
            or focus is None
            or not focus.is_nominal
        ):
            return
        if any(child.is_relative for child in node.children):
            return
        preposition = focus.case()
        if not preposition and focus.i not in self._times:
            yield Argument(focus, Role.OBJ)
        elif not is_adverbial(focus, self._words):
            yield Argument(focus, self._refine(Role.OBL, focus, preposition), preposition)

    def _gap(self, clause: Clause) -> Iterator[Argument]:
        """What a relative clause without pronoun is about: "the letter the envoy sent"."""
        antecedent = missing_in(clause.node)
        if antecedent is None:
            return
        left = stranded(clause.node)
        for one in told_of(antecedent, clause.node, acts=False):
            if left is not None:
                preposition = left.lemma.lower()
                yield Argument(one, self._refine(Role.OBL, one, preposition), preposition)
            elif (
                clause.kind is Kind.VERB
                and not clause.passive
                and clause.node.kid("obj", "ccomp", "xcomp") is None
            ):
                yield Argument(one, self._refine(Role.OBJ, one, ""))

    def _is_predicate_of_its_own(self, node: Node) -> bool:
        """Whether a conjunct of an attribute is another clause: "a été massive et a touché …"."""
        return node.kid("cop", "nsubj", "aux") is not None or (
            node.i in self._clauses and (node.has("VerbForm=Fin") or node.is_infinitive)
        )

    def _shared(self, clause: Clause) -> Iterator[Argument]:
        """What follows the last of coordinated verbs and hangs on the first: said of both.

        "Les preuves ont été réunies et transmises par la police": the police did both.
        """
        node = clause.node
        if node.kid("obj", "obl", "ccomp", "xcomp") is not None:
            return
        if clause.passive:
            yield from self._agent_behind(clause)
        first = node.head
        if node.dep != "conj" or first is None or first.i not in self._clauses:
            return
        if node.kid("nsubj", "aux") is not None:
            return
        for child in list(first.children):
            if child.i > node.i and child.dep in ("obj", "obl"):
                yield from self._argument(self._clauses[first.i], child)

    def _agent_behind(self, clause: Clause) -> Iterator[Argument]:
        """The agent that a later participle has for both."""
        for later in clause.node.kids("conj"):
            if (
                later.i in self._clauses
                and later.is_participle
                and later.kid("nsubj", "aux") is None
            ):
                for child in later.kids("obl"):
                    if Function.AGENT in child.functions:
                        yield from self._argument(self._clauses[later.i], child)

    def _argument(self, clause: Clause, child: Node) -> Iterator[Argument]:
        dep = child.dep
        if self._is_part_of_verb(clause, child):
            return
        antecedent = relative_antecedent(child) or self._mistaken(clause, child)
        if antecedent is not None:
            yield from self._relative(clause, child, antecedent)
        elif dep in ("obj", "xcomp") and child.lower in self._words.complementisers:
            return  # a "que" of which the tree doesn't tell what it stands for
        elif dep in ("ccomp", "xcomp"):
            yield from self._complement(clause, child)
        elif dep == "nsubj":
            if not self._words.dummy_subjects or clause.node.dummy_subject() is None:
                return
            for one in child.conjuncts():
                yield Argument(one, Role.OBJ)
        elif dep == "advmod":
            yield from self._after_adverb(child)
        elif dep == "obj":
            yield from self._nominal(clause, child, Role.OBJ)
        elif dep == "orphan":
            role = Role.OBL if clause.passive or child.case() else Role.OBJ
            yield from self._nominal(clause, child, role)
        elif dep in _OBLIQUE or (dep == "nmod" and child.head is not clause.node):
            yield from self._nominal(clause, child, Role.OBL)

    def _mistaken(self, clause: Clause, child: Node) -> Node | None:
        """Return what a relative pronoun stands for that a tagger took for a conjunction.

        It is one behind a bare circumstance: "il a déclaré la semaine dernière qu'il négocierait".
        """
        taken = child.dep == "obj" and child.lower in self._words.complementisers
        if not taken or Function.RELATIVE not in clause.node.functions:
            return None
        before = clause.node.head
        is_bare = before is not None and before.dep == "obl" and not before.case()
        return None if is_bare else before

    def _complement(self, clause: Clause, child: Node) -> Iterator[Argument]:
        """A clause, or what the verb says its subject or object is ("la ville semble vide")."""
        bare = child.is_participle and not child.kid("aux", "mark")
        if child.i in self._clauses and not (child.dep == "xcomp" and bare):
            yield Argument(child, Role.CLAUSE)
        elif child.dep == "xcomp":
            for one in child.conjuncts():
                yield Argument(one, Role.ATTR, one.case())
                if one.pos == "ADJ":  # "il reste fidèle à ses alliés"
                    for complement in one.kids("obl"):
                        yield from self._nominal(clause, complement, Role.OBL)

    def _after_adverb(self, adverb: Node) -> Iterator[Argument]:
        """What an adverb governs like a preposition ("lors du vote"), but no comparison."""
        role = Role.TIME if adverb.lemma in self._words.time_adverbs else Role.OBL
        for governed in adverb.kids("obj", "obl"):
            if governed.i < adverb.i or not governed.is_nominal or governed.kid("mark"):
                continue
            case = governed.case()
            if f"{adverb.lemma.lower()} {case}" in self._words.discourse_prepositions:
                continue
            if case and case not in self._words.restrictors:
                name = f"{adverb.lemma.lower()} {case}"  # "auprès de" is one preposition
                if name not in self._words.place_prepositions:
                    name = adverb.lemma
                for one in governed.conjuncts():
                    yield Argument(one, self._refine(role, one, name), name)

    def _nominal(self, clause: Clause, child: Node, role: Role) -> Iterator[Argument]:
        if child.i in self._clauses and not child.is_nominal:
            yield Argument(child, Role.CLAUSE, child.case())
            return
        preposition = child.case() or self._words.clitics.get(child.lower, "")
        if not preposition and Function.DATIVE in child.functions:
            preposition = next(iter(self._words.dative_prepositions), "")
        if role is Role.OBL and self._is_aside(clause, child):
            return
        if preposition in self._words.role_prepositions:
            named = self._words.articled_roles or clause.lemma in self._words.naming_verbs
            if named or is_bare(child):
                for one in child.conjuncts():
                    yield Argument(one, Role.ATTR, preposition)
            return
        if preposition in self._words.discourse_prepositions or is_adverbial(child, self._words):
            return
        if preposition in self._words.negative_marks:
            return  # "sans contrepartie": there is none
        if child.dep == "obl" and self._is_agent(clause, child, preposition):
            role = Role.AGENT
        for one in child.conjuncts():
            if one.i in self._clauses and not one.is_nominal:
                continue
            yield Argument(one, self._refine(role, one, preposition), preposition)

    def _is_part_of_verb(self, clause: Clause, child: Node) -> bool:
        """Whether it names nothing of its own: "il se rend", "the town they left from"."""
        if child.dep == "expl" or (child.has("Reflex=Yes") and not self._words.reflexive_objects):
            return True
        return self._words.zero_relatives and child is stranded(clause.node)

    def _is_aside(self, clause: Clause, child: Node) -> bool:
        """Whether a bare pronoun or number beside the verb is none of its arguments.

        "Ils viendront eux aussi", "tous deux" stress another argument, "[2]" is a note. A dative
        clitic stands before the verb or is hyphenated to it.
        """
        if child.case() or child.i in self._times or child.has("Reflex=Yes"):
            return False
        if child.pos == "NUM":
            return child.kid("det", "nmod") is None
        if child.pos != "PRON" or not child.children:
            return False
        return child.i > clause.first.i

    def _relative(self, clause: Clause, pronoun: Node, antecedent: Node) -> Iterator[Argument]:
        """What a relative pronoun stands for, as the argument that the pronoun is."""
        dep, nouns = pronoun.dep, told_of(antecedent, clause.node, acts=False)
        if dep in ("obj", "xcomp"):
            for noun in nouns:
                yield Argument(noun, Role.OBJ if dep == "obj" else Role.ATTR)
        elif dep in _OBLIQUE or (
            dep in ("nmod", "advmod") and pronoun.lower in self._words.relatives
        ):
            preposition = pronoun.case() or self._words.relatives.get(pronoun.lower, "")
            if preposition in self._words.reporting_prepositions:
                return  # "la thèse selon laquelle …"
            for noun in nouns:
                yield Argument(noun, self._refine(Role.OBL, noun, preposition), preposition)

    def _is_agent(self, clause: Clause, child: Node, preposition: str) -> bool:
        marked = preposition in self._words.agent_prepositions
        if child.lemma.lower() in self._words.time_nouns and not child.kid("nmod", "acl"):
            return False  # "par deux fois"
        if clause.is_causative:
            return marked
        if any(c.has("Reflex=Yes") for c in clause.node.kids("expl", "obj")):
            return False  # "la réunion s'est terminée par un vote"
        compound = self._words.noun_prepositions.get(preposition, ())
        if child.lemma.lower() in compound and child.kid("nmod") is not None:
            return False  # "par l'intermédiaire de l'agence"
        return Function.AGENT in child.functions or (clause.passive and marked)

    def _refine(self, role: Role, node: Node, preposition: str) -> Role:
        """OBL becomes TIME or PLACE where the words say so; a date is never an object."""
        if role is Role.OBJ and node.i in self._times and not preposition:
            return Role.TIME
        if role is not Role.OBL:
            return role
        if preposition in self._words.length_prepositions and _is_length(node, self._words):
            return role  # "sentenced to five years"
        named = node.lemma in self._words.time_nouns and not _is_of_event(node)
        if node.i in self._times or named:
            return Role.TIME
        if preposition in self._words.place_prepositions and (
            node.ent == "kg:Place" or (node.type or "") in self._words.place_types
        ):
            return Role.PLACE
        return role


def _is_length(noun: Node, words: Syntax) -> bool:
    """Whether it tells how long something is, and not when: "cinq ans"."""
    return noun.lemma.lower() in words.time_nouns and noun.kid("nummod") is not None


def _is_of_event(noun: Node) -> bool:
    """Whether what fills the time is what counts: "une journée de grève"."""
    return any(child.type == _EVENT and child.i > noun.i for child in noun.kids("nmod"))
