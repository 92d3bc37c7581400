"""Named questions: data files with SPARQL and typed parameters, and their answers in words."""

from kg.query.asking.answering import Asked, ask, found, language_of, question_called
from kg.query.asking.columns import Column
from kg.query.asking.headers import Parameter, Question, questions, read_question
from kg.query.asking.words import Words, languages, words

__all__ = [
    "Asked",
    "Column",
    "Parameter",
    "Question",
    "Words",
    "ask",
    "found",
    "language_of",
    "languages",
    "question_called",
    "questions",
    "read_question",
    "words",
]
