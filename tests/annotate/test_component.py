"""What the component leaves on a Doc and on its tree."""

from spacy.tokens import Doc

from kg.languages import load as load_language
from kg.ontology import load
from kg.trees.tree import tree_of

MINISTER = """
Le le DET 2 det Definite=Def|Gender=Masc|Number=Sing|PronType=Art
ministre ministre NOUN 5 nsubj Gender=Masc|Number=Sing
russe russe ADJ 2 amod Number=Sing
Verdel Verdel PROPN 2 appos @B-PER
quitte quitter VERB 0 root
Genève Genève PROPN 5 obj
"""


def test_tokens_and_nodes_tell_the_same(annotate):
    doc = annotate(MINISTER)
    tree = tree_of(doc, load_language("fr"), load("fr"))
    told = [(t._.kg_name, t._.kg_type, t._.kg_antecedent) for t in doc]
    assert told == [(n.name, n.type, n.antecedent) for n in tree]
    assert told[1] == (None, "kg:Position", 3)
    assert told[3] == ("Verdel", "kg:Person", None)


def test_known_names_are_entities_of_doc_and_tree(annotate):
    doc = annotate(MINISTER)
    tree = tree_of(doc, load_language("fr"), load("fr"))
    assert [(e.start, e.end, e.label_) for e in doc.ents] == list(tree.entities)
    assert [e.label_ for e in doc.ents] == ["PER", "LOC"]
    assert [node.ent for node in tree] == ["", "", "", "kg:Person", "", "kg:Place"]


def test_an_annotated_doc_goes_through_bytes(annotate):
    doc = annotate(MINISTER)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [t._.kg_name for t in again] == [t._.kg_name for t in doc]
    assert tree_of(again, load_language("fr"), load("fr"))[3].name == "Verdel"


MINISTRIES = """
Les le DET 2 det Definite=Def|Number=Plur|PronType=Art
ministères ministère NOUN 6 nsubj Gender=Masc|Number=Plur
russe russe ADJ 2 amod Number=Sing
et et CCONJ 5 cc
turc turc ADJ 3 conj Gender=Masc|Number=Sing
signent signer VERB 0 root
"""


def test_things_that_share_a_noun_have_its_class_and_names_of_their_own(annotate):
    doc = annotate(MINISTRIES)
    for one in (doc, Doc(doc.vocab).from_bytes(doc.to_bytes())):
        tree = tree_of(one, load_language("fr"), load("fr"))
        parts = [node for node in tree if node.part]
        assert [(node.name, node.part) for node in parts] == [
            ("ministère russe", 1),
            ("ministère turc", 2),
        ]
        assert {node.type for node in parts} == {"kg:Ministry"}
        assert [one[node.i]._.kg_name for node in parts] == [node.name for node in parts]
    plain = annotate(MINISTRIES.replace("russe russe", "grand grand"))
    assert [t._.kg_name for t in plain][1] is None
