"""Named questions: data files with SPARQL and typed parameters, and their answers in words."""

from kg.query.asking.answering import (
    Asked,
    ask,
    found,
    keeps_all,
    language_of,
    question_called,
)
from kg.query.asking.binding import bound, lacking, slots
from kg.query.asking.columns import Column
from kg.query.asking.headers import Parameter, Question, questions, read_question
from kg.query.asking.kept import KEPT
from kg.query.asking.words import Words, languages, words

__all__ = [
    "KEPT",
    "Asked",
    "Column",
    "Parameter",
    "Question",
    "Words",
    "ask",
    "bound",
    "found",
    "keeps_all",
    "lacking",
    "language_of",
    "languages",
    "question_called",
    "questions",
    "read_question",
    "slots",
    "words",
]
