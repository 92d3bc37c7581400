"""Each part of the notation at work on one small tree: what a line finds, what a command does."""

from __future__ import annotations

import dataclasses

import pytest
import spacy
from spacy.tokens import Doc

from kg.trees.rewriting import rewrite
from kg.trees.tree import Tree, read_tree
from tests.trees.trees import KNOWLEDGE, LANGUAGE

VOCAB = spacy.blank("xx").vocab
WORDS = ["une", "lettre", "du", "ministre", "de", "Vasna", "et", "un", "accord", "arrivent", "hier"]
HEADS = [1, 9, 3, 1, 5, 3, 8, 8, 1, 9, 9]
DEPS = ["det", "nsubj", "case", "nmod", "case", "nmod", "cc", "det", "conj", "ROOT", "advmod"]
POS = ["DET", "NOUN", "ADP", "NOUN", "ADP", "PROPN", "CCONJ", "DET", "NOUN", "VERB", "ADV"]
FEATS = ["Number=Sing", "Number=Sing|Gender=Fem", "", "Number=Sing|Gender=Masc", "", ""]
FEATS += ["", "Number=Sing", "Number=Sing|Gender=Masc", "Number=Plur", ""]
HEADING = "package one\nrule a\n  why x\n  example x\n  becomes x\n"


def tree() -> Tree:
    doc = Doc(VOCAB, words=WORDS, lemmas=WORDS, heads=HEADS, deps=DEPS, pos=POS, morphs=FEATS)
    return read_tree(doc, LANGUAGE)


def rewritten(rules: str) -> tuple[Tree, list[tuple[str, str]]]:
    found, fired = tree(), []
    language = dataclasses.replace(LANGUAGE, rules=rules)
    rewrite(found, language, KNOWLEDGE, lambda _, rule, node: fired.append((rule.name, node.text)))
    return found, fired


def marked(lines: str, what: str) -> list[str]:
    """Return the words that the lines find as ``what``: those that are relabelled."""
    found, _ = rewritten(f"{HEADING}{lines}\n  do relabel {what} as vocative\n")
    return [node.text for node in found if node.dep == "vocative"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("  find it [PROPN] <nmod- b", ["ministre"]),
        ("  find it [PROPN] <obj- b", []),
        ("  find it [PROPN] <nmod*- b [with <nsubj-]", ["lettre"]),
        ("  find it [PROPN] <nmod*- b [with <nsubj-] passing [PROPN]", []),
        ("  find it [PROPN] <- c <- b", ["lettre"]),
        ("  find it [VERB] -nsubj|advmod> b", ["lettre"]),
        ("  find it [VERB] -nsubj|advmod> last b", ["hier"]),
        ("  find it [VERB] -=|advmod> b", ["arrivent"]),
        ("  find it [VERB] -> b [ADV]", ["hier"]),
        ('  find it [VERB] -nsubj|conj*> b [lemma "accord"]', ["accord"]),
        ("  find it [VERB] << b [NOUN]", ["accord"]),
        ("  find it [VERB] << b [PROPN] until [CCONJ]", []),
        ("  find it [VERB] << b [NOUN, Gender=Fem] within 7", []),
        ("  find it [VERB] << b [NOUN, Gender=Fem] within 8", ["lettre"]),
        ('  find b [NOUN] <nmod- it\n  with b [case in owner_prepositions or lemma "x"]', []),
        ("  find b [NOUN] <nmod- it\n  with b [ADV] or b [case]", ["ministre"]),
        ("  find b [NOUN]\n  without b -det|case>", []),
        ("  find b [NOUN]\n  with b [not with -det>]", ["ministre"]),
        ("  find b [NOUN] <nmod- it\n  with b [Gender!=it.Gender]", ["ministre"]),
        ("  find b [NOUN] <nmod- it\n  with b [Number!=it.Number]", []),
        ("  find b [NOUN] <conj- it\n  with b [Number=it.Number, Gender]", ["accord"]),
        ("  find b [PROPN] <- it\n  with it [NOUN, before b, above b, [ADV or Number]]", ["Vasna"]),
        ("  find b [PROPN] <- it\n  with it [right before b]", []),
        ("  find it [VERB] -nsubj> b -conj> c\n  with b -> [is c, behind b, below it]", ["lettre"]),
        ("  find b [NOUN]\n  with b [class kg:Message]", ["lettre"]),
        ("  find b [NOUN, :nmod, nominal, not finite]", ["ministre"]),
    ],
)  # fmt: skip
def test_what_a_line_finds(lines: str, words: list[str]) -> None:
    assert marked(lines, "b") == words


def places(found: Tree) -> dict[str, tuple[str, str]]:
    return {n.text: (n.dep, n.head.text if n.head is not None else "") for n in found}


def test_promote_changes_the_places_of_two_words() -> None:
    found, _ = rewritten(HEADING + "  find a [ADV] <- b\n  do promote a over b as ccomp\n")
    assert places(found)["hier"] == ("ROOT", "")
    assert places(found)["arrivent"] == ("ccomp", "hier")
    assert places(found)["lettre"] == ("nsubj", "arrivent")


def test_a_word_is_never_hung_below_itself() -> None:
    for command in ("hang b on a", "hang b on b", "promote b over a as obj"):
        found, fired = rewritten(f"{HEADING}  find a [PROPN] <- b\n  do {command}\n")
        assert fired == [("a", "Vasna")]
        assert places(found) == places(tree())


def test_all_children_that_fit_are_moved() -> None:
    rule = "  find a [VERB] -nsubj> b\n  do hang all b -> c [not NOUN] on a as dep\n"
    found, _ = rewritten(HEADING + rule)
    assert [n.text for n in found if n.dep == "dep"] == ["une"]
    assert places(found)["une"] == ("dep", "arrivent")


def test_a_later_rule_sees_what_an_earlier_one_did_and_each_fires_once_a_word() -> None:
    first = "  find a [:nmod] <nmod- b\n  do relabel a as obl\n"
    second = HEADING.partition("\n")[2].replace("rule a", "rule b")
    rules = f"{HEADING}{first}{second}  find a [:obl] <obl- b\n  do relabel a as nmod\n"
    found, fired = rewritten(rules)
    assert fired == [(rule, word) for word in ("ministre", "Vasna") for rule in "ab"]
    assert places(found) == places(tree())


def test_only_packages_that_repair_say_so_and_only_of_other_places() -> None:
    rule = "  find a [ADV]\n  do relabel a as obl\n"
    assert rewritten(HEADING + rule)[0].repaired == frozenset()
    repairs = HEADING.replace("one", "one repairs")
    assert rewritten(repairs + rule)[0].repaired == {10}
    assert rewritten(repairs + rule.replace("obl", "advmod"))[0].repaired == frozenset()


def test_a_let_is_a_test_with_a_name() -> None:
    package = HEADING.replace("package one\n", "package one\nlet bare [NOUN, without -det>]\n")
    found, fired = rewritten(package + "  find a [NOUN, bare]\n  do set a ADJ\n")
    assert fired == [("a", "ministre")]
    assert found[3].pos == "ADJ"
