"""Whether a clause is negated by its own words, before what stands above it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses.clause import Argument, Clause, mark_words, sharing_verb
from kg.languages import Language
from kg.languages.syntax import Syntax
from kg.model import Role
from kg.trees.node import Node

__all__ = ["exceptions", "has_ended", "is_denied", "is_nobody", "own_negation"]

_PARTICIPANTS = frozenset({"nsubj", "obj", "obl", "iobj", "det", "cc", "advmod"})


def own_negation(clause: Clause, language: Language) -> bool:
    """Return whether the clause is negated by words of its own.

    "ne … que" and "pas seulement" restrict and do not negate; "aucun", "no" and "nobody" negate
    from wherever they stand, in languages with a particle only beside it.
    """
    syntax = language.syntax
    node = clause.node
    adverbs = _adverbs(clause)
    particle = any(word.lower in syntax.negation_particles for word in adverbs)
    if particle and _restricts(clause, adverbs, syntax):
        return False
    if particle or not syntax.negation_particles:
        negated = _is_negated(node, adverbs, syntax) or _by_participants(node, particle, syntax)
        negated = negated or (particle and _is_bare(clause, syntax))
    else:
        negated = _is_negated(node, adverbs, syntax, alone=True)
    return negated or _shares_negation(node, syntax)


def _is_bare(clause: Clause, syntax: Syntax) -> bool:
    """Whether a particle alone denies the verb, which is told as a fact: no subjunctive.

    Not "il ne peut partir que demain". So it does a participle: "ne pouvant partir".
    """
    verb = clause.node
    told = any(one.has("Mood=Ind") for one in (verb, *verb.kids("aux")))
    told = told or verb.is_present_participle
    if verb.lemma.lower() not in syntax.bare_negation_verbs or not told:
        return False
    below = (c for child in verb.kids("xcomp", "obj", "obl") for c in (child, *child.children))
    marks = (mark for node in below for mark in node.kids("mark", "advmod", "case"))
    return not any(mark.lower in syntax.restrictors for mark in marks)


def has_ended(clause: Clause, language: Language) -> bool:
    """Return whether a denied clause says that it was so before: "n'est plus", "no longer"."""
    words = language.syntax.ended_negators
    return any(
        " ".join([*(c.lower for c in word.children if c.i < word.i), word.lower]) in words
        for word in _adverbs(clause)
    )


def _shares_negation(node: Node, syntax: Syntax) -> bool:
    """Whether it stands under the negation before: "did not sign X or release Y"."""
    if _shares_mark(node, syntax):
        return True
    first = sharing_verb(node)
    apart = node.kid("cc") is not None and any(mark.is_comma for mark in node.kids("punct"))
    if first is None or apart or _is_put_instead(node, syntax):
        return False  # a comma before "and" ends what is denied
    adverbs = [adverb for word in (first, *first.kids("aux")) for adverb in word.kids("advmod")]
    particle = any(word.lower in syntax.negation_particles for word in adverbs)
    if syntax.negation_particles and not particle:
        return False
    if any(_is_negative(word, syntax) for word in (*first.kids("cc"), *node.kids("cc"))):
        return True  # "ni signé ni libéré"
    return _is_negated(first, [word for word in adverbs if word.i < first.i], syntax)


def _is_negated(node: Node, adverbs: list[Node], syntax: Syntax, *, alone: bool = False) -> bool:
    """Whether an adverb, a subordinator or the verb's own form negates; ``alone``: no particle."""
    if any(_negates(word, syntax) and not _is_softened(word, node, syntax) for word in adverbs):
        return True
    if "Polarity=Neg" in node.feats:
        return True
    if any("Polarity=Neg" in verb.feats for verb in node.children if verb.dep in ("aux", "cop")):
        return True
    if _is_denied_by_mark(node, syntax):
        return True
    if alone or not any(word.lower in syntax.partner_negators for word in adverbs):
        return False
    return not any(_negates(c, syntax) for word in adverbs for c in word.children)


def _shares_mark(node: Node, syntax: Syntax) -> bool:
    """Whether a subordinator before another verb denies it too: "sans signer ni partir"."""
    verb: Node | None = node
    while verb is not None and verb.dep == "conj" and not verb.kids("mark", "nsubj", "cop"):
        if verb.is_finite:
            return False
        verb = verb.head
    if verb is None or verb is node:
        return False
    return _is_denied_by_mark(verb, syntax)


def _is_denied_by_mark(node: Node, syntax: Syntax) -> bool:
    """Whether what opens the clause denies it: "sans signer", "au lieu de signer"."""
    marks, above = node.kids("mark"), node.head
    if any(mark_words(mark) in syntax.negative_marks for mark in marks):
        return True
    if above is None or above.dep not in ("advmod", "mark", "case"):
        return False
    words = mark_words(above)  # the clause hangs on an adverb, the rest of the mark on the clause
    return any(f"{words} {mark.lemma.lower()}" in syntax.negative_marks for mark in marks)


def _negates(word: Node, syntax: Syntax) -> bool:
    """Whether an adverb negates by itself; of several words: "no longer"."""
    if not syntax.negators:
        return word.has("Polarity=Neg")
    if word.lower in syntax.negators:
        return True
    before = [child.lower for child in word.children if child.i < word.i]
    return bool(before) and " ".join([*before, word.lower]) in syntax.negators


def _by_participants(node: Node, particle: bool, syntax: Syntax) -> bool:
    """Whether a pronoun or determiner negates: "aucun accord n'a été signé", "sent no letter"."""
    if not particle and _is_negative(node, syntax):
        return True  # "it was nobody"
    return any(_is_negative(word, syntax) for word in _participants(node, below=particle))


def _participants(node: Node, *, below: bool) -> Iterator[Node]:
    """Words that may negate, those of an infinitive ``below`` included ("il n'a rien pu faire")."""
    for child in node.children:
        if child.dep in _PARTICIPANTS:
            yield child
            yield from child.kids("det", "cc")
        elif below and child.dep == "conj" and child.case():
            yield from child.kids("cc")  # "ne … ni à Lorn ni en Suède"
        elif below and child.dep == "xcomp":
            yield from _participants(child, below=True)


def is_nobody(noun: Node, syntax: Syntax) -> bool:
    """Return whether a noun or pronoun stands for none: "nobody", "no rebel", "aucun accord"."""
    if noun.pos != "NOUN" and _is_negative(noun, syntax):
        return True
    return any(_is_negative(word, syntax) for word in noun.kids("det"))


def exceptions(clause: Clause, language: Language) -> frozenset[int]:
    """Return the subjects and arguments whose polarity is not the clause's: "not arms but letters".

    They are told by the indices of their words.
    """
    syntax = language.syntax
    denied = {a.node.i for a in clause.arguments if _is_excluded(a, syntax)}
    instead = {a.node.i for a in clause.arguments if _is_put_instead(a.node, syntax)} - denied
    around = set(clause.node.ancestors())  # "non la loi votée par X": voted it is
    denied.update(s.i for s in clause.subjects if s not in around and is_denied(s, syntax))
    if not denied and not instead:
        return frozenset()
    return frozenset(instead if own_negation(clause, language) else denied)


def is_denied(noun: Node, syntax: Syntax) -> bool:
    """Return whether a noun is negated by itself: "not a single rebel", "not X but Y"."""
    adverbs = noun.kids("advmod")
    if not adverbs or noun.kid("cop") is not None:
        return False
    return any(_negates(word, syntax) and not _is_softened(word, noun, syntax) for word in adverbs)


def _is_negative(word: Node, syntax: Syntax) -> bool:
    if not syntax.negative_words:
        return word.has("PronType=Neg")
    return word.lower in syntax.negative_words


def _is_excluded(argument: Argument, syntax: Syntax) -> bool:
    """Whether the argument itself is negated: "pas des armes, mais des vivres"."""
    if argument.role is Role.CLAUSE or argument.node.lower in syntax.softeners:
        return False  # what a clause denies, it denies itself
    return is_denied(argument.node, syntax)


def _is_put_instead(node: Node, syntax: Syntax) -> bool:
    """Whether a conjunct stands for one that is denied: "ce n'est pas X, mais Y"."""
    if node.dep != "conj":
        return False
    return any(c.lower in syntax.adversatives for c in node.kids("cc"))


def _restricts(clause: Clause, adverbs: list[Node], syntax: Syntax) -> bool:
    """Whether it only restricts: "il ne reste plus que trois villages"."""
    words = syntax.restrictors
    if any(word.lower in words and word.i > clause.first.i for word in adverbs):
        return True
    return any(
        adverb.lower in words and adverb.pos == "ADV"
        for child in clause.node.kids("obj", "obl", "nsubj", "xcomp")
        for adverb in child.kids("advmod")
    )


def _adverbs(clause: Clause) -> list[Node]:
    found = list(clause.node.kids("advmod"))
    for word in clause.words:
        if word is not clause.node:
            found.extend(word.kids("advmod"))
    return found


def _is_softened(adverb: Node, node: Node, syntax: Syntax) -> bool:
    words = [c.lower for c in adverb.children]
    words += [c.lower for c in node.children if c.i == adverb.i + 1]
    return any(word in syntax.softeners for word in words)
