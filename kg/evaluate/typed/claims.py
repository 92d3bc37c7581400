"""Typed gold and a system's claims → which claims are right, and what each says rightly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.evaluate.golds.typed import Gold, GoldClaim
from kg.evaluate.measures import Figure, Score, Share, best_pairs, overlap
from kg.evaluate.typed.given import Given, day
from kg.ontology import Ontology

__all__ = ["Matched", "attributes", "by_relation", "match"]

_DATE, _PLACE = "kg:happenedOn", "kg:happenedIn"

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """Gold claims paired with given ones, by their places in the two lists.

    A ``spurious`` one counts as wrong. Neither right nor wrong: those that match an ``optional``
    gold claim, ``repeats`` of what matches already, and ``circumstances``, the dates and places of
    events, which a gold doesn't list one by one.
    """

    required: dict[int, int]
    optional: dict[int, int]
    open: dict[int, int]
    repeats: frozenset[int]
    circumstances: frozenset[int]
    spurious: tuple[int, ...]
    missed: tuple[int, ...]
    missed_open: tuple[int, ...]

    @property
    def score(self) -> Score:
        """Precision and recall of typed claims."""
        right = len(self.required)
        return Score.of(right, right + len(self.spurious), right + len(self.missed))


def match(gold: Gold, given: Sequence[Given], ontology: Ontology) -> Matched:
    """Pair the given claims with those of the gold, one to one, required ones first."""
    agree = _Agreement(gold, ontology)
    typed = [i for i, claim in enumerate(given) if claim.relation.startswith("kg:")]
    candidates, candidates_open = [], []
    for g, wanted in enumerate(gold.claims):
        for s in range(len(given)) if wanted.is_open else typed:
            if given[s].repeated and not wanted.is_open:
                continue
            if rank := agree(wanted, given[s]):
                if wanted.is_open:
                    candidates_open.append((rank, g, s))
                else:
                    candidates.append(((0.0 if wanted.optional else 1.0, *rank), g, s))
    pairs, pairs_open = best_pairs(candidates), best_pairs(candidates_open)
    taken = set(pairs.values())
    repeats = {s for _, _, s in candidates if s not in taken}
    repeats |= {s for s in typed if given[s].repeated and not agree.on_boilerplate(given[s])}
    rest = [s for s in typed if s not in taken and s not in repeats]
    circumstances = frozenset(s for s in rest if agree.is_circumstance(given[s]))
    claims = gold.claims
    wanted_typed = [g for g, c in enumerate(claims) if not c.optional]
    wanted_open = [g for g, c in enumerate(claims) if c.is_open]
    return Matched(
        required={g: s for g, s in pairs.items() if not claims[g].optional},
        optional={g: s for g, s in pairs.items() if claims[g].optional},
        open=pairs_open,
        repeats=frozenset(repeats),
        circumstances=circumstances,
        spurious=tuple(s for s in rest if s not in circumstances),
        missed=tuple(g for g in wanted_typed if g not in pairs),
        missed_open=tuple(g for g in wanted_open if g not in pairs_open),
    )


class _Agreement:
    """Says how well a given claim is a claim of the gold: whether the very relation, how close."""

    def __init__(self, gold: Gold, ontology: Ontology) -> None:
        self.gold, self.ontology = gold, ontology

    def __call__(self, wanted: GoldClaim, given: Given) -> tuple[float, float] | None:
        if given.doc != wanted.doc or given.subject is None or self.on_boilerplate(given):
            return None
        qualities = [
            (exact, quality)
            for exact, swapped in self._readings(wanted, given)
            if (quality := self._arguments(wanted, given, swapped=swapped))
        ]
        return max(qualities, default=None)

    def on_boilerplate(self, given: Given) -> bool:
        spans = (given.subject, given.object, given.predicate)
        return any(at and self.gold.on_boilerplate(given.doc, at) for at in spans)

    def is_circumstance(self, given: Given) -> bool:
        """Whether it is the date or place of some event, and that date or place is right."""
        if self.on_boilerplate(given):
            return False
        if given.relation == _DATE:
            value = day(given.value if given.value is not None else given.time)
            return any(
                time.doc == given.doc
                and value in time.values
                and (given.object is None or overlap(given.object, time.span))
                for time in self.gold.times
            )
        if given.relation != _PLACE or given.object is None:
            return False
        clusters = self.gold.clusters.get(given.doc, {})
        found = self.gold.clusters_at(given.doc, given.object)
        return any(self.ontology.is_a(clusters[name].type, "kg:Place") for name in found)

    def _readings(self, wanted: GoldClaim, given: Given) -> Iterator[tuple[float, bool]]:
        """Each way in which the relation is right: how exactly, and whether sides are swapped."""
        if wanted.is_open:
            at, words = given.predicate, wanted.predicate
            if at and words and overlap(at, words):
                yield (1.0 if given.relation.startswith("open") else 0.5), False
            return
        relation = self.ontology.relations.get(given.relation)
        if given.relation in wanted.relations:
            exact = 1.0 if given.relation == wanted.relations[0] else 0.5
            yield exact, False
            if relation is not None and relation.symmetric:
                yield exact, True
        elif self.ontology.inverse(given.relation) in wanted.relations:
            yield 1.0, True

    def _arguments(self, wanted: GoldClaim, given: Given, *, swapped: bool) -> float:
        """Agreement of both arguments, added; 0 where one of them is another thing."""
        subject, other = given.subject, given.object
        if swapped:
            subject, other = other, subject
        first = self.gold.agreement(wanted.doc, subject, wanted.subjects) if subject else 0.0
        if not first:
            return 0.0
        if not wanted.objects:
            second = 1.0 if given.without_object else 0.0
        elif other:
            second = self.gold.agreement(wanted.doc, other, wanted.objects)
        else:  # a date without a span
            dated = wanted.relations[0] == _DATE and given.value is not None
            second = 1.0 if dated and day(given.value) in wanted.times else 0.0
        return first + second if second else 0.0


def attributes(
    gold: Gold, given: Sequence[Given], matched: Matched
) -> tuple[dict[str, Figure], list[tuple[str, int, int]]]:
    """Return the figures of polarity, modality, holder and time over the matched claims.

    The list has what is wrong: the attribute, the place of the gold claim, of the given one.
    What the gold calls unsure isn't looked at.
    """
    pairs = [*matched.required.items(), *matched.open.items()]
    wrong: list[tuple[str, int, int]] = []

    def ask(name: str, right: Callable[[GoldClaim, Given], bool], among: Sequence[Pair]) -> Share:
        failed = [pair for pair in among if not right(gold.claims[pair[0]], given[pair[1]])]
        wrong.extend((name, *pair) for pair in failed)
        return Share(len(among) - len(failed), len(among))

    def sure(name: str) -> list[Pair]:
        return [pair for pair in pairs if name not in gold.claims[pair[0]].unsure]

    def positive(
        among: Sequence[Pair], asked: Callable[[GoldClaim], bool], said: Callable[[Given], bool]
    ) -> Score:
        flags = [(asked(gold.claims[g]), said(given[s])) for g, s in among]
        both = sum(a and b for a, b in flags)
        return Score.of(both, sum(b for _, b in flags), sum(a for a, _ in flags))

    def holder_right(wanted: GoldClaim, claim: Given) -> bool:
        if claim.without_holder:
            return None in wanted.holders
        at = claim.holder
        return at is not None and any(
            holder is not None and gold.agreement(wanted.doc, at, [holder])
            for holder in wanted.holders
        )

    def time_right(wanted: GoldClaim, claim: Given) -> bool:
        value = claim.time
        if value is None and wanted.relations[0] == _DATE:
            value = claim.value
        return value is not None and day(value) in wanted.times

    negated, modality, holder = sure("negated"), sure("modality"), sure("holder")
    held = [pair for pair in holder if gold.claims[pair[0]].holders[0] is not None]
    own = [pair for pair in holder if gold.claims[pair[0]].holders[0] is None]
    timed = [pair for pair in pairs if gold.claims[pair[0]].times]
    figures: dict[str, Figure] = {
        "polarity": ask("polarity", lambda g, s: g.negated == s.negated, negated),
        "polarity/negated": positive(negated, lambda g: g.negated, lambda s: s.negated),
        "modality": ask("modality", lambda g, s: g.modality == s.modality, modality),
        "modality/not asserted": positive(
            modality, lambda g: g.modality != "asserted", lambda s: s.modality != "asserted"
        ),
    }
    with_holder, without = ask("holder", holder_right, held), ask("holder", holder_right, own)
    figures |= {
        "holder": Share(with_holder.right + without.right, with_holder.of + without.of),
        "holder/where the gold has one": with_holder,
        "holder/where it has none": without,
        "time of claims": ask("time", time_right, timed),
    }
    return figures, wrong


def by_relation(gold: Gold, given: Sequence[Given], matched: Matched) -> dict[str, Figure]:
    """Return the score of each relation, those with the most gold first."""
    names = {gold.claims[g].relations[0] for g in (*matched.required, *matched.missed)}
    names |= {given[s].relation for s in matched.spurious}
    scores = {}
    for name in sorted(names):
        right = sum(gold.claims[g].relations[0] == name for g in matched.required)
        missed = sum(gold.claims[g].relations[0] == name for g in matched.missed)
        spurious = sum(given[s].relation == name for s in matched.spurious)
        scores[name] = Score.of(right, right + spurious, right + missed)
    order = sorted(scores, key=lambda name: (-scores[name].gold, name))
    return {f"typed/{name}": scores[name] for name in order}
