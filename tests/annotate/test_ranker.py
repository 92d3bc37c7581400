"""What the trained ranker chooses, how sure it is, and what claims may follow."""

import pytest

from kg.annotate.coreference.learned import probabilities
from kg.languages import load

DEF_F = "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"
DEF_M = "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
MASC, FEM = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing"
HE, SHE = f"{MASC}|Person=3|PronType=Prs", f"{FEM}|Person=3|PronType=Prs"
I = "Number=Sing|Person=1|PronType=Prs"  # noqa: E741
RELATIVE = "PronType=Rel"


def antecedent(doc, index):
    found = doc[index]._.kg_antecedent
    return None if found is None else doc[found].text


def test_a_subject_goes_on_as_the_subject(annotate):
    doc = annotate(f"""
Mme Mme NOUN 3 nsubj {FEM}
Torvik Torvik PROPN 1 flat:name @B-PER
part partir VERB 0 root

Elle elle PRON 2 nsubj {SHE}
revient revenir VERB 0 root
""")
    assert antecedent(doc, 3) == "Mme"
    assert load("fr").coreference.chained <= doc[3]._.kg_sureness < 1


def test_nothing_of_the_other_gender_is_meant(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
bateau bateau NOUN 3 nsubj {MASC}
part partir VERB 0 root

Elle elle PRON 2 nsubj {SHE}
revient revenir VERB 0 root
""")
    assert antecedent(doc, 3) is None


def test_only_a_person_is_a_member(annotate):
    doc = annotate(f"""
Brun Brun PROPN 2 nsubj @B-PER
démissionne démissionner VERB 0 root

Le le DET 2 det {DEF_M}
tribunal tribunal NOUN 3 nsubj {MASC}
enquête enquêter VERB 0 root

Il il PRON 3 nsubj {HE}
était être AUX 3 cop
membre membre NOUN 0 root {MASC}
""")
    assert antecedent(doc, 5) != "tribunal"


def test_what_holds_a_pronoun_is_not_meant_by_it(annotate):
    doc = annotate(f"""
Les le DET 2 det Definite=Def|Gender=Masc|Number=Plur|PronType=Art
périls péril NOUN 6 nsubj Gender=Masc|Number=Plur
qu' que PRON 5 obj {RELATIVE}
ils il PRON 5 nsubj Gender=Masc|Number=Plur|Person=3|PronType=Prs
affrontent affronter VERB 2 acl:relcl
grandissent grandir VERB 0 root
""")
    assert antecedent(doc, 3) is None
    assert antecedent(doc, 2) == "périls"


def test_a_relative_pronoun_stands_for_its_noun(annotated_tree):
    tree = annotated_tree(f"""
La le DET 2 det {DEF_F}
milice milice NOUN 5 nsubj {FEM}
dont dont PRON 4 obl {RELATIVE}
parle parler VERB 2 acl:relcl
part partir VERB 0 root
""")
    assert tree[2].coreferent == 1
    assert tree[2].antecedent is None  # claims read relative clauses without


def test_a_pronoun_behind_the_verb_repeats_its_subject(annotate):
    doc = annotate(f"""
La le DET 2 det {DEF_F}
milice milice NOUN 5 nsubj {FEM}
a avoir AUX 5 aux:tense
-t-elle elle PRON 5 expl:subj {SHE}
signé signer VERB 0 root
? ? PUNCT 5 punct
""")
    assert antecedent(doc, 3) == "milice"


def test_who_says_i_goes_on(annotated_tree):
    tree = annotated_tree(f"""
Je je PRON 2 nsubj {I}
pars partir VERB 0 root

Je je PRON 2 nsubj {I}
reviens revenir VERB 0 root
""")
    assert tree[2].coreferent == 0
    assert tree[2].antecedent is None  # a pronoun tells claims nothing


def test_pronouns_are_one_whoever_they_mean(annotated_tree):
    tree = annotated_tree(f"""
Il il PRON 2 nsubj {HE}
dort dormir VERB 0 root

Il il PRON 2 nsubj {HE}
mange manger VERB 0 root
""")
    assert tree[2].coreferent == 0
    assert tree[2].antecedent is None  # claims leave it open


def test_a_given_name_tells_who_is_she(annotate):
    doc = annotate(f"""
Paul Paul PROPN 3 nsubj @B-PER
Brun Brun PROPN 1 flat:name @I-PER
reçoit recevoir VERB 0 root
Hélène Hélène PROPN 3 obj @B-PER
Tasson Tasson PROPN 4 flat:name @I-PER

Elle elle PRON 2 nsubj {SHE}
rit rire VERB 0 root
""")
    assert antecedent(doc, 5) == "Hélène"


def test_numbers_that_differ_are_not_joined(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
bateau bateau NOUN 3 nsubj {MASC}
part partir VERB 0 root

Ils il PRON 2 nsubj Gender=Masc|Number=Plur|Person=3|PronType=Prs
reviennent revenir VERB 0 root
""")
    assert antecedent(doc, 3) is None


def test_nobody_is_his_own_husband(annotate):
    doc = annotate(f"""
Paul Paul PROPN 5 nsubj @B-PER
, , PUNCT 4 punct
son son DET 4 det Number=Sing|Poss=Yes|PronType=Prs
époux époux NOUN 1 appos {MASC}
part partir VERB 0 root
""")
    assert antecedent(doc, 2) is None


def test_plural_of_a_kind_is_no_single_name(annotate):
    doc = annotate("""
La le DET 2 det Definite=Def|Gender=Fem|Number=Sing|PronType=Art
Karvénie Karvénie PROPN 3 nsubj @B-LOC
signe signer VERB 0 root

Les le DET 2 det Definite=Def|Gender=Masc|Number=Plur|PronType=Art
pays pays NOUN 3 nsubj Gender=Masc|Number=Plur
paient payer VERB 0 root
""")
    assert antecedent(doc, 4) is None


def test_what_a_sign_weighs_counts_for_all_candidates():
    none = probabilities({}, ["always"], [[], []])
    sure = probabilities({"always": 4.0}, ["always"], [[], []])
    assert none == pytest.approx([1 / 3, 1 / 3])
    assert sum(sure) > 0.99
    assert sure[0] == pytest.approx(sure[1])


def test_without_candidates_nothing_is_probable():
    assert probabilities({"always": 1.0}, ["always"], []) == []
