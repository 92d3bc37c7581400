"""Written graphs have the shape of ``ontologies/shapes.ttl``, and broken ones don't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.bundled import ontologies
from kg.iris import expand
from kg.model import UNKNOWN_SPEAKER, Layer
from kg.rdf import claim_iri, document_iri, document_quads
from kg.rdf import literals as literal
from tests.rdf.example import (
    CLAIMS,
    CONTROLLED,
    DENIED,
    DOCUMENT,
    ENTITIES,
    HAPPENED,
    QUOTATIONS,
    SENT_TO,
)

pyshacl = pytest.importorskip("pyshacl")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl"),
]
GRAPH = NamedNode(document_iri(DOCUMENT.id))


def report(quads: Sequence[Quad]) -> tuple[bool, str]:
    from rdflib import Graph

    triples = [Triple(q.subject, q.predicate, q.object) for q in quads]
    turtle = serialize(triples, format=RdfFormat.TURTLE)
    assert turtle is not None
    data = Graph().parse(data=turtle.decode("utf-8"), format="turtle")
    shapes = Graph().parse(str(ontologies() / "shapes.ttl"), format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes)
    return conforms, text


def written() -> list[Quad]:
    return list(document_quads(DOCUMENT, CLAIMS, QUOTATIONS, ENTITIES))


def test_a_written_document_is_sound() -> None:
    conforms, text = report(written())
    assert conforms, text


def test_a_denied_claim_as_a_plain_triple_is_unsound() -> None:
    assert isinstance(DENIED.object, type(DENIED.subject))
    plain = Quad(
        NamedNode(expand(DENIED.subject.entity or "")),
        NamedNode(expand(DENIED.predicate.id)),
        NamedNode(expand(DENIED.object.entity or "")),
        GRAPH,
    )
    conforms, text = report([*written(), plain])
    assert not conforms
    assert "stands as a plain triple" in text
    assert claim_iri(DENIED.id) in text


def test_only_what_happened_by_nobody_knows_whom_lacks_a_subject() -> None:
    conforms, text = report(list(document_quads(DOCUMENT, (HAPPENED,), (), ENTITIES)))
    assert conforms, text
    surface = replace(HAPPENED, layer=Layer.SURFACE)
    conforms, _ = report(list(document_quads(DOCUMENT, (surface,), (), ENTITIES)))
    assert not conforms


def test_what_is_quoted_from_nobody_knows_whom_is_no_plain_triple() -> None:
    quoted = replace(SENT_TO, holder=UNKNOWN_SPEAKER)
    passed_on = replace(CONTROLLED, holder=DENIED.holder, outer_holders=(UNKNOWN_SPEAKER,))
    quads = list(document_quads(DOCUMENT, (quoted, passed_on), (), ENTITIES))
    conforms, text = report(quads)
    assert conforms, text
    for claim in (quoted, passed_on):
        assert not [q for q in quads if q.predicate.value == expand(claim.predicate.id)]
        own = replace(claim, holder=None, outer_holders=())
        predicate = expand(claim.predicate.id)
        as_its_own = document_quads(DOCUMENT, (own,), (), ENTITIES)
        plain = next(quad for quad in as_its_own if quad.predicate.value == predicate)
        conforms, text = report([*quads, plain])
        assert not conforms
        assert claim_iri(claim.id) in text


@pytest.mark.parametrize(
    ("predicate", "message"),
    [
        ("kg:sent", "plain triple is missing"),
        ("kg:polarity", "polarity"),
        ("kg:evidence", "evidence"),
        ("kg:event", "event"),
        ("kg:mentionKind", "mentionKind"),
        ("skos:prefLabel", "prefLabel"),
        ("schema:identifier", "identifier"),
    ],
)
def test_what_is_missing_is_told(predicate: str, message: str) -> None:
    kept = [quad for quad in written() if quad.predicate.value != expand(predicate)]
    conforms, text = report(kept)
    assert not conforms
    assert message in text


def test_a_sentence_must_be_as_long_as_its_offsets() -> None:
    quads = [
        Quad(q.subject, q.predicate, literal.string("x"), GRAPH)
        if q.predicate.value == expand("kg:sentence")
        else q
        for q in written()
    ]
    conforms, text = report(quads)
    assert not conforms
    assert "not as long as" in text
