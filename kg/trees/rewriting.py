"""A tree as parsed → the same tree in normal form, by the language's rules."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Collection
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from kg.trees.features import Context
from kg.trees.inversion import settle_inversion
from kg.trees.rules.compiling import compile_package
from kg.trees.rules.notation import leave_out, read_rules
from kg.trees.rules.running import Fired, Rewriter

if TYPE_CHECKING:
    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.rules.commands import Places
    from kg.trees.rules.pattern import Package

__all__ = ["check_rules", "packages_of", "rewrite", "without"]


class Slots(Protocol):
    """A tree (``kg.trees.tree.Tree``), as far as its rewriting goes."""

    slots: list[Node | None]
    repaired: frozenset[int]

    def __getitem__(self, i: int) -> Node:
        """Return the node of the token ``i``."""


def packages_of(language: Language) -> tuple[Package, ...]:
    """Return the language's rules, package by package; none where it has no ``rewriting.rules``.

    Raises LanguageError where a line is no rule's.
    """
    return _read(language.rules, f"{language.code}/rewriting.rules")


def check_rules(language: Language, knowledge: Knowledge) -> None:
    """Read and compile the language's rules, so that a mistake is told before anything is read.

    Raises LanguageError with file, line and cure.
    """
    _compiled(language, knowledge)


def without(language: Language, rules: Collection[str]) -> Language:
    """Return the language without some of its rules, by name.

    Raises LanguageError where there is no rule of a name.

    >>> from kg.languages import load
    >>> french = without(load("fr"), ["quantity"])
    >>> any(rule.name == "quantity" for package in packages_of(french) for rule in package.rules)
    False
    """
    if not rules:
        return language
    text = leave_out(language.rules, rules, f"{language.code}/rewriting.rules")
    return dataclasses.replace(language, rules=text)


def rewrite(
    tree: Slots, language: Language, knowledge: Knowledge, fired: Fired | None = None
) -> None:
    """Bring ``tree`` into normal form, in place, once; ``repaired`` are the words put elsewhere.

    ``fired`` is told of each rule that is applied: its package, the rule, the word it began at.
    """
    words = [node for node in tree.slots if node is not None]
    settle_inversion(words, language.syntax)
    places: Places = {}
    rewriter = _compiled(language, knowledge)
    for _, sentence in itertools.groupby(words, attrgetter("sent")):
        rewriter.run(list(sentence), places, fired)
    moved = ((tree[i], place) for i, place in places.items())
    tree.repaired = frozenset(node.i for node, at in moved if at != (node.head, node.dep))


@functools.lru_cache(maxsize=64)
def _read(text: str, place: str) -> tuple[Package, ...]:
    return read_rules(text, place)


_cache: dict[tuple[int, int], tuple[Language, Knowledge, Rewriter]] = {}


def _compiled(language: Language, knowledge: Knowledge) -> Rewriter:
    """The language's rules as functions, made once for each body of knowledge.

    The two are kept beside them, since their identity is the key.
    """
    key = id(language), id(knowledge)
    known = _cache.get(key)
    if known is not None:
        return known[2]
    if len(_cache) >= 16:
        _cache.clear()
    context = Context(language, knowledge)
    made = Rewriter([compile_package(package, context) for package in packages_of(language)])
    _cache[key] = language, knowledge, made
    return made
