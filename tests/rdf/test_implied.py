"""What follows from the rest of a graph: older kgs stored it, and JSON-LD still tells it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kg.model import Claim, Document, Entity, Quotation
from kg.rdf import (
    claims_at,
    claims_from,
    document_iri,
    document_quads,
    drop_implied,
    implied_quads,
    quotations_from,
    states_implied,
)
from kg.rdf.names import claim_iri
from kg.rdf.terms import Terms
from kg.store import open_store
from tests.rdf.strategies import readings

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(readings())
def test_a_store_of_an_older_kg_reads_alike_and_is_brought_up(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    graph = document_iri(document.id)
    now = list(document_quads(document, claims, quotations, entities))
    before = list(dict.fromkeys([*now, *implied_quads(now)]))
    assert set(before) == {*before, *implied_quads(before)}
    with open_store(None) as store:
        store.replace_graph(graph, now)
        held = set(store.quads())  # which writes some numbers otherwise
        store.replace_graph(graph, before)
        assert states_implied(store) == bool(claims or quotations or document.paragraphs)
        assert list(claims_from(store)) == sorted(claims, key=lambda one: one.text_order)
        drop_implied(store)
        assert not states_implied(store)
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
        written = dict.fromkeys([*now, *implied_quads(now)])
        store.replace_graph(graph, [quad for quad in written if quad.predicate != Terms.TEXT])
        assert (list(claims_from(store)), list(quotations_from(store))) == known
        places = [(graph, claim_iri(claim.id)) for claim in claims]
        assert list(claims_at(store, places)) == known[0]
        drop_implied(store)
        assert not states_implied(store)  # nothing but selectors tells the words: they stay
        assert (list(claims_from(store)), list(quotations_from(store))) == known
