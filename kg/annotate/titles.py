"""Nouns of positions and of kinds of people → whose they are: "le ministre Jean Brun"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.annotate.names.name import initial
from kg.annotate.typing import PHRASE, class_of, may_be_title
from kg.languages.segments import Segments
from kg.trees.articles import is_definite
from kg.trees.functions import Function

if TYPE_CHECKING:
    from kg.annotate.names.name import Name
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["find_titles", "with_people"]

_PERSON = "kg:Person"
_SECOND = 3  # words from a second post to the first one: "adjoint au maire"
_STOPS = frozenset(Segments().stops)
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
        for index in reader.before(reader.begin(name), root, name.end):
            titles.setdefault(index, root.i)
    for name in people:
        for index in reader.behind(tree[name.top]):
            titles.setdefault(index, tree[name.top].i)
    return titles


def with_people(
    tree: Tree, names: Sequence[Name], knowledge: Knowledge, words: Names
) -> tuple[Name, ...]:
    """Return ``names`` with those made persons that a position stands before.

    "la déléguée de la Croix-Rouge, Claire Montel" names a person, whatever a recogniser says; "la
    fondatrice de la marque North Bay" need not.
    """
    reader = _Reader(tree, knowledge, words)

    def is_person(name: Name) -> bool:
        if name.type not in _MAYBE_PEOPLE or name.known or name.outer is not None:
            return False
        if name.end - name.start < 2:
            return False
        if not all(initial(node, words) for node in tree.nodes[name.start : name.end]):
            return False
        found = reader.before(name.start, tree[name.root], name.end)
        if not found:
            return False
        between = tree.nodes[found[0] + 1 : name.start]
        if any(node.lemma.lower() in words.namesakes for node in between):
            return False
        return tree[name.start - 1].is_comma or not _is_held(tree[found[0]])

    return tuple(replace(n, type=_PERSON) if is_person(n) else n for n in names)


def _is_held(post: Node) -> bool:
    """Whether its holder stands before it: "X, chef du syndicat Aube Verte"."""
    holder = post.head
    return post.dep == "appos" and holder is not None and holder.ent == _PERSON


def _is_said_by(name: Node, noun: Node) -> bool:
    """Whether a relative clause of the noun begins with the name: "the general Jean Brun met"."""
    clause = name.head if name.dep == "nsubj" else None
    return clause is not None and Function.RELATIVE in clause.functions and clause.head is noun


def _is_listed_behind(name: Node, position: Node) -> bool:
    """Whether it is another of a list: in "X, adjoint au maire, Y et Z" the mayor is none."""
    first = name.head if name.dep == "conj" else None
    inside = position.case() and position.dep != "appos"
    return bool(first and inside and position.is_below(first))


def _last_before(first: Node, post: Node) -> Node | None:
    """Return the last of a list of names that stands before what is said of one."""
    before = [name for name in first.kids("conj") if name.i < post.i and name.pos == "PROPN"]
    return before[-1] if before and not post.has("Number=Plur") else None


class _Reader:
    def __init__(self, tree: Tree, knowledge: Knowledge, words: Names) -> None:
        self.tree, self.knowledge, self.words = tree, knowledge, words

    def begin(self, name: Name) -> int:
        """Return where a person is named first, a form of address before the name included."""
        start = name.start if name.outer is None else min(name.start, name.outer)
        while start and self.words.addresses(self.tree[start - 1].text):
            start -= 1
        return start

    def behind(self, root: Node) -> list[int]:
        """Return the nouns in apposition to a name, and what a copula says of it."""
        near = [n for n in root.kids("appos") if n.i > root.i and _last_before(root, n) is None]
        if root.dep == "conj" and root.head is not None:  # "X, Y et Z, maire": Z is
            near += [n for n in root.head.kids("appos") if _last_before(root.head, n) is root]
        head = root.head
        if root.dep == "nsubj" and Function.PASSIVE not in root.functions and head is not None:
            near += [head] if head.kid("cop") is not None else []
        return [node.i for node in near if self._is_title(node)]

    def _is_title(self, node: Node) -> bool:
        """Whether it says what somebody is: "the Speaker", where titles have capitals, too."""
        noun = node.pos == "NOUN" or may_be_title(node, self.words)
        return noun and self._is_of_persons(node)

    def before(self, start: int, root: Node, end: int) -> list[int]:
        """Return the nouns of the position that ends right before a name, a comma between or not.

        "le chef de l'état-major, le général X" has two. Beyond a comma the tree must tie them
        together: "selon le ministre, X a menti" says nothing of X. Commas on both sides tie them,
        too: "selon le ministre, X, tout va bien". The name ends before the word ``end``.
        """
        nodes = self.tree.nodes
        found: list[int] = []
        i, below = self._before_people(start) - 1, root
        for _ in range(2):
            comma = i >= 0 and nodes[i].text == ","
            i -= comma
            if i >= 0 and nodes[i].pos in ("ADP", "CCONJ"):
                break  # "le remplaçant de X" is somebody else, "le maire et X" are two
            position = self._ending_at(i)
            if position is None or position.has("Number=Plur") or _is_said_by(root, position):
                break
            if self._is_aimed_at(position):
                aiming = self._above(position.head) if position.head is not None else None
                found += [aiming.i] if aiming is not None and self._is_position(aiming) else []
                break
            tied = below.is_below(position) or root.is_below(position)
            if comma and not tied and not self._is_set_off(position, end):
                break
            if comma and _is_listed_behind(root, position):
                break
            position = self._whole_post(position) if comma else self._second_post(position)
            found.append(position.i)
            i, below = position.i - 1, position
            while i >= 0 and nodes[i].pos in ("DET", "ADJ"):
                i -= 1
            if i < 0 or nodes[i].text != ",":
                break
        told = (n for n in root.kids("nmod") if Function.TITLE in n.functions and n.i < start)
        listed = (n for n in told if nodes[n.i + 1].pos == "CCONJ" and self._is_position(n))
        return [*found, *(n.i for n in listed if n.i not in found)]  # "governor and Senator X"

    def _before_people(self, start: int) -> int:
        """Return where a name begins with whose people it is of: "le maire, l'Italien X"."""
        i = start - 1
        if i < 1 or self.tree[i].pos != "NOUN" or not self.tree[i].text[0].isupper():
            return start
        if not self.knowledge.gazetteer.adjective(self.tree[i].text):
            return start
        return i - 1 if self.tree[i - 1].pos == "DET" else i

    def _whole_post(self, post: Node) -> Node:
        """Return who is somebody's, not whose: of "l'avocate du ministre, X" the advocate."""
        whole = self._above(post)
        if whole is not None and whole.lemma.lower() in self.words.post_nouns:
            whole = whole.head if whole.dep == "nmod" else None  # "candidat au poste de maire, X"
        elif whole is not None and not self._is_position(whole):
            whole = self._above(whole)  # "le directeur de cabinet du préfet, X"
        if (
            whole is None
            or not self._is_position(whole)
            or whole.has("Number=Plur")
            or whole.kid("det", "case") is None
        ):
            return post
        between = self.tree.nodes[whole.i + 1 : post.i]
        return whole if all(node.pos in PHRASE for node in between) else post

    def _second_post(self, post: Node) -> Node:
        """Return the post of whoever is next to another: of "l'adjoint au maire X" the first."""
        whole = post.head
        if whole is None or post.dep != "nmod" or post.i - whole.i > _SECOND:
            return post
        return whole if whole.lemma.lower() in self.words.second_posts else post

    def _is_aimed_at(self, post: Node) -> bool:
        """Whether it only tells which post is meant: "son candidat au poste de ministre, X"."""
        noun = post.head
        return noun is not None and post.dep == "nmod" and noun.lemma.lower() in self.words.offices

    def _above(self, node: Node) -> Node | None:
        return node.head if node.dep == "nmod" and self._is_whose(node) else None

    def _is_whose(self, node: Node) -> bool:
        """Whether it tells whose the noun before is, or of what rank: "négociateur en chef"."""
        case = node.kid("case")
        if case is None:
            return False
        if node.head is not None and node.head.lemma.lower() in self.words.second_posts:
            return True
        bare = node.kid("det") is None and not is_definite(node)
        return case.lemma in self.words.linkers or bare

    def _is_set_off(self, post: Node, end: int) -> bool:
        """Whether a comma or nothing follows the name behind "le maire, ", who is somebody's."""
        behind = self.tree[end] if end < len(self.tree) else None
        return (
            is_definite(post) and behind is not None and (behind.is_comma or behind.text in _STOPS)
        )

    def _ending_at(self, end: int) -> Node | None:
        """Return the noun of the position whose phrase ends with the word ``end``, if one does.

        Of several it is the last: "le secrétaire du ministre X" names the minister.
        """
        position: Node | None = None
        i = end
        while i >= 0:
            node = self.tree[i]
            if i < end and position is None and self._begins_another(i, end):
                break
            joins = position is None and (  # "ministre de l'Europe et des …", "président élu"
                node.pos == "CCONJ" or node.has("VerbForm=Part")
            )
            if not node.dep or (node.pos not in PHRASE and not joins):
                break
            if self._is_position(node) and not self._is_rank(node):
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
        if last is not position and not last.is_below(position):
            return None
        first = position.head if position.dep in ("flat", "amod") else None
        whole = first is not None and first.i == position.i - 1 and self._is_position(first)
        return first if whole else position  # "le président directeur général", "Attorney General"

    def _is_rank(self, node: Node) -> bool:
        """Whether it tells of what rank the noun before is: "rédacteur en chef"."""
        before = node.before
        return before is not None and before.pos == "ADP" and before.lemma in self.words.rank_marks

    def _begins_another(self, i: int, end: int) -> bool:
        """Whether what begins at ``i`` and ends with ``end`` is no part of a position's phrase.

        So in "représentant le collectif X" and in "sous la présidence du même X".
        """
        node, before = self.tree[i], self.tree[i - 1] if i else None
        if node.pos == "ADP":
            return all(other.pos in ("ADJ", "DET") for other in self.tree.nodes[i + 1 : end + 1])
        bare = before is not None and before.pos == "NOUN"
        return bare and node.pos == "DET" and not initial(node, self.words)

    def _is_position(self, node: Node) -> bool:
        if node.pos not in ("NOUN", "PROPN") or self.words.addresses(node.text):
            return False
        return self._is_of_persons(node)

    def _is_of_persons(self, node: Node) -> bool:
        return class_of(node, self.tree, self.knowledge) in _SAID_OF_PERSONS
