"""The gold of the samples: sound, readable by hand-written spans, and figures that may not fall."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg import bundled
from kg.assemble import Options
from kg.documents import read
from kg.errors import EvaluationError
from kg.evaluate import Evaluation, Score, Share, evaluate
from kg.evaluate.golds.files import gold_documents, read_gold
from kg.ontology import load

LETTER = Path(__file__).parent / "gold" / "letter"
TEXT = "Le maire de Lignac dément. Le maire a reçu la lettre d'Ana Brun."


def write(folder: Path, **files: list[dict[str, Any]]) -> Path:
    """A gold of one document, ``note``, and the lines of each file."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "note.txt").write_text(TEXT, encoding="utf-8")
    for name, lines in files.items():
        text = "".join(json.dumps({"doc": "note", **line}) + "\n" for line in lines)
        (folder / f"gold_{name}.jsonl").write_text(text, encoding="utf-8")
    return folder


def claim(**fields: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "subject": {"text": "Ana Brun", "head": "Brun"},
        "predicate": {"id": "kg:sent"},
        "object": {"text": "la lettre"},
        "negated": False,
        "modality": "asserted",
        "attributed_to": None,
        "qualifiers": {},
        **fields,
    }


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_line_of_the_gold_of_the_samples_is_sound(lang: str) -> None:
    gold = read_gold(bundled.gold(lang), lang)
    assert len(gold.texts) == 6
    assert sum(not c.optional for c in gold.claims) >= 90
    assert sum(not q.optional for q in gold.quotations) >= 15
    assert len(gold.times) >= 20
    assert sum(len(clusters) for clusters in gold.clusters.values()) >= 100
    relations = load(lang).ontology.relations
    for one in gold.claims:
        assert one.is_open or set(one.relations) <= relations.keys(), one
    classes = load(lang).ontology.classes
    for clusters in gold.clusters.values():
        assert {cluster.type for cluster in clusters.values()} <= classes.keys()


def test_every_line_of_the_gold_of_the_letter_is_sound() -> None:
    gold = read_gold(LETTER, "en")
    assert sum(not claim.optional for claim in gold.claims) == 23
    relations = load("en").ontology.relations
    assert all(claim.is_open or set(claim.relations) <= relations.keys() for claim in gold.claims)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_gold_documents_are_samples(lang: str) -> None:
    names = {document.id for document in gold_documents(bundled.gold(lang), lang)}
    assert names <= {path.stem for path in bundled.samples(lang).glob("*.txt")}


def test_samples_of_another_language_are_documents_of_their_own() -> None:
    french, english = (list(read([bundled.samples(lang)], lang=lang)) for lang in ("fr", "en"))
    assert len(english) == 8
    assert not {document.id for document in french} & {document.id for document in english}
    assert all(document.published for document in english)
    outlets = {document.id: document.source for document in english if document.source}
    assert outlets == {
        "17-live-ceasefire-talks": "The Meridian",
        "18-column": "Northern Courier",
    }


def test_spans_may_be_given_by_their_words(tmp_path: Path) -> None:
    second = {"text": "Le maire", "nth": 2}
    folder = write(tmp_path, typed=[claim(), claim(subject=second, holder=second)])
    one, other = read_gold(folder).claims
    (subject,), (thing,) = one.subjects, one.objects
    assert TEXT[slice(*subject.span)] == "Ana Brun"
    assert TEXT[slice(*subject.head)] == "Brun"
    assert TEXT[slice(*thing.head)] == "la lettre"
    assert other.subjects[0].span == (27, 35)


@pytest.mark.parametrize(
    ("span", "message"),
    [
        ({"text": "Le maire"}, "stands in 2 places: say which with nth"),
        ({"text": "Le maire", "nth": 3}, "stands in 2 places, nth is 3"),
        ({"text": "la ministre"}, "stands in 0 places"),
        ({"text": "la lettre", "head": "message"}, "'message' is no part of 'la lettre'"),
        ({"text": "la lettre", "start": 0, "end": 9}, "stands 'Le maire ', not 'la lettre'"),
        ({"start": 9, "end": 9}, "is no span with start < end"),
    ],
)
def test_a_span_that_is_none_is_told_with_its_line(
    tmp_path: Path, span: dict[str, Any], message: str
) -> None:
    folder = write(tmp_path, typed=[claim(), claim(object=span)])
    with pytest.raises(EvaluationError, match=message) as told:
        read_gold(folder)
    assert "gold_typed.jsonl:2" in str(told.value)


def test_a_gold_without_documents_is_told(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    with pytest.raises(EvaluationError, match="has no docs/"):
        read_gold(tmp_path / "gold")


@pytest.fixture(scope="module")
def report() -> Evaluation:
    return evaluate()


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("name", "precision", "recall"),
    [
        ("typed claims", 0.95, 0.80),
        ("entities", 0.95, 0.83),
        ("times", 0.95, 0.95),
        ("quotations", 0.95, 0.90),
        ("polarity/negated", 0.95, 0.90),
    ],
)
def test_what_is_found_of_the_samples(
    report: Evaluation, name: str, precision: float, recall: float
) -> None:
    figure = report.figures[name]
    assert isinstance(figure, Score)
    assert figure.precision >= precision
    assert figure.recall >= recall


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("open claims, found", 0.70),
        ("polarity", 0.98),
        ("modality", 0.95),
        ("holder/where the gold has one", 0.85),
        ("holder/where it has none", 0.95),
        ("time of claims", 0.85),
        ("entities/mentions found", 0.80),
        ("quotations/speaker", 0.95),
    ],
)
def test_what_is_right_of_what_is_found(report: Evaluation, name: str, least: float) -> None:
    figure = report.figures[name]
    assert isinstance(figure, Share)
    assert figure.of > 10
    assert figure.value >= least


@pytest.mark.pipeline
def test_nothing_comes_from_the_furniture(report: Evaluation) -> None:
    assert "spurious on boilerplate" not in report.notes


@pytest.mark.pipeline
def test_what_is_found_of_a_letter_in_english() -> None:
    letter = evaluate(LETTER, options=Options(lang="en")).figures
    claims, entities = letter["typed claims"], letter["entities"]
    assert isinstance(claims, Score)
    assert isinstance(entities, Score)
    assert claims.gold == 23
    assert claims.found >= 18  # 20 are wanted
    assert claims.precision >= 0.8
    assert entities.f1 >= 0.85
