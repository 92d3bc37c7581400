"""Compact and full IRIs read back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.rdf.names import (
    claim_id,
    claim_iri,
    document_id,
    document_iri,
    event_id,
    event_iri,
    quotation_id,
    quotation_iri,
)

ANY = st.text(st.characters(exclude_categories=("Cs",)))
NOT_A_BARE_SHA = ANY.filter(lambda text: len(text) < 64)


@given(ANY)
def test_document_ids_read_back(doc: str) -> None:
    assert document_id(NamedNode(document_iri(doc)).value) == doc


@given(NOT_A_BARE_SHA)
def test_claim_ids_read_back(claim: str) -> None:
    assert claim_id(NamedNode(claim_iri(claim)).value) == claim


@given(NOT_A_BARE_SHA)
def test_event_ids_read_back(event: str) -> None:
    assert event_id(NamedNode(event_iri(event)).value) == event


@given(ANY, NOT_A_BARE_SHA)
def test_quotation_ids_read_back(doc: str, quotation: str) -> None:
    assert quotation_id(NamedNode(quotation_iri(doc, quotation, 3, 8)).value) == quotation
