"""Spans written out as Web Annotation selectors: what older kgs stored, and JSON-LD still tells."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kg.iris import expand
from kg.model import Claim, Document, Entity, Quotation
from kg.rdf import (
    claims_at,
    claims_from,
    document_iri,
    document_quads,
    drop_selectors,
    has_selectors,
    quotations_from,
    selector_quads,
)
from kg.rdf.names import claim_iri
from kg.store import open_store
from tests.rdf.strategies import readings

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
TEXT = expand("schema:text")


@QUICK
@given(readings())
def test_a_store_of_an_older_kg_reads_alike_and_is_brought_up(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    graph = document_iri(document.id)
    now = list(document_quads(document, claims, quotations, entities))
    before = [*now, *selector_quads(now)]
    assert len(set(before)) == len(before)
    with open_store(None) as store:
        store.replace_graph(graph, now)
        held = set(store.quads())  # which writes some numbers otherwise
        store.replace_graph(graph, before)
        assert has_selectors(store) == bool(claims or quotations)
        assert list(claims_from(store)) == sorted(claims, key=lambda one: one.text_order)
        drop_selectors(store)
        assert not has_selectors(store)
        assert set(store.quads()) == held


@QUICK
@given(readings())
def test_a_graph_without_a_text_has_its_words_from_selectors(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    graph = document_iri(document.id)
    now = list(document_quads(document, claims, quotations, entities))
    with open_store(None) as store:
        store.replace_graph(graph, now)
        known = list(claims_from(store)), list(quotations_from(store))
        without = [q for q in (*now, *selector_quads(now)) if q.predicate.value != TEXT]
        store.replace_graph(graph, without)
        assert (list(claims_from(store)), list(quotations_from(store))) == known
        places = [(graph, claim_iri(claim.id)) for claim in claims]
        assert list(claims_at(store, places)) == known[0]
        assert not has_selectors(store)  # nothing else tells the words
        held = set(store.quads())
        drop_selectors(store)
        assert set(store.quads()) == held
