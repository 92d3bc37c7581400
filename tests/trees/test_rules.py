"""Each rule's example: its tree as parsed becomes what the rule says, by that rule."""

from __future__ import annotations

import pytest

from kg.trees.features import Context
from kg.trees.rewriting import packages_of, rewrite, without
from kg.trees.rules.compiling import holds
from kg.trees.rules.pattern import Rule
from kg.trees.tree import Tree
from tests.trees.trees import KNOWLEDGE, LANGUAGE, sentences, shape, tree

RULES = [rule for package in packages_of(LANGUAGE) for rule in package.rules]


def became(found: Tree, rule: Rule) -> bool:
    context = Context(LANGUAGE, KNOWLEDGE)
    return all(holds(path, found.nodes, context) for path in rule.becomes)


def test_every_rule_has_a_tree_and_every_tree_a_rule() -> None:
    assert list(sentences()) == [rule.name for rule in RULES]
    for rule in RULES:
        assert sentences()[rule.name][0].text == rule.example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_becomes_what_the_rule_says(rule: Rule) -> None:
    found, fired = tree(rule.name), []
    assert not became(found, rule)
    rewrite(found, LANGUAGE, KNOWLEDGE, lambda _, by, __: fired.append(by.name))
    assert rule.name in fired
    assert became(found, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_other_rule_does_its_work(rule: Rule) -> None:
    found = tree(rule.name)
    rewrite(found, without(LANGUAGE, {rule.name}), KNOWLEDGE)
    assert not became(found, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_is_in_normal_form_stays(rule: Rule) -> None:
    found = tree(rule.name)
    rewrite(found, LANGUAGE, KNOWLEDGE)
    before, fired = shape(found), []
    rewrite(found, LANGUAGE, KNOWLEDGE, lambda _, by, __: fired.append(by.name))
    assert (shape(found), fired) == (before, [])
