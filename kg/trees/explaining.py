"""What rules do to a text: the tree before and after, which fired, in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.trees.rewriting import packages_of, rewrite
from kg.trees.tree import read_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.languages import Language
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.rules.pattern import Package, Rule
    from kg.trees.tree import Tree

__all__ = ["Explanation", "count_firings", "explain", "explanation_text"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A text's words with their places ``before`` and ``after``, and the rules that ``fired``.

    A place is told as "NOUN nsubj of signé". Each rule stands with the word that it began at.
    """

    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    fired: tuple[tuple[Rule, str], ...]


def explain(doc: Doc, language: Language, knowledge: Knowledge) -> Explanation:
    """Return what the language's rules do to the trees of a parsed ``doc``; it stays as it is."""
    tree = read_tree(doc, language)
    before = _places(tree)
    fired: list[tuple[Rule, str]] = []
    rewrite(tree, language, knowledge, lambda _, rule, node: fired.append((rule, node.text)))
    words = tuple(node.text for node in tree if node.dep)
    return Explanation(words, before, _places(tree), tuple(fired))


def explanation_text(found: Explanation) -> str:
    """Return an explanation as lines: a word each, then the rules with their reasons.

    Where the place of a word has changed, both are shown, the new one behind ">".
    """
    width = max(map(len, found.words), default=0)
    wide = max(map(len, found.before), default=0)
    lines = []
    for word, before, after in zip(found.words, found.before, found.after, strict=True):
        changed = f"  > {after}" if after != before else ""
        lines.append(f"{word:{width}}  {before:{wide if changed else 0}}{changed}")
    lines.append("")
    for rule, word in found.fired:
        lines += [f"{rule.name} (at {word!r}, {rule.line.place})", f"  {rule.why}"]
    if not found.fired:
        lines.append("No rule fires.")
    return "\n".join(lines) + "\n"


def count_firings(docs: Iterable[Doc], language: Language, knowledge: Knowledge) -> dict[str, int]:
    """Return how often each rule of the language fires on parsed ``docs``, in the rules' order."""
    counts: Counter[str] = Counter()

    def count(_: Package, rule: Rule, __: Node) -> None:
        counts[rule.name] += 1

    for doc in docs:
        rewrite(read_tree(doc, language), language, knowledge, count)
    return {
        rule.name: counts[rule.name] for package in packages_of(language) for rule in package.rules
    }


def _places(tree: Tree) -> tuple[str, ...]:
    return tuple(_place(node) for node in tree if node.dep)


def _place(node: Node) -> str:
    functions = "+".join(["", *sorted(node.functions)])
    head = f" of {node.head.text}" if node.head is not None else ""
    part = f", part {node.part}" if node.part else ""
    mood = f" {node.value('Mood')}" if node.value("Mood") else ""
    return f"{node.pos}{mood} {node.dep.lower()}{functions}{head}{part}"
