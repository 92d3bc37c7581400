"""Texts with gold chains → the weights of a ranker of antecedents.

A log-linear model over the candidates of a phrase and "none of them", one a group of phrases, with
a ridge. It is taught twice: on chains as the gold has them, then on those that it makes itself,
too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.annotate.coreference.antecedents import find_antecedents
from kg.annotate.coreference.chains import Chain, Trail
from kg.annotate.coreference.learned import LearnedReader, Weights
from kg.annotate.coreference.nominals import Nominal
from kg.annotate.coreference.signs import NOUNS, PRONOUNS, Candidate, Signs
from kg.evaluate.coreference.reading import ReadText
from kg.languages import Language
from kg.ontology import Knowledge

__all__ = ["Example", "examples", "fit", "train"]

Floats = npt.NDArray[np.float64]

RIDGE = 6.0
ROUNDS = 2
JUDGED = 2.0  # weight of what was judged in news; of other texts it is 1
_RARE = 3  # examples that have a sign, below which it isn't learnt
_LEAST = 0.02  # weights below are dropped
_STEPS = 120


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase with its signs, those with each candidate, and which candidates are right."""

    group: str
    alone: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]
    right: frozenset[int]
    weight: float = 1.0


class _Watcher(LearnedReader):
    """Keeps what it was asked; follows the gold where it has no weights."""

    def __init__(
        self,
        trail: Trail,
        signs: Signs,
        weights: Weights,
        text: ReadText,
        kept: list[Example],
    ) -> None:
        super().__init__(trail, signs, weights)
        self.chain_of, self.asked, self.kept = text.chain_of, text.asked, kept
        self.weight = JUDGED if text.asked is not None else 1.0

    def find(self, nominal: Nominal, group: str, ruled: Chain | None) -> tuple[Chain, float] | None:
        candidates = self.candidates(nominal, group, ruled)
        chain = self.chain_of.get(nominal.index)
        right = frozenset(
            i
            for i, one in enumerate(candidates)
            if chain is not None and self.chain_of.get(one.member.index) == chain
        )
        if candidates and (self.asked is None or nominal.index in self.asked):
            alone = tuple(self.alone(nominal, group, ruled))
            together = tuple(tuple(self.together(nominal, c, group, ruled)) for c in candidates)
            self.kept.append(Example(group, alone, together, right, self.weight))
        if self.weights:
            return super().find(nominal, group, ruled)
        return self._gold(candidates, right)

    @staticmethod
    def _gold(candidates: Sequence[Candidate], right: frozenset[int]) -> tuple[Chain, float] | None:
        return (candidates[min(right)].chain, 1.0) if right else None


def examples(
    texts: Iterable[ReadText], knowledge: Knowledge, language: Language, weights: Weights
) -> list[Example]:
    """Return the phrases of texts that may point back; without weights chains are the gold's."""
    kept: list[Example] = []
    signs = Signs(knowledge, language.names)
    for text in texts:
        find_antecedents(
            text.tree,
            text.typed,
            knowledge,
            language,
            ranking=_watching(signs, weights, text, kept),
        )
    return kept


def _watching(
    signs: Signs, weights: Weights, text: ReadText, kept: list[Example]
) -> Callable[[Trail], LearnedReader]:
    return lambda trail: _Watcher(trail, signs, weights, text, kept)


def train(texts: Sequence[ReadText], knowledge: Knowledge, language: Language) -> Weights:
    """Return weights by group of phrases and sign, rounded; the same for the same texts."""
    seen: list[Example] = []
    weights: Weights = {}
    for _ in range(ROUNDS):
        seen += examples(texts, knowledge, language, weights)
        weights = {group: fit([e for e in seen if e.group == group]) for group in PRONOUNS + NOUNS}
    return weights


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """Return the weights of the signs of one group, in log odds."""
    counts: Counter[str] = Counter()
    for one in seen:
        counts.update(one.alone)
        for signs in one.together:
            counts.update(signs)
    names = sorted(sign for sign, count in counts.items() if count >= _RARE)
    if not names:
        return {}
    inputs, owner, right = _arrays(seen, {sign: i for i, sign in enumerate(names)})
    weights = _descend(inputs, owner, right, np.array([one.weight for one in seen]))
    found = zip(names, weights.tolist(), strict=True)
    return {sign: round(weight, 2) for sign, weight in found if abs(weight) >= _LEAST}


def _arrays(
    seen: Sequence[Example], place: Mapping[str, int]
) -> tuple[Floats, npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return a row of signs a candidate, whose candidate it is, and whether it is right."""
    owner = np.array([i for i, one in enumerate(seen) for _ in one.together], np.int64)
    right = np.array([i in one.right for one in seen for i in range(len(one.together))], np.bool_)
    inputs = np.zeros((len(owner), len(place)))
    row = 0
    for one in seen:
        for signs in one.together:
            known = [place[sign] for sign in (*one.alone, *signs) if sign in place]
            np.add.at(inputs[row], known, 1.0)
            row += 1
    return inputs, owner, right


def _descend(
    inputs: Floats, owner: npt.NDArray[np.int64], right: npt.NDArray[np.bool_], told: Floats
) -> Floats:
    """Minimise the negative log likelihood of the right candidates by Adam, all rows a step."""
    count = len(told)
    none = np.ones(count, np.bool_)
    none[owner[right]] = False
    weights = np.zeros(inputs.shape[1])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = inputs @ weights
        most = np.zeros(count)
        np.maximum.at(most, owner, scores)
        powers, nothing = np.exp(scores - most[owner]), np.exp(-most)
        whole, good = nothing.copy(), np.where(none, nothing, 0.0)
        np.add.at(whole, owner, powers)
        np.add.at(good, owner, np.where(right, powers, 0.0))
        wanted = np.where(right, powers / good[owner], 0.0)
        slope = inputs.T @ (told[owner] * (powers / whole[owner] - wanted)) + RIDGE * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.1 if step < 0.7 * _STEPS else 0.03
        size = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        weights = weights - rate * (first / (1 - 0.9**step)) / size
    return weights
