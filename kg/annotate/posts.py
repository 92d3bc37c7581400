"""Adjectives that can only be nouns: "sénateur" in "il fut sénateur"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.languages.syntax import Syntax
    from kg.ontology import Lexicon

__all__ = ["settle_posts"]

_POSITION = "kg:Position"


def settle_posts(doc: Doc, lexicon: Lexicon, syntax: Syntax) -> None:
    """Make nouns of the posts that a copula says of somebody, in place, with their complements.

    Taggers take them for adjectives, since they stand without an article. Words that are both
    ("responsable") keep what they are.
    """
    linkers = frozenset(syntax.partitives.values())
    for token in doc:
        if token.pos_ != "ADJ" or token.lemma_.lower() in syntax.adjectival_posts:
            continue
        if lexicon.noun_class(token.lemma_.lower()) != _POSITION:
            continue
        if all(kid.dep_ != "cop" for kid in token.children):
            continue
        token.pos_ = "NOUN"
        for kid in token.children:
            linked = any(k.dep_ == "case" and k.lemma_ in linkers for k in kid.children)
            if linked and kid.i > token.i and kid.dep_.startswith("obl"):
                kid.dep_ = "nmod"
