"""A claim in a store → what it says of a state, if it says so for good."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad

from kg.iris import expand
from kg.model import UNKNOWN_SPEAKER, Modality, Status, Tense
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.rdf.times.days import days
from kg.rules.passing import Kind, State
from kg.store import Store

__all__ = ["told_state"]

_UNKNOWN = NamedNode(expand(UNKNOWN_SPEAKER.entity or ""))


def told_state(store: Store, claim: str, who: str, kind: str) -> State | None:
    """Return the state that a claim (IRI) tells; ``None`` where it denies or doubts it.

    Neither does what lies ahead, what nobody knows who says, and what has no day. What was so and
    is over by now tells of its end.
    """
    known: dict[NamedNode, str] = {}
    quads = sorted(store.quads(claim), key=str, reverse=True)  # one text may be in two documents
    for quad in quads:
        if quad.object == _UNKNOWN:
            return None
        known[quad.predicate] = text_of(quad.object)
    status = known.get(Terms.STATUS, Status.CURRENT.value)
    if (
        known.get(Terms.POLARITY) != "positive"
        or known.get(Terms.MODALITY) != Modality.ASSERTED
        or known.get(Terms.TENSE) == Tense.FUTURE
        or known.get(Terms.INFERRED) != "false"
        or status not in (Status.CURRENT, Status.ENDED)
    ):
        return None
    said, time = _said(store, quads), known.get(Terms.TIME_VALUE, "")
    if status == Status.ENDED:
        kind, time = Kind.ENDS, ""
    begun, _, ended = time.partition("/")
    since = begun if begun not in ("", "..") else said
    if not since:
        return None
    whole = days(time) if kind != Kind.HOLDS and time else ("", "")
    first, last = whole if all(whole) else days(since)
    if not (first and last):
        return None
    over = kind == Kind.HOLDS and bool(days(ended)[1])
    holder = known.get(Terms.HOLDER, "")
    return State(claim, who, Kind(kind), since, first, last, holder, over)


def _said(store: Store, quads: Sequence[Quad]) -> str:
    """Return when a claim was first said: as its text tells, else on the day of its document."""
    days = {iri_of(quad.graph_name): "" for quad in quads}
    days |= {iri_of(q.graph_name): text_of(q.object) for q in quads if q.predicate == Terms.SAID}
    for graph, day in days.items():
        published = () if day else store.quads(graph, Terms.PUBLISHED.value, graph=graph)
        days[graph] = next((text_of(quad.object) for quad in published), day)
    return min(filter(None, days.values()), default="")
