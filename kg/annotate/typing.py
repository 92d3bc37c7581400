"""Names and class nouns → what class of thing each noun phrase denotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.annotate.names import Name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology import Knowledge

__all__ = ["find_types"]

_POSITION, _PERSON, _GROUP = "kg:Position", "kg:Person", "kg:Group"
_PREDICATED = frozenset({"appos", "xcomp", "flat", "vocative"})


def find_types(doc: Doc, names: Sequence[Name], knowledge: Knowledge) -> dict[int, str]:
    """Return the class by token index for heads of names and of noun phrases with a class noun.

    A noun of class ``kg:Position`` keeps it where it is said of somebody (copula, apposition,
    title); where it refers to its holder, the phrase denotes a person, in the plural a group.
    """
    types: dict[int, str] = {}
    inside = {i for name in names for i in range(name.start, name.end)}
    people = {name.start for name in names if name.type == _PERSON}
    for name in names:
        for index in (name.root, name.outer):
            if index is not None and name.type is not None:
                types[index] = name.type
    for token in doc:
        if token.pos_ != "NOUN" or not token.dep_ or token.i in types or token.i in inside:
            continue
        cls = _class_of(token, knowledge)
        if cls == _POSITION and not is_predicated(token, people):
            cls = _GROUP if "Number=Plur" in str(token.morph) else _PERSON
        if cls is not None:
            types[token.i] = cls
    return types


def is_predicated(token: Token, people: frozenset[int] | set[int] = frozenset()) -> bool:
    """Return whether the noun is said of somebody: "X est ministre", "le ministre X", "X, chef".

    ``people`` are the first tokens of persons' names.
    """
    if token.i + 1 in people or token.dep_.partition(":")[0] in _PREDICATED:
        return True
    kids = list(token.children)
    if any(kid.dep_ == "cop" for kid in kids):
        return True
    named = any(kid.dep_.partition(":")[0] in {"appos", "flat"} and kid.i in people for kid in kids)
    return named or any(
        kid.dep_ == "appos" and kid.pos_ == "PROPN" and kid.i > token.i for kid in kids
    )


def _class_of(token: Token, knowledge: Knowledge) -> str | None:
    """Return the class of the noun, of its two words together first ("groupe armé")."""
    lemma = token.lemma_.lower()
    if token.i + 1 < len(token.doc):
        following = token.nbor(1)
        if following.pos_ == "ADJ" and following.head.i == token.i:
            pair = knowledge.lexicon.noun_class(f"{lemma} {following.lemma_.lower()}")
            if pair is not None:
                return pair
    return knowledge.lexicon.noun_class(lemma)
