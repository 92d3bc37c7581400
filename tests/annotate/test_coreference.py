"""What rules alone say of phrases and pronouns, and where they abstain."""

import dataclasses

import pytest

from kg.annotate.component import Annotator
from kg.languages import load as load_language
from kg.languages.coreference import Coreference
from kg.ontology import load

from .conftest import build

DEF_M = "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
DEF_F = "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"
IND_M = "Definite=Ind|Gender=Masc|Number=Sing|PronType=Art"
IND_F = "Definite=Ind|Gender=Fem|Number=Sing|PronType=Art"
DEM_F = "Gender=Fem|Number=Sing|PronType=Dem"
MASC, FEM = "Gender=Masc|Number=Sing", "Gender=Fem|Number=Sing"
HE, SHE = f"{MASC}|Person=3|PronType=Prs", f"{FEM}|Person=3|PronType=Prs"

VERDEL_SENT = f"""
Verdel Verdel PROPN 2 nsubj @B-PER
envoie envoyer VERB 0 root
un un DET 4 det {IND_M}
message message NOUN 2 obj {MASC}
"""


@pytest.fixture(scope="module")
def annotate():
    """Annotation of a language without a trained ranker."""
    language = dataclasses.replace(load_language("fr"), coreference=Coreference())
    annotator = Annotator(load("fr"), language)
    return lambda text: annotator(build(text))


def antecedent(doc, index):
    found = doc[index]._.kg_antecedent
    return None if found is None else doc[found].text


def test_demonstrative_points_to_the_nearest_of_its_class(annotate):
    doc = annotate(f"""{VERDEL_SENT}
Cette ce DET 2 det {DEM_F}
lettre lettre NOUN 3 nsubj {FEM}
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 5) == "message"


def test_indefinite_starts_anew(annotate):
    doc = annotate(f"""{VERDEL_SENT}
Un un DET 2 det {IND_M}
message message NOUN 3 nsubj {MASC}
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 5) is None


def test_other_class_does_not_fit(annotate):
    doc = annotate(f"""{VERDEL_SENT}
Cette ce DET 2 det {DEM_F}
zone zone NOUN 3 nsubj {FEM}
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 5) is None


def test_same_sender_identifies_a_message(annotate):
    doc = annotate(f"""{VERDEL_SENT}
Le le DET 2 det {DEF_M}
message message NOUN 5 nsubj {MASC}
de de ADP 4 case
Verdel Verdel PROPN 2 nmod @B-PER
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 5) == "message"


def test_other_sender_keeps_messages_apart(annotate):
    doc = annotate(f"""{VERDEL_SENT}
Le le DET 2 det {DEF_M}
message message NOUN 5 nsubj {MASC}
de de ADP 4 case
Torvik Torvik PROPN 2 nmod @B-PER
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 5) is None


def test_two_of_one_class_in_one_sentence_leave_a_definite_open(annotate):
    doc = annotate(f"""
Une un DET 2 det {IND_F}
lettre lettre NOUN 3 nsubj {FEM}
suit suivre VERB 0 root
une un DET 5 det {IND_F}
missive missive NOUN 3 obj {FEM}

Le le DET 2 det {DEF_M}
message message NOUN 3 nsubj {MASC}
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 6) is None


def test_pronoun_takes_the_subject_that_agrees(annotate):
    doc = annotate(f"""
Mme Mme NOUN 3 nsubj {FEM}
Torvik Torvik PROPN 1 flat:name @B-PER
rejette rejeter VERB 0 root
ce ce DET 5 det {MASC}|PronType=Dem
message message NOUN 3 obj {MASC}

Elle elle PRON 2 nsubj {SHE}
part partir VERB 0 root
""")
    assert antecedent(doc, 5) == "Mme"


def test_pronoun_without_agreement_stays_open(annotate):
    doc = annotate(f"""
Mme Mme NOUN 3 nsubj {FEM}
Torvik Torvik PROPN 1 flat:name @B-PER
part partir VERB 0 root

Il il PRON 2 nsubj {HE}
reste rester VERB 0 root
""")
    assert antecedent(doc, 3) is None


def test_role_points_to_the_person_that_holds_it(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
ministre ministre NOUN 5 nsubj {MASC}
Paul Paul PROPN 2 appos @B-PER
Verdel Verdel PROPN 3 flat:name @I-PER
arrive arriver VERB 0 root

Le le DET 2 det {DEF_M}
ministre ministre NOUN 3 nsubj {MASC}
repart repartir VERB 0 root
""")
    assert antecedent(doc, 6) == "Paul"


def test_acronym_in_brackets_points_to_the_long_name(annotate):
    doc = annotate("""
Ligue Ligue PROPN 7 nsubj @B-ORG
Libre Libre PROPN 1 flat @I-ORG
Unie Unie PROPN 1 flat @I-ORG
( ( PUNCT 5 punct
LLU LLU PROPN 1 appos @B-ORG
) ) PUNCT 5 punct
vote voter VERB 0 root
""")
    assert antecedent(doc, 4) == "Ligue"


def test_possessive_points_to_the_clause_s_subject(annotate):
    doc = annotate(f"""
Verdel Verdel PROPN 2 nsubj @B-PER
retire retirer VERB 0 root
sa son DET 4 det {FEM}|Poss=Yes
lettre lettre NOUN 2 obj {FEM}
""")
    assert antecedent(doc, 2) == "Verdel"


def test_who_says_is_a_person_first(annotate):
    doc = annotate(f"""
Mme Mme NOUN 3 nsubj {FEM}
Torvik Torvik PROPN 1 flat:name @B-PER
part partir VERB 0 root

La le DET 2 det {DEF_F}
coalition coalition NOUN 3 nsubj {FEM}
reste rester VERB 0 root

a avoir AUX 3 aux:tense
-t-elle elle PRON 3 expl:subj {SHE}
affirmé affirmer VERB 0 root
""")
    assert antecedent(doc, 7) == "Mme"


def test_expletive_of_a_passive_refers_to_nothing(annotate):
    doc = annotate(f"""
Verdel Verdel PROPN 2 nsubj @B-PER
part partir VERB 0 root

est être AUX 3 aux:pass
-il il PRON 3 expl:subj {HE}
précisé préciser VERB 0 root
""")
    assert antecedent(doc, 3) is None


def test_nothing_points_to_what_is_said_not_to_be(annotate):
    doc = annotate(f"""
Verdel Verdel PROPN 3 nsubj @B-PER
n' ne ADV 3 advmod
envoie envoyer VERB 0 root
aucune aucun DET 5 det {FEM}
lettre lettre NOUN 3 obj {FEM}

Ce ce DET 2 det Gender=Masc|Number=Sing|PronType=Dem
document document NOUN 3 nsubj {MASC}
surprend surprendre VERB 0 root
""")
    assert antecedent(doc, 6) is None


def test_nobody_is_what_is_said_of_himself(annotate):
    doc = annotate(f"""
Brun Brun PROPN 2 nsubj @B-PER
démissionne démissionner VERB 0 root

Verdel Verdel PROPN 4 nsubj @B-PER
sera être AUX 4 cop
son son DET 4 det Number=Sing|Poss=Yes|PronType=Prs
successeur successeur NOUN 0 root {MASC}
""")
    assert antecedent(doc, 4) == "Brun"


def test_a_member_is_a_person_first(annotate):
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
    assert antecedent(doc, 5) == "Brun"


def test_the_last_named_is_not_where_it_was(annotate):
    doc = annotate(f"""
Brun Brun PROPN 2 nsubj @B-PER
arrive arriver VERB 0 root
à à ADP 4 case
Lorn Lorn PROPN 2 obl @B-LOC

Ce ce DET 2 det Gender=Masc|Number=Sing|PronType=Dem
dernier dernier ADJ 3 nsubj {MASC}
parle parler VERB 0 root
""")
    assert antecedent(doc, 5) == "Brun"
