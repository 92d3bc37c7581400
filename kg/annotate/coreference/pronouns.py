"""Pronouns and possessives → what each points back to, or nothing where it is unsure."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.annotate.coreference.chains import PERSON, Chain, Trail, distance_to
from kg.annotate.coreference.nominals import Form, Nominal, fits_gender

if TYPE_CHECKING:
    from kg.ontology import Knowledge
    from kg.trees.node import Node

__all__ = ["PronounReader"]

_NEAR = 2  # sentences back that a pronoun may reach
_BESIDE = 3  # words: "à l'aéroport, ce dernier"
_ACTOR = "kg:Actor"


class PronounReader:
    """Finds the chains that pronouns and possessives of one text continue.

    Where genders are ``natural``, "he" is a person and "it" is none. Behind ``places``, which are
    prepositions, a place only tells where.
    """

    def __init__(
        self,
        trail: Trail,
        knowledge: Knowledge,
        *,
        natural: bool = False,
        places: Collection[str] = (),
    ) -> None:
        self.trail, self.natural, self._places = trail, natural, places
        self.cues = knowledge.lexicon.cues
        self.noun_class = knowledge.lexicon.noun_class
        self.is_a = knowledge.ontology.is_a

    def find(self, nominal: Nominal) -> Chain | None:
        """Return the chain that ``nominal`` continues, or ``None``."""
        if nominal.form is Form.OBJECT:
            return self._for_object(nominal)
        if nominal.form is Form.NEARER:
            return self._last_named(nominal)
        return self._for_pronoun(nominal)

    def _for_pronoun(self, nominal: Nominal) -> Chain | None:
        """Prefer the subject of the clause above, then of the sentence, then of the one before.

        Who says something is a person first.
        """
        near = [
            (chain, member)
            for chain, member in self.trail.last_mentions(nominal, _NEAR + 1)
            if not chain.is_loose and self._agrees(chain, member, nominal)
        ]
        if nominal.form is Form.DETERMINER and self._is_of_persons(nominal.node.head):
            near = [p for p in near if p[0].type == PERSON] or near
        if nominal.subject and self._is_of_persons(nominal.verb):
            near = [p for p in near if p[0].type == PERSON] or near  # "il était membre de …"
        if nominal.subject and self._says(nominal.verb):
            speaker = self._speaker(near, nominal)
            if speaker is not None:
                return speaker
        for distance in range(_NEAR + 1):
            here = [p for p in near if distance_to(nominal, p[1]) == distance]
            subjects = [p for p in here if p[1].subject]
            if distance:
                subjects.sort(key=lambda p: not self._is_main(p[1]))
            if nominal.form is Form.DETERMINER and distance == 0:
                own = [p for p in subjects if nominal.node.is_below(p[1].verb)]
                subjects = own or subjects
            if subjects:
                return self._actor_first(subjects)
            actors = [p for p in here if self.is_a(p[0].type, _ACTOR) and p[0].names]
            actors = actors or [p for p in here if p[0].type == PERSON]
            if len(actors) == 1 and nominal.form is Form.PERSONAL:
                chain = actors[0][0]
                if distance or chain.type == PERSON or chain.gender == nominal.gender:
                    return chain
            if here and nominal.form is Form.DETERMINER:
                return None
        return None

    def _is_main(self, member: Nominal) -> bool:
        """Whether it is the subject of its sentence's main verb, and does not just report."""
        verb = member.verb
        while verb.dep in ("conj", "xcomp") and verb.head is not None:
            verb = verb.head
        return verb.head is None and not self._says(verb)

    def _is_of_persons(self, noun: Node | None) -> bool:
        """Whether only a person has one: "son épouse", "son avocat"; a chief may be a firm's."""
        return noun is not None and self.noun_class(noun.lemma.lower()) == PERSON

    def _for_object(self, nominal: Nominal) -> Chain | None:
        """Return what "l'" or "les" before a verb stands for, if only one thing fits.

        What one says, knows or denies is a fact rather than a thing: "l'a reconnu".
        """
        if self._takes_content(nominal.verb) and nominal.number != "Plur":
            return None
        near = [
            (chain, member)
            for chain, member in self.trail.last_mentions(nominal, 1)
            if chain.type is not None and self._agrees(chain, member, nominal)
        ]
        for distance in (0, 1):
            here = [p for p in near if distance_to(nominal, p[1]) == distance]
            subjects = [p for p in here if p[1].subject]
            for found in (here, subjects):
                if len(found) == 1:
                    return found[0][0]
            if here:
                return None
        return None

    def _takes_content(self, verb: Node) -> bool:
        cues = self.cues(verb.lemma.lower(), "VERB")
        return any(cue.stance.holder or cue.stance.name == "factive" for cue in cues)

    def _speaker(self, near: list[tuple[Chain, Nominal]], nominal: Nominal) -> Chain | None:
        """Return the person nearest by: a subject, or after "dit-il" a sentence's only one."""
        inverted = nominal.node.inverted
        # Nobody but a person, where one fits beyond doubt or something else stands between.
        only = inverted or any(
            chain.type == PERSON and chain.gender == nominal.gender != "" for chain, _ in near
        )
        for distance in range(_NEAR + 2):
            here = [p for p in near if distance_to(nominal, p[1]) == distance]
            people = [p for p in here if p[0].type == PERSON]
            subjects = [p for p in people if p[1].subject]
            if not subjects and inverted and len(people) == 1:
                subjects = people
            if not subjects and not only:
                subjects = [p for p in here if p[1].subject and self._is_sure_actor(p[0], nominal)]
            if subjects:
                return subjects[0][0]
            only = only or any(member.subject for _, member in here)
        return None

    def _is_sure_actor(self, chain: Chain, pronoun: Nominal) -> bool:
        return self._can_act(chain.type) and chain.gender == pronoun.gender != ""

    def _says(self, verb: Node) -> bool:
        return any(cue.stance.holder for cue in self.cues(verb.lemma.lower(), "VERB"))

    def _actor_first(self, pairs: list[tuple[Chain, Nominal]]) -> Chain:
        actors = [pair for pair in pairs if self._can_act(pair[0].type)]
        return (actors or pairs)[0][0]

    def _can_act(self, cls: str | None) -> bool:
        return self.is_a(cls, _ACTOR) or self.is_a(cls, "kg:Country")

    def _agrees(self, chain: Chain, member: Nominal, pronoun: Nominal) -> bool:
        if member.plural_by_list or member.verb is pronoun.node:
            return False
        if self.natural and not fits_gender(pronoun.gender, chain.type, self.is_a):
            return False
        if pronoun.form is not Form.DETERMINER and pronoun.node.is_below(member.node):
            return False  # "les périls qu'ils affrontent"
        verb = pronoun.verb
        verbs = {verb}
        while verb.dep == "conj" and verb.head is not None and verb.kid("nsubj") is None:
            verb = verb.head  # "… et signera avec lui": the subject is shared
            if member.subject:
                verbs.add(verb)
        while not pronoun.subject and verb.is_infinitive and verb.head is not None:
            verb = verb.head
            verbs.add(verb)
        owned = pronoun.node.head if pronoun.form is Form.DETERMINER else None
        if member.subject and member.verb is owned:
            return False  # "X est son successeur": not X's own
        if owned is not None and (
            (owned.dep == "appos" and owned.head is member.node)
            or chain is self.trail.named_by(owned)
        ):
            return False  # "X, son époux", "son époux, X": not X's own
        same_clause = member.verb in verbs and member.sentence == pronoun.sentence
        if same_clause and pronoun.form in {Form.PERSONAL, Form.OBJECT}:
            return False
        number = not chain.number or not pronoun.number or chain.number == pronoun.number
        gender = not chain.gender or not pronoun.gender or chain.gender == pronoun.gender
        return number and gender

    def _last_named(self, nominal: Nominal) -> Chain | None:
        """Return the last thing named before: what "ce dernier" and "celle-ci" mean."""
        for chain in self.trail.recent(nominal, 1):
            last = chain.members[-1]
            beside = last.sentence == nominal.sentence and nominal.index - last.index <= _BESIDE
            if not beside and self._only_tells_where(chain, last.node):
                continue
            if chain.type is not None and self._agrees(chain, last, nominal):
                return chain
        return None

    def _only_tells_where(self, chain: Chain, node: Node) -> bool:
        """Whether a place is none of those told of: "au Mans, en Sarthe", "Lorn (Nord)"."""
        if not self.is_a(chain.type, "kg:Place"):
            return False
        return node.case() in self._places or (node.dep in ("appos", "nmod") and not node.case())
