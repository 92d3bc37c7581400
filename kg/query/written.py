"""An answer as bytes, in the form that somebody asks for, and within limits: jobs of workers."""

from __future__ import annotations

from collections.abc import Mapping

from kg.query.questions import ask
from kg.query.results import more_rows, results
from kg.query.rows import Rows
from kg.query.select import select
from kg.store import Store
from kg.workers import Limits

__all__ = ["answer_question", "answer_sparql"]

_PLAIN = ("table", "csv", "json")  # rows of plain values; else as the standards have it


def answer_sparql(
    store: Store, limits: Limits, *, sparql: str, form: str, any_term: bool, width: int | None
) -> bytes:
    """Return the answer to a query as ``table``, ``csv``, ``json`` or a form of ``results``.

    ``width`` is that of a table's widest column. Raises ``QueryError`` as ``select`` and
    ``results`` do, ``LimitError`` for too many rows.
    """
    if form not in _PLAIN:
        return results(store, sparql, form, any_term=any_term, most=limits.rows)
    return _written(select(store, sparql, any_term=any_term), limits, form, width)


def answer_question(
    store: Store,
    limits: Limits,
    *,
    name: str,
    parameters: Mapping[str, str],
    form: str,
    width: int | None,
) -> bytes:
    """Return the answer to a named question, likewise."""
    return _written(ask(store, name, parameters=parameters), limits, form, width)


def _written(rows: Rows, limits: Limits, form: str, width: int | None) -> bytes:
    if len(rows) > limits.rows:
        raise more_rows(limits.rows, "the query")
    match form:
        case "csv":
            return rows.csv().encode()
        case "json":
            return f"{rows.json()}\n".encode()
        case _:
            return f"{rows.table(width=width)}\n".encode()
