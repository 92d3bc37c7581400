"""One noun for several things: "les états-majors russe et américain", "les présidents X et Y".

Here each thing gets a node of its own, coordinated with the first, so that all that is said is
said of each.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.trees.node import NO_FUNCTION, Node, move

__all__ = ["part_things"]

_COUNTRY, _PERSON = "kg:Country", "kg:Person"


def part_things(nodes: Iterable[Node]) -> None:
    """Tell apart the things that share a plural noun, in place.

    Singular adjectives beside a plural noun tell one thing each. Their mentions have the span of
    the whole phrase in common and are numbered in ``Node.part``. Coordinated names after a plural
    title take its place.
    """
    for node in list(nodes):
        if node.pos == "NOUN" and node.has("Number=Plur") and not _by_names(node):
            _by_adjectives(node)


def _by_adjectives(noun: Node) -> None:
    for first in noun.kids("amod"):
        others = [c for c in first.conjuncts() if c is not first]
        if not others or first.i < noun.i or any(a.pos != "ADJ" for a in (first, *others)):
            continue
        adjectives = [first, *others]
        if any(a.has("Number=Plur") for a in adjectives) and not _all_states(adjectives):
            continue
        if not any(a.has("Number=Sing") for a in adjectives):
            continue
        noun.part, noun.name = 1, _name(noun, first)
        for number, adjective in enumerate(others, start=2):
            move(adjective, noun)
            adjective.dep, adjective.functions, adjective.pos = "conj", NO_FUNCTION, "NOUN"
            adjective.part, adjective.whole = number, noun
            adjective.name, adjective.type = _name(noun, adjective), noun.type
        return


def _all_states(adjectives: list[Node]) -> bool:
    """Whether all are of states: "français" is the plural too."""
    return all(adjective.type == _COUNTRY for adjective in adjectives)


def _name(noun: Node, adjective: Node) -> str | None:
    """What the one thing would be called: "état-major russe"."""
    return f"{noun.lemma} {adjective.text}" if adjective.type == _COUNTRY else None


def _by_names(title: Node) -> bool:
    first = next(
        (c for c in title.kids("appos", "nmod", "flat") if c.i > title.i and _is_person(c)), None
    )
    if first is None or first.case() or title.head is None:
        return False
    if any(mark.text == ":" and mark.i < first.i for mark in first.kids("punct")):
        return False  # "trois villages : X, Y et Z" tells which ones
    names = [n for n in first.conjuncts() if _is_person(n)]
    if len(names) < 2:
        return False
    for mark in title.kids("case"):
        move(mark, first)
    for child in title.kids("conj", "cc"):
        if child.i > first.i:
            move(child, first)
    dep, functions = title.dep, title.functions
    move(first, title.head)
    first.dep, first.functions = dep, functions
    move(title, first)
    title.dep, title.functions = "appos", NO_FUNCTION
    return True


def _is_person(node: Node) -> bool:
    return node.type == _PERSON and bool(node.name)
