"""Nouns that can only be verbs: "contrôle" in "la milice contrôle la vallée"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.languages.syntax import Syntax
    from kg.ontology import Lexicon

__all__ = ["settle_verbs"]

_OF_NOUNS = frozenset({"det", "case", "cop", "nummod"})


def settle_verbs(doc: Doc, lexicon: Lexicon, syntax: Syntax) -> None:
    """Make verbs of nouns with a subject and an object, in place, where the lexicon has the verb.

    No noun has both; taggers take the present of many verbs for the noun that it sounds like.
    """
    for token in doc:
        if token.pos_ == "NOUN" and _governs(token):
            verb = token.lemma_.lower() + syntax.verb_of_noun
            if lexicon.frames(verb, "VERB") or lexicon.cues(verb, "VERB"):
                token.pos_, token.lemma_ = "VERB", verb


def _governs(token: Token) -> bool:
    kinds = {kid.dep_.partition(":")[0] for kid in token.children}
    return {"nsubj", "obj"} <= kinds and kinds.isdisjoint(_OF_NOUNS)
