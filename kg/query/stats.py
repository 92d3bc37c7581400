"""What a store holds, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.iris import PREFIXES, compact
from kg.rdf import documents_in

if TYPE_CHECKING:
    from kg.store import Store

__all__ = ["Stats", "stats"]

_COUNTS = """
SELECT ?key (COUNT(DISTINCT ?node) AS ?count) WHERE {{ {pattern} }}
GROUP BY ?key ORDER BY DESC(?count) ?key
"""
_PATTERNS = {
    "claims": "?node a kg:Claim ; kg:inferred false . BIND('claims' AS ?key)",
    "plain": "?node a kg:Claim ; kg:polarity 'positive' ; kg:modality 'asserted' ; rdf:object ?o ;"
    " rdf:subject ?s ."
    " ?node kg:inferred false FILTER NOT EXISTS { ?node kg:tense|kg:status ?open"
    " FILTER(?open IN ('future', 'ended', 'planned', 'cancelled')) } BIND('plain' AS ?key)",
    "inferred": "?node a kg:Claim ; kg:inferred true . BIND('inferred' AS ?key)",
    "denied": "?node a kg:Claim ; kg:polarity 'negative' . BIND('denied' AS ?key)",
    "quotations": "?node a kg:Quotation . BIND('quotations' AS ?key)",
    "entities": "?mention kg:denotes ?node . BIND('entities' AS ?key)",
    "relations": "?node a kg:Claim ; rdf:predicate ?key ; kg:inferred false",
    "holders": "?node a kg:Claim ; kg:holder ?holder ; kg:inferred false ."
    " { SELECT ?holder (MIN(?label) AS ?key) WHERE { ?holder skos:prefLabel ?label }"
    " GROUP BY ?holder }",
    "modalities": "?node a kg:Claim ; kg:modality ?key ; kg:inferred false",
}


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of what a store holds.

    ``plain`` claims are asserted, positive, so by now, of two things: they stand as plain
    triples.
    ``inferred`` are those that rules drew from them; they are counted nowhere else.
    ``relations``, ``holders`` (labels) and ``modalities`` map to claims, the most frequent first.
    """

    documents: int
    claims: int
    plain: int
    inferred: int
    denied: int
    quotations: int
    entities: int
    relations: Mapping[str, int]
    holders: Mapping[str, int]
    modalities: Mapping[str, int]

    def text(self, *, most: int = 12) -> str:
        """Return the counts as lines for a terminal, the ``most`` frequent keys of each kind."""
        lines = [
            f"{name:12}{getattr(self, name):>8,}"
            for name in (
                "documents",
                "claims",
                "plain",
                "denied",
                "inferred",
                "quotations",
                "entities",
            )
        ]
        for name in ("relations", "holders", "modalities"):
            counts: Mapping[str, int] = getattr(self, name)
            if counts:
                lines += [
                    "",
                    f"claims by {name.removesuffix('s').replace('modalitie', 'modality')}",
                ]
            lines += [f"{count:>8,}  {key}" for key, count in list(counts.items())[:most]]
            if len(counts) > most:
                lines.append(
                    f"{sum(list(counts.values())[most:]):>8,}  … {len(counts) - most} more"
                )
        return "\n".join(lines)


def stats(store: Store) -> Stats:
    """Return the counts of a store."""
    found = {name: _counts(store, pattern) for name, pattern in _PATTERNS.items()}
    return Stats(
        documents=len(documents_in(store)),
        claims=sum(found["claims"].values()),
        plain=sum(found["plain"].values()),
        inferred=sum(found["inferred"].values()),
        denied=sum(found["denied"].values()),
        quotations=sum(found["quotations"].values()),
        entities=sum(found["entities"].values()),
        relations=found["relations"],
        holders=found["holders"],
        modalities=found["modalities"],
    )


def _counts(store: Store, pattern: str) -> dict[str, int]:
    answer = store.query(_COUNTS.format(pattern=pattern), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    counts = {}
    for row in answer:
        key, count = row["key"], row["count"]
        if isinstance(count, Literal) and isinstance(key, NamedNode | Literal):
            name = compact(key.value) if isinstance(key, NamedNode) else key.value
            counts[name] = int(count.value)
    return counts
