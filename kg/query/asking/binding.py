r"""A question's query with its parameters bound: terms take the place of slots, line by line.

A slot is written ``$about``, a variable ``?about``. What takes the place of a slot is written by
the RDF library as a term: it can't end the query, nor begin anything in it. A line that ends with
``#? about`` stands only where a value is given for ``about``; ``#? !about`` where none is, and
``#? state=now`` where it is ``now``. Several conditions must all hold. Those of several lines stand
on a line of their own, ``#? about {``, and end with ``#? }``.

>>> from pyoxigraph import Literal
>>> bound("FILTER(?x = $name) #? name\n# by", {"name": (Literal('a"b'),)})
'FILTER(?x = "a\\"b")\n'
>>> bound("#? name {\nFILTER(?x = $name)\n#? }", {})
''
>>> bound("VALUES (?x ?y) { $some }", {"some": [(Literal("a"), Literal("b"))]})
'VALUES (?x ?y) { ("a" "b") }'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pyoxigraph import Literal

from kg.store import Term
from kg.store.queries.tokens import filled, tokens

__all__ = ["Bound", "bound", "conditions", "lacking", "slots"]

Bound = Sequence[Term] | Sequence[tuple[Term, ...]] | int
"""What a slot stands for: one term or several, rows of some, or a whole number."""

_CONDITION = re.compile(r"(?P<line>.*?)\s*#\?\s*(?P<all>[^{}]*?)\s*(?P<mark>[{}]?)")


def bound(sparql: str, values: Mapping[str, Bound]) -> str:
    """Return the query with ``values`` in its slots, without comments and lines that don't hold.

    Every slot that is left must have a value; see ``lacking``.
    """
    return filled(_kept(sparql, values), lambda slot: _written(values[slot]))


def lacking(sparql: str, given: Iterable[str]) -> list[str]:
    r"""Return the names of slots that are left without a value where ``given`` have one, sorted.

    >>> lacking("VALUES ?x { $about }  #? about\nLIMIT $limit", ["about"])
    ['limit']
    """
    values = {name: (Literal(""),) for name in given}
    return sorted({*slots(_kept(sparql, values))} - values.keys())


def _kept(sparql: str, values: Mapping[str, Bound]) -> str:
    """Return the lines that hold."""
    lines, holding = [], [True]
    for line in sparql.splitlines():
        found = _CONDITION.fullmatch(line) if "#?" in line else None
        holds = found is None or all(_holds(one, values) for one in found["all"].split())
        if found is not None and found["mark"] == "{":
            holding.append(holds and holding[-1])
        elif found is not None and found["mark"] == "}":
            holding = holding[:-1] or [True]
        elif holds and holding[-1]:
            lines.append(line if found is None else found["line"])
    return "\n".join(lines)


@cache
def slots(sparql: str) -> tuple[str, ...]:
    """Return the names of the slots of a query, as often as they stand there."""
    found = (text for kind, text, _ in tokens(sparql) if kind == "variable")
    return tuple(text[1:] for text in found if text[0] == "$")


def conditions(sparql: str) -> Iterator[str]:
    """Yield the conditions of a query's lines, without the sign of those that say no."""
    for line in sparql.splitlines():
        found = _CONDITION.fullmatch(line)
        if found is not None:
            yield from (one.removeprefix("!") for one in found["all"].split())


def _holds(condition: str, values: Mapping[str, Bound]) -> bool:
    name, sign, wanted = condition.removeprefix("!").partition("=")
    value = values.get(name)
    given = value is not None
    if sign:
        given = isinstance(value, Sequence) and Literal(wanted) in value
    return given is not condition.startswith("!")


def _written(value: Bound) -> str:
    return str(value) if isinstance(value, int) else " ".join(map(_one, value))


def _one(value: Term | tuple[Term, ...]) -> str:
    return f"({' '.join(map(str, value))})" if isinstance(value, tuple) else str(value)
