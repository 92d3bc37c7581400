"""What a rule asks of a word alone, and the words without which it applies nowhere."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from spacy.tokens import Doc

from kg.trees.features import Context
from kg.trees.inversion import settle_inversion
from kg.trees.rewriting import packages_of, rewrite
from kg.trees.rules.compiling import compile_package
from kg.trees.rules.needs import needed_words
from kg.trees.rules.notation import read_rules
from kg.trees.rules.running import Rewriter
from kg.trees.tree import read_tree
from tests.trees.test_any_tree import docs
from tests.trees.trees import KNOWLEDGE, LANGUAGE, shape

CONTEXT = Context(LANGUAGE, KNOWLEDGE)
PACKAGES = [compile_package(package, CONTEXT) for package in packages_of(LANGUAGE)]


def needs(*conditions: str) -> list[set[str]]:
    lines = "".join(f"  {condition}\n" for condition in conditions)
    text = (
        "package some\n\nrule a-rule\n  why a reason\n  example Il est là.\n"
        f"  becomes là -cop> est\n{lines}  do relabel word as obl\n"
    )
    [package] = read_rules(text, "xx/rewriting.rules")
    return [set(words) for words in needed_words(package.rules[0], CONTEXT)]


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        (['find word [NOUN, lemma "camp"] <nmod- above [form "vont"]'], [{"camp"}, {"vont"}]),
        (["find word [NOUN]", 'with word -case> [lemma "par"]'], [{"par"}]),
        (["find word [NOUN]", 'without word -case> [lemma "par"]'], []),
        (['find word [NOUN, not lemma "camp"]'], []),
        (['find word [NOUN, lemma "camp" or lemma "fort"]'], [{"camp", "fort"}]),
        (['find word [NOUN, lemma "camp" or Number=Plur]'], []),
        (["find word [NOUN]", 'with word -det> [form "ce"] or word <nmod- [form "que"]'],
         [{"ce", "que"}]),
        (['find word [NOUN, with -case> [form "vers"]]'], [{"vers"}]),
        (['find word [NOUN, case "au sein de"]'], [{"au sein de", "au"}]),
    ],
)  # fmt: skip
def test_needed_words(conditions: list[str], words: list[set[str]]) -> None:
    assert needs(*conditions) == words


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(docs())
def test_rules_find_nothing_where_what_they_need_is_missing(doc: Doc) -> None:
    tried = [[dataclasses.replace(rule, needs=()) for rule in rules] for rules in PACKAGES]
    found, other = read_tree(doc, LANGUAGE), read_tree(doc, LANGUAGE)
    rewrite(found, LANGUAGE, KNOWLEDGE)
    settle_inversion([node for node in other if node.dep], LANGUAGE.syntax)
    for sent in sorted({node.sent for node in other}):
        nodes = [node for node in other if node.sent == sent and node.dep]
        Rewriter([tuple(rules) for rules in tried]).run(nodes, {}, None)
    assert shape(found) == shape(other)
