"""A clause as found in a tree: predicate, subjects, arguments, and what it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kg.model import Role
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["Argument", "Clause", "Kind", "Link", "mark_words", "sharing_verb"]


class Kind(StrEnum):
    """What the predicate is made of."""

    VERB = "verb"
    COPULA = "copula"  # être + attribute
    ROLE = "role"  # apposition or title: no verb


class Link(StrEnum):
    """How a clause hangs on the clause above it."""

    ROOT = "root"
    COMPLEMENT = "complement"  # what the predicate (or a noun) above says, thinks, wants …
    RELATIVE = "relative"  # relative clauses and participles of a noun
    ADVERBIAL = "adverbial"
    REPORT = "report"  # "…, a souligné X" inside what is reported


def mark_words(mark: Node) -> str:
    """Return a subordinator with its further words ("tant que"), their elisions undone."""
    words = [mark, *sorted(mark.kids("fixed"), key=lambda node: node.i)]
    return " ".join(word.lemma.lower() if word is not mark else word.lower for word in words)


def sharing_verb(node: Node) -> Node | None:
    """Return the verb before under whose auxiliaries the node stands too, or ``None``.

    "May capture the town and destroy the port": it may do both.
    """
    first = node.head
    if node.dep != "conj" or first is None or node.kid("aux", "mark", "cop") is not None:
        return None
    if node.kid("nsubj") is not None and not node.is_infinitive:
        return None
    if not (node.is_infinitive or node.is_participle) or node.is_finite:
        return None
    if not first.kids("aux"):
        return sharing_verb(first)
    return first if node.is_infinitive == first.is_infinitive else None


_STRESSED = frozenset({Function.CLEFT, Function.RELATIVE})


@dataclass(slots=True)
class Argument:
    """An argument of a clause. ``preposition`` is a lemma or empty."""

    node: Node
    role: Role
    preposition: str = ""


@dataclass(slots=True, eq=False)
class Clause:
    """A predicate with its subjects and arguments; a working value of one Doc's extraction.

    ``impersonal`` tells that the grammatical subject stands for nothing ("il est difficile de").
    ``words`` are the words that state the predicate (auxiliaries, verb, noun of a support verb);
    ``above`` is the clause it hangs on by ``link``; ``between`` is the noun between the two, if
    any. A clause that ``states_nothing`` passes its meaning to the infinitive below it ("peut" of
    "peut envoyer").
    """

    node: Node
    kind: Kind
    words: list[Node]
    lemma: str
    passive: bool = False
    impersonal: bool = False
    subjects: list[Node] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)
    link: Link = Link.ROOT
    above: Clause | None = None
    between: Node | None = None
    states_nothing: bool = False

    @property
    def infinitive(self) -> bool:
        """Whether the predicate is an infinitive or gerund: "partir", "avoir été tué"."""
        nonfinite = any(word.is_infinitive or word.is_gerund for word in self.words)
        return nonfinite and not self.node.is_finite

    @property
    def particle(self) -> Node | None:
        """The word that makes another verb of the verb: "out" of "carry out"."""
        particles = (c for c in self.node.children if Function.PARTICLE in c.functions)
        return next(particles, None) if self.kind is Kind.VERB else None

    @property
    def verb(self) -> str:
        """The predicate's lemma, with its particle: "carry out"."""
        particle = self.particle
        return self.lemma if particle is None else f"{self.lemma} {particle.lower}"

    @property
    def wording(self) -> tuple[Node, ...]:
        """The words that state it, with a particle that stands right behind them."""
        particle = self.particle
        beside = particle is not None and particle.i == self.words[-1].i + 1
        return (*self.words, particle) if particle is not None and beside else tuple(self.words)

    @property
    def is_cleft(self) -> bool:
        """Whether it states nothing but what a clause below stresses: "it was X who signed"."""
        return self.kind is Kind.COPULA and self.impersonal and self.stressed() is not None

    def stressed(self) -> Node | None:
        """Return the verb of the clause whose subject, object … the attribute may be."""
        behind = (child for child in self.node.children if child.i > self.node.i)
        return next((child for child in behind if child.functions & _STRESSED), None)

    @property
    def is_causative(self) -> bool:
        """Whether the subject has somebody else do it ("a fait rédiger la lettre par X")."""
        return any(c.dep == "aux" and Function.CAUSATIVE in c.functions for c in self.node.children)

    @property
    def points_back(self) -> bool:
        """Whether its object is its subject: "s'accusent"."""
        return any(c.is_reflexive or c.has("Reflex=Yes") for c in self.node.children)

    @property
    def first(self) -> Node:
        """The predicate's first word."""
        return self.words[0]

    @property
    def opening(self) -> Node:
        """The first of its words with those above that state nothing: "was" of "was able to go".

        Where somebody is named between the two they stay apart: "asked the rebels to go".
        """
        found, clause = self.first, self
        while (above := clause.above) is not None and above.states_nothing:
            word = clause.first.before
            while word is not None and word.i > above.first.i and clause._ties(word):
                word = word.before
            if word is not above.first:
                break
            found, clause = word, above
        return found

    def _ties(self, word: Node) -> bool:
        """Whether a word before it is one of the verb above, or names nobody else."""
        above = self.above
        if above is not None and (word is above.node or word in above.words):
            return True
        return word is self.between or not (word.is_nominal or word.pos == "PUNCT")
