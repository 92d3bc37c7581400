"""What a key has of numbers that add up over documents, kept by what these told and tell now.

A name that most documents have would cost a look at all of them with each document more. A sum
needs none: what the changed documents told before is taken off, what they tell now is added. The
least or the most of something stays what it is, unless one of them told it and it may be gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

__all__ = ["Row", "Totals"]

Value = NamedNode | Literal
Row = Mapping[str, Value]
"""What one key has, by variable."""


@dataclass(frozen=True, slots=True)
class Totals:
    """How what documents tell becomes one: variables that are sums, the ``least`` or the ``most``.

    >>> few = {"n": Literal(2), "first": Literal("b")}
    >>> many = {"n": Literal(7), "first": Literal("a")}
    >>> totals = Totals(sums=("n",), least=("first",))
    >>> together = totals.plus(few, many)
    >>> together["n"].value, together["first"].value
    ('9', 'a')
    >>> totals.instead(together, few, {})["n"].value, totals.instead(together, many, {})
    ('7', None)
    """

    sums: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    most: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.sums)

    @property
    def names(self) -> tuple[str, ...]:
        """All variables."""
        return (*self.sums, *self.least, *self.most)

    def plus(self, one: Row, other: Row) -> Row:
        """Return what two shares of different documents are together."""
        found: dict[str, Value] = {
            name: Literal(_number(one, name) + _number(other, name)) for name in self.sums
        }
        for name, best in self._extremes():
            some = [row[name] for row in (one, other) if name in row]
            if some:
                found[name] = best(some, key=_text)
        return found

    def instead(self, total: Row, before: Row, now: Row) -> Row | None:
        """Return a ``total`` in which documents tell what they do ``now`` and not as ``before``.

        Nothing is left where nothing is told any longer. ``None`` where all must be looked at.
        """
        if before and not total:
            return None
        numbers = {
            name: _number(total, name) - _number(before, name) + _number(now, name)
            for name in self.sums
        }
        if not any(numbers.values()):
            return {}
        found: dict[str, Value] = {name: Literal(number) for name, number in numbers.items()}
        for name, best in self._extremes():
            had, told, gone = total.get(name), now.get(name), before.get(name)
            some = [value for value in (had, told) if value is not None]
            if some:
                found[name] = best(some, key=_text)
            if gone is not None and gone == had and found[name] != told:
                return None
        return found

    def _extremes(self) -> Iterable[tuple[str, Any]]:
        yield from ((name, min) for name in self.least)
        yield from ((name, max) for name in self.most)


def _number(row: Row, name: str) -> int:
    value = row.get(name)
    return 0 if value is None else int(value.value)


def _text(value: Value) -> str:
    return value.value
