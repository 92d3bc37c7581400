"""The rewriting rules of languages beside French: each does what its example says."""

from __future__ import annotations

import pytest

from kg.trees.features import Context
from kg.trees.rewriting import packages_of, rewrite
from kg.trees.rules.compiling import holds
from kg.trees.rules.pattern import Rule
from kg.trees.tree import read_tree
from tests.languages.examples import doc_of, examples, known, languages

RULES = {
    f"{lang}/{rule.name}": (lang, rule)
    for lang in languages()
    if lang != "fr"  # its trees are in tests/trees
    for package in packages_of(known(lang)[0])
    for rule in package.rules
}


def test_there_are_some() -> None:
    assert any(name.startswith("en/") for name in RULES)


@pytest.mark.parametrize(("lang", "rule"), RULES.values(), ids=RULES)
def test_an_example_becomes_what_the_rule_says(lang: str, rule: Rule) -> None:
    language, knowledge = known(lang)
    (example,) = (example for example in examples(lang) if example.text == rule.example)
    context = Context(language, knowledge)
    tree = read_tree(doc_of(example), language)
    assert not all(holds(path, tree.nodes, context) for path in rule.becomes)
    fired: list[str] = []
    rewrite(tree, language, knowledge, lambda _, by, __: fired.append(by.name))
    assert rule.name in fired
    assert all(holds(path, tree.nodes, context) for path in rule.becomes)
