"""Five lines make a language: sentences, names and IRIs in letters that kg has no words for."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.annotate.segments import segments
from kg.extract.claims import Extraction, extract
from kg.iris import compact, expand
from kg.languages import Language, load
from kg.model import Document
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge
from tests.resolve.worlds import World

HERE = Path(__file__).parent
TEXT = "Иван Петров посетил Минск. Мария Орлова не подписала договор."
ROWS = (  # form, lemma, part of speech, features, head, relation, entity
    ("Иван", "Иван", "PROPN", "", 2, "nsubj", "B-PER"),
    ("Петров", "Петров", "PROPN", "", 0, "flat:name", "I-PER"),
    ("посетил", "посетить", "VERB", "Tense=Past|VerbForm=Fin", 2, "ROOT", "O"),
    ("Минск", "Минск", "PROPN", "", 2, "obj", "B-LOC"),
    (".", ".", "PUNCT", "", 2, "punct", "O"),
    ("Мария", "Мария", "PROPN", "", 8, "nsubj", "B-PER"),
    ("Орлова", "Орлова", "PROPN", "", 5, "flat:name", "I-PER"),
    ("не", "не", "PART", "Polarity=Neg", 8, "advmod", "O"),
    ("подписала", "подписать", "VERB", "Tense=Past|VerbForm=Fin", 8, "ROOT", "O"),
    ("договор", "договор", "NOUN", "", 8, "obj", "O"),
    (".", ".", "PUNCT", "", 8, "punct", "O"),
)
LEXICON = """
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix ru: <https://w3id.org/newskg/lexicon/ru#> .
ru:prepositions a kgl:PrepositionList ; kgl:lemma "в", "с" .
"""


@pytest.fixture
def russian() -> Language:
    return load(HERE / "ru")


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "ru.ttl").write_text(LEXICON, encoding="utf-8")
    return load_knowledge("ru", [tmp_path])


@pytest.fixture
def found(russian: Language, knowledge: Knowledge) -> Extraction:
    doc = Doc(
        spacy.blank("xx").vocab,
        words=[row[0] for row in ROWS],
        spaces=[following[0] != "." for following in ROWS[1:]] + [False],
        lemmas=[row[1] for row in ROWS],
        pos=[row[2] for row in ROWS],
        morphs=[row[3] for row in ROWS],
        heads=[row[4] for row in ROWS],
        deps=[row[5] for row in ROWS],
        ents=[row[6] for row in ROWS],
    )
    assert doc.text == TEXT
    doc = Annotator(knowledge, russian)(doc)
    return extract(doc, Document("d", TEXT, "ru"), knowledge, russian)


def test_its_folder_has_five_lines() -> None:
    (file,) = (HERE / "ru").iterdir()
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 5
    assert load(HERE / "ru").name == "русский"


def test_sentences_are_found(russian: Language) -> None:
    spans = segments(Document("d", TEXT, "ru"), russian)
    assert [TEXT[span.start : span.end] for span in spans] == [
        "Иван Петров посетил Минск.",
        "Мария Орлова не подписала договор.",
    ]


def test_claims_and_names_are_found(found: Extraction) -> None:
    visited, signed = found.claims
    assert (visited.subject.name, visited.subject.type) == ("Иван Петров", "kg:Person")
    assert visited.predicate.id == "open:посетить"
    assert visited.object is not None
    assert (visited.object.name, visited.object.type) == ("Минск", "kg:Place")
    assert not visited.negated
    assert (signed.subject.name, signed.negated) == ("Мария Орлова", True)


def test_names_get_readable_iris(
    found: Extraction, knowledge: Knowledge, russian: Language
) -> None:
    mentions = [mention for claim in found.claims for mention in claim.mentions()]
    entities = World(knowledge, russian).put({"d": mentions}).entities
    assert {"kge:иван-петров", "kge:минск", "kge:мария-орлова"} <= set(entities)
    for iri in entities:
        assert compact(expand(iri)) == iri
