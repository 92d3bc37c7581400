"""Words between quotation marks have a holder: somebody named, else an unknown speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.documents.paragraphs import paragraphs_of
from kg.extract.claims import Extraction, extract
from kg.languages import load as load_language
from kg.model import UNKNOWN_SPEAKER, Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline

pytestmark = pytest.mark.pipeline
Read = Callable[[str], Extraction]


@pytest.fixture(scope="module")
def read() -> Read:
    """A function from a text to what is extracted from it."""
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def read_text(text: str) -> Extraction:
        document = Document("text", text, "fr", paragraphs=paragraphs_of(text, language)[0])
        doc = annotator(next(annotate([document], nlp, language)))
        return extract(doc, document, knowledge, language)

    return read_text


@pytest.mark.parametrize(
    "text",
    [
        "Le calme règne. « Les rebelles ont repris le port. » La nuit tombe.",
        "On peut lire sur une affiche : “Les rebelles ont repris le port.”",
        "Le cri « Les rebelles ont repris le port » a retenti dans la rue.",
    ],
)
def test_nobody_is_quoted_by_the_text_itself(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.predicate.id == "kg:captured"]
    assert claim.holder == UNKNOWN_SPEAKER
    assert not claim.is_plain


def test_scare_quotes_and_titles_are_no_quotations(read: Read) -> None:
    found = read(
        "Les « rebelles » du Front ont repris le port. Le « Grand Soir » a attaqué Ostrel."
    )
    assert {claim.holder for claim in found.claims} == {None}


def test_who_speaks_inside_a_quotation_is_quoted_by_the_unknown_one(read: Read) -> None:
    found = read("Le calme règne. « Le maire affirme que les rebelles ont repris le port. »")
    (claim,) = [c for c in found.claims if c.predicate.id == "kg:captured"]
    assert claim.holder is not None
    assert claim.holder.text == "Le maire"
    assert claim.outer_holders == (UNKNOWN_SPEAKER,)
    assert not claim.is_plain


@pytest.mark.parametrize(
    "text",
    [
        "Le calme règne. « Les rebelles ont repris le port », selon le maire Paul Marchand.",
        "« Les rebelles ont repris le port », dixit Paul Marchand.",
        "« Les rebelles ont repris le port » (Paul Marchand).",
        "Paul Marchand : « Les rebelles ont repris le port. »",
        "« Les rebelles ont repris le port »\n\n— Paul Marchand, directeur de la sécurité",
        "Paul Marchand est catégorique. « Les rebelles ont repris le port. »",
        "Paul Marchand a réagi vivement lundi :\n\n« Les rebelles ont repris le port. »",
        "« Les rebelles ont repris le port » et « nous le savons », ajoute Paul Marchand.",
        "Selon Paul Marchand, qui arrive de la ville, « les rebelles ont repris le port ».",
    ],
)
def test_who_is_named_beside_a_quotation_says_it(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.predicate.id == "kg:captured"]
    assert claim.holder is not None
    assert claim.holder.text.removeprefix("le maire ") == "Paul Marchand"


@pytest.mark.parametrize(
    "text",
    [
        "« Les rebelles ont repris le port. » (Ostrel, mardi)",
        "Le port : « Les rebelles ont repris le port. »",
        "Paul Marchand habite Ostrel. « Les rebelles ont repris le port. »",
        "« Les rebelles ont repris le port. » – Le maire est parti.",
    ],
)
def test_who_stands_there_by_chance_says_nothing(read: Read, text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.predicate.id == "kg:captured"]
    assert claim.holder == UNKNOWN_SPEAKER


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("« Nous partons, a dit Paul Marchand. Les rebelles ont repris le port.", True),
        ("Paul Marchand parle : “Nous partons demain. Les rebelles ont repris le port.", True),
        ("« Les rebelles ont repris le port.\n\n« Nous partons », a dit Paul Marchand.", False),
        ("« Nous partons. Les rebelles ont repris le port.\n\n« Il pleut », a dit X.", False),
        ("»Les rebelles ont repris le port«, a dit Paul Marchand.", False),
        ("‹ Les rebelles ont repris le port ›, a dit Paul Marchand.", False),
    ],
)
def test_a_mark_that_never_closes_ends_with_its_sentence_or_opens_paragraphs(
    read: Read, text: str, *, own: bool
) -> None:
    (claim,) = [c for c in read(text).claims if c.predicate.id == "kg:captured"]
    assert (claim.holder is None) == own


def held(found: Extraction) -> dict[str, str | None]:
    """Who holds that somebody captured what, by what was captured; "" where it is not known."""
    return {
        claim.object.text: claim.holder.text if claim.holder is not None else None
        for claim in found.claims
        if claim.predicate.id == "kg:captured" and claim.object is not None
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Anna Delmas : L'armée a repris le port.\n\nPaul Marchand : Le Front a repris Ostrel.",
            {"le port": "Anna Delmas", "Ostrel": "Paul Marchand"},
        ),
        (
            (
                "Entretien avec Anna Delmas, ministre de la Défense.\n\nQ - Que se passe-t-il ?\n\n"
                "R - L'armée a repris le port."
            ),
            {"le port": "Anna Delmas"},
        ),
        (
            (
                "M. Paul Marchand. – L'armée a repris le port.\n\nMme Anna Delmas. – Merci.\n\n"
                "Le Front a repris Ostrel."
            ),
            {"le port": "M. Paul Marchand", "Ostrel": "Mme Anna Delmas"},
        ),
        (
            "Question : L'armée a repris le port.\n\nRéponse : Le Front a repris Ostrel.",
            {"le port": "", "Ostrel": ""},
        ),
        ("Paris : L'armée a repris le port.\n\nLyon : il pleut.", {"le port": None}),
    ],
)
def test_who_speaks_in_an_interview_holds_the_turn(
    read: Read, text: str, who: dict[str, str | None]
) -> None:
    assert held(read(text)) == who


def test_who_says_i_is_unknown_where_nobody_is_named(read: Read) -> None:
    own = read("Nous avons attaqué Ostrel. Vous avez envoyé une arme.")
    assert not [claim for claim in own.claims if claim.predicate.id.startswith("kg:")]
    said = read("« Nous avons envoyé une lettre au maire », a dit Paul Marchand.")
    assert "kg:sent" in {claim.predicate.id for claim in said.claims}


def test_a_quotation_through_many_paragraphs_keeps_its_speaker(read: Read) -> None:
    text = (
        "Le syndicat poursuit : « La prime est un salaire.\nPourquoi si peu ?\nPourquoi si tard ?\n"
        "Les agents attendent la prime. »\n« La direction doit une réponse. »"
    )
    said = [one for one in read(text).quotations if one.direct]
    assert len(said) > 2
    assert {one.speaker.text for one in said if one.speaker is not None} == {"Le syndicat"}
    assert all(one.speaker is not None for one in said)
