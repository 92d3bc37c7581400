"""Mentions of one thing so far, and the trail of all mentions in a document."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.annotate.coreference.nominals import POINTING, Form, Nominal, described
from kg.normal import normal

if TYPE_CHECKING:
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["PERSON", "Chain", "Trail", "distance_to"]

PERSON = "kg:Person"
_MENTIONS = 300  # looked back at, at most: eight sentences of news have a third of them


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions of one thing so far, with what they tell about it."""

    members: list[Nominal]
    names: set[str] = field(default_factory=set)
    name_words: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)  # numbered things
    modifiers: set[str] = field(default_factory=set)
    type: str | None = None
    number: str = ""
    gender: str = ""
    head: int = -1  # the mention that the others point to: the first name, else the first

    @property
    def is_loose(self) -> bool:
        """Whether pronouns alone are known of it: "il … il", whoever that is."""
        return not self.lemmas

    def add(self, nominal: Nominal) -> None:
        """Take in a further mention and what it tells."""
        if not self.members or (nominal.name and not self.names):
            self.head = nominal.index
        self.members.append(nominal)
        if nominal.name:
            name = normal(nominal.name)
            self.names.add(name)
            self.name_words.update(name.split())
        if nominal.form is Form.PERSONAL and (self.type == PERSON or self.is_loose):
            self.gender = self.gender or nominal.gender  # "Il" tells that Claude is a man
        if nominal.form not in POINTING:
            self.lemmas.add(nominal.lemma)
            self.modifiers |= nominal.modifiers
            self.gender = self.gender or nominal.gender
        self.type = self.type or nominal.type
        self.number = self.number or nominal.number


class Trail:
    """All mentions of a document in text order, with the chains that they belong to.

    ``titles`` are positions with the names that they are said of, ``things`` the numbers of what
    named phrases name.
    """

    def __init__(self, tree: Tree, titles: Mapping[int, int], things: Mapping[int, int]) -> None:
        self._tree, self._titles, self._things = tree, titles, things
        self._roles: dict[int, list[int]] = {}  # name → positions said of it
        for position, name in sorted(titles.items()):
            self._roles.setdefault(name, []).append(position)
        self._mentions: list[tuple[Nominal, Chain]] = []
        self._asked: tuple[int, int, int] | None = None
        self._recent: Sequence[Chain] = ()
        self._named: dict[int, Chain] = {}  # numbered thing → its chain
        self._holders: dict[str, dict[Chain, set[str]]] = {}  # position → persons, how described
        self.sureness: dict[int, float] = {}  # mention → how probably it is of its chain
        self._spoken: list[tuple[Nominal, Chain]] = []  # "je", "notre" with whom they mean
        self._called: dict[
            str, dict[Chain, Nominal]
        ] = {}  # noun → what is called so, the last last

    def start(self, nominal: Nominal) -> None:
        """Begin a chain with ``nominal``, unless it can only be said of something before it."""
        if nominal.form in (Form.NEARER, Form.DETERMINER):
            return
        chain = Chain([])
        chain.add(nominal)
        self.note(chain, nominal)

    def note(self, chain: Chain, nominal: Nominal) -> None:
        """Remember that ``nominal`` is of ``chain``, and what is told of it there."""
        if nominal.form is Form.SPEAKER:
            self._spoken.append((nominal, chain))
        elif nominal.form is not Form.DETERMINER:
            self._mentions.append((nominal, chain))
            if nominal.form not in POINTING:
                called = self._called.setdefault(nominal.lemma, {})
                called.pop(chain, None)
                called[chain] = nominal
        if nominal.index in self._things:
            self._named.setdefault(self._things[nominal.index], chain)
        for position in self._roles.get(nominal.index, []):
            noun = self._tree[position]
            holders = self._holders.setdefault(noun.lemma.lower(), {})
            holders.setdefault(chain, set()).update(described(noun))
        chain.owners |= self.owners(nominal)

    def owners(self, nominal: Nominal) -> set[int]:
        """Return the numbers of the named things that it belongs to."""
        return {self._things[owner] for owner in nominal.owners if owner in self._things}

    def named(self, nominal: Nominal) -> Chain | None:
        """Return the chain of what a name names, if it was named before."""
        return self._named.get(self._things[nominal.index])

    def named_by(self, noun: Node) -> Chain | None:
        """Return the chain of the name that a noun is said of, if it was named before.

        "Son mari, X": X, though the name stands behind.
        """
        names = [self._titles.get(noun.i, -1), *(child.i for child in noun.kids("appos"))]
        found = (self._named.get(self._things[i]) for i in names if i in self._things)
        return next(filter(None, found), None)

    def holders(self, position: str) -> Mapping[Chain, set[str]]:
        """Return who holds a position, with the words that describe it."""
        return self._holders.get(position, {})

    def last_mentions(self, nominal: Nominal, reach: int) -> list[tuple[Chain, Nominal]]:
        """Return the chains within ``reach`` sentences with their last mentions, nearest first.

        Outside of quotations a pronoun is nobody of whom a quotation speaks: who says "…, dit-il"
        was named before.
        """
        found: dict[int, tuple[Chain, Nominal]] = {}
        for other, chain in itertools.islice(reversed(self._mentions), _MENTIONS):
            if nominal.sentence - other.sentence > reach and distance_to(nominal, other) > reach:
                break
            if nominal.quoted or not other.quoted:
                found.setdefault(id(chain), (chain, other))
        return list(found.values())

    def called(self, noun: str, most: int) -> list[Chain]:
        """Return what is called by a noun, the last so called first, at most ``most``."""
        return list(itertools.islice(reversed(self._called.get(noun, {})), most))

    def spoken(self, most: int) -> list[tuple[Chain, Nominal]]:
        """Return whom "je", "notre" meant, of the last ``most`` such words, the nearest first."""
        found: dict[int, tuple[Chain, Nominal]] = {}
        for other, chain in itertools.islice(reversed(self._spoken), most):
            found.setdefault(id(chain), (chain, other))
        return list(found.values())

    def named_near(self, nominal: Nominal, reach: int) -> list[tuple[Chain, Nominal]]:
        """Return the named things within ``reach`` sentences, the nearest first."""
        found: dict[int, tuple[Chain, Nominal]] = {}
        for other, chain in itertools.islice(reversed(self._mentions), _MENTIONS):
            if nominal.sentence - other.sentence > reach:
                break
            if chain.names:
                found.setdefault(id(chain), (chain, other))
        return list(found.values())

    def recent(self, nominal: Nominal, reach: int) -> Sequence[Chain]:
        """Return the chains last mentioned within ``reach`` sentences, the nearest first."""
        key = nominal.sentence, reach, len(self._mentions)
        if key != self._asked:  # rules and ranker ask one after the other
            found: dict[Chain, None] = {}
            for other, chain in itertools.islice(reversed(self._mentions), _MENTIONS):
                if nominal.sentence - other.sentence > reach:
                    break
                found[chain] = None
            self._asked, self._recent = key, list(found)
        return self._recent


def distance_to(nominal: Nominal, before: Nominal) -> int:
    """Return how many sentences lie between; outside of quotations those inside don't count."""
    if nominal.quotation or before.quotation:
        return nominal.sentence - before.sentence
    return nominal.outside - before.outside
