"""Subject pronouns behind their verb, and dummies that are none."""

from __future__ import annotations

import dataclasses

import pytest

from kg.languages import load as load_language
from kg.ontology import load
from kg.trees.node import Node
from kg.trees.tree import Tree, tree_of
from tests.annotate.conftest import build

HE = "Gender=Masc|Number=Sing|Person=3|PronType=Prs"
SHE = "Gender=Fem|Number=Sing|Person=3|PronType=Prs"


def read(text: str) -> Tree:
    return tree_of(build(text), load_language("fr"), load("fr"))


def only(tree: Tree, pos: str) -> Node:
    (found,) = [node for node in tree if node.pos == pos]
    return found


def test_a_pronoun_behind_its_verb_is_inverted_and_plain() -> None:
    for text in (
        f"part partir VERB 0 root\n-elle elle PRON 1 nsubj {SHE}",
        f"a avoir AUX 3 aux:tense\n-t-elle elle PRON 3 expl:subj {SHE}\nsigné signer VERB 0 root",
        f"est être AUX 3 cop\n-elle elle PRON 3 nsubj {SHE}\nabsente absent ADJ 0 root",
    ):
        pronoun = only(read(text), "PRON")
        assert pronoun.inverted
        assert (pronoun.lower, pronoun.dep) == ("elle", "nsubj")


@pytest.mark.parametrize("relation", ["nsubj", "expl:subj"])
def test_a_pronoun_before_its_verb_is_not_inverted(relation: str) -> None:
    pronoun = only(read(f"elle elle PRON 2 {relation} {SHE}\npart partir VERB 0 root"), "PRON")
    assert not pronoun.inverted
    assert pronoun.dep == "nsubj"


def test_an_object_behind_its_verb_is_not_inverted() -> None:
    pronoun = only(read(f"Signe signer VERB 0 root\n-le le PRON 1 obj {HE}"), "PRON")
    assert not pronoun.inverted
    assert pronoun.lower == "-le"


def test_a_pronoun_that_repeats_its_subject_is_a_dummy() -> None:
    tree = read(f"""
La le DET 2 det Definite=Def|PronType=Art
milice milice NOUN 5 nsubj Gender=Fem|Number=Sing
a avoir AUX 5 aux:tense
-t-elle elle PRON 5 expl:subj {SHE}
signé signer VERB 0 root
""")
    assert tree[3].inverted
    assert tree[3].is_dummy


def test_a_pronoun_behind_a_comma_is_the_subject_of_its_parenthesis() -> None:
    tree = read(f"""
La le DET 2 det Definite=Def|PronType=Art
milice milice NOUN 6 nsubj Gender=Fem|Number=Sing
, , PUNCT 6 punct
a avoir AUX 6 aux:tense
-t-il il PRON 6 expl:subj {HE}
dit dire VERB 0 root
, , PUNCT 6 punct
partira partir VERB 6 ccomp Mood=Ind|VerbForm=Fin
""")
    assert tree[4].inverted
    assert tree[4].dep == "nsubj"


@pytest.mark.parametrize(
    "verb",
    [
        "reste rester VERB 0 root",  # one of the language's verbs that have dummies
        "précisé préciser VERB 0 root\nest être AUX 2 aux:pass",
    ],
)
def test_other_dummies_stay(verb: str) -> None:
    assert only(read(f"Il il PRON 2 expl:subj {HE}\n{verb}"), "PRON").is_dummy


def test_without_joints_place_alone_tells() -> None:
    french = load_language("fr")
    language = dataclasses.replace(
        french, syntax=dataclasses.replace(french.syntax, pronoun_joints=())
    )
    text = f"said say VERB 0 root\nshe she PRON 1 nsubj {SHE}"
    pronoun = only(tree_of(build(text), language, load("fr")), "PRON")
    assert pronoun.inverted
    assert pronoun.lower == "she"
