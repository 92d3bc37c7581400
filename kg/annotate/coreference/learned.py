"""Phrases that point back → the chains that a ranker holds for the likeliest, and how likely."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.annotate.coreference.nominals import is_people
from kg.annotate.coreference.signs import NOUNS, Candidate, Signs
from kg.normal import normal

if TYPE_CHECKING:
    from kg.annotate.coreference.chains import Chain, Trail
    from kg.annotate.coreference.nominals import Nominal

__all__ = ["LearnedReader", "likely_class", "probabilities"]

Weights = Mapping[str, Mapping[str, float]]

_NEAR = 3  # sentences back that a pronoun may reach
_FAR = 4  # sentences back that another noun may; the same noun however far
_SAME = 4  # chains called by the same noun
_SHOWN = 6  # of the chains mentioned last, those that "ce groupe" may mean by another noun
_SPOKEN = 6  # words of the first person
_MOST = 12  # candidates
_BY_RULE = 0.8  # how often it is right in news
_CLASSED = 0.6  # how probably it is of a class, whichever of its candidates it continues
_OVERRULED = 0.9  # what rules find for a noun is left only for what is as probable
_PLURAL = frozenset({"group", "body"})  # of one word, of many people
_EITHER = frozenset({"group", "person"})  # "les personnes", "ils"; "la vigie", "il"
_ACTORS = frozenset({"person", "group", "country", "body"})


def probabilities(
    known: Mapping[str, float], alone: Iterable[str], together: Sequence[Iterable[str]]
) -> list[float]:
    """Return how probable each candidate is; what is missing to 1 is that none is meant.

    ``known`` are weights of signs in log odds; that a phrase continues nothing weighs 0.

    >>> [round(p, 2) for p in probabilities({"named": 2.0}, [], [["named"], ["in list"]])]
    [0.79, 0.11]
    """

    def weight(signs: Iterable[str]) -> float:
        return sum([known[sign] for sign in signs if sign in known])

    base = weight(alone)
    scores = [base + weight(signs) for signs in together]
    most = max(scores, default=0.0)
    powers = [math.exp(score - max(most, 0.0)) for score in scores]
    whole = sum(powers) + math.exp(-max(most, 0.0))
    return [power / whole for power in powers]


def likely_class(
    probable: Sequence[float],
    classes: Sequence[str | None],
    ancestors: Mapping[str, Collection[str]],
) -> str | None:
    """Return the narrowest class that one of the candidates has, where it is likely enough.

    >>> likely_class([0.4, 0.3], ["kg:Person", "kg:Person"], {})
    'kg:Person'
    >>> above = {"kg:Person": ["kg:Actor"], "kg:Group": ["kg:Actor"]}
    >>> likely_class([0.4, 0.3], ["kg:Person", "kg:Group"], above)
    'kg:Actor'
    """
    whole: dict[str, float] = {}
    for one, cls in zip(probable, classes, strict=True):
        for kind in (cls, *sorted(ancestors.get(cls, ()))) if cls is not None else ():
            whole[kind] = whole.get(kind, 0.0) + one
    likely = [cls for cls, one in whole.items() if one >= _CLASSED]
    return max(likely, key=lambda cls: len(ancestors.get(cls, ())), default=None)


class LearnedReader:
    """Finds the chains that the phrases of one text continue.

    ``classes`` are those that phrases have probably, by index, where it is unsure which chain.
    """

    def __init__(self, trail: Trail, signs: Signs, weights: Weights) -> None:
        self.trail, self.signs, self.weights = trail, signs, weights
        self.classes: dict[int, str] = {}

    def find(self, nominal: Nominal, group: str, ruled: Chain | None) -> tuple[Chain, float] | None:
        """Return the likeliest chain and its probability; ``ruled`` is what rules found.

        It is no more probable than that the chain's last mention belongs to the chain.
        """
        candidates = self.candidates(nominal, group, ruled)
        known = self.weights.get(group)
        if not candidates or known is None:
            return None
        found = probabilities(
            known,
            self.alone(nominal, group, ruled),
            [self.together(nominal, one, group, ruled) for one in candidates],
        )
        best = max(range(len(found)), key=found.__getitem__)
        chosen = candidates[best]
        if ruled is not None and found[best] < _OVERRULED and self._trusts(nominal, group, ruled):
            return ruled, max(found[best], _BY_RULE)
        if group not in NOUNS:
            self._class(nominal, found, candidates)
        return chosen.chain, min(found[best], self.trail.sureness.get(chosen.member.index, 1.0))

    def _class(
        self, nominal: Nominal, found: Sequence[float], candidates: Sequence[Candidate]
    ) -> None:
        """Note the class of a phrase that means one of several of a kind."""
        own = [one.chain.type for one in candidates]
        likely = likely_class(found, own, self.signs.ancestors)
        if likely is not None:
            self.classes[nominal.index] = likely

    def alone(self, nominal: Nominal, group: str, ruled: Chain | None) -> list[str]:
        """Return the signs of a phrase by itself."""
        told = "rules find none" if ruled is None else "rules find some"
        return [told, *self.signs.alone(nominal, group)]

    def together(
        self, nominal: Nominal, candidate: Candidate, group: str, ruled: Chain | None
    ) -> list[str]:
        """Return the signs of a phrase with a candidate."""
        signs = list(self.signs.together(nominal, candidate, group))
        if ruled is not None:
            signs.append("ruled" if ruled is candidate.chain else "not ruled")
        return signs

    def candidates(self, nominal: Nominal, group: str, ruled: Chain | None) -> list[Candidate]:
        """Return what ``nominal`` may continue, the nearest first."""
        if group in NOUNS:
            pairs = self._nouns(nominal, group)
        elif group == "speaker":
            pairs = self._speakers(nominal)
        else:
            near = self.trail.last_mentions(nominal, _NEAR)
            owned = nominal.node.head if group == "owner" else None
            itself = self.trail.named_by(owned) if owned is not None else None
            pairs = [
                (chain, member)
                for chain, member in near
                if chain is not itself
                and self._agrees(chain, member, nominal)
                and not self._holds(member, nominal, group)
            ]
            pairs = self._people_first(pairs, nominal, group)[:_MOST]
        if ruled is not None and all(chain is not ruled for chain, _ in pairs):
            pairs.append((ruled, ruled.members[-1]))
        return [Candidate(chain, member, rank) for rank, (chain, member) in enumerate(pairs)]

    def _trusts(self, nominal: Nominal, group: str, ruled: Chain) -> bool:
        """Whether rules are as good: for nouns, and for the person of "…, a-t-elle dit"."""
        if group in NOUNS:
            return True
        says = nominal.node.inverted and self.signs.says(nominal.verb)
        return says and self.signs.kind(ruled.type) == "person"

    def _people_first(
        self, pairs: list[tuple[Chain, Nominal]], nominal: Nominal, group: str
    ) -> list[tuple[Chain, Nominal]]:
        """Return the people where only a person can be meant.

        "Il était membre", "son épouse", and "a-t-elle dit" where a woman is near.
        """
        noun = {"owner": nominal.node.head, "subject": nominal.verb}.get(group)
        people = [(c, m) for c, m in pairs if self.signs.kind(c.type) == "person"]
        if noun is None or not people:
            return pairs
        if self.signs.is_of_persons(noun):
            return people
        if nominal.node.inverted and self.signs.says(noun):
            fitting = [(c, m) for c, m in people if c.gender == nominal.gender != ""]
            return fitting or pairs
        return pairs

    def _agrees(self, chain: Chain, member: Nominal, pronoun: Nominal) -> bool:
        """Whether number and gender allow it; a crew are "ils", and so are "les vigies"."""
        if not self.signs.may_be(pronoun.gender, chain.type):
            return False
        kind = self.signs.kind(chain.type)
        number = chain.number or member.number
        if number and pronoun.number and number != pronoun.number and kind not in _PLURAL:
            return False
        apart = chain.gender and pronoun.gender and chain.gender != pronoun.gender
        return not apart or kind in _EITHER

    def _holds(self, member: Nominal, pronoun: Nominal, group: str) -> bool:
        """Whether the pronoun is part of the phrase, so that it means something else.

        "Les périls qu'ils affrontent", "le cadre de son projet", "X, son époux"; but "un homme et
        son chien".
        """
        if group != "owner":
            return pronoun.node.is_below(member.node)
        owned = pronoun.node.head
        if owned is None or owned is member.node:
            return owned is not None
        if owned.head is not member.node:
            return False
        return owned.dep == "appos" or (owned.dep == "nmod" and owned.case() in self.signs.linkers)

    def _speakers(self, nominal: Nominal) -> list[tuple[Chain, Nominal]]:
        pairs = self.trail.spoken(_SPOKEN)
        known = {id(chain) for chain, _ in pairs}
        for chain, member in self.trail.named_near(nominal, _NEAR):
            if len(pairs) == _MOST:
                break
            if id(chain) not in known and self.signs.kind(chain.type) in _ACTORS:
                pairs.append((chain, member))
        return pairs

    def _nouns(self, nominal: Nominal, group: str) -> list[tuple[Chain, Nominal]]:
        """Return what is called by the same noun, and what it may call otherwise."""
        if nominal.lemma in self.signs.quantities and group != "demonstrative":
            return []
        found = self.trail.called(nominal.lemma, _SAME)
        known = set(map(id, found))
        word = normal(nominal.lemma)
        for rank, chain in enumerate(self.trail.recent(nominal, _FAR)):
            if len(found) >= _MOST:
                break
            if word not in chain.name_words and not self._may_mean(nominal, chain, group, rank):
                continue
            if not chain.is_loose and id(chain) not in known:
                found.append(chain)
        owners = self.trail.owners(nominal)
        if is_people(nominal):
            found = [chain for chain in found if is_people(chain.members[0])]
        return [
            (chain, chain.members[-1])
            for chain in found
            if not (owners and chain.owners) or owners & chain.owners  # "le message de X": not Y's
        ]

    def _may_mean(self, nominal: Nominal, chain: Chain, group: str, rank: int) -> bool:
        if chain.number and nominal.number and chain.number != nominal.number:
            return False
        if group == "demonstrative":
            return rank < _SHOWN
        return group == "definite" and self.signs.are_related(nominal.type, chain.type)
