"""A claim in a store → what it says of a state, if it says so for good."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.iris import expand
from kg.model import UNKNOWN_SPEAKER, Modality, Status, Tense
from kg.rdf.nodes import text_of
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
    for quad in sorted(
        store.quads(claim), key=str, reverse=True
    ):  # one text may be in two documents
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
    said, time = known.get(Terms.SAID, ""), known.get(Terms.TIME_VALUE, "")
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
