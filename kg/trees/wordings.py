"""Which lexicon entries (frames, cues) a word of a tree matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["Wording", "best", "matching", "missing_words", "ranked"]

_PARTICLE = "+"  # before a word of a wording that is a particle, and no preposition


class Wording(Protocol):
    """What frames and cues have in common: a head lemma, further words, a reflexive pronoun."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words after the head lemma of an expression of several words."""

    @property
    def reflexive(self) -> bool:
        """Whether the wording has a reflexive pronoun ("se trouver")."""


W = TypeVar("W", bound=Wording)


def matching(entries: Sequence[W], node: Node, *, strict: bool = True) -> list[W]:
    """Return the longest of the entries whose words and reflexive stand at ``node``.

    Where an expression of several words matches, shorter wordings of the same head are dropped:
    "mettre fin à" is not "mettre". See ``ranked``.
    """
    return next(ranked(entries, node, strict=strict), [])


def ranked(entries: Sequence[W], node: Node, *, strict: bool = True) -> Iterator[list[W]]:
    """Yield the entries whose words and reflexive stand at ``node``, the longest ones first.

    A shorter wording is worth a look only where the longer ones state nothing. "S'exécuter" is
    not "exécuter": where it is ``strict``, what has a reflexive matches no wording without one. A
    verb with a particle is another verb, and matches no wording without it: "carry out" is not
    "carry". Where a wording marks its particle, a preposition is none: "take +in" is not said by
    "took the town in May".
    """
    if not entries:
        return
    reflexive = pronoun = False
    particle = ""
    for child in node.children:
        reflexive = reflexive or child.is_reflexive
        pronoun = pronoun or ("Reflex=Yes" in child.feats and child.dep in ("obj", "iobj"))
        if Function.PARTICLE in child.functions:
            particle = child.lower
        # "s'est fait arrêter": the pronoun is the auxiliary's
        strict = strict and Function.CAUSATIVE not in child.functions
    pronoun = pronoun or reflexive
    around: frozenset[str] | None = None
    found = []
    for entry in entries:
        if (entry.reflexive and not pronoun) or (strict and reflexive and not entry.reflexive):
            continue
        if particle and _PARTICLE + particle not in entry.words and particle not in entry.words:
            continue
        if entry.words:
            around = _around(node) if around is None else around  # most entries fail here
            if not around.issuperset(entry.words) or missing_words(entry, node):
                continue
        found.append(entry)
    for length in sorted({_length(entry) for entry in found}, reverse=True):
        yield [entry for entry in found if _length(entry) == length]


def best(entries: Sequence[W], node: Node) -> W | None:
    """Return the first of the entries that match best, or ``None``."""
    found = matching(entries, node, strict=False)
    return found[0] if found else None


def missing_words(entry: Wording, node: Node) -> tuple[str, ...]:
    """Return the words of an expression that do not stand at ``node``."""
    if not entry.words:
        return ()
    near = _near(node, frozenset(entry.words))
    return tuple(word for word in entry.words if word not in near)


def _length(entry: Wording) -> tuple[int, bool]:
    return len(entry.words), entry.reflexive


def _near(node: Node, words_of: frozenset[str]) -> frozenset[str]:
    """Lemmas and forms of the node's dependents and of theirs (the rest of an expression).

    What hangs on one of the expression's own words is near, too: "mettre sur une liste de personnes
    sanctionnées".

    The preposition of what stands before a verb is none of its expression: "à l'issue du sommet,
    ils ont décidé de …" is not "décider à". Nor is that of a noun's complement, where this is no
    word of the expression itself: "la visite de X en Y" is not "en visite". Nor is what hangs on a
    subject: "la déviation de la ligne est mise en place" is not "mettre en ligne". Nor are the
    words of a clause or circumstance before the verb: "selon une enquête, il fait l'objet de
    critiques" is not "faire l'objet d'une enquête". Nor are those of whoever tells it: "they did
    not attack the town, he said in a statement" is not "attack a statement".
    """
    words: set[str] = set()
    for child in node.children:
        if node.pos == "VERB" and child.i < node.i and _is_before(child):
            continue
        own = (child.lemma.lower(), child.lower)
        words.update(own)
        if Function.PARTICLE in child.functions:
            words.add(_PARTICLE + child.lower)
        if child.dep == "parataxis":
            continue
        before = (node.pos == "VERB" and child.i < node.i) or (
            node.pos == "NOUN" and words_of.isdisjoint(own)
        )
        acting = node.pos == "VERB" and child.dep == "nsubj" and words_of.isdisjoint(own)
        for below in child.children:
            if acting and below.dep != "conj":
                continue
            if not (before and below.pos == "ADP"):
                forms = (below.lemma.lower(), below.lower)
                words.update(forms)
                if not words_of.isdisjoint((*own, *forms)):
                    for last in below.children:
                        words.update((last.lemma.lower(), last.lower))
    if node.kid("cop") is not None:
        words.update((node.lemma.lower(), node.lower))
    return frozenset(words)


def _is_before(child: Node) -> bool:
    """Whether it is a clause or a noun with a preposition: a circumstance set before the verb."""
    return child.dep == "advcl" or (child.dep == "obl" and child.pos in ("NOUN", "PROPN"))


def _around(node: Node) -> frozenset[str]:
    """Whatever may be near a node: lemmas and forms of all within three steps below, its own."""
    near = [node, *node.children]
    for below in (1, len(near)):
        near += [child for word in near[below:] for child in word.children]
    particles = [_PARTICLE + word.lower for word in near if Function.PARTICLE in word.functions]
    forms = [word.lower for word in near]
    return frozenset(forms).union(particles, [word.lemma.lower() for word in near])
