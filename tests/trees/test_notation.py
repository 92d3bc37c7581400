"""Mistakes in a file of rules: the place, what is wrong, what to write."""

from __future__ import annotations

import dataclasses
import re

import pytest

from kg.annotate.component import Annotator
from kg.errors import LanguageError
from kg.trees.features import Context
from kg.trees.rules.compiling import compile_package
from kg.trees.rules.notation import leave_out, read_rules
from tests.trees.trees import KNOWLEDGE, LANGUAGE

RULE = """\
package some repairs

rule a-rule
  why      a reason
  example  Il est là.
  becomes  là -cop> est
  find     word [NOUN] <nmod- above [VERB]
  do       hang word on above as obl
"""


def load(text: str) -> None:
    context = Context(LANGUAGE, KNOWLEDGE)
    for package in read_rules(text, "xx/rewriting.rules"):
        compile_package(package, context)


def test_the_rule_that_is_changed_below_is_sound() -> None:
    load(RULE)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("package some repairs", "package some fixes", 1, "is no package"),
        ("package some repairs", "# none", 3, "a rule of no package"),
        ("package some repairs", "package some\npackage some", 2, "a second package 'some'"),
        ("package some repairs\n", "package some\n  why x\n", 2, "'why' of no rule"),
        ("package some repairs", "  why x", 1, "'why' before any rule"),
        ("package some repairs", "packet some", 1, "no such line: 'packet some'"),
        ("rule a-rule", "rule a rule", 3, "a name of one word"),
        ("  why      a reason\n", "", 3, "has no 'why'"),
        ("  example  Il est là.\n", "", 3, "has no 'example'"),
        ("  becomes  là -cop> est\n", "", 3, "has no 'becomes'"),
        ("  do       hang word on above as obl\n", "", 3, "has no 'do'"),
        (
            "find     word [NOUN] <nmod- above",
            "with     word [NOUN] <nmod- above",
            7,
            "begins with 'find'",
        ),
        ("[NOUN]", "[noun]", 7, "no such test: 'noun'"),
        ("[NOUN]", "[NOUN", 7, "no end of a test"),
        ("[NOUN]", "[+owned]", 7, "no such function: 'owned'"),
        ("[NOUN]", "[lemma in weekdays]", 7, "no word list 'weekdays'"),
        ("[NOUN]", "[lemma weekdays]", 7, "no such test: 'lemma'"),
        ("[NOUN]", "[class]", 7, "names no class"),
        ("[NOUN]", "[Number!=Plur]", 7, "compares with no word"),
        ("[NOUN]", "[Number=other.Number]", 7, "no word 'other' was found before"),
        ("[NOUN]", "[takes]", 7, "a word's name is missing"),
        ("<nmod-", "<nmod", 7, "can't be read"),
        ("[VERB]", "[VERB] above", 7, "'above' is too much"),
        ("[VERB]", "[VERB]\n  with     nobody [VERB]", 8, "no word 'nobody' was found before"),
        ("[VERB]", "until [VERB] within few", 7, "'few' is no number"),
        ("hang word on above as obl", "hang word above", 8, "'on' is missing"),
        ("hang word on above as obl", "hang word on nobody", 8, "no word 'nobody'"),
        ("hang word on above as obl", "hang all word <nmod- on above", 8, "leads to no children"),
        ("hang word on above as obl", "relabel word", 8, "says no relation"),
        ("hang word on above as obl", "set word noun", 8, "'noun' can't be set"),
        ("hang word on above as obl", "delete word", 8, "no such command: 'delete'"),
        ("word [NOUN] <nmod- above [VERB]", "word <- above", 3, "may begin at any word"),
    ],
)
def test_a_mistake_names_its_line_and_a_cure(old: str, new: str, line: int, what: str) -> None:
    assert old in RULE
    with pytest.raises(LanguageError, match=re.escape(what)) as found:
        load(RULE.replace(old, new))
    assert found.value.place == f"xx/rewriting.rules:{line}"
    assert found.value.cure


def test_a_name_is_given_once() -> None:
    twice = RULE + RULE.partition("\n\n")[2]
    with pytest.raises(LanguageError, match="a second rule 'a-rule'"):
        load(twice)


def test_a_line_goes_on_inside_of_brackets_and_where_no_keyword_begins_it() -> None:
    text = RULE.replace("[NOUN]", "[NOUN,\n    without -det>]").replace("[VERB]", "\n    [VERB]")
    [package] = read_rules(text, "x")
    assert package.rules[0].conditions[0].paths[0].hops[0].tests
    assert len(package.rules[0].conditions[0].paths[0].tests) == 2


def test_a_rule_that_is_left_out_leaves_the_lines_of_others() -> None:
    text = RULE + "\n" + RULE.partition("\n\n")[2].replace("a-rule", "b-rule")
    whole, rest = read_rules(text, "x"), read_rules(leave_out(text, ["a-rule"], "x"), "x")
    assert rest[0].rules == whole[0].rules[1:]
    with pytest.raises(LanguageError, match="no rule 'c-rule'"):
        leave_out(text, ["c-rule"], "x")


def test_a_language_without_the_file_has_no_rules() -> None:
    silent = dataclasses.replace(LANGUAGE, rules="")
    assert read_rules(silent.rules, "x") == ()


def test_a_mistake_is_told_before_anything_is_read() -> None:
    broken = dataclasses.replace(LANGUAGE, rules=RULE.replace("[NOUN]", "[noun]"))
    with pytest.raises(LanguageError, match="no such test: 'noun'"):
        Annotator(KNOWLEDGE, broken)
