"""Acronyms in brackets tell how far the name goes that they are short for: "Front de Lorn (FL)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from unicodedata import category

from kg.annotate.names.name import Name, root_of, text_of
from kg.annotate.typing import class_of
from kg.normal import normal

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.tree import Tree

__all__ = ["is_acronym", "long_forms"]

_LONGEST = 14  # words of a name
_FEWEST, _MOST = 2, 9  # letters of an acronym
_ORGANIZATION = "kg:Organization"


def is_acronym(text: str) -> bool:
    """Return whether a name is written as acronyms are: "ONU", "CD&V"."""
    letters = [char for char in text if char.isalpha()]
    return _FEWEST <= len(letters) <= _MOST and text == text.upper()


def long_forms(
    names: Sequence[Name], tree: Tree, knowledge: Knowledge, words: Names
) -> Iterator[Name]:
    """Yield the names that acronyms are short for, right before their brackets or inside."""
    for name in names:
        if not is_acronym(name.text):
            continue
        stretch = _before(name, tree, words) or _behind(name, tree, words)
        if stretch is None:
            continue
        start, end = stretch
        text = text_of(tree, start, end, words)
        root = root_of(tree, start, end)
        entries = knowledge.gazetteer.lookup(text)
        entry = entries[0] if len(entries) == 1 else None
        own = class_of(tree[root], tree, knowledge)
        if not knowledge.ontology.is_a(own, _ORGANIZATION):
            own = name.type or _ORGANIZATION
        yield Name(
            root, start, end, text, entry.type if entry else own, entry=entry.iri if entry else None
        )


def _before(name: Name, tree: Tree, words: Names) -> tuple[int, int] | None:
    """Return the words before "(X)" of which X has the first letters."""
    mark = name.start - 1
    if mark < 1 or category(tree[mark].text[0]) != "Ps" or name.end >= len(tree):
        return None
    if category(tree[name.end].text[0]) != "Pe":
        return None
    start = _opening(name.text, tree, max(0, mark - _LONGEST), mark, words)
    return None if start is None else (start, mark)


def _behind(name: Name, tree: Tree, words: Names) -> tuple[int, int] | None:
    """Return the words in the brackets behind X of which X has the first letters."""
    mark = name.end
    if mark >= len(tree) or category(tree[mark].text[0]) != "Ps":
        return None
    inside = tree.nodes[mark + 1 : mark + 2 + _LONGEST]
    end = next((node.i for node in inside if category(node.text[0]) == "Pe"), None)
    if end is None:
        return None
    start = _opening(name.text, tree, mark + 1, end, words)
    return None if start is None else (start, end)


def _opening(acronym: str, tree: Tree, first: int, end: int, words: Names) -> int | None:
    """Return the last word from which all up to ``end`` give the acronym's letters, if one does.

    Small words may be left out of it.
    """
    left = [char for char in normal(acronym) if char.isalnum()]
    small = {normal(word) for word in words.unspelled}
    for i in range(end - 1, first - 1, -1):
        node = tree[i]
        if not node.dep or (node.pos == "PUNCT" and node.text.strip("-'’")):
            return None
        for part in reversed(normal(node.text).split()):
            if left and part[0] == left[-1]:
                left.pop()
            elif part not in small and any(map(str.isalnum, part)):
                return None
        if not left:
            return i if normal(node.text) not in small else None
    return None
