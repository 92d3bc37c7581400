"""Subject pronouns that a parser takes for dummies: "Il ajoute que …" is somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.languages.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["settle_dummies"]


def settle_dummies(doc: Doc, words: Names) -> None:
    """Make subjects of the dummies of verbs that have none, in place.

    A verb that is passive, has a copula or another subject, or is one of ``words.dummy_verbs``
    keeps its dummy ("il reste trois camps", "il est précisé que").
    """
    for token in doc:
        if (
            token.dep_ == "expl:subj"
            and "PronType=Prs" in str(token.morph)
            and _acts(token.head, words)
        ):
            token.dep_ = "nsubj"


def _acts(verb: Token, words: Names) -> bool:
    if verb.pos_ != "VERB" or verb.lemma_ in words.dummy_verbs:
        return False
    return not any(
        kid.dep_ in {"cop", "aux:pass", "expl:pass"} or kid.dep_.startswith(("nsubj", "csubj"))
        for kid in verb.children
    )
