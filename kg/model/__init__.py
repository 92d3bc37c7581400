"""What the stages hand to each other: frozen values, nothing else.

All offsets are characters into the document's own text, half-open ``[start, end)``, and
``text == document.text[start:end]`` holds for every span. A value never refers to spaCy objects,
so it can be pickled, hashed and compared.
"""

from kg.model.claims import OPEN, Claim, Layer, Modality, Predicate, Role, Status, Tense
from kg.model.conclusions import Conclusion, Value
from kg.model.documents import Document, Paragraph, ParagraphKind
from kg.model.entities import ALONE, Entity
from kg.model.events import Event, Participant, events
from kg.model.marked import Marked
from kg.model.mentions import UNKNOWN_SPEAKER, Mention, MentionKind, Position
from kg.model.quotations import Quotation
from kg.model.spans import Literal, Span, TimeExpression

__all__ = [
    "ALONE",
    "OPEN",
    "UNKNOWN_SPEAKER",
    "Claim",
    "Conclusion",
    "Document",
    "Entity",
    "Event",
    "Layer",
    "Literal",
    "Marked",
    "Mention",
    "MentionKind",
    "Modality",
    "Paragraph",
    "ParagraphKind",
    "Participant",
    "Position",
    "Predicate",
    "Quotation",
    "Role",
    "Span",
    "Status",
    "Tense",
    "TimeExpression",
    "Value",
    "events",
]
