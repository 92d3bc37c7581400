"""Polarity and modality that a clause has by its own words, before what stands above it."""

from __future__ import annotations

from kg.extract.clauses.clause import Argument, Clause, Kind, Link
from kg.languages import Language
from kg.model import Modality, Role
from kg.ontology import Lexicon
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["own_modality", "own_negation"]


def own_negation(clause: Clause, language: Language, argument: Argument | None = None) -> bool:
    """Return whether the clause, or this argument of it, is negated by words of its own.

    "ne … que" and "pas seulement" restrict and do not negate; "aucun", "rien", "personne" negate
    with "ne" from wherever they stand.
    """
    syntax = language.syntax
    node = clause.node
    particle = restricted = negator = partner = False
    for child in _adverbs(clause):
        if child.lower in syntax.negation_particles:
            particle = True
        elif child.lower in syntax.negators:
            negator = negator or not _is_softened(child, node, language)
        elif child.lower in syntax.partner_negators:
            partner = True
        elif child.lower in syntax.restrictors and child.i > clause.first.i:
            restricted = True
    if argument is not None:
        if _is_excluded(argument, language):
            return True
        if _is_put_instead(argument.node, language):
            return False
    restricted = restricted or _is_restricted(node, language)
    if particle and restricted:
        return False
    elsewhere = any(c.lower in syntax.negators for a in _adverbs(clause) for c in a.children)
    negator = negator or (particle and partner and not elsewhere)  # "pas seulement le plus …"
    if particle and not negator:
        negator = any(_is_negative(word, language) for word in _participants(node))
    if not negator and node.kid("mark") is not None:
        negator = any(c.dep == "mark" and c.lower in syntax.negative_marks for c in node.children)
    return negator


def _is_excluded(argument: Argument, language: Language) -> bool:
    """Whether the argument itself is negated: "pas des armes, mais des vivres"."""
    node, syntax = argument.node, language.syntax
    if (
        argument.role is Role.CLAUSE
        or node.kid("cop") is not None
        or node.lower in syntax.softeners
    ):
        return False  # what a clause denies, it denies itself
    return any(
        c.lower in syntax.negators and not _is_softened(c, node, language)
        for c in node.kids("advmod")
    )


def _is_put_instead(node: Node, language: Language) -> bool:
    """Whether a conjunct stands for one that is denied: "ce n'est pas X, mais Y"."""
    if node.dep != "conj":
        return False
    return any(c.lower in language.syntax.adversatives for c in node.kids("cc"))


def _is_restricted(node: Node, language: Language) -> bool:
    """Whether a "que" before an argument restricts: "il ne reste plus que trois villages"."""
    words = language.syntax.restrictors
    return any(
        adverb.lower in words and adverb.pos == "ADV"
        for child in node.kids("obj", "obl", "nsubj", "xcomp")
        for adverb in child.kids("advmod")
    )


def _adverbs(clause: Clause) -> list[Node]:
    found = list(clause.node.kids("advmod"))
    for word in clause.words:
        if word is not clause.node:
            found.extend(word.kids("advmod"))
    return found


def _is_softened(adverb: Node, node: Node, language: Language) -> bool:
    words = [c.lower for c in adverb.children]
    words += [c.lower for c in node.children if c.i == adverb.i + 1]
    return any(word in language.syntax.softeners for word in words)


def _participants(node: Node) -> list[Node]:
    """Words that may negate with the particle, those of an infinitive below included.

    "Il n'a rien pu faire", "aucun accord n'a pu être signé".
    """
    found = []
    for child in node.children:
        if child.dep in ("nsubj", "obj", "obl", "iobj", "det", "cc", "advmod"):
            found.append(child)
            found.extend(child.kids("det", "cc"))
        elif child.dep == "xcomp":
            found.extend(_participants(child))
    return found


def _is_negative(node: Node, language: Language) -> bool:
    return node.lower in language.syntax.negative_words


def own_modality(clause: Clause, lexicon: Lexicon, language: Language) -> Modality:
    """Return the modality that mood, subordinator, adverbs or a question give the clause.

    The past conditional is that of hearsay: ``possible``. The plain one is ``hypothetical``.
    """
    return (
        _of_subordinator(clause, language)
        or _of_mood(clause.node)
        or _of_need(clause, lexicon)
        or _of_adverb(clause.node, lexicon)
        or _of_condition(clause.node, language)
        or Modality.ASSERTED
    )


def _of_subordinator(clause: Clause, language: Language) -> Modality | None:
    node, syntax = clause.node, language.syntax
    marks = [_phrase(c) for c in node.kids("mark") if not _is_conceded(c, node, language)]
    if clause.link is Link.COMPLEMENT and any(mark in syntax.condition_marks for mark in marks):
        return Modality.ASKED  # "on ignore si …"
    if clause.link is not Link.ADVERBIAL:
        return None
    if any(mark in syntax.condition_marks or mark in syntax.open_marks for mark in marks):
        return Modality.HYPOTHETICAL
    purpose = any(mark in syntax.purpose_marks for mark in marks)
    if purpose or (node.is_infinitive and node.case() in syntax.purpose_marks):
        return Modality.WANTED
    return None


def _is_conceded(mark: Node, node: Node, language: Language) -> bool:
    """Whether an adverb turns a condition into a concession: "même si P" says P."""
    concessive = language.syntax.concessive_adverbs
    before = (*node.children, *mark.children)
    return any(c.i == mark.i - 1 and c.lower in concessive for c in before)


def _phrase(mark: Node) -> str:
    """A subordinator with its further words ("tant que"), elisions undone."""
    words = [mark, *sorted(mark.kids("fixed"), key=lambda node: node.i)]
    return " ".join(word.lemma.lower() if word is not mark else word.lower for word in words)


def _of_mood(node: Node) -> Modality | None:
    verbs = [node, *node.kids("aux", "cop")]
    if node.dep == "conj" and node.is_participle and not node.kids("aux") and node.head:
        verbs += node.head.kids("aux")
    conditional = [verb for verb in verbs if verb.has("Mood=Cnd")]
    if conditional:
        past = node.is_participle and any(
            v.dep == "aux" and Function.PASSIVE not in v.functions for v in conditional
        )
        return Modality.POSSIBLE if past else Modality.HYPOTHETICAL
    if any(verb.has("Mood=Imp") for verb in verbs) and not node.kids("nsubj"):
        return Modality.ORDERED
    return None


def _of_need(clause: Clause, lexicon: Lexicon) -> Modality | None:
    """What is lacking with "il faut une trêve"."""
    if not clause.is_impersonal or clause.kind is not Kind.VERB or clause.node.kid("aux"):
        return None  # "il a fallu une trêve": there was one
    ordered = any(
        cue.stance.modality is Modality.ORDERED and not cue.words and not cue.reflexive
        for cue in lexicon.cues(clause.lemma.lower(), "VERB")
    )
    return Modality.ORDERED if ordered else None


def _of_adverb(node: Node, lexicon: Lexicon) -> Modality | None:
    for child in node.children:
        if child.dep == "advmod" and child.pos == "ADV":
            for cue in lexicon.cues(child.lemma.lower(), "ADV"):
                if cue.stance.modality != Modality.ASSERTED:
                    return Modality(cue.stance.modality)
    return None


def _of_condition(node: Node, language: Language) -> Modality | None:
    """What holds only if something else does."""
    marks = language.syntax.condition_marks
    for child in node.kids("advcl"):
        if any(
            mark.lower in marks and not _is_conceded(mark, child, language)
            for mark in child.kids("mark")
        ):
            return Modality.HYPOTHETICAL
    return None
