"""The IRIs of documents and claims, and claims to quads and back."""

from kg.rdf.claims import claims_at, claims_from, documents_in, events_from, quotations_from
from kg.rdf.conclusions import (
    conclusion_id,
    conclusion_quads,
    conclusions_at,
    conclusions_from,
    rule_graph,
    rule_of,
)
from kg.rdf.documents.articles import document_from
from kg.rdf.documents.implied import drop_implied, implied_quads, states_implied
from kg.rdf.documents.sources import Mentioned, alias_quads, mentioned_in, mentioned_quads
from kg.rdf.documents.validating import (
    Flaw,
    SpansChecked,
    flaws_by_shape,
    flaws_by_text,
    spans_checked,
)
from kg.rdf.entities import (
    appearances_in,
    documents_speaking,
    entities_from,
    entity_in,
    is_entity,
)
from kg.rdf.grounds import Grounds, GroundsReader
from kg.rdf.names import (
    COPIES,
    VOCABULARY,
    claim_iri,
    document_id,
    document_iri,
    event_iri,
)
from kg.rdf.nodes import value_in, values_in, words_of
from kg.rdf.quads import document_quads
from kg.rdf.rewriting import mentions_in, relabelled, resolved_anew, rewritten
from kg.rdf.times.upgrading import add_clocks, lacks_clocks
from kg.rdf.vocabulary import event_noun_quads, vocabulary_quads

__all__ = [
    "COPIES",
    "VOCABULARY",
    "Flaw",
    "Grounds",
    "GroundsReader",
    "Mentioned",
    "SpansChecked",
    "add_clocks",
    "alias_quads",
    "appearances_in",
    "claim_iri",
    "claims_at",
    "claims_from",
    "conclusion_id",
    "conclusion_quads",
    "conclusions_at",
    "conclusions_from",
    "document_from",
    "document_id",
    "document_iri",
    "document_quads",
    "documents_in",
    "documents_speaking",
    "drop_implied",
    "entities_from",
    "entity_in",
    "event_iri",
    "event_noun_quads",
    "events_from",
    "flaws_by_shape",
    "flaws_by_text",
    "implied_quads",
    "is_entity",
    "lacks_clocks",
    "mentioned_in",
    "mentioned_quads",
    "mentions_in",
    "quotations_from",
    "relabelled",
    "resolved_anew",
    "rewritten",
    "rule_graph",
    "rule_of",
    "spans_checked",
    "states_implied",
    "value_in",
    "values_in",
    "vocabulary_quads",
    "words_of",
]
