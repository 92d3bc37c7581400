"""ISO dates and typed values as RDF literals, never more precise than they were read."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from kg.iris import expand

__all__ = ["boolean", "date", "fitting", "has_zone", "integer", "iso", "string", "typed"]

_DATE_FORMS = (
    (re.compile(r"-?\d{4}"), "xsd:gYear"),
    (re.compile(r"-?\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"-?\d{4}-\d\d-\d\d"), "xsd:date"),
    (
        re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
        "xsd:dateTime",
    ),
)
_ZERO_SECONDS = re.compile(r"(T\d\d:\d\d):00(?=Z|[+-]|$)")
_ZONE = re.compile(r"T.*(?:Z|[+-]\d\d:\d\d)$")
_MINUTES = re.compile(r"(T\d\d:\d\d)(?!:)(?=Z|[+-]|$)")


def string(text: str) -> Literal:
    """Return a plain literal."""
    return Literal(text)


def integer(number: int) -> Literal:
    """Return an ``xsd:integer``."""
    return Literal(number)


def boolean(value: bool) -> Literal:
    """Return an ``xsd:boolean``."""
    return Literal(value)


def typed(value: str, datatype: str) -> Literal:
    """Return a literal of a compact datatype.

    >>> typed("3000", "xsd:integer").value
    '3000'
    """
    return Literal(value, datatype=NamedNode(expand(datatype)))


def date(value: str) -> Literal:
    """Return an ISO 8601 time as the XSD type of its precision; intervals become EDTF literals.

    XSD has no time without seconds: where a text gives minutes, the seconds are written as zero.

    >>> date("2018-07").datatype.value.rpartition("#")[2]
    'gYearMonth'
    >>> date("2018-07-05T15:00").value
    '2018-07-05T15:00:00'
    >>> date("2014/..").datatype.value
    'http://id.loc.gov/datatypes/edtf/EDTF'
    """
    for form, datatype in _DATE_FORMS:
        if form.fullmatch(value):
            return typed(_MINUTES.sub(r"\1:00", value), datatype)
    return typed(value, "edtf:EDTF")


def has_zone(value: str) -> bool:
    """Return whether a time tells its zone.

    >>> has_zone("2018-07-05T15:00Z"), has_zone("2018-07-05T15:00"), has_zone("2018-07")
    (True, False, False)
    """
    return _ZONE.search(value) is not None


def iso(value: str) -> str:
    """Return the ISO 8601 time that ``date`` wrote; seconds that are zero were not told.

    >>> iso("2018-07-05T15:00:00Z"), iso("2018-07")
    ('2018-07-05T15:00Z', '2018-07')
    """
    return _ZERO_SECONDS.sub(r"\1", value)


def fitting(value: str, datatype: str) -> Literal:
    """Return a literal of a datatype, or of the one that a time such as ``2018/..`` really has.

    XSD's readers stumble over an interval that is called a date.

    >>> fitting("2023-10/..", "xsd:date").datatype.value
    'http://id.loc.gov/datatypes/edtf/EDTF'
    >>> fitting("12", "xsd:integer").value
    '12'
    """
    if any(datatype == name for _, name in _DATE_FORMS):
        return date(value)
    return typed(value, datatype)
