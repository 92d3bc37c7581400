"""Classes of noun phrases, and positions that are said of somebody."""

DEF_M = "Definite=Def|Gender=Masc|Number=Sing|PronType=Art"
INDEF_M = "Definite=Ind|Gender=Masc|Number=Sing|PronType=Art"


def test_class_noun_gives_its_class(annotate):
    doc = annotate(f"""
Un un DET 2 det {INDEF_M}
message message NOUN 3 nsubj Gender=Masc|Number=Sing
arrive arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Message"


def test_role_that_refers_is_a_person(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
ministre ministre NOUN 3 nsubj Gender=Masc|Number=Sing
arrive arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Person"


def test_role_said_of_somebody_is_a_position_that_points_to_the_name(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
ministre ministre NOUN 5 nsubj Gender=Masc|Number=Sing
Paul Paul PROPN 2 appos @B-PER
Verdel Verdel PROPN 3 flat:name @I-PER
arrive arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Position"
    assert doc[1]._.kg_antecedent == 2


def test_role_is_found_by_word_order_where_the_tree_hangs_the_name_elsewhere(annotate):
    doc = annotate(f"""
le le DET 2 det {DEF_M}
chef chef NOUN 9 nsubj Gender=Masc|Number=Sing
du de ADP 4 case {DEF_M}
Front Front PROPN 2 nmod @B-ORG
, , PUNCT 6 punct
Rado Rado PROPN 4 appos @B-PER
Verdel Verdel PROPN 6 flat:name @I-PER
, , PUNCT 6 punct
arrive arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Position"
    assert doc[1]._.kg_antecedent == 5


def test_roles_in_the_plural_are_a_group(annotate):
    doc = annotate("""
Les le DET 2 det Definite=Def|Number=Plur|PronType=Art
ministres ministre NOUN 3 nsubj Number=Plur
arrivent arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Group"


def test_a_post_without_article_is_a_noun(annotated_tree):
    tree = annotated_tree("""
Brun Brun PROPN 3 nsubj @B-PER
fut être AUX 3 cop
trésorier trésorier ADJ 0 root Gender=Masc|Number=Sing
du de ADP 5 case
parti parti NOUN 3 obl:arg Gender=Masc|Number=Sing
""")
    assert (tree[2].pos, tree[2].type, tree[4].dep) == ("NOUN", "kg:Position", "nmod")


def test_a_post_that_is_an_adjective_too_stays_one(annotated_tree):
    tree = annotated_tree("""
Brun Brun PROPN 3 nsubj @B-PER
est être AUX 3 cop
responsable responsable ADJ 0 root Gender=Masc|Number=Sing
""")
    assert tree[2].pos == "ADJ"


def test_the_second_of_two_posts_is_one(annotate):
    doc = annotate("""
Brun Brun PROPN 3 nsubj @B-PER
fut être AUX 3 cop
ministre ministre NOUN 0 root Gender=Masc|Number=Sing
puis puis CCONJ 5 cc
président président NOUN 3 conj Gender=Masc|Number=Sing
""")
    assert doc[4]._.kg_type == "kg:Position"


def test_a_title_that_is_tagged_as_a_name_is_a_position(annotate):
    doc = annotate(f"""
Le le DET 2 det {DEF_M}
président président PROPN 4 nsubj Gender=Masc|Number=Sing
Verdel Verdel PROPN 2 appos @B-PER
arrive arriver VERB 0 root
""")
    assert doc[1]._.kg_type == "kg:Position"
    assert doc[1]._.kg_antecedent == 2


def test_a_number_is_of_the_class_of_what_it_counts(annotate):
    doc = annotate("""
Ils il PRON 2 nsubj PronType=Prs
libèrent libérer VERB 0 root
trois trois NUM 2 obj
des de ADP 5 case
soldats soldat NOUN 3 nmod Number=Plur
""")
    assert doc[2]._.kg_type == "kg:Group"


def test_a_bare_number_is_of_the_class_of_the_people_that_it_is_the_whole_of(annotate):
    doc = annotate("""
Ils il PRON 2 nsubj PronType=Prs
libèrent libérer VERB 0 root
vingt vingt NUM 4 nummod
soldats soldat NOUN 2 obj Number=Plur
parmi parmi ADP 7 case
les le DET 7 det Number=Plur
276 276 NUM 4 nmod
""")
    assert doc[6]._.kg_type == "kg:Group"


def test_a_year_is_no_people(annotate):
    doc = annotate("""
Les le DET 2 det
soldats soldat NOUN 0 root Number=Plur
de de ADP 4 case
2014 2014 NUM 2 nmod
""")
    assert doc[3]._.kg_type is None
