"""Parts of speech, moods and tenses that taggers confuse, set right by what a word can only be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.trees.node import NO_FUNCTION, Node

if TYPE_CHECKING:
    from kg.languages.syntax import Syntax
    from kg.ontology import Lexicon

__all__ = ["settle_moods", "settle_posts", "settle_verbs"]

_OF_NOUNS = frozenset({"det", "case", "cop", "nummod"})
_POSITION = "kg:Position"


def settle_verbs(nodes: Iterable[Node], lexicon: Lexicon, syntax: Syntax) -> None:
    """Make verbs of nouns with a subject and an object, in place, where the lexicon has the verb.

    No noun has both ("la milice contrôle la vallée"); taggers take the present of many verbs for
    the noun that it sounds like.
    """
    for node in nodes:
        if node.pos == "NOUN" and node.children and _governs(node):
            verb = node.lemma.lower() + syntax.verb_of_noun
            if lexicon.frames(verb, "VERB") or lexicon.cues(verb, "VERB"):
                node.pos, node.lemma = "VERB", verb


def _governs(node: Node) -> bool:
    kinds = {child.dep for child in node.children}
    return {"nsubj", "obj"} <= kinds and kinds.isdisjoint(_OF_NOUNS)


def settle_posts(nodes: Iterable[Node], lexicon: Lexicon, syntax: Syntax) -> None:
    """Make nouns of the posts that a copula says of somebody, in place, with their complements.

    Taggers take them for adjectives, since they stand without an article ("il fut sénateur").
    Words that are both ("responsable") keep what they are.
    """
    linkers = frozenset(syntax.partitives.values())
    for node in nodes:
        if node.pos != "ADJ" or node.kid("cop") is None:
            continue
        lemma = node.lemma.lower()
        if lemma in syntax.adjectival_posts or lexicon.noun_class(lemma) != _POSITION:
            continue
        node.pos = "NOUN"
        for child in node.kids("obl"):
            if child.i > node.i and any(case.lemma in linkers for case in child.kids("case")):
                child.dep, child.functions = "nmod", NO_FUNCTION


def settle_moods(nodes: Iterable[Node], syntax: Syntax) -> None:
    """Correct mood and tense of verbs made of their infinitive and an ending, in place.

    "Il tirait" is no infinitive with an ending, "il tirerait" is: taggers that know neither word
    confuse the two.
    """
    endings = {
        ending: frozenset(told.split("|")) for ending, told in syntax.infinitive_endings.items()
    }
    if not endings:
        return
    for node in nodes:
        if node.pos in ("VERB", "AUX"):
            stem = node.lemma.removesuffix(syntax.mute_ending)
            if len(stem) < 3 or not node.lower.startswith(stem):
                continue
            told = endings.get(node.lower[len(stem) :])
            if told is not None and not told <= node.feats:
                names = {pair.partition("=")[0] for pair in told}
                kept = (pair for pair in node.feats if pair.partition("=")[0] not in names)
                node.feats = told.union(kept)
