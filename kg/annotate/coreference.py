"""Noun phrases and pronouns → what each points back to, or nothing: abstaining beats guessing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.aliases import link_acronyms, number_names
from kg.annotate.name import Name
from kg.annotate.nominals import Form, Nominal, find_nominals
from kg.languages.names import Names
from kg.ontology.normal import normal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology import Knowledge

__all__ = ["find_antecedents"]

_FAR = 8  # sentences back that "cette lettre" or "la lettre" may reach
_NEAR = 2  # sentences back that a pronoun may reach
# Of these, one thing is called by several nouns: "le message … cette lettre", and a name by one:
# "Genève … la ville". Camps, zones and groups of people need the same noun again.
_CALLED_LOOSELY = ("kg:Artifact",)
_NAMED_LOOSELY = ("kg:Artifact", "kg:Organization", "kg:Country", "kg:City")
_ALSO = {("kg:Document", "kg:Message")}  # "un message … ce document"
_VAGUE = (None, "kg:Topic")  # too many of these share a noun
_PERSON, _ACTOR = "kg:Person", "kg:Actor"


def find_antecedents(
    doc: Doc,
    names: Sequence[Name],
    types: Mapping[int, str],
    titles: Mapping[int, int],
    knowledge: Knowledge,
    words: Names,
) -> dict[int, int]:
    """Return by token index the index of the token that heads the antecedent mention.

    The antecedent is the first name of the chain, or its first mention if it has no name.

    Resolved are demonstrative and definite phrases ("cette lettre", "le ministère"), role nouns
    of named persons ("le ministre"), third-person pronouns and possessives, "ce dernier", and
    acronyms in brackets. Where two antecedents are as good, none is returned.
    """
    nominals = find_nominals(doc, names, types, titles, words)
    things = number_names(nominals, knowledge.ontology)
    chains = _Chains(doc, titles, things, knowledge, words)
    links: dict[int, int] = dict(titles)
    for nominal in nominals:
        chain = chains.find(nominal)
        if chain is None:
            chains.start(nominal)
            continue
        if nominal.form is not Form.NAME:
            links[nominal.index] = chain.head().index
        if nominal.form is not Form.DETERMINER:
            chain.add(nominal)
    links.update(link_acronyms(doc, names, words))
    return links


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

    def head(self) -> Nominal:
        """Return the mention that the others point to: the first name, else the first."""
        return next((member for member in self.members if member.name), self.members[0])

    def add(self, nominal: Nominal) -> None:
        self.members.append(nominal)
        if nominal.name:
            self.names.add(normal(nominal.name))
        if nominal.form not in {Form.PERSONAL, Form.NEARER, Form.DETERMINER}:
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
        self.roles: dict[int, list[str]] = {}  # name → lemmas of the positions said of it
        for position, name in sorted(titles.items()):
            self.roles.setdefault(name, []).append(doc[position].lemma_.lower())
        self.is_a = knowledge.ontology.is_a
        self.trail: list[tuple[Nominal, _Chain]] = []  # all mentions so far, in text order
        self.of: dict[int, _Chain] = {}  # token index → chain
        self.named: dict[int, _Chain] = {}  # numbered thing → its chain
        self.holders: dict[str, list[_Chain]] = {}  # position → persons who hold it

    def start(self, nominal: Nominal) -> None:
        """Begin a chain with ``nominal``."""
        if nominal.form in {Form.PERSONAL, Form.NEARER, Form.DETERMINER}:
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
        for role in self.roles.get(nominal.index, []):
            holders = self.holders.setdefault(role, [])
            if chain not in holders:
                holders.append(chain)
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
            holders = self.holders.get(nominal.lemma, [])
            if nominal.modifiers or nominal.owners:
                return None
            return holders[0] if len(holders) == 1 else None
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
        if nominal.type == "kg:Organization" and nominal.lemma not in self.words.stand_ins:
            return False
        loose = _NAMED_LOOSELY if chain.names else _CALLED_LOOSELY
        if not any(self.is_a(nominal.type, top) for top in loose):
            return False
        if (nominal.type, chain.type) in _ALSO:
            return True
        narrower = self.is_a(nominal.type, chain.type) and not chain.names
        return self.is_a(chain.type, nominal.type) or (narrower and chain.type != "kg:Artifact")

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
            (chain, chain.members[-1])
            for chain in self._recent(nominal, _NEAR + 1)
            if self._agrees(chain, chain.members[-1], nominal)
        ]
        if nominal.subject and self._says(self.doc[nominal.verb]):
            people = [chain for chain, member in near if chain.type == _PERSON and member.subject]
            if people:
                return people[0]
        for distance in range(_NEAR + 1):
            here = [p for p in near if nominal.sentence - p[1].sentence == distance]
            subjects = [p for p in here if p[1].subject]
            if nominal.form is Form.DETERMINER and distance == 0:
                token = self.doc[nominal.index]
                own = [p for p in subjects if self.doc[p[1].verb].is_ancestor(token)]
                subjects = own or subjects
            if subjects:
                return self._actor_first(subjects)
            actors = [p for p in here if self.is_a(p[0].type, _ACTOR) and p[0].names]
            if len(actors) == 1 and nominal.form is Form.PERSONAL:
                return actors[0][0]
            if here and nominal.form is Form.DETERMINER:
                return None
        return None

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
        if not pronoun.subject and "VerbForm=Inf" in str(verb.morph):
            verbs.add(verb.head.i)
        same_clause = member.verb in verbs and member.sentence == pronoun.sentence
        if same_clause and pronoun.form is Form.PERSONAL:
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

    def _recent(self, nominal: Nominal, reach: int) -> list[_Chain]:
        """Return the chains last mentioned within ``reach`` sentences, the nearest first."""
        recent: list[_Chain] = []
        for other, chain in reversed(self.trail):
            if nominal.sentence - other.sentence > reach:
                break
            if chain not in recent:
                recent.append(chain)
        return recent
