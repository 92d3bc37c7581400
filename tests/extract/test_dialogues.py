"""Who says it in interviews, transcripts and statements, whatever their form: ``dialogues.txt``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract.claims import Extraction
from kg.model import Modality

pytestmark = pytest.mark.pipeline
Read = Callable[[str], Extraction]
TABLE = Path(__file__).with_name("dialogues.txt").read_text(encoding="utf-8").splitlines()
LINES = [line for line in TABLE if line and not line.startswith("#")]


@pytest.mark.parametrize("line", LINES)
def test_who_holds_it(read: Read, line: str) -> None:
    text, *expected = line.split(" | ")
    found = [
        claim
        for claim in read(text.replace(" // ", "\n\n")).claims
        if claim.predicate.id == "kg:captured"
    ]
    said = [
        f"{'-' if claim.holder is None else claim.holder.text or '?'}: {claim.object.text}"
        for claim in found
        if claim.object is not None
    ]
    assert said == expected
    assert all(claim.is_plain != (one[0] == "?") for claim, one in zip(found, said, strict=True))


def test_a_question_is_put_to_whoever_answers(read: Read) -> None:
    text = (
        "Entretien avec Anna Delmas\n\nAvez-vous rencontré Paul Marchand ?\n\nOui, je l'ai vu."
        "\n\nQue vous a-t-il dit ?\n\nRien. Nous avons mangé."
    )
    asked = [one for one in read(text).claims if one.predicate.id == "kg:metWith"]
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
def test_what_is_called_for_is_wanted(read: Read, text: str) -> None:
    typed = [one for one in read(text).claims if one.predicate.id.startswith("kg:")]
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
def test_an_honorific_holds_no_post(read: Read, text: str) -> None:
    assert not [one for one in read(text).claims if one.predicate.id == "kg:holdsPosition"]
