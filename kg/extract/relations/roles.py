"""A role → the name that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.languages.names import Names
from kg.languages.syntax import Syntax
from kg.trees.node import Node

__all__ = ["are_listed", "expressions", "is_become", "is_person", "is_self", "named", "places_of"]


def named(node: Node) -> Node:
    """Return the name beside a role ("le chef d'état-major, Valeri Guerassimov"), or the node.

    A role in the plural is more than one name: "les juges X et Y" stay the judges.
    """
    common = not node.name or node.people  # "l'Espagnol X"
    if node.pos == "NOUN" and common and not node.has("Number=Plur"):
        for child in node.children:
            beside = node.people and child.dep in ("nmod", "flat") and not child.case()
            if child.i < node.i or not (beside or child.dep == "appos"):
                continue
            if is_person(child):
                return child
            titled = (n for n in child.children if n.dep in ("nmod", "flat", "appos"))
            inner = next((n for n in titled if not n.case()), None)
            if child.pos == "NOUN" and inner is not None and is_person(inner):
                return inner
    return node


def expressions(node: Node) -> Iterator[str]:
    """Yield a noun with each of its complements, in lower case: "leader du classement"."""
    for child in node.kids("nmod"):
        words = sorted((w for w in child.subtree() if node.i < w.i <= child.i), key=lambda w: w.i)
        if len(words) == child.i - node.i:
            told = (f"{one.lower}{' ' * (one.end < after.start)}" for one, after in pairwise(words))
            yield f"{node.lemma.lower()} {''.join(told)}{child.lower}"


def is_become(noun: Node, syntax: Syntax) -> bool:
    """Return whether a verb says that somebody known is or becomes it: "X became a member"."""
    verb, verbs = noun.head, syntax.becoming_verbs | syntax.naming_verbs
    if verb is None or noun.dep != "xcomp" or verb.lemma.lower() not in verbs:
        return False
    return any(named(one).type is not None for one in verb.kids("nsubj", "obj"))


def is_person(node: Node) -> bool:
    """Whether a word is the name of a person."""
    return (node.type == "kg:Person" or node.ent == "kg:Person") and bool(
        node.name or node.pos == "PROPN"
    )


def is_self(one: Node, other: Node) -> bool:
    """Return whether both are the same thing: "nous" in "nous nous reverrons" is who acts.

    So they are where a pronoun stands for the other, or both for the same: nobody met himself.
    """
    if one is other:
        return True
    if not (one.has("Reflex=Yes") or other.has("Reflex=Yes")):
        ends = [one.i if one.antecedent is None else one.antecedent]
        ends.append(other.i if other.antecedent is None else other.antecedent)
        if ends[0] == ends[1] and "PRON" in (one.pos, other.pos):
            return True
        one, other = named(one), named(other)
        if one.name and one.name == other.name and is_person(one) and is_person(other):
            return True
    persons = {node.value("Person") if node.pos == "PRON" else "" for node in (one, other)}
    return len(persons) == 1 and persons <= {"1", "2"}


def are_listed(one: Node, other: Node) -> bool:
    """Return whether two nouns are of one list: of "in support of A and B" neither supports."""
    return one is not other and one.first_conjunct() is other.first_conjunct()


def places_of(noun: Node, names: Names) -> list[Node]:
    """Return the places that a plural noun names, or the noun: "les villages de X et de Y"."""
    if noun.lemma.lower() in names.bearers and noun.has("Number=Plur"):
        for child in noun.kids("nmod"):
            places = [one for one in child.conjuncts() if one.name and one.type != "kg:Person"]
            if child.case() in names.linkers and len(places) > 1:
                return places
    return [noun]
