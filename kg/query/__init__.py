"""SPARQL to rows, and the named questions."""

from kg.query.questions import Parameter, Question, ask, questions
from kg.query.rows import Rows, Value
from kg.query.select import construct, select

__all__ = ["Parameter", "Question", "Rows", "Value", "ask", "construct", "questions", "select"]
