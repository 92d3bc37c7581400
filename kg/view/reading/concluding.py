"""What rules concluded, with the sentences that it rests on, as claims of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Conclusion
from kg.network import Evidence, evidence_of_conclusion, node_of
from kg.rdf import GroundsReader
from kg.store import Store
from kg.view.reading.evidence import Reader
from kg.view.statements import Statement

__all__ = ["concluded"]


def concluded(
    store: Store, conclusions: Iterable[Conclusion], reader: Reader
) -> Iterator[Statement]:
    """Yield what rules concluded, once ``reader`` has read the claims that it rests on.

    What only says the same as a claim the other way round is left out.
    """
    grounds, things, ends = GroundsReader(store), reader.things, reader.ends
    for conclusion in conclusions:
        value = conclusion.object
        subject = node_of(conclusion.subject)
        target = node_of(value) if isinstance(value, str) else ""
        ends[conclusion.id] = frozenset(one for one in (subject, target) if one)
        if [ends[conclusion.id]] == [ends.get(one) for one in conclusion.sources]:
            continue
        things.seen_by_rules(conclusion.subject, subject, grounds)
        if isinstance(value, str):
            things.seen_by_rules(value, target, grounds)
        evidence = _evidence(conclusion, reader, grounds)
        yield Statement(subject, conclusion.predicate, target, evidence)


def _evidence(conclusion: Conclusion, reader: Reader, grounds: GroundsReader) -> Evidence:
    """Return what a conclusion rests on; whoever holds it is a thing of the page."""
    things, holder, said = reader.things, conclusion.holder, grounds.of(conclusion)
    if holder is not None:
        things.seen_by_rules(holder, node_of(holder), grounds)
    return evidence_of_conclusion(
        conclusion,
        said,
        reader.source(said.doc),
        reader.labels,
        lambda iri: things.label(node_of(iri)),
        end="" if isinstance(conclusion.object, str) else "subject",
    )
