"""What rules ask: what a SELECT selects, checked before it is asked, and for how much at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import pyoxigraph

from kg.errors import OntologyError
from kg.iris import PREFIXES

__all__ = ["portions", "variables_of"]

T = TypeVar("T")

_AT_ONCE = 400  # terms, or rows of them, in one query


def portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield as many values as one query asks for, in order, until all have come.

    >>> [len(some) for some in portions(range(1000))]
    [400, 400, 200]
    """
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


def variables_of(query: str, place: str) -> set[str]:
    """Return the names of the variables that a query selects; ``place`` is where it stands.

    Raises ``OntologyError`` for what is no SPARQL.

    >>> sorted(variables_of("SELECT ?claim ?of WHERE { ?claim kg:about ?of }", "rule.rq"))
    ['claim', 'of']
    """
    try:
        answer = pyoxigraph.Store().query(query, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        reason = " ".join(str(error).split())
        cure = "Check brackets, dots and quotation marks there."
        raise OntologyError(f"is no SPARQL ({reason})", place=place, cure=cure) from None
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return {variable.value for variable in answer.variables}
