"""Claims → quads → claims gives the same claims, whatever stands in them."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from kg.iris import PREFIXES
from kg.model import Claim, Document, Entity, Quotation
from kg.rdf import (
    claims_from,
    document_iri,
    document_quads,
    documents_in,
    entities_from,
    quotations_from,
)
from kg.store import open_store
from tests.rdf.strategies import readings

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(readings())
def test_what_was_written_is_read_back(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    with open_store(None) as store:
        graph = document_iri(document.id)
        store.replace_graph(graph, document_quads(document, claims, quotations, entities))
        assert documents_in(store) == (document.id,)
        assert sorted(claims_from(store), key=lambda c: c.id) == sorted(claims, key=lambda c: c.id)
        assert set(quotations_from(store, document.id)) == set(quotations)
        assert entities_from(store) == entities


@QUICK
@given(readings())
def test_writing_again_changes_nothing(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    first = list(document_quads(document, claims, quotations, entities))
    assert first == list(document_quads(document, claims, quotations, entities))
    with open_store(None) as store:
        for _ in range(2):
            store.replace_graph(document_iri(document.id), first)
            assert list(claims_from(store)) == list(claims_from(store, document.id))
            once = set(store.quads())
        assert set(store.quads()) == once


@QUICK
@given(readings())
def test_a_claim_alone_is_a_plain_triple_just_where_it_may(reading: Reading) -> None:
    document, claims, _, entities = reading
    for claim in claims:
        with open_store(None) as store:
            quads = document_quads(document, [claim], [], entities)
            store.replace_graph(document_iri(document.id), quads)
            found = store.query(
                "ASK { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }",
                prefixes=PREFIXES,
            )
            assert bool(found) == claim.is_plain
