"""Compiled rules → a sentence's tree in normal form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.trees.node import Node
from kg.trees.rules.commands import Places
from kg.trees.rules.compiling import Compiled
from kg.trees.rules.pattern import Package, Rule

__all__ = ["Fired", "Rewriter"]

Fired = Callable[[Package, Rule, Node], None]
Rules = tuple[Compiled, ...]
Opened = dict[int, Rules]  # those of each package that may begin at a word, by its number

_MOST_WORDS = 32_768  # of which it is kept what begins there


class Rewriter:
    """Runs the rules of some packages on sentences.

    Which rules may begin at a word is kept by all that the word tells by itself: most words cost
    no more than to look that up.
    """

    def __init__(self, packages: Sequence[Rules]) -> None:
        self._packages = packages
        self._by_tags: dict[tuple[object, ...], Opened] = {}
        self._by_word: dict[tuple[object, ...], Opened] = {}

    def run(self, nodes: Sequence[Node], places: Places, fired: Fired | None) -> None:
        """Rewrite the tree of a sentence's words, in place: package by package, word by word.

        ``places`` receives head and relation, as they were, of the words that packages move which
        repair; ``fired`` is told of each rule that is applied.
        """
        sentence = _Sentence(self, nodes, places, fired)
        for number in range(len(self._packages)):
            sentence.apply(number)

    def rules_at(self, node: Node) -> Opened:
        """Return the rules that may begin at a word as it is now."""
        word = node.text, node.lower, node.lemma, node.ent, node.opens
        key = *word, node.pos, node.dep, node.functions, node.feats
        found = self._by_word.get(key)
        if found is None:
            if len(self._by_word) >= _MOST_WORDS:
                self._by_word.clear()
            some = self._of_tags(node).items()
            found = self._by_word[key] = {
                number: kept
                for number, rules in some
                if (kept := tuple(rule for rule in rules if rule.may_begin_with(node)))
            }
        return found

    def _of_tags(self, node: Node) -> Opened:
        key = node.pos, node.dep, node.feats
        found = self._by_tags.get(key)
        if found is None:
            found = self._by_tags[key] = {
                number: kept
                for number, rules in enumerate(self._packages)
                if (kept := tuple(rule for rule in rules if rule.may_begin_at(node)))
            }
        return found


class _Sentence:
    """A sentence that is rewritten."""

    def __init__(
        self, rewriter: Rewriter, nodes: Sequence[Node], places: Places, fired: Fired | None
    ) -> None:
        self.rewriter, self.nodes, self.places, self.fired = rewriter, nodes, places, fired
        self.read()

    def read(self) -> None:
        """Note where rules may begin, and its words, as they are now."""
        self.opened: dict[int, list[tuple[Node, Rules]]] = {}
        for node in self.nodes:
            for number, rules in self.rewriter.rules_at(node).items():
                self.opened.setdefault(number, []).append((node, rules))
        self.words = {node.lower for node in self.nodes}
        self.words.update(node.lemma.lower() for node in self.nodes)

    def apply(self, number: int) -> None:
        """Apply the rules of a package, word by word."""
        todo = self.opened.get(number, [])
        while todo:
            for node, rules in todo:
                if self._apply_at(node, rules, number):
                    todo = [one for one in self.opened.get(number, []) if one[0].i > node.i]
                    break
            else:
                return

    def _apply_at(self, node: Node, rules: Rules, number: int) -> bool:
        """Apply the rules of a package that begin at ``node``, each once; return whether one did.

        Each is tried with what the ones before made of the word.
        """
        at, done = 0, -1
        while at < len(rules):
            rule = rules[at]
            at += 1
            frame = rule.find(node, self.words) if rule.index > done else None
            if frame is None:
                continue
            for act in rule.acts:
                act(frame, self.places if rule.package.repairs else {})
            if self.fired is not None:
                self.fired(rule.package, rule.rule, node)
            self.read()
            rules, at, done = self.rewriter.rules_at(node).get(number, ()), 0, rule.index
        return done >= 0
