"""What is contested: who affirms, who denies, or who says another thing of it.

Which claims can't both hold is told by the question ``contradictions``; here they are gathered into
matters, each with its sides and all that is said for them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.view.background import Background
from kg.view.statements import Statement, standing

__all__ = ["Matter", "Side", "matters"]

Told = tuple[str, str, str]
"""Subject, relation and object of a statement, told in the one direction of its kind."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one side states (``told``), whether by denying it, and the ids of its claims."""

    told: Told
    negated: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One contested matter. ``rivals`` state the same of different things: two hold one place.

    ``key`` is made of what is contested, so that the same matter has the same in another page.
    """

    key: str
    rivals: bool
    sides: tuple[Side, ...]


def matters(rows: Sequence[Statement], known: Background) -> list[Matter]:
    """Return the contested matters among claims, those that most is said of first.

    Without pairs of a store (a network alone), what is affirmed and denied in the same words of
    the same two is contested.
    """
    by_id = {row.id: row for row in rows}
    told = {number: _told(row) for number, row in by_id.items()}
    same: defaultdict[tuple[Told, str], list[str]] = defaultdict(list)
    for row in rows:
        number = row.id
        same[told[number], standing(row.evidence)].append(number)
    pairs = known.disputes or tuple(_plain_disputes(same))
    denials: defaultdict[Told, set[str]] = defaultdict(set)
    rivals: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one, other in pairs:
        if one not in by_id or other not in by_id:
            continue
        shared = _shared(told[one], told[other])
        if shared and not by_id[other].evidence["negated"] and told[one] != told[other]:
            rivals[shared] |= {one, other}
        else:
            denials[told[one]].add(other)
    found = [_denied(key, others, by_id, told, same) for key, others in denials.items()]
    found += [_rivals(key, claims, told, same) for key, claims in rivals.items()]
    return sorted(found, key=lambda m: (-_weight(m), m.key))


def _told(row: Statement) -> Told:
    subject, target = row.words
    return row.subject or f"“{subject}", row.relation, row.target or f"“{target}"


def _plain_disputes(same: Mapping[tuple[Told, str], list[str]]) -> Iterable[tuple[str, str]]:
    for (told, how), claims in same.items():
        if how == "asserted" and not told[1].startswith("open:"):
            for other in same.get((told, "denied"), ()):
                yield claims[0], other


def _shared(one: Told, other: Told) -> tuple[str, str] | None:
    """Return relation and end that two statements share."""
    if one[1] != other[1]:
        return None
    ends = [a for a, b in zip(one[::2], other[::2], strict=True) if a == b]
    return (one[1], ends[0]) if ends else None


def _denied(
    key: Told,
    others: set[str],
    by_id: Mapping[str, Statement],
    told: Mapping[str, Told],
    same: Mapping[tuple[Told, str], list[str]],
) -> Matter:
    sides = [Side(key, False, tuple(same.get((key, "asserted"), ())))]
    contrary: dict[tuple[Told, bool], None] = {}
    for other in sorted(others):
        contrary[told[other], by_id[other].evidence["negated"]] = None
    for what, negated in contrary:
        stated = same.get((what, "denied" if negated else "asserted"), [])
        listed = [one for one in others if told[one] == what]
        sides.append(Side(what, negated, tuple(dict.fromkeys([*stated, *sorted(listed)]))))
    return Matter(_key("denied", *key), False, tuple(sides))


def _rivals(
    key: tuple[str, str],
    claims: set[str],
    told: Mapping[str, Told],
    same: Mapping[tuple[Told, str], list[str]],
) -> Matter:
    sides = []
    for what in sorted({told[one] for one in claims}):
        listed = sorted(one for one in claims if told[one] == what)
        stated = same.get((what, "asserted"), [])
        sides.append(Side(what, False, tuple(dict.fromkeys([*stated, *listed]))))
    sides.sort(key=lambda side: (-len(side.claims), side.told))
    return Matter(_key("rivals", *key), True, tuple(sides))


def _weight(matter: Matter) -> int:
    """How much is said on the weaker side, then on all of them."""
    told = sorted(len(side.claims) for side in matter.sides)
    return 100 * told[0] + sum(told)


def _key(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:10]
