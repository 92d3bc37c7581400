"""Claims, quotations, entities and documents as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from kg.errors import QueryError
from kg.model import Claim, Conclusion, Entity, Event, Literal, Mention, Quotation
from kg.query.rows import Value
from kg.query.select import select
from kg.rdf import document_iri
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = [
    "CLAIM",
    "CONCLUSION",
    "DOCUMENT",
    "ENTITY",
    "EVENT",
    "QUOTATION",
    "StoredDocument",
    "claim_record",
    "conclusion_record",
    "document_called",
    "document_record",
    "documents_from",
    "entity_record",
    "event_record",
    "quotation_record",
]

Record = dict[str, Value]

_DOCUMENTS = """
SELECT ?id ?lang ?title ?published ?source ?url ?author WHERE {
  ?document a schema:NewsArticle ; schema:identifier ?id .
  OPTIONAL { ?document schema:inLanguage ?lang }
  OPTIONAL { ?document schema:headline ?title }
  OPTIONAL { ?document schema:datePublished ?published }
  OPTIONAL { ?document schema:publisher ?source }
  OPTIONAL { ?document schema:url ?url }
  OPTIONAL { ?document schema:author ?author }
} ORDER BY ?id
"""

_METADATA = (
    Terms.LANGUAGE, Terms.HEADLINE, Terms.PUBLISHED, Terms.PUBLISHER, Terms.URL, Terms.AUTHOR,
)  # fmt: skip

CLAIM = (
    "id", "document", "subject", "subject_entity", "relation", "predicate", "object",
    "object_entity", "negated", "modality", "tense", "status", "holder",
    "holder_entity", "time", "place", "confidence", "role", "layer", "sentence",
)  # fmt: skip
QUOTATION = (
    "id", "document", "speaker", "speaker_entity", "cue", "content", "direct", "start", "end",
)  # fmt: skip
CONCLUSION = (
    "id", "rule", "subject", "relation", "object", "holder", "time", "confidence", "sources",
)  # fmt: skip
EVENT = ("id", "document", "lemma", "words", "actors", "time", "place", "claims")
ENTITY = ("iri", "label", "type", "names", "same_as")


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as a store knows it, without its text; ``published`` is an ISO date."""

    id: str
    lang: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


DOCUMENT = tuple(field.name for field in fields(StoredDocument))


def documents_from(store: Store) -> Iterator[StoredDocument]:
    """Yield the documents of a store by their ids."""
    for row in select(store, _DOCUMENTS):
        yield StoredDocument(str(row[0]), *(None if v is None else str(v) for v in row[1:]))


def document_called(store: QuadSource, doc: str) -> StoredDocument:
    """Return a document by its id; raises ``QueryError`` where there is none."""
    node = document_iri(doc)
    known = {quad.predicate: text_of(quad.object) for quad in store.quads(node, graph=node)}
    if known.get(Terms.DOCUMENT_ID) != doc:
        raise QueryError("is no document of the store", place=repr(doc), cure="See /documents.")
    return StoredDocument(doc, *map(known.get, _METADATA))


def claim_record(claim: Claim) -> Record:
    """Return a claim as a row of the columns ``CLAIM``."""
    value, holder = claim.object, claim.holder
    time = claim.time
    return {
        "id": claim.id,
        "document": claim.doc,
        "subject": _text(claim.subject),
        "subject_entity": claim.subject.entity if claim.subject is not None else None,
        "relation": claim.predicate.id,
        "predicate": claim.predicate.text,
        "object": value.value if isinstance(value, Literal) else _text(value),
        "object_entity": value.entity if isinstance(value, Mention) else None,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "tense": claim.tense.value if claim.tense is not None else None,
        "status": claim.status.value,
        "holder": _text(holder),
        "holder_entity": holder.entity if holder is not None else None,
        "time": (time.value or time.text) if time is not None else None,
        "place": _text(claim.place),
        "confidence": claim.confidence,
        "role": claim.role.value,
        "layer": claim.layer.value,
        "sentence": claim.evidence.text,
    }


def conclusion_record(conclusion: Conclusion) -> Record:
    """Return a conclusion as a row of the columns ``CONCLUSION``; sources are joined by ``; ``."""
    return {
        "id": conclusion.id,
        "rule": conclusion.rule,
        "subject": conclusion.subject,
        "relation": conclusion.predicate,
        "object": str(conclusion.object),
        "holder": conclusion.holder,
        "time": conclusion.time,
        "confidence": conclusion.confidence,
        "sources": "; ".join(conclusion.sources),
    }


def event_record(event: Event) -> Record:
    """Return an event as a row of the columns ``EVENT``; ``actors`` with their roles."""
    parts = (f"{each.role}: {each.value.text}" for each in event.participants)
    return {
        "id": event.id,
        "document": event.doc,
        "lemma": event.lemma,
        "words": event.words.text,
        "actors": "; ".join(parts),
        "time": (event.time.value or event.time.text) if event.time is not None else None,
        "place": _text(event.place),
        "claims": len(event.claims),
    }


def quotation_record(quotation: Quotation) -> Record:
    """Return a quotation as a row of the columns ``QUOTATION``."""
    speaker, content = quotation.speaker, quotation.content
    return {
        "id": quotation.id,
        "document": quotation.doc,
        "speaker": _text(speaker),
        "speaker_entity": speaker.entity if speaker is not None else None,
        "cue": quotation.cue.text if quotation.cue is not None else None,
        "content": content.text,
        "direct": quotation.direct,
        "start": content.start,
        "end": content.end,
    }


def entity_record(entity: Entity) -> Record:
    """Return an entity as a row of the columns ``ENTITY``; lists are joined by ``; ``."""
    return {
        "iri": entity.iri,
        "label": entity.label,
        "type": entity.type,
        "names": "; ".join(entity.names),
        "same_as": "; ".join(entity.same_as),
    }


def document_record(document: StoredDocument) -> Record:
    """Return a document as a row of the columns ``DOCUMENT``."""
    return asdict(document)


def _text(mention: Mention | None) -> str | None:
    return None if mention is None else mention.text
