"""A graph whose mentions are resolved anew is the one that a build would write now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from kg.model import Claim, Document, Entity, Mention, Quotation
from kg.rdf import document_iri, document_quads, resolved_anew
from kg.store import Held, open_store
from tests.rdf.example import DOCUMENT, ENTITIES, MEZIN, OSTEROV, SENT
from tests.rdf.strategies import readings

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]


def written(
    document: Document,
    claims: list[Claim],
    quotations: list[Quotation],
    entities: Mapping[str, Entity],
) -> set[Quad]:
    """Return the quads of a document's graph as a store gives them back."""
    with open_store(None) as store:
        quads = document_quads(document, claims, quotations, entities)
        store.replace_graph(document_iri(document.id), quads)
        return set(store.quads())


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(readings(), st.data())
def test_only_what_changes_is_written_otherwise(reading: Reading, data: st.DataObject) -> None:
    document, claims, quotations, entities = reading
    others = st.sampled_from([*sorted(entities), None])
    moved = {iri: data.draw(others) for iri in sorted(entities)}
    places = data.draw(st.sets(st.integers(0, 40)))  # elsewhere mentions stay what they are

    def change(mention: Mention) -> Mention:
        is_moved = mention.entity in moved and mention.start in places
        return replace(mention, entity=moved[mention.entity or ""]) if is_moved else mention

    held = Held(document_iri(document.id), written(document, claims, quotations, entities))
    found, told = resolved_anew(held, document.id, change, entities, lambda _: ())
    with open_store(None) as store:
        store.replace_graph(held.graph, found)
        now = set(store.quads())
    claims = [claim.with_mentions(change) for claim in claims]
    assert {claim.id: claim for claim in told} == {claim.id: claim for claim in claims}
    quotations = [quotation.with_mentions(change) for quotation in quotations]
    assert now == written(document, claims, quotations, entities)


def test_what_two_claims_tell_stays_where_one_of_them_means_another() -> None:
    again = replace(SENT, id="sha256:again", subject=replace(MEZIN, entity=OSTEROV.entity))
    claims = [SENT, again]

    def change(mention: Mention) -> Mention:
        return MEZIN if mention == again.subject else mention

    held = Held(document_iri(DOCUMENT.id), written(DOCUMENT, claims, [], ENTITIES))
    found, _ = resolved_anew(held, DOCUMENT.id, change, ENTITIES, lambda _: ())
    now = [claim.with_mentions(change) for claim in claims]
    assert set(found) == written(DOCUMENT, now, [], ENTITIES)
