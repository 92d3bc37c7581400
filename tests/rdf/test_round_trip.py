"""Claims → quads → claims gives the same claims, whatever stands in them."""

from __future__ import annotations

from operator import attrgetter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.iris import PREFIXES
from kg.model import Claim, Conclusion, Document, Entity, Quotation, events
from kg.rdf import (
    add_clocks,
    claim_iri,
    claims_at,
    claims_from,
    conclusion_quads,
    conclusions_from,
    document_from,
    document_iri,
    document_quads,
    documents_in,
    entities_from,
    events_from,
    flaws_by_text,
    implied_quads,
    lacks_clocks,
    quotations_from,
    rule_graph,
)
from kg.rdf.literals import iso
from kg.rdf.names import claim_id, quotation_id
from kg.rdf.terms import Terms
from kg.store import open_store
from tests.rdf.strategies import conclusions, readings

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
        assert document_from(store, document.id) == document
        assert list(flaws_by_text(store)) == []
        assert sorted(claims_from(store), key=lambda c: c.id) == sorted(claims, key=lambda c: c.id)
        at_their_places = claims_at(store, [(graph, claim_iri(claim.id)) for claim in claims])
        assert list(at_their_places) == list(claims_from(store))  # by quads, and by columns
        assert set(quotations_from(store, document.id)) == set(quotations)
        assert entities_from(store) == entities
        read = sorted(claims, key=attrgetter("text_order"))
        assert list(events_from(store)) == list(events(read))


@QUICK
@given(readings())
def test_what_a_store_without_texts_holds_is_read_from_its_spans(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    graph = document_iri(document.id)
    with open_store(None) as store:
        quads = [*document_quads(document, claims, quotations, entities)]
        quads += implied_quads(quads)
        store.replace_graph(graph, [quad for quad in quads if quad.predicate != Terms.TEXT])
        assert list(claims_from(store)) == sorted(claims, key=attrgetter("text_order"))
        assert set(quotations_from(store, document.id)) == set(quotations)


@QUICK
@given(readings())
def test_quotations_point_to_their_claims(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    with open_store(None) as store:
        quads = document_quads(document, claims, quotations, entities)
        store.replace_graph(document_iri(document.id), quads)
        found = store.query(
            "SELECT ?q ?c WHERE { ?c a kg:Claim ; ^kg:quotes ?q }", prefixes=PREFIXES
        )
        pairs = sorted((quotation_id(q.value), claim_id(c.value)) for q, c in found)
    assert pairs == sorted((each.id, claim) for each in quotations for claim in each.claims)


@QUICK
@given(st.lists(conclusions(), max_size=3, unique_by=attrgetter("id")))
def test_what_was_concluded_is_read_back(made: list[Conclusion]) -> None:
    by_rule: dict[str, list[Quad]] = {}
    for conclusion in made:
        by_rule.setdefault(conclusion.rule, []).extend(conclusion_quads(conclusion))
    with open_store(None) as store:
        for rule, quads in by_rule.items():
            store.replace_graph(rule_graph(rule), quads)
        assert sorted(conclusions_from(store), key=attrgetter("id")) == sorted(
            made, key=attrgetter("id")
        )
        assert list(claims_from(store)) == []


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


def position(ends: list[Quad], bound: str) -> str:
    """Return where an interval begins or ends, as OWL-Time says it; ".." where it does not."""
    instants = [q.object for q in ends if q.predicate.value.endswith(bound)]
    told = [q for q in ends if q.subject in instants and "#inXSD" in q.predicate.value]
    assert len(told) <= 1
    return iso(told[0].object.value) if told else ".."


@QUICK
@given(readings())
def test_an_interval_tells_the_time_that_was_read(reading: Reading) -> None:
    document, claims, quotations, entities = reading
    with open_store(None) as store:
        graph = document_iri(document.id)
        store.replace_graph(graph, document_quads(document, claims, quotations, entities))
        for claim in claims:
            quads = list(store.quads(claim_iri(claim.id), Terms.HAS_TIME.value))
            value = claim.time.value if claim.time is not None else None
            assert len(quads) == (value is not None)
            said = list(store.quads(claim_iri(claim.id), Terms.SAID.value))
            assert len(said) <= 1
            assert bool(said) >= (document.published is not None)
            if value is None:
                continue
            interval = quads[0].object.value
            ends = list(store.quads(interval))
            ends += [q for one in ends for q in store.quads(getattr(one.object, "value", ""))]
            begun, slash, ended = value.partition("/")
            assert position(ends, "hasBeginning") == begun
            assert position(ends, "hasEnd") == (ended if slash else begun)
        assert not lacks_clocks(store)
        written = set(store.quads())
        add_clocks(store)  # brings up what older versions wrote, and nothing else
        assert set(store.quads()) == written
