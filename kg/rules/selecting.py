"""What a rule's SELECT selects, checked before the rule is asked for the first time."""

from __future__ import annotations

import pyoxigraph

from kg.errors import OntologyError
from kg.iris import PREFIXES

__all__ = ["variables_of"]


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
