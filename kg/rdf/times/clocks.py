"""Two clocks of a claim as quads: when it holds by its text, and when it was said.

``time:hasTime`` leads to an interval of OWL-Time (https://www.w3.org/TR/owl-time/) whose ends are
no more precise than the text: "en juillet 2018" begins and ends in that month, "depuis 2014" has no
end. ``kg:said`` is the day on which whoever says so said so, where the text tells ("a déclaré
lundi"), else the day of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode, Quad

from kg.iris import PREFIXES
from kg.model import Claim, Quotation, Span
from kg.rdf import literals
from kg.rdf.names import claim_iri
from kg.rdf.terms import Terms

__all__ = ["clock_quads", "interval_iri", "interval_quads", "said_on", "time_quads"]

_POSITIONS = {
    "gYear": Terms.IN_YEAR,
    "gYearMonth": Terms.IN_MONTH,
    "date": Terms.IN_DAY,
    "dateTime": Terms.IN_TIME,
    "dateTimeStamp": Terms.IN_TIME_STAMP,
}
_BETWEEN = "--"  # ISO 8601 lets it stand for the slash, which would divide an IRI
_OPEN = ".."
_ENDS = (("begin", Terms.HAS_BEGINNING), ("end", Terms.HAS_END))


def clock_quads(
    graph: NamedNode,
    published: str | None,
    claims: Sequence[Claim],
    quotations: Iterable[Quotation],
) -> Iterator[Quad]:
    """Yield when claims of one document hold and when they were said; some quads come twice."""
    said = said_on(published, claims, quotations)
    for claim in claims:
        node = NamedNode(claim_iri(claim.id))
        if claim.time is not None and claim.time.value is not None:
            yield from time_quads(node, claim.time.value, graph)
        if claim.id in said:
            yield Quad(node, Terms.SAID, literals.date(said[claim.id]), graph)


def said_on(
    published: str | None, claims: Sequence[Claim], quotations: Iterable[Quotation]
) -> dict[str, str]:
    """Return the day on which each claim was said, by its id; none where nothing tells.

    A quotation was made when the words that say so ("a déclaré lundi") have their time; all else
    is said by the document.
    """
    found = {} if published is None else {claim.id: published for claim in claims}
    telling = [claim for claim in claims if claim.time is not None and claim.time.value is not None]
    for quotation in quotations:
        if quotation.cue is None:
            continue
        days = {
            one.time.value
            for one in telling
            if one.id not in quotation.claims and _is_within(quotation.cue, one.predicate)
            if one.time is not None and one.time.value is not None
        }
        if days:
            found |= dict.fromkeys(quotation.claims, min(days))
    return found


def interval_iri(value: str) -> str:
    """Return the IRI of the interval that an ISO 8601 time tells.

    >>> interval_iri("2014-03/..")
    'https://w3id.org/newskg/time/2014-03--'
    """
    name = value.replace("/", _BETWEEN).removeprefix(_OPEN).removesuffix(_OPEN)
    return PREFIXES["kgt"] + quote(name, safe=":")


def time_quads(node: NamedNode, value: str, graph: NamedNode) -> Iterator[Quad]:
    """Yield the link to the interval that a time tells, and the interval, if it tells one."""
    interval = NamedNode(interval_iri(value))
    described = list(interval_quads(interval, value, graph))
    if described:
        yield Quad(node, Terms.HAS_TIME, interval, graph)
        yield from described


def interval_quads(interval: NamedNode, value: str, graph: NamedNode) -> Iterator[Quad]:
    """Yield an interval with its ends; nothing for what is no ISO 8601 time.

    >>> a = NamedNode("http://example.org/a")
    >>> for quad in interval_quads(a, "2014/..", a):
    ...     print(quad.predicate.value.rpartition("#")[2], quad.object.value.rpartition("/")[2])
    type time#Interval
    hasBeginning a#begin
    type time#Instant
    inXSDgYear 2014
    """
    begun, slash, ended = value.partition("/")
    bounds = [_position(one) for one in (begun, ended if slash else begun)]
    if bounds == [None, None]:
        return
    yield Quad(interval, Terms.TYPE, Terms.INTERVAL, graph)
    mark = "-" if "#" in interval.value else "#"
    for (name, end), bound in zip(_ENDS, bounds, strict=True):
        if bound is not None:
            instant = NamedNode(f"{interval.value}{mark}{name}")
            yield Quad(interval, end, instant, graph)
            yield Quad(instant, Terms.TYPE, Terms.INSTANT, graph)
            yield Quad(instant, *bound, graph)


def _position(written: str) -> tuple[NamedNode, RdfLiteral] | None:
    """Return how OWL-Time says where an instant is; ``None`` for what is open or no date."""
    value = literals.date(written)
    datatype = value.datatype.value.rpartition("#")[2]
    if datatype == "dateTime" and literals.has_zone(written):
        datatype = "dateTimeStamp"
        value = literals.typed(value.value, "xsd:dateTimeStamp")
    term = _POSITIONS.get(datatype)
    return None if term is None else (term, value)


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
