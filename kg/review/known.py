"""What a store knows of entities, as resolution meets it: without what persons judged."""

from __future__ import annotations

from dataclasses import replace

from kg.rdf import appearances_in, entities_from
from kg.resolve import Known
from kg.resolve.judgements import NONE, Judgements, Verdict
from kg.store import QuadSource

__all__ = ["known_in"]


def known_in(store: QuadSource, judgements: Judgements = NONE) -> Known:
    """Return the entities that a store holds, with the documents that name each.

    Entities that were merged are given back their own names, so that a new mention is found to
    mean what it would have meant, and judged the same as those before it: taking a judgement back
    then takes it from all of them.
    """
    entities = entities_from(store)
    for one in judgements.line:
        known = {e.iri: e for e in one.known}
        if one.verdict is Verdict.MERGE and one.other in known:
            gone = known[one.other]
            entities[gone.iri] = gone
            if one.entity in entities and one.entity in known:
                names = set(entities[one.entity].names) - set(gone.names)
                names |= set(known[one.entity].names)
                entities[one.entity] = replace(
                    entities[one.entity], names=tuple(sorted(names)), label=known[one.entity].label
                )
        elif one.verdict is Verdict.SPLIT:
            entities.pop(one.other, None)
    return Known.of(entities.values(), appearances_in(store), judgements)
