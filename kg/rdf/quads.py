"""Quads of one document: its node, claims, mentions, quotations and entities, in one graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Quad

from kg.errors import KgError
from kg.model import Claim, Document, Entity, Position, Quotation
from kg.rdf.claim_quads import claim_quads, quotation_quads
from kg.rdf.documents.articles import article_quads
from kg.rdf.mention_quads import MentionWriter
from kg.rdf.times.clocks import clock_quads

__all__ = ["content_quads", "document_quads", "resolved_quads"]


def document_quads(
    document: Document,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    entities: Mapping[str, Entity],
    positions: Sequence[Position] = (),
) -> Iterator[Quad]:
    """Yield the quads of a document's graph, each once, in a fixed order.

    ``positions`` tell of positions among the claims in which body they are. ``entities`` maps
    ``kge:…`` to entities; only those that claims, quotations and positions mention are written.
    An asserted, positive claim with an object is written as a plain triple too.

    Raises ``KgError`` where a claim or quotation is another document's, or a span's text is not
    the document's text there.
    """
    writer = MentionWriter(document.id, document.text, entities)
    yield from dict.fromkeys(_all_quads(document, writer, claims, quotations, positions))


def content_quads(
    doc: str,
    text: str,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    entities: Mapping[str, Entity],
) -> Iterator[Quad]:
    """Yield the quads of claims and quotations, and of all ``entities``; some may come twice.

    What ``document_quads`` yields beside them tells of the document, of times and of positions.
    """
    writer = MentionWriter(doc, text, entities)
    yield from _content(writer, claims, quotations)
    for iri in sorted(entities):
        yield from writer.entity(entities[iri])


def _all_quads(
    document: Document,
    writer: MentionWriter,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    positions: Sequence[Position],
) -> Iterator[Quad]:
    yield from article_quads(document)
    yield from resolved_quads(writer, claims, quotations, positions)
    yield from clock_quads(writer.graph, document.published, claims, quotations)


def resolved_quads(
    writer: MentionWriter,
    claims: Sequence[Claim],
    quotations: Sequence[Quotation],
    positions: Sequence[Position],
) -> Iterator[Quad]:
    """Yield whatever tells of entities in a document's graph; some quads may come twice."""
    yield from _content(writer, claims, quotations)
    for position in positions:
        yield from writer.position(position)
    for iri in sorted(writer.mentioned):
        yield from writer.entity(writer.mentioned[iri])


def _content(
    writer: MentionWriter, claims: Sequence[Claim], quotations: Sequence[Quotation]
) -> Iterator[Quad]:
    for claim in claims:
        _check_document(claim.doc, writer.doc)
        yield from claim_quads(writer, claim)
    for quotation in quotations:
        _check_document(quotation.doc, writer.doc)
        yield from quotation_quads(writer, quotation)


def _check_document(doc: str, wanted: str) -> None:
    if doc != wanted:
        raise KgError(
            f"was read from the document {doc!r}",
            place=f"a claim or quotation given for {wanted!r}",
            cure="Give each document its own claims.",
        )
