"""What a store says: SPARQL to rows, the named questions, and its contents as Python values."""

from kg.query.asking import (
    KEPT,
    Parameter,
    Question,
    ask,
    bound,
    keeps_all,
    lacking,
    language_of,
    question_called,
    questions,
    slots,
)
from kg.query.claims import ClaimFilter
from kg.query.contents import Contents
from kg.query.entities import Entities, Profile
from kg.query.found import Found
from kg.query.names import entity_called
from kg.query.records import StoredDocument, documents_from
from kg.query.results import results
from kg.query.rows import Rows, Value
from kg.query.select import construct, select

__all__ = [
    "KEPT",
    "ClaimFilter",
    "Contents",
    "Entities",
    "Found",
    "Parameter",
    "Profile",
    "Question",
    "Rows",
    "StoredDocument",
    "Value",
    "ask",
    "bound",
    "construct",
    "documents_from",
    "entity_called",
    "keeps_all",
    "lacking",
    "language_of",
    "question_called",
    "questions",
    "results",
    "select",
    "slots",
]
