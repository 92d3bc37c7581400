"""Names: known, marked by the pipeline, after titles, in class nouns, found again."""

import dataclasses

import pytest

from kg.annotate.component import Annotator
from kg.languages import load as load_language
from kg.ontology import load
from kg.trees.tree import tree_of
from tests.annotate.conftest import build

DEF_F = "Definite=Def|Gender=Fem|Number=Sing|PronType=Art"
DEF_M = "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"


def names(doc):
    return {token.text: (token._.kg_name, token._.kg_type) for token in doc if token._.kg_name}


def test_ministry_of_a_state_is_one_name(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
ministère ministère NOUN 6 nsubj Gender=Masc|Number=Sing
russe russe ADJ 2 amod Number=Sing
de de ADP 5 case
Défense défense NOUN 2 nmod Gender=Fem|Number=Sing @B-ORG
dément démentir VERB 0 root
""")
    assert names(doc) == {
        "ministère": ("ministère russe de Défense", "kg:Ministry"),
        "russe": ("Russie", "kg:Country"),
    }


def test_capital_stands_for_the_government_unless_it_is_a_place(annotate):
    acting = annotate("""
Washington Washington PROPN 2 nsubj @B-LOC
dément démentir VERB 0 root
""")
    place = annotate("""
Il il PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
travaille travailler VERB 0 root
à à ADP 4 case
Washington Washington PROPN 2 obl @B-LOC
""")
    assert names(acting)["Washington"][1] == "kg:Government"
    assert names(place)["Washington"][1] == "kg:City"


@pytest.mark.parametrize(
    ("verb", "cls"),
    [
        ("prend prendre", "kg:City"),
        ("bombarde bombarder", "kg:City"),
        ("accuse accuser", "kg:Government"),
    ],
)
def test_a_capital_is_what_the_verb_takes(annotate, verb, cls):
    doc = annotate(f"""
La le DET 2 det Definite=Def|PronType=Art
milice milice NOUN 3 nsubj Gender=Fem|Number=Sing
{verb} VERB 0 root
Moscou Moscou PROPN 3 obj @B-LOC
""")
    assert names(doc)["Moscou"][1] == cls


def test_a_capital_that_is_taken_is_a_city(annotate):
    doc = annotate("""
Kaboul Kaboul PROPN 4 nsubj:pass @B-LOC
a avoir AUX 4 aux:tense
été être AUX 4 aux:pass
prise prendre VERB 0 root VerbForm=Part
par par ADP 7 case
les le DET 7 det
rebelles rebelle NOUN 4 obl:agent Number=Plur
""")
    assert names(doc)["Kaboul"][1] == "kg:City"


def test_a_capital_behind_a_preposition_is_what_the_verb_takes(annotate):
    doc = annotate("""
La le DET 2 det Definite=Def|PronType=Art
milice milice NOUN 4 nsubj Gender=Fem|Number=Sing
s' se PRON 4 expl:pv Reflex=Yes
empare emparer VERB 0 root
de de ADP 6 case
Kinshasa Kinshasa PROPN 4 obl:arg @B-LOC
""")
    assert names(doc)["Kinshasa"][1] == "kg:City"


def test_a_capital_in_somebodys_hands_is_a_city(annotate):
    doc = annotate("""
Kaboul Kaboul PROPN 4 nsubj @B-LOC
est être AUX 4 cop
aux à ADP 4 case
mains main NOUN 0 root Gender=Fem|Number=Plur
des de ADP 6 case
rebelles rebelle NOUN 4 nmod Number=Plur
""")
    assert names(doc)["Kaboul"][1] == "kg:City"


def test_a_city_that_is_attacked_is_no_person_whatever_a_recogniser_says(annotate):
    doc = annotate("""
Il il PRON 2 nsubj PronType=Prs
attaque attaquer VERB 0 root
Kharkiv Kharkiv PROPN 2 obj @B-PER
""")
    assert names(doc)["Kharkiv"][1] == "kg:City"


def test_who_is_called_like_a_city_stays_a_person(annotate):
    doc = annotate("""
Kharkiv Kharkiv PROPN 2 nsubj @B-PER
démissionne démissionner VERB 0 root
""")
    assert names(doc)["Kharkiv"][1] == "kg:Person"


def test_what_is_done_with_a_name_tells_its_class_wherever_it_stands(annotate):
    doc = annotate("""
Elle elle PRON 3 nsubj PronType=Prs
le le PRON 3 obj
voit voir VERB 0 root
avec avec ADP 5 case
Olmir Olmir PROPN 3 obl
. . PUNCT 3 punct

Olmir Olmir PROPN 2 nsubj
soutient soutenir VERB 0 root
Sarnel Sarnel PROPN 2 obj @B-PER
""")
    assert names(doc)["Olmir"][1] == "kg:Actor"
    tree = tree_of(doc, load_language("fr"), load("fr"))
    assert [node.i for node in tree if node.lent] == [4, 6]


def test_slots_of_two_kinds_lend_no_class(annotate):
    doc = annotate("""
Olmir Olmir PROPN 2 nsubj
soutient soutenir VERB 0 root
Sarnel Sarnel PROPN 2 obj @B-PER
. . PUNCT 2 punct

Il il PRON 2 nsubj PronType=Prs
visite visiter VERB 0 root
Olmir Olmir PROPN 2 obj
""")
    assert names(doc)["Olmir"][1] is None


def test_form_of_address_is_cut_and_makes_a_person(annotate):
    doc = annotate("""
M. M. NOUN 3 nsubj Gender=Masc|Number=Sing
Verdel Verdel PROPN 1 flat:name
arrive arriver VERB 0 root
""")
    assert names(doc) == {"M.": ("Verdel", "kg:Person"), "Verdel": ("Verdel", "kg:Person")}


def test_form_of_address_glued_to_the_name_is_cut(annotate):
    doc = annotate("""
M.Verdel M.Verdel PROPN 2 nsubj @B-PER
arrive arriver VERB 0 root
""")
    assert names(doc) == {"M.Verdel": ("Verdel", "kg:Person")}


def test_camp_with_its_name_is_a_facility(annotate):
    doc = annotate(f"""
le le DET 2 det {DEF_M}
camp camp NOUN 5 nsubj Gender=Masc|Number=Sing
de de ADP 4 case
Solmira Solmira PROPN 2 nmod @B-LOC
brûle brûler VERB 0 root
""")
    assert names(doc)["camp"] == ("camp de Solmira", "kg:Facility")


def test_town_denotes_what_its_name_does(annotate):
    doc = annotate(f"""
la le DET 2 det {DEF_F}
ville ville NOUN 5 nsubj Gender=Fem|Number=Sing
de de ADP 4 case
Ostrelle Ostrelle PROPN 2 nmod @B-LOC
brûle brûler VERB 0 root
""")
    assert names(doc) == {
        "ville": ("Ostrelle", "kg:City"),
        "Ostrelle": ("Ostrelle", "kg:City"),
    }


def test_known_place_is_cut_off_a_person(annotate):
    doc = annotate("""
rencontre rencontrer VERB 0 root
à à ADP 3 case
Washington Washington PROPN 1 obl @B-PER
Sanja Sanja PROPN 1 obj @I-PER
Torvik Torvik PROPN 4 flat:name @I-PER
""")
    assert names(doc)["Sanja"] == ("Sanja Torvik", "kg:Person")
    assert names(doc)["Washington"][1] == "kg:City"


def test_name_found_once_is_found_again(annotate):
    doc = annotate("""
Lisra Lisra PROPN 2 nsubj @B-ORG
ment mentir VERB 0 root

Hier hier ADV 3 advmod
Lisra lisrer VERB 3 nsubj
partait partir VERB 0 root
""")
    assert doc[3]._.kg_name == "Lisra"
    assert doc[3]._.kg_type == "kg:Organization"


def test_portfolio_is_no_name_by_itself(annotate):
    doc = annotate(f"""
la le DET 2 det {DEF_F}
ministre ministre NOUN 6 nsubj Gender=Fem|Number=Sing
de de ADP 5 case
la le DET 5 det {DEF_F}
Défense défense NOUN 2 nmod Gender=Fem|Number=Sing @B-ORG
part partir VERB 0 root
""")
    assert names(doc) == {}


def test_first_word_of_an_organisation_stands_for_all_of_it(annotate):
    doc = annotate(f"""
Front Front PROPN 4 nsubj @B-ORG
de de ADP 3 case @I-ORG
Lisra Lisra PROPN 1 nmod @I-ORG
part partir VERB 0 root

Le le DET 2 det {DEF_M}
Front front NOUN 3 nsubj Gender=Masc|Number=Sing
revient revenir VERB 0 root
""")
    assert doc[5]._.kg_name == "Front de Lisra"


def test_known_names_become_entities_beside_those_of_the_pipeline(annotate):
    doc = annotate("""
Ankara Ankara PROPN 2 nsubj
soutient soutenir VERB 0 root
Rado Rado PROPN 2 obj Gender=Masc @B-PER
Mezin Mezin PROPN 3 flat:name _ @I-PER
à à ADP 6 case
Genève Genève PROPN 2 obl
""")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Ankara", "ORG"),
        ("Rado Mezin", "PER"),
        ("Genève", "LOC"),
    ]


def with_names(**changes):
    """Return French with other answers about names."""
    french = load_language("fr")
    return dataclasses.replace(french, names=dataclasses.replace(french.names, **changes))


def names_in(text, language):
    return names(Annotator(load("fr"), language)(build(text)))


def test_names_without_capitals_are_proper_nouns():
    chinese = """
李明 李明 PROPN 2 nsubj
到达 到达 VERB 0 root
宁海 宁海 PROPN 2 obj @B-LOC
"""
    assert names_in(chinese, load_language("fr")) == {
        "李明": ("李明", None),
        "宁海": ("宁海", "kg:Place"),
    }


def test_names_in_cyrillic():
    russian = """
Иван Иван PROPN 3 nsubj
Петров Петров PROPN 1 flat:name
прибыл прибыть VERB 0 root
вчера вчера ADV 3 advmod

Петров Петров PROPN 2 nsubj
уехал уехать VERB 0 root
"""
    found = names_in(russian, load_language("fr"))
    assert found == {
        "Иван": ("Иван Петров", "kg:Person"),
        "Петров": ("Петров", "kg:Person"),
    }


def test_where_nouns_have_capitals_a_capital_tells_nothing():
    german = """
Brand Brand PROPN 2 nsubj @B-PER
sieht sehen VERB 0 root
Haus Haus NOUN 2 obj
und und CCONJ 5 cc
Brand Brand NOUN 3 conj
"""
    assert set(names_in(german, with_names(capitals=False))) == {"Brand"}
    assert names_in("Haus Haus NOUN 0 root", with_names(capitals=False)) == {}


def test_titles_with_capitals_are_no_part_of_the_name():
    text = """
Hier hier ADV 4 advmod
Ministre ministre PROPN 4 nsubj
Verdel Verdel PROPN 2 flat
part partir VERB 0 root
"""
    assert names_in(text, load_language("fr")) == {"Ministre": ("Ministre Verdel", "kg:Actor")}
    assert names_in(text, with_names(capital_titles=True)) == {"Verdel": ("Verdel", "kg:Person")}


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("Une un DET 2 det Definite=Ind|Gender=Fem|Number=Sing|PronType=Art", "Syrie"),
        ("La le DET 2 det Definite=Def|Gender=Fem|Number=Sing|PronType=Art", "Syrie"),
        ("Une un DET 2 det Definite=Ind|Gender=Fem|Number=Sing|PronType=Art", "Ostrel"),
    ],
)
def test_a_town_of_a_country_is_not_the_country(annotate, noun, name):
    doc = annotate(f"""
{noun}
ville ville NOUN 5 nsubj Gender=Fem|Number=Sing
de de ADP 4 case
{name} {name} PROPN 2 nmod @B-LOC
résiste résister VERB 0 root
""")
    assert "ville" not in names(doc)
    assert names(doc)[name][0] == name


def test_the_town_called_so_is_the_town(annotate):
    doc = annotate("""
La le DET 2 det Definite=Def|Gender=Fem|Number=Sing|PronType=Art
ville ville NOUN 5 nsubj Gender=Fem|Number=Sing
de de ADP 4 case
Ostrel Ostrel PROPN 2 nmod @B-LOC
résiste résister VERB 0 root
""")
    assert names(doc)["ville"][0] == "Ostrel"


def test_what_lies_near_a_town_is_another_one(annotate):
    doc = annotate("""
La le DET 2 det Definite=Def|Gender=Fem|Number=Sing|PronType=Art
ville ville NOUN 6 nsubj Gender=Fem|Number=Sing
proche proche ADJ 2 amod Number=Sing
de de ADP 5 case
Ostrel Ostrel PROPN 2 nmod @B-LOC
résiste résister VERB 0 root
""")
    assert "ville" not in names(doc)


@pytest.mark.parametrize("number", ["3e 3e", "XIe XIe", "troisième troisième"])
def test_a_number_tells_apart_what_has_one_name(annotate, number):
    doc = annotate(f"""
Le le DET 3 det {DEF_M}
{number} ADJ 3 amod NumType=Ord
régiment régiment NOUN 6 nsubj Gender=Masc|Number=Sing
de de ADP 5 case
Ostrel Ostrel PROPN 3 nmod @B-LOC
avance avancer VERB 0 root
""")
    assert names(doc)["régiment"][0] == f"{number.split()[0]} régiment de Ostrel"


@pytest.mark.parametrize("name", ["France", "Syrie", "Espagne"])
def test_a_country_with_an_indefinite_article_is_a_wish(annotate, name):
    doc = annotate(f"""
Elle il PRON 2 nsubj Gender=Fem|Number=Sing|Person=3|PronType=Prs
veut vouloir VERB 0 root
une un DET 4 det Definite=Ind|Gender=Fem|Number=Sing|PronType=Art
{name} {name} PROPN 2 obj @B-LOC
unie uni ADJ 4 amod Gender=Fem|Number=Sing
""")
    assert names(doc) == {}


@pytest.mark.parametrize(
    ("words", "name", "cls"),
    [
        ("Tour tour|de|Varesk", "Tour de Varesk", None),
        ("Coupe coupe|de|France", "Coupe de France", "kg:Event"),
        ("Marathon marathon|de|Varesk", "Marathon de Varesk", "kg:Event"),
    ],
)
def test_an_event_is_called_by_its_noun(annotate, words, name, cls):
    head, linker, rest = words.split("|")
    doc = annotate(f"""
Elle elle PRON 2 nsubj Gender=Fem|Number=Sing|Person=3|PronType=Prs
court courir VERB 0 root
la le DET 4 det {DEF_F}
{head} NOUN 2 obj Gender=Fem|Number=Sing @B-MISC
{linker} {linker} ADP 6 case @I-MISC
{rest} {rest} PROPN 4 nmod @I-MISC
""")
    assert names(doc)[head.split()[0]] == (name, cls)


@pytest.mark.parametrize(
    ("first", "last", "cls"),
    [("Golden", "Brun", "kg:Person"), ("Golden", "2018", "kg:Event"), ("Airbus", "A321", None)],
)
def test_what_ends_in_a_number_is_nobody(annotate, first, last, cls):
    doc = annotate(f"""
La le DET 2 det {DEF_F}
{first} {first} PROPN 4 nsubj @B-MISC
{last} {last} PROPN 2 flat:name @I-MISC
plaît plaire VERB 0 root
""")
    assert names(doc)[first] == (f"{first} {last}", cls)


def test_a_body_called_like_an_event_is_none(annotate):
    doc = annotate(f"""
La le DET 2 det {DEF_F}
Marche marche NOUN 3 nsubj Gender=Fem|Number=Sing @B-MISC
vote voter VERB 0 root
""")
    assert names(doc)["Marche"] == ("Marche", None)


@pytest.mark.parametrize(
    ("mark", "det", "cls"),
    [("à", "", "kg:City"), ("dans", f"le le DET 7 det {DEF_M}\n", "kg:Place")],
)
def test_a_place_with_a_preposition_of_towns_is_one(annotate, mark, det, cls):
    at = 5 if not det else 6
    doc = annotate(f"""
Il il PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
habite habiter VERB 0 root
ici ici ADV 2 advmod
{mark} {mark} ADP {at} case
{det.replace("7", str(at))}Solmery Solmery PROPN 2 obl @B-LOC

Solmery Solmery PROPN 2 nsubj @B-LOC
brûle brûler VERB 0 root
""")
    assert {token._.kg_type for token in doc if token.text == "Solmery"} == {cls}


def test_an_article_with_a_capital_is_part_of_the_name(annotate):
    doc = annotate("""
Il il PRON 2 nsubj Gender=Masc|Number=Sing|Person=3|PronType=Prs
vit vivre VERB 0 root
à à ADP 5 case
La la DET 5 det Definite=Def|Number=Sing|PronType=Art @B-LOC
Sorbière Sorbière PROPN 2 obl @I-LOC

La la DET 2 det Definite=Def|Number=Sing|PronType=Art @B-ORG
Lune Lune PROPN 3 nsubj @I-ORG
part partir VERB 0 root
""")
    assert names(doc) == {"Sorbière": ("La Sorbière", "kg:City"), "Lune": ("Lune", "kg:Actor")}
