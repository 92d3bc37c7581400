"""Variants of training trees: reported speech turned round, clauses cut out, other marks."""

import random
from dataclasses import replace

import numpy as np

from kg.pipelines.biaffine.trees import is_tree
from kg.pipelines.train.neural.inversion import turned_round
from kg.pipelines.train.neural.tree import Tree, subtree
from kg.pipelines.train.neural.variants import Variants, vary


def tree(rows: str) -> Tree:
    """One word a line: form, head, label, part of speech."""
    words = [line.split() for line in rows.strip().splitlines()]
    return Tree(
        forms=tuple(w[0] for w in words),
        heads=tuple(int(w[1]) for w in words),
        labels=tuple(w[2] for w in words),
        parts_of_speech=tuple(w[3] for w in words),
        tags=tuple(f"{w[3]}|" for w in words),
        source="press",
    )


REPORT = tree("""
La       2 det    DET
mairie   4 nsubj  NOUN
a        4 aux    AUX
annoncé  0 ROOT   VERB
hier     4 advmod ADV
que      9 mark   SCONJ
le       8 det    DET
pont     9 nsubj  NOUN
rouvrira 4 ccomp  VERB
.        4 punct  PUNCT
""")

INSERT = tree("""
Le       2 det       DET
pont     3 nsubj     NOUN
rouvrira 0 ROOT      VERB
,        6 punct     PUNCT
a        6 aux       AUX
annoncé  3 parataxis VERB
Paul     6 nsubj     PROPN
.        3 punct     PUNCT
""")


def turned(seeds: int = 60) -> dict[str, Tree]:
    found = {}
    for seed in range(seeds):
        one = turned_round(REPORT, random.Random(seed), "«»")
        assert one is not None
        found[" ".join(one.forms)] = one
    return found


def test_turned_round_sentences_are_trees() -> None:
    assert all(is_tree(np.array(t.heads)) for t in turned().values())


def test_turned_round_gives_content_first_and_the_clause_alone() -> None:
    found = turned()
    assert "« Le pont rouvrira » , a annoncé la mairie hier ." in found
    alone = found[", a annoncé la mairie hier ."]
    labels = dict(zip(alone.forms, alone.labels, strict=True))
    assert (labels["annoncé"], labels["mairie"]) == ("ROOT", "nsubj")


def test_inserted_clause_hangs_on_the_content() -> None:
    found = turned()["« Le pont rouvrira » , a annoncé la mairie hier ."]
    place = {form: i + 1 for i, form in enumerate(found.forms)}
    at = place["annoncé"] - 1
    assert (found.heads[at], found.labels[at]) == (place["rouvrira"], "parataxis")
    assert found.heads[place["mairie"] - 1] == place["annoncé"]


def test_no_report_is_left_as_it_is() -> None:
    assert turned_round(INSERT, random.Random(0)) is None


def test_quotation_marks_are_what_the_recipe_says() -> None:
    found = (turned_round(REPORT, random.Random(seed), '""') for seed in range(60))
    assert '" Le pont rouvrira " , a annoncé la mairie hier .' in {
        " ".join(one.forms) for one in found if one is not None
    }
    quoted = replace(INSERT, forms=("«", *INSERT.forms[1:]))
    variants = Variants(no_final_mark=0, other_quotes=1, cut_clause=0, marks=("«»", "「」"))
    marks = {vary(quoted, variants, random.Random(i)).forms[0] for i in range(20)}
    assert marks == {"«", "「"}


def test_a_word_that_hangs_on_what_is_left_out_stops_the_turn() -> None:
    tangled = replace(
        REPORT, heads=(*REPORT.heads[:4], 4, *REPORT.heads[5:6], 6, *REPORT.heads[7:])
    )
    assert tangled.heads[6] == 6  # "le" hangs on the conjunction
    assert {turned_round(tangled, random.Random(i)) is None for i in range(20)} == {True, False}


def test_a_cut_insert_or_its_rest_is_a_tree() -> None:
    variants = Variants(no_final_mark=0, other_quotes=0, upper_case=0, no_accents=0, cut_clause=1)
    found = {" ".join(vary(INSERT, variants, random.Random(i)).forms) for i in range(20)}
    assert found == {", a annoncé Paul", "Le pont rouvrira ."}


def test_variants_keep_the_tree_and_depend_on_the_seed_alone() -> None:
    variants = Variants(no_final_mark=0.5, other_quotes=0.5, upper_case=0.5, no_accents=0.5)
    for seed in range(50):
        one = vary(INSERT, variants, random.Random(seed))
        assert is_tree(np.array(one.heads))
        assert one == vary(INSERT, variants, random.Random(seed))


def test_subtree_is_in_the_order_of_the_sentence() -> None:
    assert subtree(REPORT, 8) == [5, 6, 7, 8]
