"""Who says it in interviews, transcripts and statements, whatever their form: ``dialogues.txt``."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.documents.paragraphs import paragraphs_of
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Claim, Document, Modality
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline
from kg.text.view import view_of

pytestmark = pytest.mark.pipeline
TABLE = Path(__file__).with_name("dialogues.txt").read_text(encoding="utf-8").splitlines()
LINES = [line for line in TABLE if line and not line.startswith("#")]


def claims_of(text: str) -> tuple[Claim, ...]:
    language, knowledge = load_language("fr"), load_knowledge("fr")
    document = Document("text", text, "fr", paragraphs=paragraphs_of(text, language)[0])
    view = view_of(document, language)
    docs = annotate([view.document], load_pipeline("fr"), language)
    return extract(Annotator(knowledge, language)(next(docs)), document, knowledge, language).claims


@pytest.mark.parametrize("line", LINES)
def test_who_holds_it(line: str) -> None:
    text, *expected = line.split(" | ")
    found = [
        claim
        for claim in claims_of(text.replace(" // ", "\n\n"))
        if claim.predicate.id == "kg:captured"
    ]
    said = [
        f"{'-' if claim.holder is None else claim.holder.text or '?'}: {claim.object.text}"
        for claim in found
        if claim.object is not None
    ]
    assert said == expected
    assert all(claim.is_plain != (one[0] == "?") for claim, one in zip(found, said, strict=True))


def test_a_question_is_put_to_whoever_answers() -> None:
    text = (
        "Entretien avec Anna Delmas\n\nAvez-vous rencontré Paul Marchand ?\n\nOui, je l'ai vu."
        "\n\nQue vous a-t-il dit ?\n\nRien. Nous avons mangé."
    )
    asked = [one for one in claims_of(text) if one.predicate.id == "kg:metWith"]
    (meant,) = [one.subject.antecedent for one in asked if one.subject]
    assert meant is not None
    assert text[slice(*meant)] == "Anna Delmas"
    assert [one.modality for one in asked] == [Modality.ASKED]


@pytest.mark.parametrize(
    "text",
    [
        "Que la commission condamne ces arrestations.",
        "Que la justice condamne les voleurs !",
        "Qu'Anna Delmas rencontre les otages.",
    ],
)
def test_what_is_called_for_is_wanted(text: str) -> None:
    typed = [one for one in claims_of(text) if one.predicate.id.startswith("kg:")]
    assert typed
    assert {one.modality for one in typed} == {Modality.WANTED}


@pytest.mark.parametrize(
    "text",
    [
        "La parole est à M. le ministre des Armées.",
        "Le colonel a remercié Mme la présidente.",
        "M. le préfet a quitté Ostrel.",
    ],
)
def test_an_honorific_holds_no_post(text: str) -> None:
    assert not [one for one in claims_of(text) if one.predicate.id == "kg:holdsPosition"]
