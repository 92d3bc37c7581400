"""Facts paired with claims → figures by role, modality, polarity and holder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.evaluate.facts.pairs import FactPairs, Said
from kg.evaluate.golds.lines import Json
from kg.evaluate.measures import Figure, Score, Share

__all__ = ["attributes", "by_class", "by_role", "holder_right"]

Name = TypeVar("Name", str, bool)  # of a class: a role, a modality, yes or no


def by_role(pairs: Sequence[FactPairs]) -> dict[str, Figure]:
    """Return recall by the gold's roles, precision by the system's."""
    return {
        f"facts/role {name}": score
        for name, score in _sorted_by(
            pairs, lambda fact: str(fact["role"]), lambda said: str(said.line.get("role"))
        ).items()
    }


def by_class(pairs: Sequence[FactPairs]) -> dict[str, Figure]:
    """Return recall by the gold's modality, precision by the system's; so for negated, held."""
    modality = _sorted_by(
        pairs,
        lambda fact: str(fact["status"]),
        lambda said: str(said.line.get("modality") or "asserted"),
    )
    negated = _sorted_by(
        pairs, lambda fact: bool(fact["negated"]), lambda said: bool(said.line.get("negated"))
    )
    held = _sorted_by(
        pairs,
        lambda fact: fact["source"] is not None,
        lambda said: said.line.get("attributed_to") is not None,
    )
    nothing = Score(0, 0, 0, 0)
    return {
        **{f"facts/modality {name}": score for name, score in modality.items()},
        "facts/negated": negated.get(True, nothing),
        "facts/held": held.get(True, nothing),
    }


def _sorted_by(
    pairs: Sequence[FactPairs], asked: Callable[[Json], Name], said: Callable[[Said], Name]
) -> dict[Name, Score]:
    """The score of each class that the gold has, those with the most facts first."""
    wanted = Counter(asked(fact) for pair in pairs for fact in pair.wanted())
    found = Counter(asked(fact) for pair in pairs for fact, _ in pair.found())
    given = Counter(said(one) for pair in pairs for one in pair.counted())
    hits = Counter(said(one) for pair in pairs for _, one in pair.found())
    return {
        name: Score(hits[name], given[name], found[name], wanted[name])
        for name in sorted(wanted, key=lambda name: (-wanted[name], name))
    }


def attributes(pairs: Sequence[FactPairs]) -> dict[str, Figure]:
    """Return polarity, modality and holder over all matched facts that aren't unsure of them."""

    def sure(name: str) -> list[tuple[Json, Said]]:
        return [
            (fact, one)
            for pair in pairs
            for fact, one in pair.matched()
            if name not in fact.get("unsure", ())
        ]

    def both(flags: Sequence[tuple[bool, bool]]) -> tuple[Share, Score]:
        share = Share(sum(a == b for a, b in flags), len(flags))
        right, given, gold = (
            sum(f)
            for f in ([a and b for a, b in flags], [b for _, b in flags], [a for a, _ in flags])
        )
        return share, Score.of(right, given, gold)

    negated = both([(f["negated"], bool(o.line.get("negated"))) for f, o in sure("negated")])
    hedged = both(
        [
            (f["status"] != "asserted", o.line.get("modality") not in (None, "", "asserted"))
            for f, o in sure("status")
        ]
    )
    held = sure("source")
    right = [holder_right(fact, one) for fact, one in held]
    sourced = [ok for (fact, _), ok in zip(held, right, strict=True) if fact["source"] is not None]
    _, has_one = both(
        [(f["source"] is not None, o.line.get("attributed_to") is not None) for f, o in held]
    )
    return {
        "polarity": negated[0],
        "polarity/negated": negated[1],
        "modality, asserted or not": hedged[0],
        "modality/not asserted": hedged[1],
        "holder": Share(sum(right), len(held)),
        "holder/has one": has_one,
        "holder/where the gold has one": Share(sum(sourced), len(sourced)),
    }


def holder_right(fact: Json, said: Said) -> bool:
    """Return whether the claim is held by whoever holds the fact."""
    if fact["source"] is None:
        return said.line.get("attributed_to") is None
    return bool(said.holder and said.holder & set(fact["source"]["heads"]))
