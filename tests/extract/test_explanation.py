"""Why a wording matched or not, on trees written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.component import Annotator, register
from kg.extract.explain.explanation import Explanation, Outcome, Word, explain
from kg.languages import load as load_language
from kg.model import Document
from kg.ontology import load
from tests.languages.examples import Example, examples, known
from tests.languages.examples import doc_of as read_doc

VOCAB = spacy.blank("xx").vocab
Row = tuple[str, str, str, int, str]  # form, lemma, part of speech, head, relation
Told = Callable[[Sequence[Row], dict[int, str]], Explanation]

MEDIATED: list[Row] = [
    ("Oslo", "Oslo", "PROPN", 2, "nsubj"),
    ("a", "avoir", "AUX", 2, "aux:tense"),
    ("servi", "servir", "VERB", 2, "root"),
    ("de", "de", "ADP", 4, "case"),
    ("médiateur", "médiateur", "NOUN", 2, "obl:arg"),
    ("entre", "entre", "ADP", 6, "case"),
    ("Lima", "Lima", "PROPN", 4, "nmod"),
    ("et", "et", "CCONJ", 8, "cc"),
    ("Quito", "Quito", "PROPN", 6, "conj"),
]
SENT: list[Row] = [
    ("Oslo", "Oslo", "PROPN", 2, "nsubj"),
    ("a", "avoir", "AUX", 2, "aux:tense"),
    ("envoyé", "envoyer", "VERB", 2, "root"),
    ("une", "un", "DET", 4, "det"),
    ("lettre", "lettre", "NOUN", 2, "obj"),
    ("à", "à", "ADP", 6, "case"),
    ("Lima", "Lima", "PROPN", 2, "obl:arg"),
]
TTL = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix fr: <https://w3id.org/newskg/lexicon/fr#> .

fr:servir-de-médiateur a kgl:VerbEntry ;
    kgl:lemma "servir de médiateur" ; kgl:states "kg:metWith(subj, entre)" .
fr:servir-en-otage a kgl:VerbEntry ; kgl:lemma "servir d'otage" ; kgl:states "kg:aided(subj, à)" .
"""


def doc_of(rows: Sequence[Row], types: dict[int, str]) -> Doc:
    register()
    doc = Doc(
        VOCAB,
        words=[row[0] for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        heads=[row[3] for row in rows],
        deps=[row[4] for row in rows],
    )
    for i, kind in types.items():
        doc[i]._.kg_type = kind
    return doc


@pytest.fixture
def told(tmp_path: Path) -> Told:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "fr-more.ttl").write_text(TTL, encoding="utf-8")

    def of(rows: Sequence[Row], types: dict[int, str]) -> Explanation:
        doc = doc_of(rows, types)
        return explain(
            doc, Document("x", doc.text, "fr"), load("fr", (tmp_path,)), load_language("fr")
        )

    return of


def word(told: Explanation, lemma: str) -> Word:
    (found,) = [one for one in told.words if one.lemma == lemma]
    return found


def outcome(word: Word, states: str) -> Outcome:
    (found,) = [one for one in (*word.frames, *word.cues) if one.states.startswith(states)]
    return found


def test_what_matched_names_the_things_and_the_entry(told: Told) -> None:
    found = outcome(word(told(MEDIATED, {}), "servir"), "kg:metWith")
    assert found.matched
    assert found.entry == "fr:servir-de-médiateur"
    assert found.found == (("Oslo", "Lima"), ("Oslo", "Quito"))


def test_a_word_of_an_expression_is_missing(told: Told) -> None:
    found = outcome(word(told(MEDIATED, {}), "servir"), "kg:aided")
    assert "'otage' not found at 'servi'" in found.why
    assert not found.near


def test_another_preposition_is_named(told: Told) -> None:
    rows = [(f.replace("entre", "avec"), m.replace("entre", "avec"), *r) for f, m, *r in MEDIATED]
    found = outcome(word(told(rows, {}), "servir"), "kg:metWith")
    assert found.why.startswith("the slot entre is empty; there are ")
    assert "avec = 'Lima'" in found.why
    assert found.near


def test_a_class_that_does_not_fit_is_named(told: Told) -> None:
    found = word(told(SENT, {0: "kg:Country", 4: "kg:Message", 6: "kg:Country"}), "envoyer")
    assert outcome(found, "kg:sent(").found == (("Oslo", "une lettre"),)
    whys = [one.why for one in found.frames if one.states.startswith("kg:deployed(")]
    assert any("'lettre' in obj is kg:Message, not kg:ArmedForce" in why for why in whys)


def test_the_range_of_the_relation_is_named(told: Told) -> None:
    found = outcome(word(told(MEDIATED, {6: "kg:Weapon", 8: "kg:Weapon"}), "servir"), "kg:metWith")
    assert found.why == "'Lima' is kg:Weapon, outside the range of kg:metWith (kg:Actor)"


def test_a_passive_without_agent_is_told(told: Told) -> None:
    rows: list[Row] = [
        ("Lima", "Lima", "PROPN", 3, "nsubj:pass"),
        ("a", "avoir", "AUX", 3, "aux:tense"),
        ("été", "être", "AUX", 3, "aux:pass"),
        ("capturée", "capturer", "VERB", 3, "root"),
    ]
    frames = word(told(rows, {0: "kg:City"}), "capturer").frames
    whys = [one.why for one in frames if one.states.startswith("kg:captured")]
    assert any("subj is empty (a passive without agent)" in why for why in whys)


def test_a_verb_without_entry_is_told_and_its_neighbour_named(told: Told) -> None:
    rows = [(f, m.replace("envoyer", "envoyerr"), *r) for f, m, *r in SENT]
    note = word(told(rows, {}), "envoyerr").note
    assert "no entry for the VERB 'envoyerr'" in note
    assert "'envoyer'" in note


def test_the_class_of_a_noun_is_told(told: Told) -> None:
    assert word(told(SENT, {}), "lettre").note == "denotes kg:Message"


def test_explaining_changes_no_claim(told: Told) -> None:
    from kg.extract.claims import extract

    doc = doc_of(SENT, {})
    found = extract(doc, Document("x", doc.text, "fr"), load("fr"), load_language("fr"))
    assert explain(doc, Document("x", doc.text, "fr"), load("fr"), load_language("fr")).claims == (
        found.claims
    )


@pytest.mark.parametrize("example", examples("fr")[::3], ids=str)
def test_any_tree_is_explained_with_the_claims_it_gives(example: Example) -> None:
    knowledge, language = load("fr"), load_language("fr")
    doc = Annotator(knowledge, language)(read_doc(example))
    told = explain(doc, Document(example.id, doc.text, "fr"), knowledge, language)
    stated = {claim.predicate.id for claim in told.claims if claim.predicate.id[:3] == "kg:"}
    matched = {
        one.states.partition("(")[0] for word in told.words for one in word.frames if one.matched
    }
    inverses = {knowledge.ontology.inverse(relation) for relation in matched}
    assert stated <= matched | inverses | {"kg:holdsPosition"}
    assert all(one.found for word in told.words for one in word.frames if one.matched)


@pytest.mark.parametrize(
    ("name", "cue", "why"),
    [
        ("modal-might", "en:cue-may", {""}),
        ("modal-must", "en:cue-must", {""}),
        ("modal-would-have", "en:cue-would", {""}),
    ],
)
def test_auxiliaries_tell_which_cue_they_are(name: str, cue: str, why: set[str]) -> None:
    example = next(one for one in examples("en") if one.id == name)
    language, knowledge = known("en")
    doc = Annotator(knowledge, language)(read_doc(example))
    document = Document(example.id, doc.text, lang="en", published="2025-03-12")
    told = explain(doc, document, knowledge, language)
    found = [outcome for word in told.words for outcome in word.cues if outcome.entry == cue]
    assert {outcome.why for outcome in found} == why
