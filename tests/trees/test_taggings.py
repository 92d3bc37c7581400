"""Parts of speech, moods and tenses set right when a tree is read."""

from __future__ import annotations

from kg.languages import load as load_language
from kg.ontology import load
from kg.trees.tree import Tree, tree_of
from tests.annotate.conftest import build


def read(text: str) -> Tree:
    return tree_of(build(text), load_language("fr"), load("fr"))


def test_a_noun_with_subject_and_object_is_a_verb() -> None:
    tree = read("""
La le DET 2 det Definite=Def|PronType=Art
milice milice NOUN 3 nsubj
contrôle contrôle NOUN 0 root
la le DET 5 det Definite=Def|PronType=Art
vallée vallée NOUN 3 obj
""")
    assert (tree[2].pos, tree[2].lemma) == ("VERB", "contrôler")


def test_a_noun_with_a_determiner_stays_one() -> None:
    tree = read("""
Le le DET 2 det Definite=Def|PronType=Art
contrôle contrôle NOUN 0 root
milice milice NOUN 2 nsubj
vallée vallée NOUN 2 obj
""")
    assert tree[1].pos == "NOUN"


def test_an_ending_tells_the_mood() -> None:
    tree = read("""
Il il PRON 2 nsubj Person=3|PronType=Prs
tirerait tirer VERB 0 root Mood=Ind|Number=Sing|Tense=Imp|VerbForm=Fin
""")
    assert tree[1].value("Mood") == "Cnd"
    assert tree[1].value("Tense") == "Pres"
    assert tree[1].value("Number") == "Sing"


def test_an_ending_behind_a_stem_tells_nothing() -> None:
    tree = read("""
Il il PRON 2 nsubj Person=3|PronType=Prs
tirait tirer VERB 0 root Mood=Ind|Number=Sing|Tense=Imp|VerbForm=Fin
""")
    assert tree[1].value("Mood") == "Ind"


def test_a_noun_behind_a_noun_is_a_verb_where_an_object_is_left_over() -> None:
    tree = read("""
Le le DET 2 det Definite=Def|PronType=Art
FRD FRD PROPN 0 root
contrôle contrôle NOUN 2 nmod
Ostrel Ostrel PROPN 2 nmod
depuis depuis ADP 6 case
mars mars NOUN 2 nmod
""")
    assert [(node.dep, node.head.text) for node in tree if node.head is not None] == [
        ("det", "FRD"),
        ("nsubj", "contrôle"),
        ("obj", "contrôle"),
        ("case", "mars"),
        ("obl", "contrôle"),
    ]
    assert (tree[2].pos, tree[2].lemma) == ("VERB", "contrôler")


def test_an_adjective_with_subject_and_object_is_a_verb() -> None:
    tree = read("""
Varesk Varesk PROPN 2 nsubj
critique critique ADJ 0 root
la le DET 4 det Definite=Def|PronType=Art
ligue ligue NOUN 2 obj
""")
    assert (tree[1].pos, tree[1].lemma) == ("VERB", "critiquer")


def test_a_noun_behind_a_noun_stays_one_where_a_preposition_ties_the_next() -> None:
    tree = read("""
Le le DET 2 det Definite=Def|PronType=Art
poste poste NOUN 0 root
contrôle contrôle NOUN 2 nmod
de de ADP 5 case
Ostrel Ostrel PROPN 2 nmod
""")
    assert tree[2].pos == "NOUN"
