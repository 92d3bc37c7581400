"""Stretches of a text, and the values read from them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Literal", "Span", "TimeExpression"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, ``[start, end)`` in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Literal(Span):
    """A date or a quantity as an object: the span read, its value and ``xsd:`` datatype."""

    value: str = ""
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A time as read. ``value`` is ISO 8601, never more precise than the text.

    ``2018``, ``2018-07``, ``2018-07-05``, ``2018-07-05T15:00``, an interval ``2018-03/2018-06``,
    an open interval ``2014/..``; ``None`` where it can't be told.
    """

    value: str | None = None
