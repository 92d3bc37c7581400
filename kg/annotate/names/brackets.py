"""Names in brackets behind a person's: the party that somebody is of, "Ana Brun (PLR)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import category

from kg.annotate.names.acronyms import is_acronym
from kg.annotate.names.name import Name, initial
from kg.normal import normal

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["with_parties"]

_PERSON, _PARTY = "kg:Person", "kg:Party"
_OPEN = (None, "kg:Organization")  # classes that leave open what it is
_LONGEST = 16  # words in brackets
_ENDS = frozenset({"Pe", "Po", "Pd"})  # of brackets, lists, compounds


def with_parties(names: Sequence[Name], tree: Tree, words: Names) -> list[Name]:
    """Return ``names``; those in brackets behind a person's are parties, if nothing tells more.

    So they are everywhere in a text that speaks of politics: in one on sports, it is a country's
    or a team's.
    """
    found = {normal(name.text) for name in _bracketed(names, tree, words) if _is_open(name)}
    if not found or not any(node.lemma.lower() in words.politics for node in tree):
        return list(names)
    return [
        replace(name, type=_PARTY, lent=True)
        if _is_open(name) and normal(name.text) in found
        else name
        for name in names
    ]


def _is_open(name: Name) -> bool:
    return not name.known and name.type in _OPEN


def _bracketed(names: Sequence[Name], tree: Tree, words: Names) -> Iterator[Name]:
    starts = {name.start: name for name in names}
    for name in names:
        if name.type != _PERSON or name.end + 1 >= len(tree) or not _is_mark(tree[name.end], "Ps"):
            continue
        for i in _openings(tree, name.end):
            party = starts.get(i + (tree[i].pos == "DET"))
            if party is None or party.end >= len(tree) or not _is_mark(tree[party.end], *_ENDS):
                continue
            alone = i == name.end + 1 and _is_called(tree, party, words)
            if alone or is_acronym(party.text):
                yield party


def _is_called(tree: Tree, name: Name, words: Names) -> bool:
    """Whether it is a name from its first word on, and no book: not "(film Brun)", "(X, 1883)"."""
    own = (node for node in tree.nodes[name.start : name.end] if node.lower not in words.articles)
    first = next(own, None)
    behind = tree[name.end + 1].text if name.end + 1 < len(tree) else ""
    dated = tree[name.end].is_comma and behind.isdecimal() and len(behind) == len("1883")
    return first is not None and initial(first, words) and not dated


def _openings(tree: Tree, mark: int) -> Iterator[int]:
    """Yield where in the brackets that open at ``mark`` something begins, behind a comma, too."""
    for i in range(mark + 1, min(mark + _LONGEST, len(tree))):
        if _is_mark(tree[i], "Pe"):
            break
        if i == mark + 1 or tree[i - 1].is_comma:
            yield i


def _is_mark(node: Node, *kinds: str) -> bool:
    return category(node.text[0]) in kinds
