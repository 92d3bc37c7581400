"""Several claims of one event, and who takes part in it."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Layer, Role, Span, events
from kg.model.events import SUBJECT
from tests.rdf.example import CLAIMS, LETTER, MEZIN, OSTEROV, SENT, SENT_TO


def test_participants_have_the_roles_of_the_surface() -> None:
    to = replace(SENT_TO, event=SENT.event, layer=Layer.FRAME, role=Role.OBL)
    (event,) = events([to, SENT])
    assert [(each.role, each.value) for each in event.participants] == [
        (SUBJECT, OSTEROV),
        ("obj", LETTER),
        ("obl", MEZIN),
    ]
    assert (event.id, event.doc, event.claims) == (SENT.event, SENT.doc, (to.id, SENT.id))
    assert event.words == Span(SENT.predicate.start, SENT.predicate.end, SENT.predicate.text)
    assert event.time == SENT.time


def test_each_claim_belongs_to_one_event() -> None:
    found = events(CLAIMS)
    assert sorted(claim for event in found for claim in event.claims) == sorted(
        claim.id for claim in CLAIMS
    )
    assert len({event.id for event in found}) == len(found)
