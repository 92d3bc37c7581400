"""Claims in a store → what they say of states, where they say so for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, QuerySolutions

from kg.iris import expand
from kg.model import UNKNOWN_SPEAKER, Modality, Status, Tense
from kg.rdf.nodes import text_of
from kg.rdf.terms import Terms
from kg.rdf.times.days import days
from kg.rules.passing import Kind, State
from kg.rules.selecting import portions
from kg.store import Store

__all__ = ["Qualities", "qualities", "told_state"]

Qualities = Mapping[NamedNode, str]
"""What a claim has of the properties that tell whether it holds, by whom, and when."""

_ASKED = (
    Terms.POLARITY, Terms.MODALITY, Terms.TENSE, Terms.STATUS, Terms.INFERRED, Terms.SAID,
    Terms.TIME_VALUE, Terms.HOLDER, Terms.HOLDER_VIA,
)  # fmt: skip
_QUERY = """
SELECT ?claim ?property ?value {{
  VALUES ?claim {{ {claims} }} ?claim ?property ?value FILTER(?property IN ({properties}))
}}
"""

_UNKNOWN = NamedNode(expand(UNKNOWN_SPEAKER.entity or ""))


def qualities(store: Store, claims: Iterable[NamedNode]) -> dict[str, Qualities]:
    """Return what claims have, by their IRIs; nothing of those that nobody knows who says."""
    found: dict[str, dict[NamedNode, str]] = {}
    unknown: set[str] = set()
    for some in portions(sorted({*claims}, key=str)):
        asked = " ".join(map(str, some))
        query = _QUERY.format(claims=asked, properties=", ".join(map(str, _ASKED)))
        answer = store.query(query)
        assert isinstance(answer, QuerySolutions)
        for claim, property_, value in answer:
            if value == _UNKNOWN:
                unknown.add(claim.value)
            known = found.setdefault(claim.value, {})
            text = text_of(value)  # one text may be in two documents
            known[property_] = min(text, known.get(property_, text))
    return {claim: known for claim, known in found.items() if claim not in unknown}


def told_state(known: Qualities, claim: str, who: str, kind: str) -> State | None:
    """Return the state that a claim (IRI) tells; ``None`` where it denies or doubts it.

    Neither does what lies ahead, what nobody knows who says, and what has no day. What was so and
    is over by now tells of its end.
    """
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
