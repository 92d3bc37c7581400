"""What fills the slots of a verb or noun in a tree: who acts, who is acted upon, prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.extract.clauses.clause import Clause
from kg.extract.clauses.owners import is_adverbial, is_named_owner, slots_of_owner
from kg.languages import Language
from kg.languages.names import Names
from kg.model import Role
from kg.ontology import Frame, Knowledge
from kg.trees.articles import DEFINITE, is_bare, is_definite
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.relatives import relative_antecedent
from kg.trees.wordings import matching, missing_words

__all__ = ["SlotReader", "Slots", "role_in", "slot_of"]

Slots = Mapping[str, list[Node]]

_ROLES = {
    "subj": Role.AGENT,  # whoever acts, whatever the voice
    "obj": Role.OBJ,
    "clause": Role.CLAUSE,
    "attr": Role.ATTR,
    "time": Role.TIME,
    "host": Role.ATTR,  # what a noun is said of
    "self": Role.ATTR,
    "counted": Role.ATTR,  # the noun itself, where it is counted
}


def role_in(slot: str) -> Role:
    """Return the role towards a word of what fills its slot.

    >>> role_in("subj").value, role_in("host").value, role_in("à").value
    ('agent', 'attr', 'obl')
    """
    return _ROLES.get(slot, Role.OBL)


def slot_of(node: Node, names: Iterable[str], slots: Slots) -> str:
    """Return which of the slots ``names`` a node fills, itself or as a part of what fills it."""
    above = (node, *node.ancestors())
    found = (name for one in above for name in names if one in slots.get(name, ()))
    return next(found, "")


class SlotReader:
    """Reads slots with the lexicon and grammar words of one language."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._lexicon, self._ontology = knowledge.lexicon, knowledge.ontology
        self._syntax, self._names = language.syntax, language.names
        self._days = language.times.relative  # "hier" hangs on its verb like any adverb
        self._complements: dict[str, frozenset[str]] = {}  # of the nouns that were asked for

    def of_verb(self, clause: Clause) -> dict[str, list[Node]]:
        """Return the slots of a verb: who acts and is acted upon, whatever the voice."""
        slots = self.around(clause)
        self._add_below_objects(slots, clause)
        agents = [
            a.node for a in clause.arguments if a.role is Role.AGENT and not self.is_manner(a.node)
        ]
        objects = [a.node for a in clause.arguments if a.role is Role.OBJ]
        real = [subject for subject in clause.subjects if subject.dep != "expl"]
        bare = [a.node for a in clause.arguments if a.role is Role.OBL and not a.preposition]
        if objects or (clause.passive and real):  # "gagner une étape le soir du départ"
            bare = [node for node in bare if _is_apart(node)]
        objects += bare
        if not objects and self._syntax.passive_datives:  # "warned the rebels that …"
            objects = [one for one in clause.node.kids("iobj") if not one.case()]
        if not objects and not clause.passive:
            objects = self._partitive(clause)
        said = (a.node for a in clause.arguments if a.role is Role.CLAUSE)
        slots["clause"] = [node for node in said if not self._is_question(node)]
        # "appeler X à partir": parsers hang the infinitive on X
        slots["clause"] += [c for n in objects for c in n.kids("acl") if _is_bare(c)]
        slots["attr"] = [a.node for a in clause.arguments if a.role is Role.ATTR]
        slots["time"] = [a.node for a in clause.arguments if a.role is Role.TIME]
        slots["time"] += [c for c in clause.node.kids("advmod") if c.lower in self._days]
        if clause.passive and objects and self._syntax.passive_datives:
            slots["subj"], slots["obj"] = agents, objects  # "Mezin was sent a letter"
            for preposition in tuple(self._syntax.dative_prepositions)[:1]:
                slots.setdefault(preposition, []).extend(real)
        elif clause.passive:
            slots["subj"], slots["obj"] = agents, [*real, *objects]
        elif any(subject.dep == "expl" for subject in clause.subjects):
            slots["subj"], slots["obj"] = objects, objects
        else:
            slots["subj"], slots["obj"] = self._acting(clause, agents, objects)
        return slots

    def _acting(
        self, clause: Clause, agents: list[Node], objects: list[Node]
    ) -> tuple[list[Node], list[Node]]:
        """Return who does it, and to whom: whoever has it done does not ("a fait venir X")."""
        if not clause.is_causative:
            return list(clause.subjects), objects
        if not agents and clause.lemma.lower() in self._syntax.active_participles:
            frames = matching(self._lexicon.frames(clause.lemma.lower(), "VERB"), clause.node)
            words = {word.lemma for word in clause.node.kids("aux")}
            if all(words.isdisjoint(frame.words) for frame in frames):  # not "faire parvenir"
                return objects, []
        return agents or list(clause.subjects), objects

    def is_manner(self, agent: Node) -> bool:
        """Whether a bare noun tells how it was done and not by whom: "limogé par décret"."""
        if not is_bare(agent) or agent.name or agent.kid("nummod") is not None:
            return False
        return not self._ontology.is_a(agent.type, "kg:Actor")

    def _is_question(self, node: Node) -> bool:
        """Whether a clause asks ("si la trêve tient"): nobody promises or wants it."""
        marks = self._syntax.condition_marks
        asking = (child for child in node.children if child.i < node.i)
        return any(child.has("PronType=Int") or child.lower in marks for child in asking)

    def _partitive(self, clause: Clause) -> list[Node]:
        """Return objects whose article was taken for a preposition: "bombarder des positions"."""
        words = self._syntax
        if any(aux.lemma in words.copulas for aux in clause.node.kids("aux")):
            return []
        return [
            argument.node
            for argument in clause.arguments
            if argument.role is Role.OBL
            and argument.preposition in words.partitives.values()
            and any(case.lower in words.partitives for case in argument.node.kids("case"))
        ]

    def _add_below_objects(self, slots: dict[str, list[Node]], clause: Clause) -> None:
        """Add what hangs on an argument beside, where the verb lacks it and the noun takes none.

        "Livrer des armes à l'armée", "ouverte par le parquet pour viol", "signer un accord avec X".
        """
        for argument in clause.arguments:
            if argument.role in (Role.OBJ, Role.PLACE, Role.AGENT):
                self._add_below(slots, argument.node, verb=True)

    def _add_below(self, slots: dict[str, list[Node]], node: Node, *, verb: bool = False) -> None:
        owners = self._syntax.owner_prepositions
        owned = not verb or any(is_named_owner(c) or c.case() in owners for c in node.children)
        taken = {"", *(self.complements(node) if owned else ()), *owners}
        for child in node.kids("nmod"):
            case = child.case()
            if case not in taken and case not in slots:
                slots[case] = child.conjuncts()

    def around(self, clause: Clause) -> dict[str, list[Node]]:
        """Return what stands about a predicate by its prepositions."""
        slots: dict[str, list[Node]] = {}
        compound = self._syntax.noun_prepositions
        for argument in clause.arguments:
            if argument.preposition and argument.role in (Role.OBL, Role.PLACE):
                noun = argument.node
                if noun.lemma.lower() not in compound.get(argument.preposition, ()):
                    slots.setdefault(argument.preposition, []).append(noun)
                for name, node in self._complex(argument.preposition, noun):
                    slots.setdefault(name, []).append(node)
        support = clause.words[-1]
        if support is not clause.node and support.i > clause.node.i:
            for child in support.kids("nmod"):
                slots.setdefault(child.case(), []).extend(child.conjuncts())
        return slots

    def _complex(self, preposition: str, noun: Node) -> Iterator[tuple[str, Node]]:
        """Yield what stands under a preposition of several words: "par l'intermédiaire de X"."""
        for child in noun.kids("nmod"):
            case = child.case()
            starts = {preposition, *(one.lower for one in noun.kids("case"))}  # "au cœur de"
            starts.update(f"{preposition} {det.lower}" for det in noun.kids("det"))
            for start in sorted(starts):
                name = f"{start} {noun.lower} {case}".replace("' ", "'")
                if name in self._lexicon.prepositions:
                    yield from ((name, node) for node in child.conjuncts())

    def _complement(self, child: Node) -> Iterator[tuple[str, Node]]:
        """Yield what a complement of a noun is, by preposition: "le parti dont X est le chef"."""
        antecedent, case = relative_antecedent(child), child.case()
        if antecedent is not None:
            above = child.head
            if above is not None and above.dep == "acl" and above.kid("cop", "nsubj") is None:
                return  # "109 arrests, of them 7 of minors": some of what stands before
            yield case or self._syntax.relatives.get(child.lower, ""), antecedent
            return
        yield from ((case, node) for node in child.conjuncts())
        yield from self._complex(case, child)

    def of_noun(self, node: Node) -> dict[str, list[Node]]:
        """Return what a noun has about it; a participle that carries it lends what it has.

        "L'attaque menée par X contre Y" is the attack by X against Y.
        """
        slots = {"self": [node], "counted": _counting(node, self._names)}
        carriers = self._syntax.carrier_verbs | self._syntax.carrier_participles
        carrying = [
            child
            for child in node.kids("acl")
            if child.is_participle and child.lemma.lower() in carriers
        ]
        for child in (*node.children, *(below for one in carrying for below in one.children)):
            if is_named_owner(child):
                if child.has("Poss=Yes") and self._is_carried(node):
                    continue
                for name in slots_of_owner(child, node, self._syntax):
                    slots.setdefault(name, []).extend(child.conjuncts())
            elif child.dep in ("nmod", "obl") and not self._is_fixed(child):
                for name, below in self._complement(child):
                    slots.setdefault(name, []).append(below)
        for child in node.kids("nmod"):
            if child.case() in self._syntax.owner_prepositions:
                self._add_below(slots, child)  # "la création de la coalition par X"
        for preposition in self._syntax.agent_prepositions:
            for agent in slots.get(preposition, []):
                self._add_below(slots, agent)  # "par la coalition contre Raqqa"
        return slots

    def _is_fixed(self, child: Node) -> bool:
        """Whether it is a fixed phrase and no more: "par exemple", not "par personne chargée"."""
        own = (c.dep in ("case", "punct") for c in child.children)
        return is_adverbial(child, self._syntax) and all(own)

    def _is_carried(self, noun: Node) -> bool:
        """Whether "son soutien" is the subject's: "X apporte son soutien à Y"."""
        verb = noun.head
        return (
            verb is not None
            and noun.dep == "obj"
            and verb.lemma.lower() in self._syntax.carrier_verbs
        )

    def contracted(self, slots: Slots) -> Slots:
        """Return the objects whose article may hold a preposition ("des puits"), by preposition."""
        found: dict[str, list[Node]] = {}
        for node in slots.get("obj", ()):
            for article in node.kids("det"):
                if article.lower in self._syntax.partitives:
                    found.setdefault(self._syntax.partitives[article.lower], []).append(node)
        return found

    def complements(self, noun: Node) -> frozenset[str]:
        """Return the prepositions that mark participants of a noun, not its owners."""
        if noun.pos != "NOUN":
            return frozenset()
        lemma = noun.lemma.lower()
        found = self._complements.get(lemma)
        if found is None:
            frames = self._lexicon.frames(lemma, "NOUN")
            found = self._participants(frame for frame in frames if not missing_words(frame, noun))
            if not any(frame.words for frame in frames):
                self._complements[lemma] = found
        return found

    def outer(self, noun: Node) -> list[Node]:
        """Return what a noun with a preposition is said of: "une zone sous contrôle".

        Where it is part of a verb's wording, that tells whose it is: "placer à la tête de".
        """
        if (verb := noun.head) is not None and verb.pos == "VERB":
            frames = matching(self._lexicon.frames(verb.lemma.lower(), "VERB"), verb)
            if any(noun.lemma.lower() in frame.words for frame in frames):
                return []
        return _outer(noun)

    def _participants(self, frames: Iterable[Frame]) -> frozenset[str]:
        return frozenset(
            name
            for frame in frames
            for pattern in frame.states
            for slot in (pattern.subject, pattern.object)
            for name in slot.names
            if name in self._syntax.participant_prepositions
        )


def _counting(noun: Node, names: Names) -> list[Node]:
    """Return the noun where it is counted, or the word that counts it: "dix morts", "des dizaines".

    What is coordinated with those who are counted is counted as well: "un mort et dix blessés".
    """
    above, case = noun.head, noun.kid("case")
    if case is not None and above is not None and above.lemma.lower() in names.quantities:
        told = case.lemma in names.linkers and not is_definite(above)  # "le nombre de morts" is one
        return [above] if told else []
    beside = noun.conjuncts() if not is_definite(noun) else [noun]  # "la mort de X et dix blessés"
    return [noun] if any(_is_counted(one, names) for one in beside) else []


def _is_counted(noun: Node, names: Names) -> bool:
    if noun.kid("nummod") is not None:
        return True
    several = (d for d in noun.kids("det") if d.has("Number=Plur") and not d.has(DEFINITE))
    # "pas de morts" are none, "de nombreux morts" are some
    return any(d.lower not in names.linkers or d.i + 1 < noun.i for d in several)


def _outer(noun: Node) -> list[Node]:
    first = noun.first_conjunct()  # "par des tirs et grâce au soutien de X"
    head = first.head
    if head is None or not noun.case():
        return []
    if head.is_nominal:
        return [head]
    if head.dep == "acl" and Function.RELATIVE not in head.functions and head.head is not None:
        return [head.head]
    found = [relative_antecedent(node) or node for node in head.kids("obj", "nsubj")]
    return [one for node in found for one in node.conjuncts()]


def _is_apart(noun: Node) -> bool:
    """Whether a comma, a colon or "dont" sets a noun apart: "neuf policiers, dont leur chef"."""
    return any(k.i < noun.i and (k.dep == "punct" or k.pos == "PRON") for k in noun.children)


def _is_bare(clause: Node) -> bool:
    """Whether it is an infinitive that no modal makes finite ("the letter he may send")."""
    return clause.is_infinitive and not clause.is_finite
