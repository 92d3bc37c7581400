"""What a store says: SPARQL to rows, the named questions, and its contents as Python values."""

from kg.query.asking import Parameter, Question, ask, language_of, question_called, questions
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
    "construct",
    "documents_from",
    "entity_called",
    "language_of",
    "question_called",
    "questions",
    "results",
    "select",
]
