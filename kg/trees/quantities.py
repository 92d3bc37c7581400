"""Words of quantity that head their phrase give way to the noun that they count."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.trees.node import NO_FUNCTION, Node, move

__all__ = ["count_nouns"]

_ALWAYS = frozenset({"nsubj", "obj"})  # here an adverb can only be a quantity
_COUNTED = frozenset({*_ALWAYS, "obl", "nmod", "conj", "iobj"})


def count_nouns(
    nodes: Iterable[Node], repeated: Collection[str], prepositions: Collection[str] = ()
) -> None:
    """In "plus de 200 personnes ont fui", let the people flee and "plus de" count them, in place.

    ``repeated`` are the prepositions that tie the noun to the adverb ("de"), ``prepositions``
    those of several words that look the same: "près de la côte" counts nothing.
    """
    for adverb in nodes:
        if adverb.pos != "ADV" or adverb.dep not in _COUNTED or adverb.head is None:
            continue
        noun = next(
            (
                child
                for child in adverb.kids("obl", "nmod")
                if child.i > adverb.i and child.is_nominal and child.case() in repeated
            ),
            None,
        )
        if noun is None:
            continue
        if adverb.dep in _ALWAYS or _is_counted(noun):
            _promote(noun, adverb, "nummod")
        elif f"{adverb.lower} {noun.case()}" in prepositions:
            _promote(noun, adverb, "case")


def _is_counted(noun: Node) -> bool:
    """Whether a number or an indefinite article says how many: "2 000 hommes", "une centaine"."""
    if noun.pos == "NUM" or noun.kid("nummod") is not None:
        return True
    return any(det.has("Definite=Ind") for det in noun.kids("det"))


def _promote(noun: Node, adverb: Node, dep: str) -> None:
    head = adverb.head
    if head is None:
        return
    for mark in noun.kids("case"):
        move(mark, adverb)
        mark.dep = "fixed"
    for child in list(adverb.children):
        if child.dep != "fixed" and child is not noun:
            move(child, noun)
    noun.dep, noun.functions = adverb.dep, adverb.functions
    move(noun, head)
    move(adverb, noun)
    adverb.dep, adverb.functions = dep, NO_FUNCTION
