"""A typed gold: documents, and what they state; whether a span is an argument of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.evaluate.measures import jaccard, overlap

__all__ = [
    "Argument",
    "Cluster",
    "Gold",
    "GoldClaim",
    "GoldQuotation",
    "GoldTime",
    "Range",
    "fit",
]

Range = tuple[int, int]

# a span is taken for an argument, or for a mention of a cluster, from these agreements on
ARGUMENT, MENTION = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Argument:
    """A thing that a gold claim speaks of: its span, its head word, the clusters it stands for."""

    span: Range
    head: Range
    text: str
    clusters: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of the gold. The first of its relations, subjects … is the main reading."""

    doc: str
    id: str
    relations: tuple[str, ...]  # "open": no relation of the ontology
    predicate: Range | None
    subjects: tuple[Argument, ...]
    objects: tuple[Argument, ...]  # none: the predicate stands alone
    negated: bool
    modality: str
    holders: tuple[Argument | None, ...]
    times: tuple[str, ...]
    optional: bool
    unsure: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether any relation will do whose words meet those of the gold."""
        return self.relations[0] == "open"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A thing and all its mentions; ``match_only`` are shorter forms that are no mentions."""

    type: str
    scored: bool
    mentions: tuple[Argument, ...]
    match_only: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """Reported speech of the gold; each of ``contents`` is right."""

    doc: str
    speaker: Argument | None
    contents: tuple[Range, ...]
    text: str
    direct: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time expression of the gold; each of ``values`` is right."""

    doc: str
    span: Range
    text: str
    values: tuple[str, ...]
    optional: bool


@dataclass(slots=True)
class Gold:
    """A gold, with what all scores ask of it: whether a span is that argument."""

    texts: dict[str, str] = field(default_factory=dict)
    claims: tuple[GoldClaim, ...] = ()
    quotations: tuple[GoldQuotation, ...] = ()
    times: tuple[GoldTime, ...] = ()
    clusters: dict[str, dict[str, Cluster]] = field(default_factory=dict)
    boilerplate: dict[str, list[Range]] = field(default_factory=dict)
    _fits: dict[tuple[str, Range], dict[str, float]] = field(default_factory=dict)

    def on_boilerplate(self, doc: str, at: Range) -> bool:
        """Whether the span touches a line that is no part of the text proper."""
        return any(overlap(at, other) for other in self.boilerplate.get(doc, ()))

    def clusters_at(self, doc: str, at: Range) -> dict[str, float]:
        """Return the clusters of which the span is a mention, with how well it fits."""
        if (doc, at) not in self._fits:
            best = {
                name: max((fit(at, m) for m in cluster.mentions + cluster.match_only), default=0.0)
                for name, cluster in self.clusters.get(doc, {}).items()
            }
            self._fits[doc, at] = {name: q for name, q in best.items() if q >= MENTION}
        return self._fits[doc, at]

    def agreement(self, doc: str, at: Range, readings: Sequence[Argument]) -> float:
        """Return how well the span is one of the ``readings`` of an argument; 0: not at all.

        The span fits one of them, or is another mention of its thing, and no mention of another
        thing fits it better.
        """
        own = max(fit(at, reading) for reading in readings)
        own = own if own >= ARGUMENT else 0.0
        right = frozenset[str]().union(*(reading.clusters for reading in readings))
        same = other = 0.0
        if right:
            for name, quality in self.clusters_at(doc, at).items():
                if name in right:
                    same = max(same, quality)
                else:
                    other = max(other, quality)
        # the very words are better than another mention of the same thing
        quality = max(own, same * 0.99)
        return quality if quality and max(own, same) >= other else 0.0


def fit(at: Range, argument: Argument) -> float:
    """Return the Jaccard agreement of a span with an argument, 0 where it lacks its head word."""
    covers = at[0] <= argument.head[0] and at[1] >= argument.head[1]
    return jaccard(at, argument.span) if covers else 0.0
