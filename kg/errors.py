"""Every error that kg raises on purpose.

    KgError
    ├── DocumentError      a file or a line of a file can't be read as a document
    │   └── ForeignError   a document is in a language that no pipeline reads
    ├── LanguageError      a language file is missing, incomplete or contradicts itself
    ├── PipelineError      a spaCy pipeline is missing or has no UD trees
    ├── OntologyError      a TTL or rule file breaks the vocabulary's own rules
    ├── ExtractionError    a Doc lacks what extraction needs
    ├── StoreError         a store can't be opened, is locked, or belongs to another program
    ├── QueryError         a SPARQL query or the name of a question is wrong
    ├── LimitError         an answer takes more time, memory or rows than it may
    ├── ViewError          a view can't be drawn
    ├── ExportError        a format is unknown, can't hold what is asked, or can't be written
    └── EvaluationError    a gold, or the claims to score against it, can't be read

Messages are one line: what is wrong, where (file, line or term), and the cure.
"""

__all__ = [
    "DocumentError",
    "EvaluationError",
    "ExportError",
    "ExtractionError",
    "ForeignError",
    "KgError",
    "LanguageError",
    "LimitError",
    "OntologyError",
    "PipelineError",
    "QueryError",
    "StoreError",
    "ViewError",
]


class KgError(Exception):
    """Base of all errors that kg raises on purpose.

    ``place`` says where (a file, a file and line, a term); ``cure`` says what to do.

    >>> str(KgError("is empty", place="a.txt", cure="Leave it out."))
    'a.txt: is empty. Leave it out.'
    >>> str(KgError("is no word; did you mean it?", cure="Write one."))
    'is no word; did you mean it? Write one.'
    """

    def __init__(self, what: str, *, place: str = "", cure: str = "") -> None:
        self.what, self.place, self.cure = what, place, cure
        message = f"{place}: {what}" if place else what
        stop = "" if message.endswith("?") else "."
        super().__init__(f"{message}{stop} {cure}" if cure else message)


class DocumentError(KgError):
    """A file, or a line of a file, can't be read as a document."""


class ForeignError(DocumentError):
    """A document is in a language that no pipeline reads; ``language`` is its code."""

    def __init__(self, what: str, *, place: str = "", cure: str = "", language: str = "") -> None:
        super().__init__(what, place=place, cure=cure)
        self.language = language


class LanguageError(KgError):
    """A language file is missing, incomplete or contradicts itself."""


class PipelineError(KgError):
    """A spaCy pipeline is missing, or what it writes is not Universal Dependencies."""


class OntologyError(KgError):
    """A TTL or rule file breaks the vocabulary's own rules."""


class ExtractionError(KgError):
    """A Doc lacks what extraction needs (trees, parts of speech)."""


class StoreError(KgError):
    """A store can't be opened, is locked, or belongs to another program."""


class QueryError(KgError):
    """A SPARQL query, a named question or one of its parameters is wrong."""


class LimitError(KgError):
    """An answer costs more than it may; ``limit`` is time, memory, rows or workers."""

    def __init__(self, what: str, *, place: str = "", cure: str = "", limit: str = "") -> None:
        super().__init__(what, place=place, cure=cure)
        self.limit = limit


class ViewError(KgError):
    """A view can't be drawn or written."""


class ExportError(KgError):
    """A format of exports is unknown, can't hold what is asked for, or can't be written."""


class EvaluationError(KgError):
    """A gold, or the claims to score against it, can't be read."""
