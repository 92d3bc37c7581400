"""A language that says nothing of itself is read by the features of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Claim, Document
from kg.ontology import load as load_knowledge

VOCAB = spacy.blank("xx").vocab
Row = tuple[str, str, str, int, str]  # form, part of speech, features, head, relation
Read = Callable[[list[Row]], list[Claim]]

SIGNED: list[Row] = [
    ("Ada", "PROPN", "", 1, "nsubj"),
    ("signa", "VERB", "VerbForm=Fin", 1, "ROOT"),
    ("pakto", "NOUN", "", 1, "obj"),
]


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder: Path = tmp_path_factory.mktemp("languages") / "qq"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "words.toml").write_text('name = "none spoken"\n', encoding="utf-8")
    (folder / "lexicon" / "qq.ttl").write_text(
        "@prefix kgl: <https://w3id.org/newskg/lexicon#> .\n"
        "@prefix qq: <https://w3id.org/newskg/lexicon/qq#> .\n"
        'qq:prepositions a kgl:PrepositionList ; kgl:lemma "al" .\n',
        encoding="utf-8",
    )
    language, knowledge = load_language(folder), load_knowledge("qq", [folder])

    def read(rows: list[Row]) -> list[Claim]:
        doc = Doc(
            VOCAB,
            words=[row[0] for row in rows],
            lemmas=[row[0].lower() for row in rows],
            pos=[row[1] for row in rows],
            morphs=[row[2] for row in rows],
            heads=[row[3] for row in rows],
            deps=[row[4] for row in rows],
        )
        document = Document("qq", doc.text, lang="qq")
        doc = Annotator(knowledge, language)(doc)
        return list(extract(doc, document, knowledge, language).claims)

    return read


def changed(index: int, feature: str) -> list[Row]:
    """The sentence with a feature more at one word."""
    rows = list(SIGNED)
    form, pos, features, head, dep = rows[index]
    rows[index] = (form, pos, "|".join(sorted(filter(None, (features, feature)))), head, dep)
    return rows


def test_a_plain_sentence_is_asserted(claims: Read) -> None:
    (claim,) = claims(SIGNED)
    assert claim.object is not None
    assert (claim.subject.text, claim.object.text) == ("Ada", "pakto")
    assert claim.is_plain


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*SIGNED, ("ne", "PART", "Polarity=Neg", 1, "advmod")], id="particle"),
        pytest.param(changed(1, "Polarity=Neg"), id="verb"),
        pytest.param([*SIGNED, ("ei", "AUX", "Polarity=Neg", 1, "aux")], id="auxiliary"),
        pytest.param([*SIGNED, ("neniu", "DET", "PronType=Neg", 2, "det")], id="of-object"),
        pytest.param([*SIGNED, ("neniu", "DET", "PronType=Neg", 0, "det")], id="of-subject"),
    ],
)
def test_features_negate(claims: Read, rows: list[Row]) -> None:
    assert [claim.negated for claim in claims(rows)] == [True]


@pytest.mark.parametrize(
    ("feature", "modality"),
    [
        ("Mood=Cnd", "hypothetical"),
        ("Mood=Pot", "possible"),
        ("Mood=Nec", "ordered"),
        ("Mood=Des", "wanted"),
        ("Evident=Nfh", "possible"),
        ("Mood=Ind", "asserted"),
    ],
)
def test_moods_mean_what_they_mean(claims: Read, feature: str, modality: str) -> None:
    assert [claim.modality for claim in claims(changed(1, feature))] == [modality]


def test_adpositions_may_follow(claims: Read) -> None:
    rows = [*SIGNED, ("Bela", "PROPN", "", 1, "obl"), ("al", "ADP", "", 3, "case")]
    found = {(claim.object.text, claim.role.value) for claim in claims(rows) if claim.object}
    assert found == {("pakto", "obj"), ("Bela", "obl")}
