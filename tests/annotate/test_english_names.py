"""Names in English, where posts, peoples and events are written with capitals, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.languages import load as load_language
from kg.ontology import load
from tests.annotate.conftest import build


@pytest.fixture(scope="module")
def annotate() -> Callable[[str], Doc]:
    annotator = Annotator(load("en"), load_language("en"))
    return lambda text: annotator(build(text))


def named(doc: Doc) -> dict[str, tuple[str, str | None]]:
    return {token.text: (token._.kg_name, token._.kg_type) for token in doc if token._.kg_name}


def test_a_post_with_a_capital_names_nobody(annotate):
    doc = annotate("""
Speaker Speaker PROPN 4 nsubj Number=Sing @B-MISC
of of ADP 3 case
Karvenia Karvenia PROPN 1 nmod Number=Sing @B-LOC
resigned resign VERB 0 root Tense=Past
""")
    assert "Speaker" not in named(doc)


def test_a_state_s_adjective_is_no_entity(annotate):
    doc = annotate("""
Iranian Iranian ADJ 2 amod @B-MISC
rebels rebel NOUN 3 nsubj Number=Plur
fled flee VERB 0 root Tense=Past
""")
    assert not doc.ents


def test_a_company_s_first_word_is_the_company_unless_somebody_is_called_so(annotate):
    company = """
Belcar Belcar PROPN 2 compound @B-ORG
Company Company PROPN 3 nsubj @I-ORG
left leave VERB 0 root Tense=Past
"""
    alone = """
Belcar Belcar PROPN 2 nsubj @B-PER
denied deny VERB 0 root Tense=Past
"""
    person = """
Ilona Ilona PROPN 3 nsubj @B-PER
Belcar Belcar PROPN 1 flat @I-PER
denied deny VERB 0 root Tense=Past
"""
    found = annotate(f"{company}\n{alone}")[3]
    assert (found._.kg_name, found._.kg_type) == ("Belcar Company", "kg:Company")
    assert annotate(f"{company}\n{alone}\n{person}")[3]._.kg_type == "kg:Person"


def test_a_storm_is_an_event_also_without_its_word(annotate):
    doc = annotate("""
Hurricane Hurricane PROPN 2 compound @B-PER
Tolbin Tolbin PROPN 3 nsubj @I-PER
hit hit VERB 0 root Tense=Past

Tolbin Tolbin PROPN 2 nsubj @B-LOC
weakened weaken VERB 0 root Tense=Past
""")
    assert {doc[i]._.kg_type for i in (1, 3)} == {"kg:Event"}


def test_a_title_tells_that_a_country_s_name_is_somebody_s(annotate):
    doc = annotate("""
President President PROPN 2 nmod:desc
Jordan Jordan PROPN 3 nsubj @B-PER
resigned resign VERB 0 root Tense=Past
""")
    assert named(doc)["Jordan"][1] == "kg:Person"


def test_a_pronoun_is_no_organisation_its_acronym_is(annotate):
    asked = annotate("""
Who who PRON 2 nsubj
resigned resign VERB 0 root Tense=Past
""")
    told = annotate("""
Yesterday yesterday ADV 3 advmod
WHO WHO PRON 3 nsubj
agreed agree VERB 0 root Tense=Past
""")
    assert not named(asked)
    assert named(told)["WHO"][1] == "kg:InternationalOrganization"


@pytest.mark.parametrize(("label", "wanted"), [("ORG", "LOC"), ("LOC", "LOC"), ("PER", "LOC")])
def test_what_the_gazetteer_knows_has_its_label(annotate, label, wanted):
    doc = annotate(f"""
Rebels rebel NOUN 2 nsubj Number=Plur
left leave VERB 0 root Tense=Past
Benghazi Benghazi PROPN 2 obj @B-{label}
""")
    assert [(e.text, e.label_) for e in doc.ents] == [("Benghazi", wanted)]


def test_where_a_recogniser_is_believed_it_keeps_its_label():
    doc = Annotator(load("fr"), load_language("fr"))(
        build("""
Ils il PRON 2 nsubj
quittent quitter VERB 0 root
Benghazi Benghazi PROPN 2 obj @B-ORG
""")
    )
    assert [(e.text, e.label_) for e in doc.ents] == [("Benghazi", "ORG")]


def test_a_state_s_adjective_before_its_noun_is_no_name(annotate):
    doc = annotate("""
Qatari Qatari PROPN 2 compound @B-ORG
officials official NOUN 3 nsubj Number=Plur
met meet VERB 0 root Tense=Past
US US PROPN 5 compound @B-LOC
envoys envoy NOUN 3 obj Number=Plur
""")
    assert set(named(doc)) == {"US"}
    assert [e.text for e in doc.ents] == ["US"]


def test_a_title_with_a_capital_names_nobody(annotate):
    doc = annotate("""
Attorney Attorney PROPN 3 nsubj
Osterov Osterov PROPN 1 appos @B-PER
left leave VERB 0 root Tense=Past
""")
    assert set(named(doc)) == {"Osterov"}


def test_a_court_is_no_place(annotate):
    doc = annotate("""
The the DET 3 det Definite=Def|PronType=Art
Supreme Supreme PROPN 3 compound @B-LOC
Court Court PROPN 4 nsubj @I-LOC
agreed agree VERB 0 root Tense=Past
""")
    assert named(doc)["Court"] == ("Supreme Court", "kg:Organization")


def test_a_disease_is_nobody(annotate):
    doc = annotate("""
COVID-19 COVID-19 PROPN 2 nsubj @B-ORG
spread spread VERB 0 root Tense=Past
""")
    assert named(doc) == {"COVID-19": ("COVID-19", "kg:Topic")}
