"""Tests and paths of a rule → functions: closures on a word and the words found before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from kg.trees.features import FEATURES, Ask, AskOf, word_list
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.rules.commands import Frame
from kg.trees.rules.pattern import (
    Agree,
    Alternatives,
    Field,
    Has,
    Hop,
    Listed,
    Named,
    Path,
    Place,
    Spot,
    Test,
    Way,
    Whether,
)  # fmt: skip
from kg.trees.rules.scope import Scope

__all__ = ["Check", "Follow", "compile_path", "compile_tests"]

Check = Callable[[Node, Frame], bool]
Follow = Callable[[Frame], bool]


def compile_tests(tests: Sequence[Test], scope: Scope) -> Check | None:
    """Return what answers all tests, ``None`` where there is none."""
    checks = [_compile(test, scope) for test in tests]
    if not checks:
        return None
    if len(checks) == 1:
        return checks[0]
    if len(checks) == 2:
        first, second = checks
        return lambda node, frame: first(node, frame) and second(node, frame)

    def every(node: Node, frame: Frame) -> bool:
        for check in checks:  # noqa: SIM110  (a generator costs more than what it asks)
            if not check(node, frame):
                return False
        return True

    return every


def _compile(test: Test, scope: Scope) -> Check:
    if isinstance(test, Has):
        return _has(test)
    if isinstance(test, Listed):
        return _listed(test, scope)
    if isinstance(test, Agree):
        return _agree(test, scope)
    if isinstance(test, Spot):
        return _spot(test.place, scope.place(test.other))
    if isinstance(test, Named):
        return _named(test, scope)
    if isinstance(test, Whether):
        return _whether(test.path, scope)
    if isinstance(test, Alternatives):
        return _any(test, scope)
    check = _compile(test.test, scope)
    return lambda node, frame: not check(node, frame)


def _has(test: Has) -> Check:
    values = frozenset(test.values)
    if test.what == "pos":
        return lambda node, _: node.pos in values
    if test.what == "relation":
        return lambda node, _: node.dep in values
    if test.what == "function":
        functions = frozenset(Function(name) for name in values)
        return lambda node, _: not functions.isdisjoint(node.functions)
    [value] = values
    if test.what == "value":
        return lambda node, _: bool(node.value(value))
    return lambda node, _: value in node.feats


def _listed(test: Listed, scope: Scope) -> Check:
    words = frozenset(test.words) or word_list(scope.context, test.key)
    if test.field is Field.LEMMA:
        return lambda node, _: node.lemma.lower() in words
    if test.field is Field.CASE:
        return _case_in(words)
    return lambda node, _: node.lower in words


def _case_in(words: frozenset[str]) -> Check:
    none_too = "" in words

    def check(node: Node, _: Frame) -> bool:
        for child in node.children:
            if child.dep == "case":
                return node.case() in words
        return none_too

    return check


def _agree(test: Agree, scope: Scope) -> Check:
    feature, other, other_feature = test.feature, scope.place(test.other), test.other_feature
    differs = test.differs

    def check(node: Node, frame: Frame) -> bool:
        own, its = node.value(feature), frame[other].value(other_feature)
        return bool(own and its) and (own != its) is differs

    return check


def _spot(place: Place, other: int) -> Check:
    checks: dict[Place, Check] = {
        Place.BEFORE: lambda node, frame: node.i < frame[other].i,
        Place.BEHIND: lambda node, frame: node.i > frame[other].i,
        Place.RIGHT_BEFORE: lambda node, frame: node.i == frame[other].i - 1,
        Place.RIGHT_BEHIND: lambda node, frame: node.i == frame[other].i + 1,
        Place.BELOW: lambda node, frame: node.is_below(frame[other]),
        Place.ABOVE: lambda node, frame: frame[other].is_below(node),
        Place.SAME: lambda node, frame: node is frame[other],
    }
    return checks[place]


def _named(test: Named, scope: Scope) -> Check:
    feature = FEATURES[test.name]
    made = feature.make(scope.context, test.words)
    if feature.words == "word":
        ask_of, other = cast("AskOf", made), scope.place(test.words[0])
        return lambda node, frame: ask_of(node, frame[other])
    ask = cast("Ask", made)
    return lambda node, _: ask(node)


def _whether(path: Path, scope: Scope) -> Check:
    inner = scope.inner()
    start = inner.place("")
    hops = _hops(path, start, inner)

    def check(node: Node, frame: Frame) -> bool:
        frame[start] = node
        return all(hop(frame) for hop in hops)

    if len(hops) > 1:
        return check
    hop = hops[0]

    def check_one(node: Node, frame: Frame) -> bool:
        frame[start] = node
        return hop(frame)

    return check_one


def _any(test: Alternatives, scope: Scope) -> Check:
    checks = [compile_tests(tests, scope) for tests in test.of]
    known = [check for check in checks if check is not None]
    if len(known) == 1:
        return known[0]
    return lambda node, frame: any(check(node, frame) for check in known)


# ---- paths ---------------------------------------------------------------------------------


def compile_path(path: Path, scope: Scope) -> Follow:
    """Return what follows a path from a word of the frame and keeps there what it finds.

    Each step takes the first word that its tests accept; there is no way back.
    """
    start = scope.place(path.name)
    first = compile_tests(path.tests, scope)
    hops = _hops(path, start, scope)
    if first is None and len(hops) == 1:
        return hops[0]

    def follow(frame: Frame) -> bool:
        if first is not None and not first(frame[start], frame):
            return False
        for hop in hops:  # noqa: SIM110  (a generator costs more than what it asks)
            if not hop(frame):
                return False
        return True

    return follow


def _hops(path: Path, start: int, scope: Scope) -> list[Follow]:
    found, at = [], start
    for hop in path.hops:
        known = bool(hop.name) and scope.knows(hop.name)
        to = scope.place(hop.name)
        make = _MAKERS[hop.way, hop.many]
        found.append(make(hop, at, _fits(hop, to, scope, known=known), scope))
        at = to
    return found


def _fits(hop: Hop, to: int, scope: Scope, *, known: bool) -> Check:
    """What accepts a word at the end of a step, and keeps it; a word that is known must be it."""
    tests = compile_tests(hop.tests, scope)
    if known:
        if tests is None:
            return lambda node, frame: node is frame[to]
        same = tests
        return lambda node, frame: node is frame[to] and same(node, frame)

    def fits(node: Node, frame: Frame) -> bool:
        frame[to] = node
        return tests is None or tests(node, frame)

    return fits


def _up(hop: Hop, at: int, fits: Check, _: Scope) -> Follow:
    relations = frozenset(hop.relations)

    def go(frame: Frame) -> bool:
        node = frame[at]
        if relations and node.dep not in relations:
            return False
        return node.head is not None and fits(node.head, frame)

    return go


def _up_many(hop: Hop, at: int, fits: Check, scope: Scope) -> Follow:
    relations, passing = frozenset(hop.relations), compile_tests(hop.passing, scope)

    def go(frame: Frame) -> bool:
        node: Node | None = frame[at]
        while node is not None and not fits(node, frame):
            if relations and node.dep not in relations:
                return False
            if passing is not None and not passing(node, frame):
                return False
            node = node.head
        return node is not None

    return go


def _down(hop: Hop, at: int, fits: Check, _: Scope) -> Follow:
    relations, last = frozenset(hop.relations), hop.last
    itself = "=" in relations

    def go(frame: Frame) -> bool:
        node = frame[at]
        children = node.children
        if itself:
            children = sorted((node, *children), key=lambda child: child.i)
        for child in reversed(children) if last else children:
            if (not relations or child.dep in relations or child is node) and fits(child, frame):
                return True
        return False

    return go


def _down_many(hop: Hop, at: int, fits: Check, _: Scope) -> Follow:
    relations = frozenset(hop.relations)

    def go(frame: Frame) -> bool:
        todo = [frame[at]]
        for node in todo:
            if fits(node, frame):
                return True
            todo += [c for c in node.children if not relations or c.dep in relations]
        return False

    return go


def _before(hop: Hop, at: int, fits: Check, scope: Scope) -> Follow:
    until, within = compile_tests(hop.until, scope), hop.within

    def go(frame: Frame) -> bool:
        start = frame[at]
        word = start.before
        while word is not None:
            if within and start.i - word.i > within:
                return False
            if until is not None and until(word, frame):
                return False
            if fits(word, frame):
                return True
            word = word.before
        return False

    return go


_MAKERS: dict[tuple[Way, bool], Callable[[Hop, int, Check, Scope], Follow]] = {
    (Way.UP, False): _up,
    (Way.UP, True): _up_many,
    (Way.DOWN, False): _down,
    (Way.DOWN, True): _down_many,
    (Way.BEFORE, False): _before,
}
