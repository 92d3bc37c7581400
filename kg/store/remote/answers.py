"""Queries for a server, and what it answers as pyoxigraph has it."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Variable

from kg.store.protocol import Answer, Term
from kg.store.queries.guard import form, refuse
from kg.store.queries.tokens import tokens

__all__ = ["accepted", "checked", "read"]

_RESULTS = QueryResultsFormat.JSON
_TRIPLES = RdfFormat.N_TRIPLES


def checked(
    sparql: str, prefixes: Mapping[str, str] | None, bindings: Mapping[str, Term] | None
) -> str:
    r"""Return a query with its prefixes and bindings, to be sent.

    It is asked of an empty store first, so that mistakes are told as everywhere and never sent:
    raises ``QueryError``, ``SyntaxError`` and ``ValueError`` as ``Store.query`` does.

    >>> from pyoxigraph import Literal
    >>> checked("SELECT ?x { ?s ?p ?x }", None, {"x": Literal('" }')})
    'SELECT ?x { VALUES ?x { "\\" }" } ?s ?p ?x }'
    """
    refuse(sparql)
    bound = dict(bindings or {})
    try:
        pyoxigraph.Store().query(
            sparql,
            prefixes=dict(prefixes or {}),
            substitutions={Variable(name): term for name, term in bound.items()},
        )
    except RuntimeError as error:
        raise ValueError(str(error)) from error
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
    return declared + _bound(sparql, bound)


def _bound(sparql: str, bindings: Mapping[str, Term]) -> str:
    """Return a SELECT query whose pattern begins with the values of variables."""
    depth = 0
    for kind, mark, at in tokens(sparql) if bindings else ():
        if kind == "mark":
            depth += {"(": 1, ")": -1}.get(mark, 0)
            if mark == "{" and not depth:
                values = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in bindings.items())
                return f"{sparql[: at + 1]} {values}{sparql[at + 1 :]}"
    return sparql


def accepted(sparql: str) -> str:
    """Return the media type in which the answer to a query is wanted."""
    triples = form(sparql) in ("CONSTRUCT", "DESCRIBE")
    return _TRIPLES.media_type if triples else _RESULTS.media_type


def read(kind: str, body: bytes, sparql: str) -> Answer:
    """Return the answer that a server sent as something of a media type.

    Raises ``ValueError`` where it is something else, or ends before its end.
    """
    wanted = accepted(sparql)
    if not kind.startswith(wanted):
        raise ValueError(f"{kind or 'nothing'} instead of {wanted}")
    if wanted == _TRIPLES.media_type:
        held = pyoxigraph.Store()
        held.extend(pyoxigraph.parse(body, format=_TRIPLES))
        return held.query("CONSTRUCT WHERE { ?s ?p ?o }")
    answer = pyoxigraph.parse_query_results(body, format=_RESULTS)
    if isinstance(answer, QuerySolutions):
        for _ in answer:  # it is read as it is used, and might end in the middle
            pass
        answer = pyoxigraph.parse_query_results(body, format=_RESULTS)
    return answer
