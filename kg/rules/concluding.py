"""Claims that together fill a rule's premises → what the rule concludes from them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.rdf import Conclusion
from kg.rules.support import Fact, Support

__all__ = ["conclude", "joint_time"]

Claims = Mapping[Fact, tuple[Support, ...]]
_MOST = 200  # ways to combine the claims of one solution that are looked at


def conclude(
    rule: str, fact: Fact, solutions: Iterable[Sequence[Fact]], claims: Claims
) -> list[Conclusion]:
    """Return what follows: one conclusion for each holder and time, the surest one.

    What one holder says is joined with what texts state themselves, never with what another says;
    claims of different times are not joined. What somebody already claims is not concluded for
    him once more.
    """
    known = {one.holder for one in claims.get(fact, ()) if one.rule != rule}
    best: dict[tuple[str, str], Conclusion] = {}
    for premises in solutions:
        for combined in _combinations([claims.get(premise, ()) for premise in premises]):
            holder = max((one.holder for one in combined), default="")
            time = joint_time([one.time for one in combined])
            if time is None or holder in known:
                continue
            confidence = round(math.prod(one.confidence for one in combined), 2)
            sources = tuple(one.claim for one in combined)
            made = Conclusion(rule, fact, holder, time, confidence, sources)
            before = best.get((holder, time))
            if before is None or _rank(made) < _rank(before):
                best[holder, time] = made
    return [best[key] for key in sorted(best)]


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


def _rank(conclusion: Conclusion) -> tuple[float, tuple[str, ...]]:
    return -conclusion.confidence, conclusion.sources
