"""In which language a document is, by its words and by what its file states."""

from kg.documents.tongues.choosing import chosen
from kg.documents.tongues.finding import Found, is_foreign, language_of, shares
from kg.documents.tongues.names import called, code_named
from kg.documents.tongues.passages import foreign_apart
from kg.documents.tongues.routing import by_language

__all__ = [
    "Found",
    "by_language",
    "called",
    "chosen",
    "code_named",
    "foreign_apart",
    "is_foreign",
    "language_of",
    "shares",
]
