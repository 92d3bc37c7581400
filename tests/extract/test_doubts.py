"""Doubts on hand-built trees, and the table that weighs them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.errors import ExtractionError
from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.speech.attribution import Standing
from kg.extract.statements.confidence import RELATION, TABLE, Confidence, Weights, load
from kg.extract.statements.doubts import DOUBTS, DoubtReader, words_between
from kg.extract.statements.statement import Statement
from kg.languages import load as load_language
from kg.model import Layer, Modality, Role
from kg.trees.node import Node
from kg.trees.tree import read_tree

VOCAB = spacy.blank("xx").vocab

# Le maire de Lignac a promis de signer un accord
WORDS = ["Le", "maire", "de", "Lignac", "a", "promis", "de", "signer", "un", "accord"]
HEADS = [1, 5, 3, 1, 5, 5, 7, 5, 9, 7]
DEPS = ["det", "nsubj", "case", "nmod", "aux", "ROOT", "mark", "xcomp", "det", "obj"]
POS = ["DET", "NOUN", "ADP", "PROPN", "AUX", "VERB", "ADP", "VERB", "DET", "NOUN"]


def words(certainty: list[float] | None = None) -> list[Node]:
    if not Doc.has_extension("parse_certainty"):
        Doc.set_extension("parse_certainty", default=None)
    doc = Doc(VOCAB, words=WORDS, heads=HEADS, deps=DEPS, pos=POS)
    doc._.parse_certainty = certainty
    return [node for node in read_tree(doc, load_language("fr")).slots if node is not None]


def statement(found: list[Node], **fields: object) -> Statement:
    """(le maire, signer, un accord), the subject that of the verb above."""
    maire, signer, accord = found[1], found[7], found[9]
    clause = Clause(signer, Kind.VERB, [signer], "signer", link=Link.COMPLEMENT)
    made = Statement(
        clause, maire, accord, Role.OBJ, None, Layer.SURFACE, False, Standing(), words=(signer,)
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def doubts(
    made: Statement, repaired: frozenset[int], *, quoted: bool = False, dirty: bool = False
) -> dict[str, float]:
    root = [made.words[-1], *made.words[-1].ancestors()][-1]
    return DoubtReader(root.subtree(), repaired)(made, quoted=quoted, dirty=dirty)


def test_words_between_are_those_whose_heads_lead_there() -> None:
    found = words()
    path = words_between(found[7], found[1])
    assert [node.text for node in path] == ["signer", "maire"]
    assert [node.text for node in words_between(found[5], found[3])] == ["Lignac", "maire"]
    assert words_between(found[7], found[7]) == []


def test_the_doubts_of_a_subject_of_another_clause() -> None:
    found = doubts(statement(words()), frozenset())
    marked = {name for name, size in found.items() if size}
    nameless = {"nameless", "unnamed", "classless"}
    assert marked == {"far", "below", "shared", "untyped", "long"} | nameless
    assert found.keys() == set(DOUBTS) - {"tree", "around"}


def test_the_doubts_of_what_a_noun_states() -> None:
    made = statement(words(), clause=None, object=None, relation="kg:sent", layer=Layer.FRAME)
    found = doubts(made, frozenset())
    marked = {name for name, size in found.items() if size}
    assert marked == {"nominal", "shared", "alone", "frame", "long", "nameless", "unnamed"}


def test_the_doubts_of_who_says_it_and_how() -> None:
    found = words()
    found[9].type, found[9].name, found[1].name = "kg:Agreement", "accord", "maire"
    plain = doubts(statement(found), frozenset())
    standing = Standing(modality=Modality.POSSIBLE, holders=(found[3],))
    said = doubts(statement(found, negated=True, standing=standing), frozenset())
    changed = {name for name in said if said[name] != plain[name]}
    assert changed == {"negated", "hedged", "held"}
    assert not any(plain[name] for name in ("nameless", "unnamed", "classless", "short", "person"))


def test_words_that_tie_and_may_hang_elsewhere_are_counted() -> None:
    sure = [1.0] * len(WORDS)

    def unsure(certainty: list[float] | None, repaired: frozenset[int] = frozenset()) -> float:
        return doubts(statement(words(certainty)), repaired)["unsure"]

    assert unsure(None) == unsure(sure) == 0  # of a parser that does not tell, nothing is known
    assert unsure([*sure[:9], 0.7]) == 1
    assert unsure([*sure[:7], 0.7, 1.0, 0.7]) == 2
    assert unsure([*sure[:9], 0.81]) == 0
    assert unsure([*sure[:9], 0.7], frozenset({9})) == 0  # a rule hung it
    assert unsure([*sure[:3], 0.2, *sure[4:]]) == 0  # no tie


def test_another_verb_between_predicate_and_object_parts_them() -> None:
    found = words()
    above = Clause(found[5], Kind.VERB, [found[5]], "promettre")
    parted = statement(found, clause=above, words=(found[5],))
    assert doubts(parted, frozenset())["parted"] == 0  # it leads from one to the other
    found[9].head = found[5]
    assert doubts(parted, frozenset())["parted"] == 1
    assert doubts(statement(found), frozenset())["parted"] == 0


def test_nouns_without_an_article_are_bare_where_others_have_one() -> None:
    found = words()
    assert doubts(statement(found), frozenset())["bare"] == 0
    accord, article = found[9], found[8]
    accord.children.remove(article)
    assert doubts(statement(found), frozenset())["bare"] == 1
    attribute = statement(found, role=Role.ATTR)  # "il est maire"
    assert doubts(attribute, frozenset())["bare"] == 0
    for node in found:
        if node.dep == "det":
            node.dep = "advmod"
    assert doubts(statement(found), frozenset())["bare"] == 0  # nothing has an article there


def test_one_name_verbs_and_coordination_are_told() -> None:
    found = words()
    plain = doubts(statement(found), frozenset())
    assert (plain["given"], plain["joined"], plain["verbs"]) == (0, 0, 0)
    found[1].type, found[1].name = "kg:Person", "Lydie"
    found[7].dep, found[4].feats = "conj", frozenset({"VerbForm=Fin"})
    told = doubts(statement(found), frozenset())
    assert (told["given"], told["joined"]) == (1, 1)
    assert told["verbs"] == pytest.approx(0.693, abs=0.001)
    found[1].name = "Lydie Marchal"
    assert doubts(statement(found), frozenset())["given"] == 0


def test_what_points_back_by_guess_is_told_by_how_improbable_it_is() -> None:
    found = words()
    assert doubts(statement(found), frozenset())["guessed"] == 0
    found[1].sureness = 0.9
    assert doubts(statement(found), frozenset())["guessed"] == pytest.approx(0.1)
    found[9].sureness = 0.6
    assert doubts(statement(found), frozenset())["guessed"] == pytest.approx(0.4)
    assert doubts(statement(found, object=None), frozenset())["guessed"] == pytest.approx(0.1)


def test_a_participle_of_another_gender_than_its_noun_is_a_doubt() -> None:
    found = words()
    clause = Clause(found[7], Kind.VERB, [found[7]], "signer", subjects=[found[1]], passive=True)
    made = statement(found, clause=clause)
    found[1].feats = frozenset({"Gender=Fem"})
    assert doubts(made, frozenset())["disagrees"] == 0  # no participle
    found[7].feats = frozenset({"VerbForm=Part", "Tense=Past", "Gender=Masc"})
    assert doubts(made, frozenset())["disagrees"] == 1
    found[1].feats = frozenset({"Gender=Masc"})
    assert doubts(made, frozenset())["disagrees"] == 0
    found[1].feats = frozenset({"Gender=Fem"})
    clause.passive = False  # "elle a signé"
    assert doubts(made, frozenset())["disagrees"] == 0
    clause.link = Link.RELATIVE  # "la lettre signé"
    assert doubts(made, frozenset())["disagrees"] == 1
    found[7].feats |= {"VerbForm=Fin"}  # "qu'elle a signé"
    assert doubts(made, frozenset())["disagrees"] == 0


def test_places_are_told() -> None:
    found = words()
    assert doubts(statement(found), frozenset())["placed"] == 0
    assert doubts(statement(found, role=Role.PLACE), frozenset())["placed"] == 1


def test_an_object_in_front_is_not_far() -> None:
    found = words()
    assert doubts(statement(found), frozenset())["far"] > 0
    assert doubts(statement(found, object=found[1], subject=None), frozenset())["far"] == 0


def test_who_speaks_is_no_doubt_where_it_is_known() -> None:
    found = words()
    found[1].pos, found[1].feats = "PRON", frozenset({"Person=1"})
    assert doubts(statement(found), frozenset())["person"] == 1
    found[1].type = "kg:Organization"
    assert doubts(statement(found), frozenset())["person"] == 0


def test_a_heading_is_short_and_a_speaker_is_a_person() -> None:
    found = words()
    for node in (found[0], found[4], found[6], found[8]):
        assert node.head is not None
        node.head.children.remove(node)
    found[1].feats = frozenset({"Person=1"})
    sizes = doubts(statement(found), frozenset())
    assert (sizes["short"], sizes["person"]) == (1, 1)


def test_only_repairs_between_the_three_count() -> None:
    made = statement(words())
    assert doubts(made, frozenset({9}))["repaired"] == 1
    assert doubts(made, frozenset({3}))["repaired"] == 0


def test_an_unsure_parser_raises_the_doubt_where_it_is_unsure() -> None:
    sure = [1.0] * len(WORDS)
    at_object, beside, elsewhere = ([*sure] for _ in range(3))
    at_object[9] = beside[8] = elsewhere[2] = 0.3
    told = [doubts(statement(words(c)), frozenset()) for c in (sure, at_object, beside, elsewhere)]
    assert [found["tree"] > 0 for found in told] == [False, True, False, False]
    assert [found["around"] > 0 for found in told] == [False, False, True, False]


def test_the_shipped_table_lowers_and_tells_why() -> None:
    table = load()
    assert set(table.reasons) == {*DOUBTS, RELATION}
    nothing = dict.fromkeys(DOUBTS, 0.0)
    for relation, weights in (("kg:none", table.typed), (None, table.open)):
        assert table(nothing, relation) > 0.9
        for name, weight in weights.costs.items():
            worse = {**nothing, name: 1.0}
            assert weight > 0
            assert table(worse, relation) <= table(nothing, relation)
            assert (table.reasons[name] in table.why(worse, relation)) == (weight >= 0.3)


def test_a_relation_that_is_often_misread_costs_and_is_told() -> None:
    weights, reasons = Weights(2.0, {}), {RELATION: "often misread", "untyped": "no relation"}
    table = Confidence(weights, Weights(1.0, {}), {"kg:killed": 0.8, "kg:won": -0.5}, {}, reasons)
    said = [table({}, relation) for relation in ("kg:killed", "kg:sent", "kg:won", None)]
    assert said == [0.77, 0.88, 0.92, 0.73]
    assert table.why({}, "kg:killed") == ("often misread",)
    assert table.why({}, "kg:won") == ()
    assert table.why({}, None) == ("no relation",)


def test_a_parser_that_does_not_tell_counts_as_usual() -> None:
    weights = Weights(2.0, {"tree": 1.0})
    table = Confidence(weights, weights, {}, {"tree": 0.5}, {"tree": "unsure"})
    assert table({}, "kg:sent") == table({"tree": 0.5}, "kg:sent")
    assert table.why({}, "kg:sent") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[typed]\nbase = 1", "no table of weights"),
        ("base = [", "no table of weights"),
        (TABLE.read_text("utf-8").replace("floor =", "flour ="), "no table of weights"),
        (TABLE.read_text("utf-8").replace("tree =", "trees ="), "there is no doubt 'trees'"),
    ],
)
def test_a_broken_table_is_told(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "table.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ExtractionError, match=message):
        load(tmp_path / "table.toml")


def test_dialogue_dirt_and_nobody_are_doubts() -> None:
    found = words()
    made = statement(found, subject=None, layer=Layer.EVENT)
    sizes = doubts(made, frozenset(), quoted=True, dirty=True)
    assert (sizes["nobody"], sizes["quoted"], sizes["dirty"], sizes["frame"]) == (1, 1, 1, 1)
    plain = doubts(statement(found), frozenset())
    assert plain["nobody"] == plain["quoted"] == plain["dirty"] == 0


def test_a_pronoun_of_nobody_known_is_a_doubt() -> None:
    found = words()
    found[1].pos = "PRON"
    assert doubts(statement(found), frozenset())["vague"] == 1
    found[1].antecedent = 3
    assert doubts(statement(found), frozenset())["vague"] == 0
