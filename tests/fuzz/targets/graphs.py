"""Claims of any words → quads → N-Quads → claims: the same, whatever stands in them."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from hypothesis import HealthCheck, Phase, given, settings
from pyoxigraph import RdfFormat, parse

from kg.model import Claim, Document, Entity, Mention, Quotation
from kg.model.jsonl import claim_to_json, line, quotation_to_json
from kg.rdf import (
    claims_from,
    document_from,
    document_id,
    document_iri,
    document_quads,
    entities_from,
    flaws_by_text,
    quotations_from,
)
from kg.store import open_store
from kg.store.n_quads import digest, n_quads, sound
from tests.fuzz.targets import Target
from tests.rdf.strategies import readings

__all__ = ["TARGET"]

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]


@settings(
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(readings())
def _written_and_read(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    if _contradict(claims, quotations):
        return
    graph = document_iri(document.id)
    quads = sound(graph, document_quads(document, claims, quotations, entities))
    written = "".join(n_quads(quads))
    again = list(parse(written.encode(), format=RdfFormat.N_QUADS))
    assert digest(again) == digest(quads)
    assert document_id(graph) == document.id
    with open_store(None) as store:
        store.replace_graph(graph, again)
        assert document_from(store, document.id) == document
        assert sorted(claims_from(store), key=attrgetter("id")) == sorted(
            claims, key=attrgetter("id")
        )
        assert set(quotations_from(store, document.id)) == set(quotations)
        assert entities_from(store) == entities
        assert list(flaws_by_text(store)) == []
    for claim in claims:
        assert json.loads(line(claim_to_json(claim)))["id"] == claim.id
    for quotation in quotations:
        assert "\n" not in line(quotation_to_json(quotation)).removesuffix("\n")


def _contradict(claims: list[Claim], quotations: list[Quotation]) -> bool:
    """Whether one mention means two things, as no resolution has it."""
    told: dict[Mention, str | None] = {}
    speakers = (quotation.speaker for quotation in quotations if quotation.speaker is not None)
    mentions = chain(chain.from_iterable(claim.mentions() for claim in claims), speakers)
    return any(
        told.setdefault(replace(one, entity=None), one.entity) != one.entity for one in mentions
    )


def run(data: bytes) -> None:
    """Write and read what hypothesis makes of the bytes."""
    _written_and_read.hypothesis.fuzz_one_input(data)  # type: ignore[attr-defined]


TARGET = Target("graphs", run, [bytes(range(256)) * 8, bytes(4096), b"\xff" * 2048])
