"""Whatever the tree, it is one after rewriting: one head a word, no circles, the same twice."""

from __future__ import annotations

from collections.abc import Sequence

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.trees.rewriting import rewrite
from kg.trees.tree import Tree, read_tree
from tests.trees.trees import KNOWLEDGE, LANGUAGE, shape

VOCAB = spacy.blank("xx").vocab
FORMS = (  # form, lemma, part of speech, features, entity
    ("Delmas", "Delmas", "PROPN", "Number=Sing", "PER"),
    ("Ankara", "Ankara", "PROPN", "", "LOC"),
    ("président", "président", "NOUN", "Gender=Masc|Number=Sing", ""),
    ("présidents", "président", "NOUN", "Gender=Masc|Number=Plur", ""),
    ("ministères", "ministère", "NOUN", "Gender=Masc|Number=Plur", ""),
    ("arrestation", "arrestation", "NOUN", "Gender=Fem|Number=Sing", ""),
    ("incapacité", "incapacité", "NOUN", "Gender=Fem|Number=Sing", ""),
    ("contrôle", "contrôle", "NOUN", "Gender=Masc|Number=Sing", ""),
    ("lundi", "lundi", "NOUN", "Gender=Masc|Number=Sing", ""),
    ("russe", "russe", "ADJ", "Number=Sing", ""),
    ("turc", "turc", "ADJ", "Number=Sing", ""),
    ("sénateur", "sénateur", "ADJ", "Number=Sing", ""),
    ("située", "situer", "VERB", "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part", ""),
    ("expliquant", "expliquer", "VERB", "Tense=Pres|VerbForm=Part", ""),
    ("tenir", "tenir", "VERB", "VerbForm=Inf", ""),
    ("affirme", "affirmer", "VERB", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", ""),
    ("ignorent", "ignorer", "VERB", "Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", ""),
    ("nommé", "nommer", "VERB", "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part", ""),
    ("tirerait", "tirer", "VERB", "Number=Sing|Person=3|Tense=Imp|VerbForm=Fin", ""),
    ("a", "avoir", "AUX", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", ""),
    ("est", "être", "AUX", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", ""),
    ("qui", "qui", "PRON", "PronType=Rel", ""),
    ("il", "il", "PRON", "Number=Sing|Person=3|PronType=Prs", ""),
    ("ce", "ce", "PRON", "PronType=Dem", ""),
    ("plus", "plus", "ADV", "", ""),
    ("près", "près", "ADV", "", ""),
    ("de", "de", "ADP", "", ""),
    ("par", "par", "ADP", "", ""),
    ("la", "le", "DET", "Definite=Def|Number=Sing", ""),
    ("sa", "son", "DET", "Number=Sing|Poss=Yes", ""),
    ("200", "200", "NUM", "", ""),
    ("que", "que", "SCONJ", "", ""),
    ("si", "si", "SCONJ", "", ""),
    (",", ",", "PUNCT", "", ""),
    (":", ":", "PUNCT", "", ""),
    ("\n", "\n", "SPACE", "", ""),
)
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "ccomp", "xcomp", "advcl", "acl",
    "acl:relcl", "appos", "nmod", "amod", "nummod", "conj", "cc", "case", "mark", "det", "advmod",
    "aux", "aux:pass", "aux:caus", "cop", "expl:subj", "expl:pv", "flat", "flat:name", "fixed",
    "parataxis", "dislocated", "punct", "dep", "",
)  # fmt: skip


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Two sentences of any words on any heads, many of them where rules begin."""
    rows, heads, deps = [], [], []
    for _ in range(2):
        words = draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=12))
        first = len(rows)
        order = draw(st.permutations(range(len(words))))
        above = {order[0]: order[0]}
        for place, i in enumerate(order[1:], start=1):
            above[i] = order[draw(st.integers(0, place - 1))]
        for i in range(len(words)):
            heads.append(first + above[i])
            deps.append("ROOT" if above[i] == i else draw(st.sampled_from(RELATIONS)))
        rows += words
    return doc_of(rows, heads, deps)


def doc_of(rows: Sequence[tuple[str, ...]], heads: list[int], deps: list[str]) -> Doc:
    """Return the document of rows as in ``FORMS``."""
    return Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        morphs=[row[3] for row in rows],
        ents=[f"B-{row[4]}" if row[4] else "O" for row in rows],
        heads=heads,
        deps=deps,
    )


def check(found: Tree) -> None:
    for node in found:
        seen = {node.i}
        for above in node.ancestors():
            assert above.i not in seen, "a circle"
            seen.add(above.i)
            assert above.sent == node.sent
        if node.head is not None:
            assert sum(child is node for child in node.head.children) == 1
        assert all(child.head is node for child in node.children)
        assert [child.i for child in node.children] == sorted({c.i for c in node.children})


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(docs())
def test_a_tree_stays_a_tree(doc: Doc) -> None:
    found, again = read_tree(doc, LANGUAGE), read_tree(doc, LANGUAGE)
    roots = sum(node.head is None for node in found)
    fired: list[tuple[str, int]] = []
    rewrite(found, LANGUAGE, KNOWLEDGE, lambda _, rule, node: fired.append((rule.name, node.i)))
    check(found)
    assert sum(node.head is None for node in found) == roots
    assert found.repaired <= {node.i for node in found if node.dep}
    if not fired:
        assert not found.repaired
    rewrite(again, LANGUAGE, KNOWLEDGE)
    assert (shape(again), again.repaired) == (shape(found), found.repaired)
