"""Claims that together fill a rule's premises → what the rule concludes from them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.iris import compact
from kg.model import Conclusion
from kg.rdf.conclusions import conclusion_id, object_of
from kg.rdf.names import claim_id
from kg.rules.support import Fact, Support

__all__ = ["conclude", "joint_time"]

Claims = Mapping[Fact, tuple[Support, ...]]
_MOST = 200  # ways to combine the claims of one solution that are looked at


def conclude(
    rule: str,
    fact: Fact,
    solutions: Iterable[Sequence[Fact]],
    claims: Claims,
    plover: str | None = None,
) -> list[Conclusion]:
    """Return what follows: one conclusion for each holder and time, the surest one.

    What one holder says is joined with what texts state themselves, never with what another says;
    claims of different times are not joined. What somebody already claims is not concluded for
    him once more. ``plover`` is the relation's event type.
    """
    known = {one.holder for one in claims.get(fact, ()) if one.rule != rule}
    best: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}
    for premises in solutions:
        for combined in _combinations([claims.get(premise, ()) for premise in premises]):
            holder = max((one.holder for one in combined), default="")
            time = joint_time([one.time for one in combined])
            if time is None or holder in known:
                continue
            confidence = round(math.prod(one.confidence for one in combined), 2)
            found = (-confidence, tuple(one.claim for one in combined))
            best[holder, time] = min(found, best.get((holder, time), found))
    return [
        Conclusion(
            id=conclusion_id(rule, fact, holder, time),
            rule=rule,
            subject=compact(fact[0].value),
            predicate=compact(fact[1].value),
            object=object_of(fact[2]),
            sources=tuple(sorted({claim_id(source) for source in sources})),
            holder=compact(holder) if holder else None,
            time=time or None,
            confidence=-doubt,
            plover=plover,
        )
        for (holder, time), (doubt, sources) in sorted(best.items())
    ]


def joint_time(times: Iterable[str]) -> str | None:
    """Return the narrowest of some times, each of which must hold the next; ``None`` if not so.

    >>> joint_time(["", "2018", "2018-07"])
    '2018-07'
    >>> joint_time(["2018-07", "2018-08"]) is None
    True
    """
    result = ""
    for time in times:
        if time.startswith(result):
            result = time
        elif not result.startswith(time):
            return None
    return result


def _combinations(choices: Sequence[tuple[Support, ...]]) -> Iterator[tuple[Support, ...]]:
    """Yield claims, one a premise, of which no two have different holders."""
    for combined in itertools.islice(itertools.product(*choices), _MOST):
        if len({one.holder for one in combined if one.holder}) <= 1:
            yield combined
