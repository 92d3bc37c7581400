"""Rules → functions on nodes: closures made once, run on every word that a rule may begin at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import LanguageError
from kg.trees.features import CHANGES, Context
from kg.trees.node import Node
from kg.trees.rules.checks import compile_path, compile_tests
from kg.trees.rules.commands import Act, Frame, Places, make_command
from kg.trees.rules.pattern import Do, Find, Has, Package, Path, Rule
from kg.trees.rules.scope import Scope

__all__ = ["Compiled", "CompiledPackage", "compile_package", "holds"]


_ASKED_FIRST = frozenset({"pos", "relation", "feature"})  # before other words


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule that runs. ``index`` is its place in its package, ``size`` the words that it names.

    ``pos``, ``relations`` and ``feats`` are what the word that it begins at must be and have;
    ``pos`` and ``relations`` are empty where it may be any.
    """

    rule: Rule
    index: int
    size: int
    pos: frozenset[str]
    relations: frozenset[str]
    feats: frozenset[str]
    checks: tuple[Callable[[Frame], bool], ...]
    acts: tuple[Act, ...]

    def may_begin_at(self, node: Node) -> bool:
        """Return whether the word alone, without the tree around it, lets the rule begin there."""
        if self.pos and node.pos not in self.pos:
            return False
        if self.relations and node.dep not in self.relations:
            return False
        return self.feats <= node.feats

    def find(self, node: Node) -> Frame | None:
        """Return the words that the rule finds from a word at which it may begin, or ``None``.

        Nothing is changed.
        """
        frame = [node] * self.size
        for check in self.checks:
            if not check(frame):
                return None
        return frame


@dataclass(frozen=True, slots=True)
class CompiledPackage:
    """The rules of a package by what the word that they begin at is: most words cost nothing.

    The keys of ``table`` are parts of speech (``by_pos``) or relations; ``known`` are the rules for
    each part of speech, relation and features that was met.
    """

    package: Package
    by_pos: bool
    table: Mapping[str, tuple[Compiled, ...]]
    known: dict[tuple[str, str, frozenset[str]], tuple[Compiled, ...]] = field(default_factory=dict)

    def run(self, words: Sequence[Node], places: Places, fired: Fired | None) -> None:
        """Rewrite the trees of ``words``, in place, word by word, rule by rule.

        ``places`` receives head and relation of the words that are moved, as they were.
        """
        todo = self._candidates(words)
        while todo:
            for node in todo:
                if self._run(node, places, fired):
                    todo = self._candidates([word for word in words if word.i > node.i])
                    break
            else:
                return

    def _candidates(self, words: Sequence[Node]) -> list[Node]:
        table, rules = self.table, self._rules
        if self.by_pos:
            return [node for node in words if node.pos in table and rules(node)]
        return [node for node in words if node.dep in table and rules(node)]

    def _rules(self, node: Node) -> tuple[Compiled, ...]:
        key = node.pos, node.dep, node.feats
        rules = self.known.get(key)
        if rules is None:
            rules = self.table.get(node.pos if self.by_pos else node.dep, ())
            rules = tuple(rule for rule in rules if rule.may_begin_at(node))
            self.known[key] = rules
        return rules

    def _run(self, node: Node, places: Places, fired: Fired | None) -> bool:
        """Apply the rules that begin at ``node``, each once; return whether one did."""
        rules, at, done = self._rules(node), 0, -1
        while at < len(rules):
            rule = rules[at]
            at += 1
            frame = rule.find(node) if rule.index > done else None
            if frame is None:
                continue
            for act in rule.acts:
                act(frame, places)
            if fired is not None:
                fired(self.package, rule.rule, node)
            rules, at, done = self._rules(node), 0, rule.index  # the word may be another now
        return done >= 0


Fired = Callable[[Package, Rule, Node], None]


def compile_package(package: Package, context: Context) -> CompiledPackage:
    """Return the package as functions.

    Raises LanguageError where a rule asks for a word list that there is not, or does not say what
    the word that it begins at is.
    """
    rules = [_compile(rule, index, context) for index, rule in enumerate(package.rules)]
    by_pos = all(_keys(rule.start, "pos") for rule in package.rules)
    table: dict[str, tuple[Compiled, ...]] = {}
    for rule in rules:
        keys = _keys(rule.rule.start, "pos" if by_pos else "relation")
        if not keys:
            raise LanguageError(
                f"rule {rule.rule.name!r} may begin at any word",
                place=rule.rule.line.place,
                cure="All rules of a package name the part of speech of their first word, or all "
                "its relation.",
            )
        for key in keys:
            table[key] = (*table.get(key, ()), rule)
    return CompiledPackage(package, by_pos, table)


def _keys(start: Path, what: str) -> tuple[str, ...]:
    """The parts of speech, or relations, of the words at which a rule may begin; none: any."""
    for test in start.tests:
        if isinstance(test, Has) and test.what == what:
            return test.values
    if what == "relation" and start.hops and start.hops[0].way == "up" and not start.hops[0].many:
        return start.hops[0].relations
    return ()


def _compile(rule: Rule, index: int, context: Context) -> Compiled:
    scope = Scope(context)
    start = rule.start
    pos, relations = frozenset(_keys(start, "pos")), frozenset(_keys(start, "relation"))
    feats = frozenset(
        test.values[0] for test in start.tests if isinstance(test, Has) and test.what == "feature"
    )
    rest = tuple(t for t in start.tests if not isinstance(t, Has) or t.what not in _ASKED_FIRST)
    first = replace(rule.conditions[0], paths=(replace(start, tests=rest),))
    checks = tuple(_condition(find, scope) for find in (first, *rule.conditions[1:]))
    acts = tuple(_command(do, scope) for do in rule.commands)
    return Compiled(rule, index, scope.size, pos, relations, feats, checks, acts)


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
