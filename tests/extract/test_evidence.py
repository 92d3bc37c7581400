"""The sentence of a claim as a reader sees it: quotation and reporting clause are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import document_from_text
from kg.extract.statements.evidence import WholeSentences
from kg.languages import load

LONG = "La colonne a traversé la vallée sans rencontrer personne. " * 8


def around(text: str, words: str) -> str:
    whole = WholeSentences(document_from_text("d", text), load("fr"))
    start = text.index(words)
    first, last = whole.around(start, start + len(words))
    return text[first:last]


RAIN, ROAD, SNOW = "Il a plu.", "« La route est coupée », a dit M. Rolle.", "Il neige."


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        (f"{RAIN} {ROAD} {SNOW}", "dit", ROAD),
        (f"{RAIN} {ROAD} {SNOW}", "route", ROAD),
        (f"{RAIN} {ROAD} {SNOW}", "neige", SNOW),
        # what ends inside of the quotation ends the sentence, if another begins
        ("« On recule ! » Le colonel est resté.", "recule", "« On recule ! »"),
        ("« On recule ! » Le colonel est resté.", "resté", "Le colonel est resté."),
        ("« On recule ! », a dit le colonel.", "dit", "« On recule ! », a dit le colonel."),
        # some sentences behind a colon
        (
            "M. Rolle a dit : « Il neige. Il gèle. » Puis il part.",
            "gèle",
            "M. Rolle a dit : « Il neige. Il gèle. »",
        ),
        # nobody knows where a quotation ends that nobody closed
        ("« Il neige. Il gèle.", "gèle", "Il gèle."),
        # a title has no full stop
        ("La trêve tient\n\nIl neige à Lorn.", "trêve", "La trêve tient"),
        ("La trêve tient\n\nIl neige à Lorn.", "neige", "Il neige à Lorn."),
    ],
)
def test_whole_sentences(text: str, words: str, sentence: str) -> None:
    assert around(text, words) == sentence


def test_of_a_long_quotation_only_the_sentences_meant_count() -> None:
    text = f"M. Rolle a dit : « Il neige. {LONG}Il gèle », a-t-il ajouté. Il est parti."
    assert around(text, "neige") == "M. Rolle a dit : « Il neige."
    assert around(text, "ajouté") == "Il gèle », a-t-il ajouté."
    assert around(text, "gèle") == "Il gèle », a-t-il ajouté."
    assert around(text, "parti") == "Il est parti."


def test_a_long_sentence_without_a_quotation_is_whole() -> None:
    text = "Le colonel a quitté Lorn" + " avec sa colonne" * 40 + " et avec l'armée. Il neige."
    assert around(text, "quitté") == text.removesuffix(" Il neige.")


@given(st.text('a. B«»\n!"', max_size=60).filter(str.strip), st.data())
def test_evidence_covers_what_is_asked_and_no_other_paragraph(
    text: str, data: st.DataObject
) -> None:
    document = document_from_text("d", text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = WholeSentences(document, load("fr")).around(start, end)
    assert 0 <= first <= start < end <= last <= len(text)
    within = [p for p in document.paragraphs if p.start <= start and end <= p.end]
    assert all(p.start <= first and last <= p.end for p in within)
