"""States of one thing that only one can be in at a time → which is closed by which."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Kind", "State", "closed"]


class Kind(StrEnum):
    """What a claim says of a state."""

    HOLDS = "holds"
    BEGINS = "begins"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class State:
    """That ``who`` has something, takes or leaves it, by a claim (IRI) of ``holder``, if any.

    ``since`` is when, in ISO 8601, ``first`` and ``last`` its first and last day. ``is_over`` tells
    that the text itself says when it was over.
    """

    claim: str
    who: str
    kind: Kind
    since: str
    first: str
    last: str
    holder: str = ""
    is_over: bool = False

    @property
    def order(self) -> tuple[str, str, bool, str]:
        """What states are sorted by: by days, what documents state themselves first."""
        return self.first, self.last, bool(self.holder), self.claim

    def may_close(self, earlier: State) -> bool:
        """Whether another state is over by this one: it lies wholly before, for the same holder.

        What X says closes what documents state and what X says, not what Y says.
        """
        if self.first <= earlier.last or earlier.is_over or earlier.kind is Kind.ENDS:
            return False
        if self.holder and earlier.holder and self.holder != earlier.holder:
            return False
        return (self.who == earlier.who) == (self.kind is Kind.ENDS)


def _alone(_: str, __: str) -> bool:
    return False


def closed(
    states: Collection[State],
    *,
    may_return: bool,
    together: Callable[[str, str], bool] = _alone,
) -> Iterator[tuple[State, State]]:
    """Yield each state that is over, with the first one by which it is.

    Where none ``may_return``, a state does not end before its owner is last told to be in it. Those
    who are ``together`` take nothing from each other.

    >>> def state(who, day):
    ...     return State(f"{who} {day}", who, Kind.HOLDS, day, day, day)
    >>> told = [state("a", "2018-01-01"), state("b", "2018-02-01"), state("a", "2018-03-01")]
    >>> [(one.claim, other.claim) for one, other in closed(told, may_return=True)]
    [('a 2018-01-01', 'b 2018-02-01'), ('b 2018-02-01', 'a 2018-03-01')]
    >>> [(one.claim, other.claim) for one, other in closed(told, may_return=False)]
    [('b 2018-02-01', 'a 2018-03-01')]
    """
    ordered = sorted(states, key=lambda one: one.order)
    latest = {one.who: one.first for one in ordered if one.kind is not Kind.ENDS}
    for position, earlier in enumerate(ordered):
        again = "" if may_return else latest.get(earlier.who, "")
        for later in ordered[position + 1 :]:
            if (
                later.first >= again
                and later.may_close(earlier)
                and not (later.who != earlier.who and together(earlier.who, later.who))
            ):
                yield earlier, later
                break
