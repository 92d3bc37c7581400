"""Facts on sentences and a system's claims → which claim is which fact, one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.golds.facts import FactGold
from kg.evaluate.golds.lines import Json
from kg.evaluate.golds.sentences import Sentence
from kg.evaluate.measures import best_pairs

__all__ = ["FactPairs", "Said", "pair_facts"]

_OUTSIDE = 2  # words that a span may have beyond the widest acceptable one

Words = frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """A given claim, its spans as words of the sentence; ``None`` where there are none."""

    line: Json
    subject: Words | None
    predicate: Words | None
    object: Words | None
    holder: Words | None


@dataclass(frozen=True, slots=True)
class FactPairs:
    """The facts and the claims of one sentence; ``pairs``: place of a fact → place of its claim.

    A claim that is an optional fact is neither right nor wrong.
    """

    name: str
    sentence: Sentence
    facts: Sequence[Json]
    said: Sequence[Said]
    pairs: Mapping[int, int]

    def matched(self) -> Iterator[tuple[Json, Said]]:
        """Yield each fact that was found, optional ones too, with its claim."""
        for place, fact in enumerate(self.facts):
            if place in self.pairs:
                yield fact, self.said[self.pairs[place]]

    def wanted(self) -> list[Json]:
        """Return the facts that must be found."""
        return [fact for fact in self.facts if not fact.get("optional")]

    def found(self) -> list[tuple[Json, Said]]:
        """Return those of them that were, with their claims."""
        return [(fact, said) for fact, said in self.matched() if not fact.get("optional")]

    def missed(self) -> list[Json]:
        """Return those of them that weren't."""
        return [
            fact
            for place, fact in enumerate(self.facts)
            if place not in self.pairs and not fact.get("optional")
        ]

    def counted(self) -> list[Said]:
        """Return the claims that count as right or wrong."""
        neutral = {s for g, s in self.pairs.items() if self.facts[g].get("optional")}
        return [said for place, said in enumerate(self.said) if place not in neutral]

    def spurious(self) -> list[Said]:
        """Return the claims that are no fact at all."""
        taken = set(self.pairs.values())
        return [said for place, said in enumerate(self.said) if place not in taken]


def pair_facts(gold: FactGold, claims: Sequence[Json]) -> tuple[list[FactPairs], Counter[str]]:
    """Return the pairs of each sentence of the gold, and what was odd with how often.

    Required facts are paired first, the best agreement of words decides.
    """
    said, notes = _by_sentence(gold, claims)
    return [_pair(gold, name, said.get(name, [])) for name in gold.facts], notes


def _pair(gold: FactGold, name: str, said: Sequence[Said]) -> FactPairs:
    sentence, facts = gold.sentences[name], gold.facts[name]
    candidates = []
    for g, fact in enumerate(facts):
        for s, one in enumerate(said):
            quality = _fact_quality(fact, one, sentence)
            if quality is not None:
                candidates.append(((0.0 if fact.get("optional") else 1.0, quality), g, s))
    return FactPairs(name, sentence, facts, said, best_pairs(candidates))


def _by_sentence(
    gold: FactGold, claims: Sequence[Json]
) -> tuple[dict[str, list[Said]], Counter[str]]:
    said: dict[str, list[Said]] = {}
    notes: Counter[str] = Counter()
    for line in claims:
        doc = line.get("doc")
        if not isinstance(doc, str) or doc not in gold.facts:
            known = isinstance(doc, str) and doc in gold.unjudged
            notes[
                "claims of sentences without gold" if known else "claims of unknown documents"
            ] += 1
            continue
        words_at = gold.sentences[doc].words_at
        names = ("subject", "predicate", "object", "attributed_to")
        one = Said(line, *(words_at(line.get(name)) for name in names))
        if one.subject is None or (line.get("object") is not None and one.object is None):
            notes["claims with bad spans"] += 1
        said.setdefault(doc, []).append(one)
    return said, notes


def _fact_quality(fact: Json, said: Said, sentence: Sentence) -> float | None:
    """How well a claim agrees with the best reading of a fact; None: it is another claim."""
    qualities = (_reading_quality(one, said, sentence) for one in [fact, *fact.get("alts", ())])
    return max((quality for quality in qualities if quality is not None), default=None)


def _reading_quality(reading: Json, said: Said, sentence: Sentence) -> float | None:
    if (reading["arg"] is None) != (said.line.get("object") is None) or said.subject is None:
        return None
    heads = set(reading["pred"]["heads"])
    words = said.predicate or frozenset()
    if reading["pred"].get("implicit"):
        # an unspoken copula: nothing stands for it, least of all another verb
        if any(sentence.pos.get(word) == "VERB" and word not in heads for word in words):
            return None
    elif not words & heads:
        return None
    subject = _span_quality(reading["subj"], said.subject, sentence)
    other: float | None = 1.0
    if reading["arg"] is not None:
        other = _span_quality(reading["arg"], said.object, sentence) if said.object else None
    if subject is None or other is None:
        return None
    return subject + other + (len(heads & words) / len(heads | words) if heads else 1.0)


def _span_quality(element: Json, words: Words, sentence: Sentence) -> float | None:
    """Agreement with the widest acceptable span; None without an acceptable head, or too wide."""
    best: float | None = None
    for one in [element, *element.get("or", ())]:
        first, last = one["max"]
        widest = set(range(first, last + 1))
        outside = [
            word
            for word in words - widest
            if sentence.pos.get(word) != "PUNCT"
            and not sentence.shared.get(word, frozenset()) & widest
        ]
        if words & set(one["heads"]) and len(outside) <= _OUTSIDE:
            quality = len(words & widest) / len(words | widest)
            best = quality if best is None else max(best, quality)
    return best
