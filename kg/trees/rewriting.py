"""A tree as parsed → the same tree in normal form, by the language's rules."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.trees.compiling import CompiledPackage, Fired, compile_package
from kg.trees.features import Context
from kg.trees.inversion import settle_dummies, settle_inversion
from kg.trees.notation import read_rules
from kg.trees.taggings import settle_moods, settle_posts, settle_verbs

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.commands import Places
    from kg.trees.node import Node
    from kg.trees.pattern import Package
    from kg.trees.tree import Tree

__all__ = ["packages_of", "rewrite", "rewrite_words"]


def packages_of(language: Language) -> tuple[Package, ...]:
    """Return the language's rules, package by package; none where it has no ``rewriting.rules``.

    Raises LanguageError where a line is no rule's.
    """
    return _read(language.rules, f"{language.code}/rewriting.rules")


def rewrite(tree: Tree, language: Language, knowledge: Knowledge) -> None:
    """Rewrite ``tree`` in place."""
    nodes = [node for node in tree.slots if node is not None]
    settle_verbs(nodes, knowledge.lexicon, language.syntax)
    settle_posts(nodes, knowledge.lexicon, language.syntax)
    settle_moods(nodes, language.syntax)
    settle_inversion(nodes, language.syntax)
    settle_dummies(nodes, language.names)


def rewrite_words(
    words: Sequence[Node], language: Language, knowledge: Knowledge, fired: Fired | None = None
) -> frozenset[int]:
    """Rewrite the trees of ``words``, in place; return which words were put elsewhere by repairs.

    ``fired`` is told of each rule that is applied: its package, the rule, the word it began at.
    """
    places: Places = {}
    for package in _compiled(language, knowledge):
        package.run(words, places if package.package.repairs else {}, fired)
    if not places:
        return frozenset()
    return frozenset(
        node.i for node in words if node.i in places and places[node.i] != (node.head, node.dep)
    )


@functools.lru_cache(maxsize=64)
def _read(text: str, place: str) -> tuple[Package, ...]:
    return read_rules(text, place)


_cache: dict[tuple[int, int], tuple[Language, Knowledge, tuple[CompiledPackage, ...]]] = {}


def _compiled(language: Language, knowledge: Knowledge) -> tuple[CompiledPackage, ...]:
    """The language's rules as functions, made once for each body of knowledge.

    The two are kept beside them, since their identity is the key.
    """
    key = id(language), id(knowledge)
    if key not in _cache:
        if len(_cache) >= 16:
            _cache.clear()
        context = Context(language, knowledge)
        made = tuple(compile_package(package, context) for package in packages_of(language))
        _cache[key] = language, knowledge, made
    return _cache[key][2]
