"""Noun phrases and pronouns → what each points back to, or nothing: abstaining beats guessing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.aliases import link_acronyms, number_names
from kg.annotate.name import Name
from kg.annotate.nominals import Form, Nominal, described, find_nominals
from kg.languages import Language
from kg.languages.names import Names
from kg.languages.quotation_marks import quoted_spans
from kg.ontology.normal import normal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology import Knowledge

__all__ = ["find_antecedents"]

_LINE = re.compile(r"[^\n]+")
_FAR = 8  # sentences back that "cette lettre" or "la lettre" may reach
_NEAR = 2  # sentences back that a pronoun may reach
# Of these, one thing is called by several nouns: "le message … cette lettre", and a name by one:
# "Genève … la ville". Camps, zones and groups of people need the same noun again.
_CALLED_LOOSELY = ("kg:Artifact",)
_NAMED_LOOSELY = ("kg:Artifact", "kg:Organization", "kg:Country", "kg:City")
_ALSO = {  # "un message … ce document", "la résolution … cet accord"
    ("kg:Document", "kg:Message"),
    ("kg:Message", "kg:Document"),
    ("kg:Agreement", "kg:Document"),
}
_STOOD_IN_FOR = ("kg:Organization", "kg:Artifact")  # by another noun only if it is a stand-in
_VAGUE = (None, "kg:Topic")  # too many of these share a noun
_PERSON, _ACTOR = "kg:Person", "kg:Actor"
_POINTING = frozenset({Form.PERSONAL, Form.OBJECT, Form.NEARER, Form.DETERMINER})


def find_antecedents(
    doc: Doc,
    names: Sequence[Name],
    types: Mapping[int, str],
    titles: Mapping[int, int],
    knowledge: Knowledge,
    language: Language,
) -> dict[int, int]:
    """Return by token index the index of the token that heads the antecedent mention.

    The antecedent is the first name of the chain, or its first mention if it has no name.

    Resolved are demonstrative and definite phrases ("cette lettre", "le ministère"), role nouns
    of named persons ("le ministre"), third-person pronouns and possessives, "ce dernier", and
    acronyms in brackets. Where two antecedents are as good, none is returned.
    """
    words = language.names
    nominals = find_nominals(doc, names, types, titles, words, _quoted(doc, language))
    things = number_names(nominals, knowledge.ontology)
    chains = _Chains(doc, titles, things, knowledge, words)
    links: dict[int, int] = dict(titles)
    for nominal in nominals:
        chain = chains.find(nominal)
        if chain is None:
            chains.start(nominal)
            continue
        if nominal.form is not Form.NAME:
            links[nominal.index] = chain.head
        if nominal.form is not Form.DETERMINER:
            chain.add(nominal)
    links.update(link_acronyms(doc, names, words))
    return links


def _quoted(doc: Doc, language: Language) -> frozenset[int]:
    """Return the indices of the words between quotation marks, paragraph by paragraph."""
    marks = language.segments.quotation_marks
    stretches = [
        (line.start() + span.start, line.start() + span.end)
        for line in _LINE.finditer(doc.text)
        for span in quoted_spans(line.group(), marks)
        if span.depth == 0
    ]
    starts = [start for start, _ in stretches]
    found = set()
    for token in doc:
        at = bisect_right(starts, token.idx) - 1
        if at >= 0 and token.idx < stretches[at][1]:
            found.add(token.i)
    return frozenset(found)


@dataclass(slots=True, eq=False)
class _Chain:
    """Mentions of one thing so far, with what they tell about it."""

    members: list[Nominal]
    names: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)  # numbered things
    modifiers: set[str] = field(default_factory=set)
    type: str | None = None
    number: str = ""
    gender: str = ""
    head: int = -1  # the mention that the others point to: the first name, else the first

    def add(self, nominal: Nominal) -> None:
        if not self.members or (nominal.name and not self.names):
            self.head = nominal.index
        self.members.append(nominal)
        if nominal.name:
            self.names.add(normal(nominal.name))
        if nominal.form is Form.PERSONAL and self.type == _PERSON:
            self.gender = self.gender or nominal.gender  # "Il" tells that Claude is a man
        if nominal.form not in _POINTING:
            self.lemmas.add(nominal.lemma)
            self.modifiers |= nominal.modifiers
            self.gender = self.gender or nominal.gender
        self.type = self.type or nominal.type
        self.number = self.number or nominal.number


class _Chains:
    """The chains of a document, and which of them a phrase belongs to."""

    def __init__(
        self,
        doc: Doc,
        titles: Mapping[int, int],
        things: Mapping[int, int],
        knowledge: Knowledge,
        words: Names,
    ) -> None:
        self.doc, self.things, self.words = doc, things, words
        self.cues = knowledge.lexicon.cues
        self.noun_class = knowledge.lexicon.noun_class
        self.roles: dict[int, list[int]] = {}  # name → positions said of it
        for position, name in sorted(titles.items()):
            self.roles.setdefault(name, []).append(position)
        self.is_a = knowledge.ontology.is_a
        self.trail: list[tuple[Nominal, _Chain]] = []  # all mentions so far, in text order
        self.of: dict[int, _Chain] = {}  # token index → chain
        self.named: dict[int, _Chain] = {}  # numbered thing → its chain
        self.holders: dict[str, dict[_Chain, set[str]]] = {}  # position → persons, how described

    def start(self, nominal: Nominal) -> None:
        """Begin a chain with ``nominal``."""
        if nominal.form in _POINTING:
            return
        chain = _Chain([])
        chain.add(nominal)
        self._note(chain, nominal)

    def find(self, nominal: Nominal) -> _Chain | None:
        """Return the chain that ``nominal`` continues, or ``None``."""
        if nominal.form is Form.NAME:
            chain = self.named.get(self.things[nominal.index])
        elif nominal.form in {Form.PERSONAL, Form.DETERMINER}:
            chain = self._for_pronoun(nominal)
        elif nominal.form is Form.OBJECT:
            chain = self._for_object(nominal)
        elif nominal.form is Form.NEARER:
            chain = self._last_named(nominal)
        elif nominal.form in {Form.DEMONSTRATIVE, Form.DEFINITE}:
            chain = self._for_noun(nominal)
        else:
            chain = None
        if chain is not None:
            self._note(chain, nominal)
        return chain

    def _note(self, chain: _Chain, nominal: Nominal) -> None:
        self.of[nominal.index] = chain
        if nominal.form is not Form.DETERMINER:
            self.trail.append((nominal, chain))
        if nominal.index in self.things:
            self.named.setdefault(self.things[nominal.index], chain)
        for position in self.roles.get(nominal.index, []):
            token = self.doc[position]
            holders = self.holders.setdefault(token.lemma_.lower(), {})
            holders.setdefault(chain, set()).update(described(token))
        chain.owners |= self._owners(nominal)

    def _owners(self, nominal: Nominal) -> set[int]:
        return {self.things[owner] for owner in nominal.owners if owner in self.things}

    # -- "cette lettre", "le ministère" ----------------------------------------------------

    def _for_noun(self, nominal: Nominal) -> _Chain | None:
        if nominal.type == "kg:Position" or nominal.predicate:
            return None
        if nominal.lemma in self.words.quantities:
            return None
        if nominal.type == _PERSON:
            return self._holder(nominal)
        owners = self._owners(nominal)
        near = [
            chain
            for chain in self._recent(nominal, _FAR)
            if self._suits(chain, nominal)
            and chain.number in {"", nominal.number}
            and not self._encloses(chain, nominal)
        ]
        if owners:
            return self._of_same_owner(near, nominal, owners)
        if nominal.form is Form.DEMONSTRATIVE:
            return near[0] if near else None
        if nominal.type in _VAGUE:
            return None
        near = [c for c in near if nominal.modifiers <= c.modifiers]
        if nominal.modifiers:
            near = [c for c in near if nominal.lemma in c.lemmas]
        return self._clear(near, nominal)

    def _holder(self, nominal: Nominal) -> _Chain | None:
        """Return the one person called so before: "le ministre russe" by all of these words."""
        words = described(self.doc[nominal.index])
        holders = self.holders.get(nominal.lemma, {})
        found = [chain for chain, told in holders.items() if words <= told]
        return found[0] if len(found) == 1 and nominal.number in {"", "Sing"} else None

    def _of_same_owner(
        self, near: list[_Chain], nominal: Nominal, owners: set[int]
    ) -> _Chain | None:
        same = [c for c in near if c.owners & owners and nominal.number == c.number]
        if same:
            return same[0]
        free = [c for c in near if not c.owners and nominal.lemma in c.lemmas and not c.names]
        return free[0] if len(free) == 1 and nominal.type not in _VAGUE else None

    def _clear(self, near: list[_Chain], nominal: Nominal) -> _Chain | None:
        """Return the nearest unless another stands in the same sentence; same noun first."""
        for chains in ([c for c in near if nominal.lemma in c.lemmas], near):
            if chains:
                first = chains[0].members[-1].sentence
                rivals = [c for c in chains[1:] if c.members[-1].sentence == first]
                return None if rivals else chains[0]
        return None

    def _suits(self, chain: _Chain, nominal: Nominal) -> bool:
        """Whether the noun may mean what the chain does: by its own word, or a fitting class."""
        if nominal.type in _VAGUE:
            return nominal.lemma in chain.lemmas and not chain.names
        if chain.type is None or nominal.type is None:
            return False
        if nominal.lemma in chain.lemmas:
            return True
        stood_in_for = any(self.is_a(nominal.type, top) for top in _STOOD_IN_FOR)
        if stood_in_for and (
            nominal.lemma not in self.words.stand_ins
            or chain.type == "kg:Government"
            or nominal.number != (chain.number or "Sing")
        ):
            return False
        loose = _NAMED_LOOSELY if chain.names else _CALLED_LOOSELY
        if not any(self.is_a(nominal.type, top) for top in loose):
            return False
        return (nominal.type, chain.type) in _ALSO or self.is_a(chain.type, nominal.type)

    def _encloses(self, chain: _Chain, nominal: Nominal) -> bool:
        """Whether one phrase stands inside the other: "la zone … de la zone"."""
        last = self.doc[chain.members[-1].index]
        token = self.doc[nominal.index]
        return (last.is_ancestor(token) and last.pos_ == "NOUN") or token.is_ancestor(last)

    # -- pronouns --------------------------------------------------------------------------

    def _for_pronoun(self, nominal: Nominal) -> _Chain | None:
        """Prefer the subject of the clause above, then of the sentence, then of the one before.

        Who says something is a person first.
        """
        near = [
            (chain, member)
            for chain, member in self._last_mentions(nominal, _NEAR + 1)
            if self._agrees(chain, member, nominal)
        ]
        if nominal.form is Form.DETERMINER and self._is_of_persons(self.doc[nominal.index].head):
            near = [p for p in near if p[0].type == _PERSON] or near
        if nominal.subject and self._says(self.doc[nominal.verb]):
            speaker = self._speaker(near, nominal)
            if speaker is not None:
                return speaker
        for distance in range(_NEAR + 1):
            here = [p for p in near if _distance(nominal, p[1]) == distance]
            subjects = [p for p in here if p[1].subject]
            if distance:
                subjects.sort(key=lambda p: not self._is_main(p[1]))
            if nominal.form is Form.DETERMINER and distance == 0:
                token = self.doc[nominal.index]
                own = [p for p in subjects if self.doc[p[1].verb].is_ancestor(token)]
                subjects = own or subjects
            if subjects:
                return self._actor_first(subjects)
            actors = [p for p in here if self.is_a(p[0].type, _ACTOR) and p[0].names]
            actors = actors or [p for p in here if p[0].type == _PERSON]
            if len(actors) == 1 and nominal.form is Form.PERSONAL:
                chain = actors[0][0]
                if distance or chain.type == _PERSON or chain.gender == nominal.gender:
                    return chain
            if here and nominal.form is Form.DETERMINER:
                return None
        return None

    def _is_main(self, member: Nominal) -> bool:
        """Whether it is the subject of its sentence's main verb, and does not just report."""
        verb = self.doc[member.verb]
        while verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
            verb = verb.head
        return verb.dep_ == "ROOT" and not self._says(verb)

    def _is_of_persons(self, noun: Token) -> bool:
        """Whether only a person has one: "son épouse", "son avocat"; a chief may be a firm's."""
        return self.noun_class(noun.lemma_.lower()) == _PERSON

    def _for_object(self, nominal: Nominal) -> _Chain | None:
        """Return what "l'" or "les" before a verb stands for, if only one thing fits.

        What one says, knows or denies is a fact rather than a thing: "l'a reconnu".
        """
        if self._takes_content(self.doc[nominal.verb]) and nominal.number != "Plur":
            return None
        near = [
            (chain, member)
            for chain, member in self._last_mentions(nominal, 1)
            if chain.type is not None and self._agrees(chain, member, nominal)
        ]
        for distance in (0, 1):
            here = [p for p in near if _distance(nominal, p[1]) == distance]
            subjects = [p for p in here if p[1].subject]
            for found in (here, subjects):
                if len(found) == 1:
                    return found[0][0]
            if here:
                return None
        return None

    def _takes_content(self, verb: Token) -> bool:
        cues = self.cues(verb.lemma_.lower(), "VERB")
        return any(cue.stance.holder or cue.stance.name == "factive" for cue in cues)

    def _speaker(self, near: list[tuple[_Chain, Nominal]], nominal: Nominal) -> _Chain | None:
        """Return the person nearest by: a subject, or after "dit-il" a sentence's only one."""
        inverted = nominal.index > nominal.verb - 2 and self.doc[nominal.index].text[0] == "-"
        # Nobody but a person, where one fits beyond doubt or something else stands between.
        only = inverted or any(
            chain.type == _PERSON and chain.gender == nominal.gender != "" for chain, _ in near
        )
        for distance in range(_NEAR + 2):
            here = [p for p in near if _distance(nominal, p[1]) == distance]
            people = [p for p in here if p[0].type == _PERSON]
            subjects = [p for p in people if p[1].subject]
            if not subjects and inverted and len(people) == 1:
                subjects = people
            if not subjects and not only:
                subjects = [p for p in here if p[1].subject and self._is_sure_actor(p[0], nominal)]
            if subjects:
                return subjects[0][0]
            only = only or any(member.subject for _, member in here)
        return None

    def _is_sure_actor(self, chain: _Chain, pronoun: Nominal) -> bool:
        return self._can_act(chain.type) and chain.gender == pronoun.gender != ""

    def _says(self, verb: Token) -> bool:
        return any(cue.stance.holder for cue in self.cues(verb.lemma_.lower(), "VERB"))

    def _actor_first(self, pairs: list[tuple[_Chain, Nominal]]) -> _Chain:
        actors = [pair for pair in pairs if self._can_act(pair[0].type)]
        return (actors or pairs)[0][0]

    def _can_act(self, cls: str | None) -> bool:
        return self.is_a(cls, _ACTOR) or self.is_a(cls, "kg:Country")

    def _agrees(self, chain: _Chain, member: Nominal, pronoun: Nominal) -> bool:
        if member.plural_by_list or member.verb == pronoun.index:
            return False
        verb = self.doc[pronoun.verb]
        verbs = {verb.i}
        while verb.dep_ == "conj" and not any(k.dep_.startswith("nsubj") for k in verb.children):
            verb = verb.head  # "… et signera avec lui": the subject is shared
            if member.subject:
                verbs.add(verb.i)
        while not pronoun.subject and "VerbForm=Inf" in str(verb.morph) and verb.head.i != verb.i:
            verb = verb.head
            verbs.add(verb.i)
        same_clause = member.verb in verbs and member.sentence == pronoun.sentence
        if same_clause and pronoun.form in {Form.PERSONAL, Form.OBJECT}:
            return False
        number = not chain.number or not pronoun.number or chain.number == pronoun.number
        gender = not chain.gender or not pronoun.gender or chain.gender == pronoun.gender
        return number and gender

    def _last_named(self, nominal: Nominal) -> _Chain | None:
        """Return the last thing named before: what "ce dernier" and "celle-ci" mean."""
        for chain in self._recent(nominal, 1):
            if chain.type is not None and self._agrees(chain, chain.members[-1], nominal):
                return chain
        return None

    def _last_mentions(self, nominal: Nominal, reach: int) -> list[tuple[_Chain, Nominal]]:
        """Return the chains within ``reach`` sentences with their last mentions, nearest first.

        Outside of quotations a pronoun is nobody of whom a quotation speaks: who says "…, dit-il"
        was named before.
        """
        found: dict[int, tuple[_Chain, Nominal]] = {}
        for other, chain in reversed(self.trail):
            if _distance(nominal, other) > reach and nominal.sentence - other.sentence > reach:
                break
            if nominal.quoted or not other.quoted:
                found.setdefault(id(chain), (chain, other))
        return list(found.values())

    def _recent(self, nominal: Nominal, reach: int) -> list[_Chain]:
        """Return the chains last mentioned within ``reach`` sentences, the nearest first."""
        recent: list[_Chain] = []
        for other, chain in reversed(self.trail):
            if nominal.sentence - other.sentence > reach:
                break
            if chain not in recent:
                recent.append(chain)
        return recent


def _distance(nominal: Nominal, before: Nominal) -> int:
    """Return how many sentences lie between; outside of quotations those inside don't count."""
    if nominal.quoted or before.quoted:
        return nominal.sentence - before.sentence
    return nominal.outside - before.outside
