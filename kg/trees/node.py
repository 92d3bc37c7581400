"""A word in its tree, fast to walk: what annotation, coreference and extraction all read.

``dep`` is a relation of Universal Dependencies 2 without its subtype, the same for every language;
what a subtype says are the word's ``functions`` (``kg/trees/functions.py``). Words of a language
are in ``kg/languages/`` and ``ontologies/lexicon/``.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from kg.languages.segmentation.sentences import COMMAS
from kg.trees.functions import Function

__all__ = ["Node", "Word", "features", "move"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
_index = attrgetter("i")
NO_FUNCTION: frozenset[Function] = frozenset()


class Word(NamedTuple):
    """What a word tells by itself, and what it is in the clause: the same wherever it stands."""

    text: str
    lower: str
    lemma: str
    pos: str
    dep: str
    functions: frozenset[Function]
    feats: frozenset[str]


class Node:
    """A word in its tree.

    ``start`` and ``end`` are character offsets, half-open; ``opens`` tells the first word of a
    sentence, ``sent`` counts the sentences; ``type``, ``name`` and what the word points back to
    come from annotation: the likeliest word (``coreferent``, an index) with its probability
    (``sureness``), and the same word as ``antecedent`` where that is sure enough for claims;
    ``ent`` is the class that a recogniser gives the name (its label, where that stands for no
    class), ``lent`` tells a class that only what is done with the name tells, ``people`` a noun
    that says to which state somebody belongs ("l'Espagnol X"), named as that state. ``head`` is
    ``None`` for a root, ``dep`` empty for white space and for words that were not parsed
    (furniture). Things that share a noun are numbered by ``part``, and their nodes, but for the
    first, know the noun as ``whole``. ``certainty`` is how probable the parser holds
    head and relation, 0..1, ``None`` where it doesn't tell. ``before`` is the word before it in its
    sentence, white space and what was not parsed left aside.

    ``inverted`` tells a subject pronoun right behind its verb or auxiliary. Such a pronoun stands
    for somebody ("dit-il"), for nothing ("reste-t-il") or repeats the subject before the verb ("la
    milice a-t-elle signé"); in the latter two cases it is a dummy. ``lower`` is the plain pronoun
    ("elle" for "-t-elle").
    """

    __slots__ = (
        "antecedent",
        "before",
        "certainty",
        "children",
        "coreferent",
        "dep",
        "end",
        "ent",
        "feats",
        "functions",
        "head",
        "i",
        "inverted",
        "lemma",
        "lent",
        "lower",
        "name",
        "opens",
        "part",
        "people",
        "pos",
        "sent",
        "start",
        "sureness",
        "text",
        "type",
        "whole",
    )

    def __init__(self, i: int, word: Word, start: int, sent: int, *, opens: bool) -> None:
        self.i, self.sent, self.opens = i, sent, opens
        self.text, self.lower, self.lemma, self.pos, self.dep, self.functions, self.feats = word
        self.start, self.end = start, start + len(word.text)
        self.ent = ""
        self.head: Node | None = None
        self.children: list[Node] = []
        self.type: str | None = None
        self.name: str | None = None
        self.lent = False
        self.people = False
        self.antecedent: int | None = None
        self.coreferent: int | None = None
        self.sureness: float | None = None
        self.inverted = False
        self.certainty: float | None = None
        self.part = 0
        self.whole: Node | None = None
        self.before: Node | None = None

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.pos} {self.dep}>"

    # ---- morphology ------------------------------------------------------------------------

    def has(self, feature: str) -> bool:
        """Return whether the morphology holds ``feature`` (``Mood=Cnd``)."""
        return feature in self.feats

    def value(self, feature: str) -> str:
        """Return the value of a feature (``Number`` → ``Plur``), or an empty string.

        Of several values it is the first in alphabetical order.
        """
        return _value(self.feats, feature)

    @property
    def is_nominal(self) -> bool:
        """Whether the word heads a noun phrase (nouns, names, pronouns, numbers)."""
        return self.pos in NOMINAL

    @property
    def is_participle(self) -> bool:
        """Whether the word is a past participle."""
        return "VerbForm=Part" in self.feats and "Tense=Pres" not in self.feats

    @property
    def is_present_participle(self) -> bool:
        """Whether the word is a present participle or gerund."""
        return "VerbForm=Part" in self.feats and "Tense=Pres" in self.feats

    @property
    def is_infinitive(self) -> bool:
        """Whether the word is an infinitive."""
        return "VerbForm=Inf" in self.feats

    @property
    def is_gerund(self) -> bool:
        """Whether the word is a gerund, a noun made of a verb ("without signing")."""
        return "VerbForm=Ger" in self.feats or "VerbForm=Vnoun" in self.feats

    @property
    def is_finite(self) -> bool:
        """Whether the word, or an auxiliary or copula of it, is a finite verb."""
        if "VerbForm=Fin" in self.feats:
            return True
        return any(
            "VerbForm=Fin" in child.feats for child in self.children if child.dep in ("aux", "cop")
        )

    @property
    def is_reflexive(self) -> bool:
        """Whether the word is a pronoun that is part of its verb ("se rendre")."""
        return self.dep == "expl" and Function.REFLEXIVE in self.functions

    @property
    def is_dummy(self) -> bool:
        """Whether the word stands in a subject's place for nothing ("il pleut")."""
        return self.dep == "expl" and Function.DUMMY in self.functions

    @property
    def is_cleft(self) -> bool:
        """Whether the word heads what a cleft says of its focus ("c'est X que Y a signé")."""
        return self.dep == "advcl" and Function.CLEFT in self.functions

    @property
    def is_comma(self) -> bool:
        """Whether the word is a comma, in any script."""
        return self.text in COMMAS

    @property
    def is_relative(self) -> bool:
        """Whether the word is a relative pronoun or adverb."""
        return "PronType=Rel" in self.feats

    def point_back(self, other: Node, sureness: float, claimed: float) -> None:
        """Set what the word points back to; ``claimed`` is how probable it must be for claims.

        A pronoun tells claims nothing (the first "je" of two), and relative clauses are read
        without.
        """
        self.coreferent, self.sureness = other.i, sureness
        told = other.pos not in ("PRON", "DET") and not self.is_relative
        self.antecedent = other.i if told and sureness >= claimed else None

    # ---- the tree --------------------------------------------------------------------------

    def kids(self, *deps: str) -> list[Node]:
        """Return the children whose relation is one of ``deps``."""
        if not self.children:
            return []  # as at most words
        return [child for child in self.children if child.dep in deps]

    def kid(self, *deps: str) -> Node | None:
        """Return the first such child, or ``None``."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def ancestors(self) -> Iterator[Node]:
        """Yield the heads from the nearest to the root."""
        node = self.head
        while node is not None:
            yield node
            node = node.head

    def is_below(self, other: Node) -> bool:
        """Return whether ``other`` stands on the way from the node to its root."""
        if self.sent != other.sent:
            return False  # as most are that are asked for
        node = self.head
        while node is not None and node is not other:
            node = node.head
        return node is other

    def subtree(self, leave_out: Iterable[str] = ()) -> list[Node]:
        """Return the node and all below it, in no order; not below relations in ``leave_out``."""
        left = frozenset(leave_out)
        found = [self]
        for node in found:
            if node.children:
                found += [child for child in node.children if child.dep not in left]
        return found

    def first_word(self) -> Node:
        """Return the first word of the node's phrase."""
        return min(self.subtree(), key=_index)

    def first_conjunct(self) -> Node:
        """Return the first of the things that the node is coordinated with, or the node."""
        node = self
        while node.dep == "conj" and node.head is not None:
            node = node.head
        return node

    def conjuncts(self) -> list[Node]:
        """Return the node and the conjuncts that follow it (chained or flat), in text order."""
        found = [self]
        for node in found:
            found += [child for child in node.children if child.dep == "conj"]
        return sorted(found, key=_index) if len(found) > 1 else found

    def dummy_subject(self) -> Node | None:
        """Return the "il" of "il reste trois camps", which stands before the real subject.

        In "la milice a-t-elle signé ?" the pronoun only repeats the subject before it.
        """
        for child in self.children:
            if child.dep == "nsubj":
                return None
            if child.is_dummy:
                return child
        return None

    def case(self) -> str:
        """Return the lemma of the preposition that marks the node ("à", "au sein de", "").

        Prepositions of several words are joined with their fixed parts.
        """
        for child in self.children:
            if child.dep == "case":
                if not child.children:
                    return child.lemma.lower()
                parts = [child, *sorted(child.kids("fixed"), key=lambda node: node.i)]
                return " ".join(part.lemma.lower() for part in parts)
        return ""


@functools.lru_cache(maxsize=65_536)  # some thousand for a language, asked for some features
def _value(feats: frozenset[str], feature: str) -> str:
    start = feature + "="
    return min((pair[len(start) :] for pair in feats if pair.startswith(start)), default="")


@functools.lru_cache(maxsize=16_384)  # a language has some thousand
def features(morphology: str) -> frozenset[str]:
    """Return the pairs of a morphology, one a value.

    >>> sorted(features("Mood=Cnd|PronType=Int,Rel"))
    ['Mood=Cnd', 'PronType=Int', 'PronType=Rel']
    """
    pairs = (pair.partition("=") for pair in morphology.split("|") if pair)
    return frozenset(f"{name}={value}" for name, _, values in pairs for value in values.split(","))


def move(node: Node, head: Node) -> None:
    """Hang ``node`` on ``head`` with the relation that it has."""
    if node.head is not None:
        node.head.children.remove(node)
    node.head = head
    head.children.append(node)
    head.children.sort(key=lambda child: child.i)
