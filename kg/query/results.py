"""Answers in the formats of the W3C, exactly as it has them: IRIs whole, literals with types."""

from __future__ import annotations

import csv
import io
from types import MappingProxyType

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat

from kg.errors import LimitError, QueryError
from kg.query.select import answer, unanswered
from kg.store import Store
from kg.store.queries.guard import form as query_form

__all__ = ["more_rows", "results"]

_ROWS = MappingProxyType(
    {
        "sparql-json": QueryResultsFormat.JSON,
        "sparql-xml": QueryResultsFormat.XML,
        "sparql-csv": QueryResultsFormat.CSV,
        "sparql-tsv": QueryResultsFormat.TSV,
    }
)
_TRIPLES = MappingProxyType({"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES})
_UNTRUE = (QueryResultsFormat.CSV, QueryResultsFormat.TSV)  # they have no form for yes and no


def results(
    store: Store,
    sparql: str,
    form: str,
    *,
    any_term: bool = False,
    place: str = "the query",
    most: int | None = None,
) -> bytes:
    """Return the answer to a query as ``sparql-json``, ``-xml``, ``-csv`` or ``-tsv``.

    What CONSTRUCT and DESCRIBE build is ``turtle`` or ``ntriples``, sorted. Raises ``QueryError``
    as ``select`` does, and where form and query don't fit; ``LimitError`` for more rows (or
    triples) than ``most``. Cells are not made harmless for
    spreadsheets: the standard wants them as they are; ``Rows.csv`` does it.

    >>> from kg.store import open_store
    >>> results(open_store(None), "ASK { ?a ?b ?c }", "sparql-json")
    b'{"head":{},"boolean":false}'
    """
    _refuse_unfit(sparql, form, place)
    found = answer(store, sparql, any_term=any_term, place=place)
    try:
        if isinstance(found, QueryTriples):
            triples = sorted(set(found), key=str)
            count = len(triples)
            written = pyoxigraph.serialize(triples, None, _TRIPLES[form]) or b""
        else:
            written = found.serialize(format=_ROWS[form]) or b""
            count = 0 if most is None else _count(written, _ROWS[form])
    except (RuntimeError, OSError) as error:
        raise unanswered(error, place) from error
    if most is not None and count > most:
        raise more_rows(most, place)
    return written


def more_rows(most: int, place: str) -> LimitError:
    """Return the error for an answer of more than ``most`` rows."""
    return LimitError(
        f"has more than {most:,} rows",
        place=place,
        cure="Add LIMIT, count them, or allow more.",
        limit="rows",
    )


def _count(written: bytes, form: QueryResultsFormat) -> int:
    """Return how many rows there are, as a reader finds them."""
    if form == QueryResultsFormat.CSV:  # Oxigraph reads it not: it has no types
        return sum(1 for _ in csv.reader(io.StringIO(written.decode(), newline=""))) - 1
    read = pyoxigraph.parse_query_results(written, format=form)
    return 1 if isinstance(read, QueryBoolean) else sum(1 for _ in read)


def _refuse_unfit(sparql: str, form: str, place: str) -> None:
    """Raise ``QueryError`` where a query of this kind has no such form."""
    match query_form(sparql):
        case "CONSTRUCT" | "DESCRIBE":
            what, fitting = "builds triples", [*_TRIPLES]
        case "ASK":
            what = "is answered by yes or no"
            fitting = [name for name, one in _ROWS.items() if one not in _UNTRUE]
        case _:
            what, fitting = "selects rows", [*_ROWS]
    if form not in fitting:
        raise QueryError(what, place=place, cure=f"Write it as {' or '.join(fitting)}.")
