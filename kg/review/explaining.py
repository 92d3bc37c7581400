"""Why two entities, or two mentions, are one thing or two, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import ALONE, Entity
from kg.resolve.comparing.compare import FEATURES, JOIN, RULES, Comparison
from kg.resolve.judgements import Judgement
from kg.review.comparing import Pair

__all__ = ["Explanation"]

_MOST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Explanation:
    """What speaks for and against two entities being one thing.

    ``one`` is the entity of the first, ``other`` that of the second; they are the same object
    where the store takes them for one. ``pairs`` are their names against each other, the best
    first; ``judgements`` those that speak of them.
    """

    one: Entity
    other: Entity
    pairs: tuple[Pair, ...]
    judgements: tuple[Judgement, ...]
    documents: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether the store takes them for one thing."""
        return self.one.iri == self.other.iri

    def text(self) -> str:
        """Return the explanation as lines for a terminal."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        one = _told(self.one, self.documents[0])
        if self.same:
            yield f"one thing: {one}"
            yield "what was found, name by name:"
            yield from (f"  {reason}" for reason in (self.one.reason or ALONE).split("; "))
        else:
            yield f"two things: {one}"
            yield f"            {_told(self.other, self.documents[1])}"
        for pair in self.pairs[:_MOST_PAIRS]:
            yield f"“{pair.short}” for “{pair.long}”:"
            yield from (f"  {line}" for line in _weighed(pair.comparison))
        if not self.pairs and not self.same:
            yield "their names have nothing in common"
        for judgement in self.judgements:
            note = f" ({judgement.note})" if judgement.note else ""
            yield f"judgement {judgement.id}: {judgement.in_words()}{note}"


def _told(entity: Entity, documents: int) -> str:
    several = "document" if documents == 1 else "documents"
    return f"{entity.iri} “{entity.label}”, {entity.type}, in {documents} {several}"


def _weighed(comparison: Comparison) -> Iterator[str]:
    if comparison.rule is not None:
        yield f"kept apart: {RULES[comparison.rule]}"
        return
    for found in comparison.found:
        points = found.points(far=comparison.far)
        seen = f" ({found.seen})" if found.seen else ""
        yield f"{points:+.2f}  {FEATURES[found.feature].reason}{seen}"
    verdict = "enough" if comparison.score >= JOIN else "too little"
    yield f"{comparison.score:5.2f}  in all: {verdict}, {JOIN} is asked"
