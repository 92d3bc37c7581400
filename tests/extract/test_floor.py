"""What is more probably wrong than right keeps its words and loses its relation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.extract.claims import Extractor
from kg.extract.statements.confidence import load as load_confidence
from kg.languages import load as load_language
from kg.model import Claim, Document, Layer
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline
from kg.text.view import view_behind

pytestmark = pytest.mark.pipeline
TEXT = (
    "Lydie Marchal a critiqué le ministre Paul Verdan. Trois soldats ont été tués à Varesk. "
    "Le ministre Paul Verdan a rencontré la présidente Nadia Orel."
)


@pytest.fixture(scope="module")
def read() -> Callable[[float | None], tuple[Claim, ...]]:
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def claims(floor: float | None) -> tuple[Claim, ...]:
        document = Document("text", TEXT, "fr")
        doc = annotator(next(annotate([document], nlp, language)))
        extractor = Extractor(doc, view_behind(doc.text, document, language), knowledge, language)
        if floor is not None:
            extractor.writer.floor = floor
        return extractor.run().claims

    return claims


def relations(claims: tuple[Claim, ...]) -> set[str]:
    return {claim.predicate.id for claim in claims if not claim.predicate.id.startswith("open:")}


def test_plain_sentences_stand_above_the_floor(
    read: Callable[[float | None], tuple[Claim, ...]],
) -> None:
    assert relations(read(None)) == relations(read(0.0))
    assert {"kg:criticized", "kg:killed", "kg:metWith"} <= relations(read(None))
    assert 0 < load_confidence().floor < 0.5


def test_below_the_floor_what_a_verb_states_stays_open(
    read: Callable[[float | None], tuple[Claim, ...]],
) -> None:
    plain, doubted = read(0.0), read(1.1)
    assert not relations(doubted)
    assert {"open:critiquer", "open:rencontrer"} <= {claim.predicate.id for claim in doubted}
    said = {claim.event for claim in plain if claim.layer is Layer.SURFACE}
    assert said == {claim.event for claim in doubted}


def test_below_the_floor_frames_and_agentless_events_are_not_made(
    read: Callable[[float | None], tuple[Claim, ...]],
) -> None:
    assert {claim.layer for claim in read(1.1)} == {Layer.SURFACE}
    assert Layer.EVENT in {claim.layer for claim in read(0.0)}


def test_only_claims_below_the_floor_change(
    read: Callable[[float | None], tuple[Claim, ...]],
) -> None:
    all_ = read(0.0)
    sure = sorted(c.confidence for c in all_ if not c.predicate.id.startswith("open:"))
    floor = sure[len(sure) // 2]
    kept = {c.id for c in read(floor) if not c.predicate.id.startswith("open:")}
    known = {c.id for c in all_ if not c.predicate.id.startswith("open:") and c.confidence >= floor}
    assert kept == known
