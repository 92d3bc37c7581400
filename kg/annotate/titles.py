"""Nouns of positions and of kinds of people → whose they are: "le ministre Jean Brun"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.names.name import initial
from kg.annotate.typing import PHRASE, class_of
from kg.trees.functions import Function

if TYPE_CHECKING:
    from kg.annotate.names.name import Name
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["find_titles", "with_people"]

_PERSON = "kg:Person"
_SAID_OF_PERSONS = ("kg:Position", _PERSON)
_MAYBE_PEOPLE = (None, "kg:Place", "kg:Organization")


def find_titles(
    tree: Tree, names: Sequence[Name], knowledge: Knowledge, words: Names
) -> dict[int, int]:
    """Return, by index of a noun, the root of the person's name that it is said of.

    The noun is that of a position or of a kind of person: "le ministre Jean Brun", "le chef de
    l'armée, Jean Brun", "Jean Brun, chef de l'armée", "Jean Brun est le chef". Read from the words'
    order where trees often fail.
    """
    reader = _Reader(tree, knowledge, words)
    titles: dict[int, int] = {}
    people = [name for name in names if name.type == _PERSON]
    for name in people:  # in "X, le maire, Y" the mayor is Y
        root = tree[name.top]
        first = min(name.start, root.i) if name.outer is not None else name.start
        for index in reader.before(first, root, name.end):
            titles.setdefault(index, root.i)
    for name in people:
        for index in reader.behind(tree[name.top]):
            titles.setdefault(index, tree[name.top].i)
    return titles


def with_people(
    tree: Tree, names: Sequence[Name], knowledge: Knowledge, words: Names
) -> tuple[Name, ...]:
    """Return ``names`` with those made persons that a position stands before.

    "la déléguée de la Croix-Rouge, Claire Montel" names a person, whatever a recogniser says.
    """
    reader = _Reader(tree, knowledge, words)

    def is_person(name: Name) -> bool:
        if name.type not in _MAYBE_PEOPLE or name.known or name.outer is not None:
            return False
        if name.end - name.start < 2:
            return False
        if not all(initial(node, words) for node in tree.nodes[name.start : name.end]):
            return False
        return bool(reader.before(name.start, tree[name.root], name.end))

    return tuple(replace(n, type=_PERSON) if is_person(n) else n for n in names)


def _is_said_by(name: Node, noun: Node) -> bool:
    """Whether a relative clause of the noun begins with the name: "the general Jean Brun met"."""
    clause = name.head if name.dep == "nsubj" else None
    return clause is not None and Function.RELATIVE in clause.functions and clause.head is noun


class _Reader:
    def __init__(self, tree: Tree, knowledge: Knowledge, words: Names) -> None:
        self.tree, self.knowledge, self.words = tree, knowledge, words

    def behind(self, root: Node) -> list[int]:
        """Return the nouns in apposition to a name, and what a copula says of it."""
        near = [node for node in root.kids("appos") if node.i > root.i]
        head = root.head
        if root.dep == "nsubj" and Function.PASSIVE not in root.functions and head is not None:
            near += [head] if head.kid("cop") is not None else []
        return [node.i for node in near if node.pos == "NOUN" and self._is_of_persons(node)]

    def before(self, start: int, root: Node, end: int) -> list[int]:
        """Return the nouns of the position that ends right before a name, a comma between or not.

        "le chef de l'état-major, le général X" has two. Beyond a comma the tree must tie them
        together: "selon le ministre, X a menti" says nothing of X. Commas on both sides tie them,
        too: "selon le ministre, X, tout va bien". The name ends before the word ``end``.
        """
        nodes = self.tree.nodes
        found: list[int] = []
        i, below = start - 1, root
        for _ in range(2):
            comma = i >= 0 and nodes[i].text == ","
            i -= comma
            if i >= 0 and nodes[i].pos == "ADP":
                break  # "le remplaçant de X" is somebody else
            position = self._ending_at(i)
            if position is None or position.has("Number=Plur") or _is_said_by(root, position):
                break
            tied = below.is_below(position) or root.is_below(position)
            if comma and not tied and not self._is_set_off(position, end):
                break
            found.append(position.i)
            i, below = position.i - 1, position
            while i >= 0 and nodes[i].pos in ("DET", "ADJ"):
                i -= 1
            if i < 0 or nodes[i].text != ",":
                break
        return found

    def _is_set_off(self, post: Node, end: int) -> bool:
        """Whether a comma follows the name behind "le maire, ", the mayor being somebody's."""
        definite = any(det.has("Definite=Def") for det in post.kids("det", "case"))
        return definite and end < len(self.tree) and self.tree[end].is_comma

    def _ending_at(self, end: int) -> Node | None:
        """Return the noun of the position whose phrase ends with the word ``end``, if one does.

        Of several it is the last: "le secrétaire du ministre X" names the minister.
        """
        position: Node | None = None
        i = end
        while i >= 0:
            node = self.tree[i]
            joins = position is None and (  # "ministre de l'Europe et des …", "président élu"
                node.pos == "CCONJ" or node.has("VerbForm=Part")
            )
            if not node.dep or (node.pos not in PHRASE and not joins):
                break
            if self._is_position(node):
                position = node
                if not node.has("Number=Plur"):
                    break
            border = node.pos == "DET" or (
                node.pos == "ADP" and node.lemma not in self.words.linkers
            )
            if border and position is not None:
                break
            i -= 1
        if position is None:
            return None
        last = self.tree[end]
        return position if last is position or last.is_below(position) else None

    def _is_position(self, node: Node) -> bool:
        if node.pos not in ("NOUN", "PROPN") or self.words.addresses(node.text):
            return False
        return self._is_of_persons(node)

    def _is_of_persons(self, node: Node) -> bool:
        return class_of(node, self.tree, self.knowledge) in _SAID_OF_PERSONS
