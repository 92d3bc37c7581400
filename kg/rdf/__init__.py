"""Names (IRIs, prefixes), and claims to quads and back."""

from kg.rdf.claims import (
    QuadSource,
    appearances_in,
    claims_from,
    documents_in,
    entities_from,
    quotations_from,
)
from kg.rdf.names import (
    PREFIXES,
    VOCABULARY,
    claim_iri,
    compact,
    document_id,
    document_iri,
    event_iri,
    expand,
)
from kg.rdf.quads import document_quads, text_hash
from kg.rdf.vocabulary import vocabulary_quads

__all__ = [
    "PREFIXES",
    "VOCABULARY",
    "QuadSource",
    "appearances_in",
    "claim_iri",
    "claims_from",
    "compact",
    "document_id",
    "document_iri",
    "document_quads",
    "documents_in",
    "entities_from",
    "event_iri",
    "expand",
    "quotations_from",
    "text_hash",
    "vocabulary_quads",
]
