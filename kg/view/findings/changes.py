"""What changed hands: states that later claims close, one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.view.background import Background
from kg.view.statements import Statement

__all__ = ["Change", "Step", "changes"]


@dataclass(frozen=True, slots=True)
class Step:
    """Who has it (a node, ``""``: nobody known), since when, by which claims (ids)."""

    who: str
    since: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A thing (a node) that passed from one to the other, under the relation by which it is had."""

    thing: str
    relation: str
    steps: tuple[Step, ...]


def changes(rows: Sequence[Statement], known: Background) -> list[Change]:
    """Return what changed hands, the last change first.

    A change has at least two steps; claims that say the same one after the other are one step.
    What was captured and then controlled is one change: chains of a thing that share a claim are.
    """
    by_id = {row.id: row for row in rows}
    told: defaultdict[tuple[str, str], dict[str, Step]] = defaultdict(dict)
    for earlier, later in known.endings.items():
        if earlier not in by_id or later not in by_id:
            continue
        one, other = by_id[earlier], by_id[later]
        ends = other.subject, other.target
        thing = one.target if one.target in ends else one.subject
        who = one.subject if thing == one.target else one.target
        if not thing or thing not in ends or not who:
            continue
        steps = told[thing, one.relation]
        steps[earlier] = Step(who, _since(one), (earlier,))
        if later not in known.endings:
            next_one = ends[1] if thing == ends[0] else ends[0]
            left = next_one == who or other.evidence["negated"]
            steps[later] = Step("" if left else next_one, _since(other), (later,))
    found = [Change(thing, rel, _merged(steps)) for thing, rel, steps in _chains(told)]
    kept = [change for change in found if len(change.steps) > 1]
    return sorted(kept, key=lambda c: (c.steps[-1].since, c.thing, c.relation), reverse=True)


def _since(row: Statement) -> str:
    """Return the day from which a claim tells, as far as it is told: its time, or the article's."""
    said = row.evidence
    begins = said["time"].partition("/")[0]
    return begins if begins[:4].isdigit() else said["date"]


def _chains(
    told: Mapping[tuple[str, str], Mapping[str, Step]],
) -> Iterator[tuple[str, str, list[Step]]]:
    """Yield a thing, a relation and steps by claim; those that meet in a claim together."""
    of_thing: defaultdict[str, list[tuple[str, dict[str, Step]]]] = defaultdict(list)
    for (thing, relation), steps in told.items():
        chains = of_thing[thing]
        meeting = [chain for chain in chains if not chain[1].keys().isdisjoint(steps)]
        for chain in meeting:
            chains.remove(chain)
        every = [*meeting, (relation, steps)]
        longest, _ = max(every, key=lambda chain: len(chain[1]))
        united = {claim: step for _, some in every for claim, step in some.items()}
        chains.append((longest, united))
    for thing, chains in of_thing.items():
        for relation, united in chains:
            yield thing, relation, list(united.values())


def _merged(steps: Sequence[Step]) -> tuple[Step, ...]:
    merged: list[Step] = []
    for step in sorted(steps, key=lambda s: (s.since, s.claims)):
        if merged and merged[-1].who == step.who:
            last = merged[-1]
            merged[-1] = Step(last.who, last.since, (*last.claims, *step.claims))
        else:
            merged.append(step)
    return tuple(merged)
