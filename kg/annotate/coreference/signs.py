"""A phrase and a chain that it may continue → the signs for and against it, which a ranker weighs.

A sign is a word or some, with a value behind a space, joined by "+" where they stand together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotate.coreference.chains import PERSON, Chain, distance_to
from kg.annotate.coreference.nominals import Form, Nominal, fits_gender
from kg.annotate.coreference.steps import Steps, size
from kg.normal import normal

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node

__all__ = ["NOUNS", "PRONOUNS", "Candidate", "Signs", "group_of"]

PRONOUNS = ("subject", "clitic", "strong", "owner", "speaker")
NOUNS = ("definite", "demonstrative", "owned")
"""Kinds of phrases that point back; each has weights of its own."""

_FORMS = {
    Form.DETERMINER: "owner",
    Form.SPEAKER: "speaker",
    Form.OBJECT: "clitic",
    Form.DEFINITE: "definite",
    Form.DEMONSTRATIVE: "demonstrative",
    Form.POSSESSIVE: "owned",
}
_KINDS = (
    (PERSON, "person"),
    ("kg:Group", "group"),
    ("kg:Country", "country"),
    ("kg:Organization", "body"),
    ("kg:Place", "place"),
    ("kg:Event", "event"),
    ("kg:Artifact", "artifact"),
)


def group_of(nominal: Nominal) -> str | None:
    """Return the kind of a phrase, one of ``PRONOUNS`` and ``NOUNS``, or ``None``.

    Subjects ("elle"), clitics ("le", "lui" before a verb), strong pronouns ("avec lui"), owners
    ("sa"), speakers ("je", "notre"), and nouns by their determiner.
    """
    if nominal.form is not Form.PERSONAL:
        return _FORMS.get(nominal.form)
    if nominal.subject:
        return "subject"
    return "clitic" if nominal.node.dep in ("iobj", "obj") else "strong"


_AWAY = Steps("away", 0, 1, 2, 3, 6, 10)
_AWAY_NOUN = Steps("away", 0, 1, 3, 8)
_AWAY_CLAUSE = Steps("away", 0, 1)
_FAR = Steps("far", 0, 1, 3, 8)
_MODIFIED = Steps("modified", 0, 1)
_MENTIONS = Steps("size", 1, 2, 4, 8)
_RANK = Steps("rank", 0, 1, 2, 4, 8)
_LAST = {form: f"last {form.value}" for form in Form}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chain that a phrase may continue, its last mention in sight, how many lie nearer."""

    chain: Chain
    member: Nominal
    rank: int


class Signs:
    """Tells the signs of the phrases of a text."""

    def __init__(self, knowledge: Knowledge, words: Names) -> None:
        self._cues = knowledge.lexicon.cues
        self._noun_class = knowledge.lexicon.noun_class
        self._is_a, self.ancestors = knowledge.ontology.is_a, knowledge.ontology.ancestors
        self.quantities, self.linkers = words.quantities, words.linkers
        self._stand_ins, self._natural = words.stand_ins, words.natural_genders
        self._kinds: dict[str | None, str] = {None: "unclassed"}
        self._speaking: dict[str, tuple[bool, bool]] = {}

    def kind(self, cls: str | None) -> str:
        """Return the coarse class of a class of the ontology."""
        found = self._kinds.get(cls)
        if found is None:
            found = next((kind for top, kind in _KINDS if self._is_a(cls, top)), "thing")
            self._kinds[cls] = found
        return found

    def says(self, verb: Node) -> bool:
        """Whether who does it says or thinks something."""
        return self._of_speech(verb)[0]

    def is_of_persons(self, noun: Node) -> bool:
        """Whether only a person is or has one: "membre", "épouse"."""
        return self._noun_class(noun.lemma.lower()) == PERSON

    def may_be(self, gender: str, cls: str | None) -> bool:
        """Whether a pronoun of a gender may stand for a thing of a class."""
        return not self._natural or fits_gender(gender, cls, self._is_a)

    def are_related(self, one: str | None, other: str | None) -> bool:
        """Whether one class is the other's, or above or below it."""
        if one is None or other is None:
            return False
        return self._is_a(one, other) or self._is_a(other, one)

    def _of_speech(self, verb: Node) -> tuple[bool, bool]:
        """Whether it is said or thought, and whether it is a fact at least ("reconnu")."""
        lemma = verb.lemma.lower()
        found = self._speaking.get(lemma)
        if found is None:
            stances = [cue.stance for cue in self._cues(lemma, "VERB")]
            says = any(stance.holder for stance in stances)
            found = says, says or any(stance.name == "factive" for stance in stances)
            self._speaking[lemma] = found
        return found

    def alone(self, nominal: Nominal, group: str) -> Iterator[str]:
        """Yield what the phrase tells by itself, whatever it may continue."""
        yield "always"
        yield f"number {nominal.number}"
        yield "quoted" if nominal.quotation else "unquoted"
        if group in NOUNS:
            yield from self._of_noun(nominal)
        elif group not in ("owner", "speaker"):
            yield f"gender {nominal.gender}"
            says, takes_fact = self._of_speech(nominal.verb)
            if nominal.node.inverted:
                yield "inverted"
            if says:
                yield "says"
            if takes_fact and group == "clitic" and nominal.number != "Plur":
                yield "fact"

    def _of_noun(self, nominal: Nominal) -> Iterator[str]:
        yield f"kind {self.kind(nominal.type)}"
        yield _FAR[nominal.sentence]
        yield _MODIFIED[len(nominal.modifiers)]
        yield f"place {nominal.node.dep}"
        below = {child.dep for child in nominal.node.children}
        if "nmod" in below:
            yield "complemented"
        if "acl" in below or "advcl" in below:
            yield "with clause"
        if nominal.predicate:
            yield "predicate"
        if nominal.owners:
            yield "owned"
        if nominal.lemma in self._stand_ins:
            yield "stand-in"

    def together(self, nominal: Nominal, candidate: Candidate, group: str) -> Iterator[str]:
        """Yield what speaks for and against ``nominal`` continuing the chain."""
        chain, member = candidate.chain, candidate.member
        kind, role = self.kind(chain.type), _role(member)
        distance = max(distance_to(nominal, member), 0)
        yield "linked"
        yield _AWAY[distance]
        yield _RANK[candidate.rank]
        yield _LAST[member.form]
        yield f"chain {kind}"
        yield f"numbers {_agreement(chain.number or member.number, nominal.number)}"
        yield _MENTIONS[len(chain.members)]
        yield f"role {role}"
        if chain.names:
            yield "named"
        if member.plural_by_list:
            yield "in list"
        if (member.quotation > 0) != (nominal.quotation > 0):
            yield "quoted apart"
        if chain.members[0].sentence == 0:
            yield "from opening"
        if member.verb is nominal.node:
            yield "governed"
        if member.predicate:
            yield "predicate before"
        if group in NOUNS:
            yield from self._of_nouns(nominal, candidate, kind, distance)
            return
        yield from self._of_pronoun(nominal, candidate, kind, distance)
        yield from self._of_clauses(nominal, member, distance)
        if group == "subject" and self.says(nominal.verb):
            yield f"says+{kind}"
            yield f"says+{kind}+{bool(chain.names)}"
        elif group == "owner":
            yield from self._of_owner(nominal, member, kind)
        elif group == "speaker":
            yield from self._of_speaker(nominal, candidate, kind, distance)

    def _of_pronoun(
        self, nominal: Nominal, candidate: Candidate, kind: str, distance: int
    ) -> Iterator[str]:
        chain, member = candidate.chain, candidate.member
        role, near = _role(member), _AWAY_CLAUSE[distance]
        number = _agreement(chain.number or member.number, nominal.number)
        gender = _agreement(chain.gender, nominal.gender)
        yield f"genders {gender}"
        yield f"agreement {number}+{gender}+{kind}"
        yield f"role {role}+{near}"
        yield f"named {bool(chain.names)}+{kind}+{role}"
        if member.subject:
            yield f"subject+rank {size(candidate.rank, 0, 1, 2)}+{kind}"
            if _is_main(member):
                yield f"main+away {size(distance, 0, 1)}"
            if self.says(member.verb):
                yield f"saying+{near}"

    def _of_clauses(self, nominal: Nominal, member: Nominal, distance: int) -> Iterator[str]:
        if distance:
            return
        if member.verb is nominal.verb:
            yield f"same clause+{_role(member)}"
        elif nominal.verb.is_below(member.verb):
            yield f"clause above+{_role(member)}"
        elif member.verb.is_below(nominal.verb):
            yield f"clause below+{_role(member)}"

    def _of_owner(self, nominal: Nominal, member: Nominal, kind: str) -> Iterator[str]:
        owned = nominal.node.head
        if owned is None:
            return
        yield f"of {self.kind(self._noun_class(owned.lemma.lower()))}+{kind}"
        if member.subject and owned.is_below(member.verb):
            yield "own subject"
        if member.subject and member.verb is owned:
            yield "said of it"
        if owned.is_below(member.node):
            yield "inside of it"

    def _of_speaker(
        self, nominal: Nominal, candidate: Candidate, kind: str, distance: int
    ) -> Iterator[str]:
        chain, member = candidate.chain, candidate.member
        if member.form is not Form.SPEAKER:
            says = self.says(member.verb) and member.subject
            yield f"speaker {kind}+{nominal.number}+{bool(chain.names)}"
            yield f"speaker {says}+{size(distance, 0, 1)}"
            return
        same = member.number == nominal.number
        where = "inside" if nominal.quotation else "outside"
        where = where if member.quotation == nominal.quotation else "apart"
        yield f"same person {same}+{size(distance, 0, 1, 3)}"
        yield f"same person {same}+{where}"

    def _of_nouns(
        self, nominal: Nominal, candidate: Candidate, kind: str, distance: int
    ) -> Iterator[str]:
        chain, member = candidate.chain, candidate.member
        noun = _noun(nominal, chain)
        named = bool(chain.names)
        classes = self._classes(nominal.type, chain.type)
        extra, lacking = nominal.modifiers - chain.modifiers, chain.modifiers - nominal.modifiers
        told = f"{'more' if extra else ''}{'less' if lacking else ''}" or "like"
        yield f"noun {noun}"
        yield f"noun {noun}+{kind}+{named}"
        yield f"noun {noun}+{_AWAY_NOUN[distance]}"
        yield f"modifiers {told}+{noun}"
        yield f"classes {classes}+{noun}"
        yield f"classes {classes}+{nominal.lemma in self._stand_ins}+{named}"
        yield f"numbers {_agreement(chain.number or member.number, nominal.number)}+{noun}"
        yield f"{_LAST[member.form]}+{noun}"
        if noun == "other" and not named:
            yield f"genders {_agreement(chain.gender, nominal.gender)}"
        if member.node.is_below(nominal.node) or nominal.node.is_below(member.node):
            yield "nested"
        if distance == 0 and member.verb is nominal.verb:
            yield f"same clause+{noun}"
        if nominal.subject and member.subject:
            yield "both subjects"

    def _classes(self, one: str | None, other: str | None) -> str:
        if one is None or other is None:
            return "unknown"
        if one == other:
            return "equal"
        if self._is_a(other, one):
            return "wider"
        return "narrower" if self._is_a(one, other) else "apart"


def _agreement(one: str, other: str) -> str:
    if not one or not other:
        return "unknown"
    return "same" if one == other else "apart"


def _role(member: Nominal) -> str:
    return "subject" if member.subject else member.node.dep


def _noun(nominal: Nominal, chain: Chain) -> str:
    if nominal.lemma in chain.lemmas:
        return "same"
    # "le parlement" of "Parlement européen"
    return "in name" if normal(nominal.lemma) in chain.name_words else "other"


def _is_main(member: Nominal) -> bool:
    """Whether it is the subject of its sentence's main verb."""
    verb = member.verb
    while verb.dep in ("conj", "xcomp") and verb.head is not None:
        verb = verb.head
    return verb.head is None
