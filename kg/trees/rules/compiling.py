"""Rules → functions on nodes: closures made once, run on every word that a rule may begin at.

What a rule asks of the word that it begins at, without the tree around it, is asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from kg.errors import LanguageError
from kg.trees.features import CHANGES, FEATURES, Context
from kg.trees.node import Node
from kg.trees.rules.checks import Check, compile_path, compile_tests
from kg.trees.rules.commands import Act, Frame, make_command
from kg.trees.rules.needs import needed_words
from kg.trees.rules.pattern import (
    Alternatives,
    Do,
    Field,
    Find,
    Has,
    Listed,
    Named,
    Not,
    Package,
    Path,
    Rule,
    Test,
)  # fmt: skip
from kg.trees.rules.scope import Scope

__all__ = ["Compiled", "compile_package", "holds"]

_OF_TAGS = frozenset({"pos", "relation", "feature"})  # some hundred combinations in a language


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule that runs. ``index`` is its place in its package, ``size`` the words that it names.

    ``pos``, ``relations`` and ``feats`` are what the word that it begins at must be and have;
    ``pos`` and ``relations`` are empty where it may be any. ``alone`` is what else is asked of that
    word by itself, ``needs`` are lists of words of each of which one stands in the sentence.
    """

    package: Package
    rule: Rule
    index: int
    size: int
    pos: frozenset[str]
    relations: frozenset[str]
    feats: frozenset[str]
    alone: Check | None
    needs: tuple[frozenset[str], ...]
    checks: tuple[Callable[[Frame], bool], ...]
    acts: tuple[Act, ...]

    def may_begin_at(self, node: Node) -> bool:
        """Return whether the word's part of speech, relation and features let the rule begin."""
        if self.pos and node.pos not in self.pos:
            return False
        if self.relations and node.dep not in self.relations:
            return False
        return self.feats <= node.feats

    def may_begin_with(self, node: Node) -> bool:
        """Return whether all else that the word tells by itself lets the rule begin."""
        return self.alone is None or self.alone(node, [])

    def find(self, node: Node, words: Set[str]) -> Frame | None:
        """Return the words that the rule finds from a word at which it may begin, or ``None``.

        ``words`` are forms and lemmas of the sentence, in lower case. Nothing is changed.
        """
        for need in self.needs:
            if need.isdisjoint(words):
                return None
        frame = [node] * self.size
        for check in self.checks:
            if not check(frame):
                return None
        return frame


def compile_package(package: Package, context: Context) -> tuple[Compiled, ...]:
    """Return the rules of a package as functions.

    Raises LanguageError where a rule asks for a word list that there is not, or does not say what
    the word that it begins at is.
    """
    return tuple(
        _compile(package, rule, index, context) for index, rule in enumerate(package.rules)
    )


def _keys(start: Path, what: str) -> tuple[str, ...]:
    """The parts of speech, or relations, of the words at which a rule may begin; none: any."""
    for test in start.tests:
        if isinstance(test, Has) and test.what == what:
            return test.values
    if what == "relation" and start.hops and start.hops[0].way == "up" and not start.hops[0].many:
        return start.hops[0].relations
    return ()


def _compile(package: Package, rule: Rule, index: int, context: Context) -> Compiled:
    scope = Scope(context)
    start = rule.start
    pos, relations = frozenset(_keys(start, "pos")), frozenset(_keys(start, "relation"))
    if not (pos or relations):
        raise LanguageError(
            f"rule {rule.name!r} may begin at any word",
            place=rule.line.place,
            cure="Name the part of speech of its first word, or its relation.",
        )
    feats = frozenset(
        test.values[0] for test in start.tests if isinstance(test, Has) and test.what == "feature"
    )
    rest = [t for t in start.tests if not isinstance(t, Has) or t.what not in _OF_TAGS]
    scope.context = replace(context, place=rule.conditions[0].line.place)
    alone = compile_tests([test for test in rest if _is_of_word(test)], scope)
    around = tuple(test for test in rest if not _is_of_word(test))
    first = replace(rule.conditions[0], paths=(replace(start, tests=around),))
    checks = tuple(_condition(find, scope) for find in (first, *rule.conditions[1:]))
    acts = tuple(_command(do, scope) for do in rule.commands)
    needs = needed_words(rule, context)
    return Compiled(
        package, rule, index, scope.size, pos, relations, feats, alone, needs, checks, acts
    )


def _is_of_word(test: Test) -> bool:
    """Whether the word by itself answers, without any other."""
    if isinstance(test, Listed):
        return test.field is not Field.CASE
    if isinstance(test, Named):
        return FEATURES[test.name].of_word
    if isinstance(test, Not):
        return _is_of_word(test.test)
    if isinstance(test, Alternatives):
        return all(_is_of_word(one) for tests in test.of for one in tests)
    return isinstance(test, Has)


def _condition(find: Find, scope: Scope) -> Callable[[Frame], bool]:
    scope.context = replace(scope.context, place=find.line.place)
    paths = [compile_path(path, scope if find.binds else scope.inner()) for path in find.paths]
    if len(paths) == 1:
        path = paths[0]
        return path if find.wanted else lambda frame: not path(frame)
    if find.wanted:
        return lambda frame: any(path(frame) for path in paths)
    return lambda frame: not any(path(frame) for path in paths)


def _command(do: Do, scope: Scope) -> Act:
    place = do.line.place
    scope.context = replace(scope.context, place=place)
    what, other = scope.place(do.what), scope.place(do.to or do.what)
    change = CHANGES[do.value](scope.context) if do.command == "change" else None
    if do.hop is None:
        return make_command(do, lambda frame: [frame[what]], other, change)
    hop = do.hop
    if hop.way != "down" or hop.many:
        raise LanguageError("leads to no children", place=place, cure='Write "all X -relation>".')
    inner = scope.inner()
    to = inner.place(hop.name)
    relations = frozenset(hop.relations)
    tests = compile_tests(hop.tests, inner)

    def targets(frame: Frame) -> list[Node]:
        found = []
        for child in frame[what].children:
            frame[to] = child
            if (not relations or child.dep in relations) and (tests is None or tests(child, frame)):
                found.append(child)
        return found

    return make_command(do, targets, other, change)


def holds(path: Path, nodes: Sequence[Node], context: Context) -> bool:
    """Return whether a path leads on from one of ``nodes``: what a line ``becomes`` says."""
    scope = Scope(context)
    follow = compile_path(path, scope)
    return any(follow([node] * scope.size) for node in nodes)
