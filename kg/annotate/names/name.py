"""A name in a text, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = [
    "NOMINAL",
    "Name",
    "Places",
    "capital",
    "covered",
    "initial",
    "is_numbered",
    "is_numeral",
    "is_year",
    "root_of",
    "text_of",
]

_NUMERALS = frozenset("IVX")
_YEAR = 4  # digits
_AGREEING = frozenset({"flat", "appos", "amod", "det", "nummod"})

NOMINAL = frozenset({"NOUN", "PROPN", "X", "SYM"})
"""Parts of speech of words that may head a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: words ``[start, end)``, the index of its syntactic root, its bare text.

    ``outer`` is the word before it that heads the phrase and denotes the same thing ("M.", "la
    ville de"), ``entry`` the IRI of what the gazetteer knows under it.
    ``lent`` tells that only what is done with it tells the class.
    """

    root: int
    start: int
    end: int
    text: str
    type: str | None
    outer: int | None = None
    entry: str | None = None
    lent: bool = False

    @property
    def known(self) -> bool:
        """Whether the gazetteer has it."""
        return self.entry is not None

    @property
    def top(self) -> int:
        """The word that heads the phrase."""
        return self.root if self.outer is None else self.outer


def capital(node: Node, words: Names) -> bool:
    """Return whether the word is written as names are: with a capital, at its start or inside.

    Where writing does not tell (scripts without capitals, a language that writes every noun with
    one), a proper noun is.
    """
    text = node.text
    if text.lower() != text:
        return words.capitals or node.pos == "PROPN"
    return node.pos == "PROPN" and text.upper() == text and any(map(str.isalpha, text))


def initial(node: Node, words: Names) -> bool:
    """Return whether the word begins as names do."""
    return node.text[:1].isalpha() and not node.text[:1].islower() and capital(node, words)


def is_numeral(node: Node) -> bool:
    """Return whether the word is a Roman numeral behind a name: "Minsk II"."""
    return bool(node.text) and _NUMERALS.issuperset(node.text)


def is_numbered(node: Node) -> bool:
    """Return whether the word has digits, as no person's name does: "Airbus A321"."""
    return any(map(str.isdigit, node.text))


def is_year(node: Node) -> bool:
    """Return whether the word is a year as stands behind an event's name: "Lugny 2016"."""
    return len(node.text) == _YEAR and node.text.isdecimal()


def covered(names: Iterable[Name]) -> frozenset[int]:
    """Return the indices of all words inside ``names``."""
    return frozenset(i for name in names for i in range(name.start, name.end))


class Places:
    """Names that can be asked for by where they stand: a long document has thousands.

    They come out in the order in which they were added.
    """

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._names: dict[int, Name] = {}
        self._at: dict[int, set[int]] = {}  # word → numbers of the names over it
        self._next = 0
        for name in names:
            self.add(name)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names.values())

    def add(self, name: Name) -> None:
        """Add a name after the others."""
        self._names[self._next] = name
        for i in range(name.start, name.end):
            self._at.setdefault(i, set()).add(self._next)
        self._next += 1

    def overlapping(self, start: int, end: int) -> dict[int, Name]:
        """Return the names over any of the words ``[start, end)``, by their numbers, in order."""
        numbers = set().union(*(self._at.get(i, ()) for i in range(start, end)))
        return {number: self._names[number] for number in sorted(numbers)}

    def remove(self, numbers: Iterable[int]) -> None:
        """Take out the names of these numbers."""
        for number in numbers:
            name = self._names.pop(number)
            for i in range(name.start, name.end):
                self._at[i].discard(number)


def text_of(tree: Tree, start: int, end: int, words: Names) -> str:
    """Return the words ``[start, end)`` as a name is cited, with one blank for any white space.

    Where names have cases that is the nominative of their root and of what agrees with it; what
    stands in a case of its own stays: "Міністерство оборони" for "Міністерства оборони".
    """
    root = tree[root_of(tree, start, end)] if words.inflected else None
    if root is None or root.has("Number=Plur"):
        return " ".join(tree.words(start, end).split())
    agreeing = {root.i}
    for node in sorted(tree.nodes[start:end], key=lambda node: abs(node.i - root.i)):
        if node.head is not None and node.head.i in agreeing and node.dep in _AGREEING:
            agreeing.add(node.i)
    cited = (
        _nominative(node, root, words) if node.i in agreeing else node.text
        for node in tree.nodes[start:end]
    )
    blanks = (tree.words(i, i + 1)[len(tree[i].text) :] for i in range(start, end))
    return " ".join("".join(map("".join, zip(cited, blanks, strict=True))).split())


def _nominative(node: Node, root: Node, words: Names) -> str:
    """Return a word of a name as its lemma has it, written like the word itself."""
    text, lemma = node.text, node.lemma
    if node.has("Case=Nom") or text[:1].lower() != lemma[:1].lower() or text.upper() == text:
        return text
    if node.pos in ("ADJ", "DET"):
        endings = words.adjective_endings.get(root.value("Gender"), {})
        ending = next((end for end in endings if lemma.endswith(end)), "")
        lemma = lemma.removesuffix(ending) + endings.get(ending, "")
    return text[0] + lemma[1:]


def root_of(tree: Tree, start: int, end: int) -> int:
    """Return the word of a stretch that hangs outside of it, nouns before other words."""
    tops = [
        node
        for node in tree.nodes[start:end]
        if node.dep and (node.head is None or not start <= node.head.i < end)
    ]
    best = min(tops, key=lambda node: (node.pos not in NOMINAL, node.i), default=None)
    return best.i if best is not None else start
