"""What stands in a document's graph."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse, serialize

from kg.errors import KgError
from kg.iris import expand
from kg.model import Document, Entity, Literal, Span
from kg.model.ids import text_hash
from kg.rdf import claims_from, document_iri, document_quads, implied_quads
from kg.rdf.literals import date
from kg.store import open_store
from tests.rdf.example import CLAIMS, DENIED, DOCUMENT, ENTITIES, HOPED, QUOTATIONS, SENT


def triples(document: Document = DOCUMENT) -> set[tuple[str, str, str]]:
    quads = document_quads(document, CLAIMS, QUOTATIONS, ENTITIES)
    return {(q.subject.value, q.predicate.value, q.object.value) for q in quads}


def full(*names: str) -> tuple[str, ...]:
    return tuple(expand(name) for name in names)


def test_asserted_positive_claims_are_plain_triples() -> None:
    assert full("kge:milan-osterov", "kg:sent", "kge:exemple/lettre") in triples()
    assert full("kge:varesk", "kg:controlledBy", "kge:front") in triples()


@pytest.mark.parametrize("claim", [DENIED, HOPED])
def test_denied_and_hoped_claims_are_no_plain_triples(claim: object) -> None:
    relation = expand(claim.predicate.id)  # type: ignore[attr-defined]
    assert not [triple for triple in triples() if triple[1] == relation]


def test_an_open_claim_in_the_passive_is_no_plain_triple() -> None:
    words = replace(SENT.predicate, id="open:envoyer", passive=True)
    quads = list(document_quads(DOCUMENT, [replace(SENT, predicate=words)], [], ENTITIES))
    found = {(q.predicate.value, q.object.value) for q in quads}
    assert expand("open:envoyer") not in {predicate for predicate, _ in found}
    assert (expand("kg:voice"), "passive") in found
    for turned in (replace(words, id="kg:sent"), replace(words, passive=False)):
        quads = list(document_quads(DOCUMENT, [replace(SENT, predicate=turned)], [], ENTITIES))
        assert expand(turned.id) in {quad.predicate.value for quad in quads}


def test_a_denied_claim_says_who_denies_what() -> None:
    node = "https://w3id.org/newskg/claim/" + DENIED.id.removeprefix("sha256:")
    found = {(p, o) for s, p, o in triples() if s == node}
    assert (expand("rdf:predicate"), expand("kg:compliedWith")) in found
    assert (expand("kg:polarity"), "negative") in found
    assert (expand("kg:holder"), expand("kge:ministere")) in found
    assert (expand("kg:sentence"), DENIED.evidence.text) in found
    assert (expand("prov:wasDerivedFrom"), document_iri("exemple")) in found


def test_every_quad_stands_in_the_documents_graph_and_no_node_is_blank() -> None:
    for quad in document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES):
        assert quad.graph_name == NamedNode(document_iri("exemple"))
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)


def test_each_quad_once_and_always_in_the_same_order() -> None:
    quads = list(document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES))
    assert len(quads) == len(set(quads))
    assert quads == list(document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES))


def test_spans_are_fragments_that_can_be_written_out_as_web_annotation_selectors() -> None:
    quads = list(document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES))
    assert not {quad for quad in quads if "#char=" in quad.subject.value}
    written = list(implied_quads(quads))
    found = [(q.subject.value, q.predicate.value, q.object.value) for q in written]
    assert len(found) == len(set(found))
    selectors = {s: o for s, p, o in found if p == expand("oa:exact")}
    starts = {s: int(o) for s, p, o in found if p == expand("oa:start")}
    ends = {s: int(o) for s, p, o in found if p == expand("oa:end")}
    assert len(selectors) > 10
    for iri, text in selectors.items():
        assert DOCUMENT.text[starts[iri] : ends[iri]] == text


def test_the_document_has_its_metadata() -> None:
    node = document_iri("exemple")
    found = {(p, o) for s, p, o in triples() if s == node}
    assert (expand("schema:headline"), "Une lettre") in found
    assert (expand("schema:datePublished"), "2025-03-08") in found
    assert (expand("kg:textHash"), text_hash(DOCUMENT.text)) in found


def test_entities_that_nothing_mentions_are_left_out() -> None:
    subjects = {s for s, _, _ in triples()}
    assert expand("kge:front") in subjects
    assert expand("kge:unused") not in subjects


def test_an_unresolved_mention_stands_for_itself() -> None:
    claim = replace(SENT, subject=replace(SENT.subject, entity=None))
    quads = document_quads(DOCUMENT, [claim], [], ENTITIES)
    senders = [q.subject.value for q in quads if q.predicate.value == expand("kg:sent")]
    assert len(senders) == 1
    assert senders[0].startswith(document_iri("exemple") + "#mention=0,24,")


def test_names_from_outside_cannot_break_out_of_their_iri() -> None:
    evil = "x> <y> . <z"
    entity = Entity(f"kge:{evil}", 'a "label"\n', "kg:Person")
    claim = replace(
        SENT,
        doc=evil,
        subject=replace(SENT.subject, entity=entity.iri),
        predicate=replace(SENT.predicate, id="open:> . <"),
    )
    document = replace(DOCUMENT, id=evil)
    quads = list(document_quads(document, [claim], [], {entity.iri: entity}))
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert set(parse(written, format=RdfFormat.N_QUADS)) == set(quads)


def test_a_span_that_is_not_in_the_text_is_refused() -> None:
    claim = replace(SENT, evidence=Span(0, 5, "faux!"))
    with pytest.raises(KgError, match=r"the document 'exemple': has 'Le gé' at \[0, 5\)"):
        list(document_quads(DOCUMENT, [claim], [], {}))


def test_a_claim_of_another_document_is_refused() -> None:
    with pytest.raises(KgError, match="was read from the document 'autre'"):
        list(document_quads(DOCUMENT, [replace(SENT, doc="autre")], [], {}))


def test_a_mentioned_iri_needs_a_known_prefix() -> None:
    with pytest.raises(KgError, match="known prefix"):
        expand("nonsense:x")


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2018", "xsd:gYear"),
        ("2018-07", "xsd:gYearMonth"),
        ("2018-07-05", "xsd:date"),
        ("2018-07-05T15:00", "xsd:dateTime"),
        ("2018-07-05T15:00:00+02:00", "xsd:dateTime"),
        ("2018-03/2018-06", "edtf:EDTF"),
        ("2014/..", "edtf:EDTF"),
    ],
)
def test_a_date_is_typed_by_its_precision(value: str, datatype: str) -> None:
    assert date(value).datatype == NamedNode(expand(datatype))


def test_an_interval_called_a_date_is_written_as_an_interval_and_reads_back_as_it_was() -> None:
    when = Literal(0, 2, "Le", value="2023-10/..", datatype="xsd:date")
    claim = replace(SENT, object=when)
    quads = list(document_quads(DOCUMENT, [claim], [], ENTITIES))
    (value,) = [q.object for q in quads if q.predicate.value == expand("rdf:object")]
    assert value == date("2023-10/..")
    with open_store(None) as store:
        store.replace_graph(document_iri(DOCUMENT.id), quads)
        assert next(claims_from(store)).object == when
