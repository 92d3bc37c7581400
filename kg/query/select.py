"""SPARQL queries answered as rows, with the common prefixes bound and mistakes explained."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

from kg.errors import KgError, QueryError
from kg.iris import PREFIXES, compact
from kg.query.rows import Rows, Value
from kg.query.terms import refuse_unknown
from kg.store import Answer, Store, Term
from kg.store.queries.guard import refuse, undeclared_prefixes
from kg.store.trouble import is_of_disk, trouble

__all__ = ["answer", "construct", "select", "solutions", "unanswered", "value_of"]

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_HINT = 60
_XSD = PREFIXES["xsd"]
_WHOLE = frozenset({f"{_XSD}integer", f"{_XSD}int", f"{_XSD}long"})
_REAL = frozenset({f"{_XSD}double", f"{_XSD}float", f"{_XSD}decimal"})


def select(
    store: Store,
    sparql: str,
    *,
    bindings: Mapping[str, Term] | None = None,
    any_term: bool = False,
    place: str = "the query",
) -> Rows:
    """Answer a query; its default graph is all documents' graphs merged, each triple once.

    SELECT gives its own columns, ASK the column ``answer``, CONSTRUCT and DESCRIBE the columns
    ``subject``, ``predicate``, ``object`` in sorted rows. ``bindings`` sets variables that the
    query selects to terms. ``place`` names the query in messages.

    Raises ``QueryError`` for malformed SPARQL (with line and column), for updates, for
    ``SERVICE``, and unless ``any_term`` for terms that their vocabularies do not have
    (``kg.query.terms``): mistyped, they would find nothing.

    >>> from kg.store import open_store
    >>> with open_store(None) as store:
    ...     select(store, "ASK { ?who kg:sent ?what }").rows
    ((False,),)
    """
    answer = _ask(store, sparql, bindings or {}, place)
    if not any_term:
        refuse_unknown(store, sparql, place=place)
    try:
        if isinstance(answer, QueryBoolean):
            return Rows(("answer",), ((bool(answer),),))
        if isinstance(answer, QueryTriples):
            triples = {(t.subject, t.predicate, t.object) for t in answer}
            rows = [tuple(value_of(term) for term in triple) for triple in triples]
            return Rows(("subject", "predicate", "object"), tuple(sorted(rows, key=str)))
        columns = tuple(variable.value for variable in answer.variables)
        return Rows(
            columns, tuple(tuple(value_of(row[name]) for name in columns) for row in answer)
        )
    except (RuntimeError, OSError) as error:
        raise unanswered(error, place) from error


def solutions(
    store: Store, sparql: str, *, looked_at: str, place: str
) -> list[dict[str, Term | None]]:
    """Return the solutions of a SELECT query as terms, by variable.

    ``looked_at`` is the query as it was written, before terms were bound in it: mistakes in it are
    told. Raises ``QueryError`` as ``select`` does, and for queries of another form.
    """
    refuse_unknown(store, looked_at, place=place)
    answer = _ask(store, sparql, {}, place)
    if not isinstance(answer, QuerySolutions):
        raise QueryError("selects nothing", place=place, cure="Use SELECT.")
    names = [variable.value for variable in answer.variables]
    try:
        return [{name: row[name] for name in names} for row in answer]
    except (RuntimeError, OSError) as error:
        raise unanswered(error, place) from error


def answer(
    store: Store, sparql: str, *, any_term: bool = False, place: str = "the query"
) -> Answer:
    """Return the answer to a query in RDF terms, as the store gives it.

    Raises ``QueryError`` as ``select`` does.
    """
    found = _ask(store, sparql, {}, place)
    if not any_term:
        refuse_unknown(store, sparql, place=place)
    return found


def construct(
    store: Store, sparql: str, *, any_term: bool = False, place: str = "the query"
) -> str:
    """Return what a CONSTRUCT or DESCRIBE query builds, as sorted N-Triples.

    Raises ``QueryError`` as ``select`` does, and for queries of another form.
    """
    answer = _ask(store, sparql, {}, place)
    if not any_term:
        refuse_unknown(store, sparql, place=place)
    if not isinstance(answer, QueryTriples):
        raise QueryError("builds no triples", place=place, cure="Use CONSTRUCT or DESCRIBE.")
    return "".join(sorted({f"{triple} .\n" for triple in answer}))


def value_of(term: object) -> Value:
    """Return the plain value of an RDF term.

    >>> value_of(NamedNode("https://w3id.org/newskg/ontology#sent")), value_of(Literal(3))
    ('kg:sent', 3)
    """
    if isinstance(term, NamedNode):
        return compact(term.value)
    if isinstance(term, BlankNode):
        return f"_:{term.value}"
    if isinstance(term, Literal):
        return _literal_value(term)
    return None if term is None else str(term)


def _literal_value(term: Literal) -> Value:
    datatype = term.datatype.value
    try:
        if datatype in _WHOLE:
            return int(term.value)
        if datatype in _REAL:
            return float(term.value)
    except ValueError:
        return term.value  # a text such as "douze" that only claims to be a number
    if datatype == f"{_XSD}boolean":
        return term.value in ("true", "1")
    return term.value


def _ask(store: Store, sparql: str, bindings: Mapping[str, Term], place: str) -> Answer:
    refuse(sparql, place=place)
    try:
        answer = store.query(sparql, prefixes=PREFIXES, bindings=bindings)
    except SyntaxError as error:
        raise _explained(sparql, str(error), place) from error
    except ValueError as error:
        raise QueryError(
            str(error), place=place, cure="Select each variable that is to be set."
        ) from error
    if not isinstance(answer, QueryBoolean | QueryTriples | QuerySolutions):
        raise QueryError("has no answer", place=place, cure="Use SELECT, ASK or CONSTRUCT.")
    return answer


def unanswered(error: Exception, place: str) -> KgError:
    """Return what it means that an answer broke off: the store's trouble, or the query's."""
    if is_of_disk(error):
        return trouble(None, error)
    return QueryError(f"can't be answered ({error})", place=place, cure="Simplify the query.")


def _explained(sparql: str, message: str, place: str) -> QueryError:
    """Return an error that names the place, and the likeliest cause."""
    unknown = undeclared_prefixes(sparql, frozenset(PREFIXES))
    if unknown:
        return QueryError(
            f"the prefix {unknown[0]}: is not declared",
            place=place,
            cure=f"Begin with PREFIX {unknown[0]}: <…>; bound already are {', '.join(PREFIXES)}.",
        )
    if not sparql.strip():
        return QueryError("is empty", place=place, cure="Write SELECT … WHERE { … }.")
    return QueryError(
        f"is no SPARQL query: {_located(sparql, message)}",
        place=place,
        cure="Check brackets, dots and quotation marks there.",
    )


def _located(sparql: str, message: str) -> str:
    """Return the parser's message in one line, with what stands where it stopped."""
    found = _AT.match(message)
    if found is None:
        return " ".join(message.split())
    line, column, expected = int(found[1]), int(found[2]), " ".join(found[3].split())
    lines = sparql.split("\n")
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    after = " ".join("\n".join(lines[line:]).split()) if not rest else ""
    what = f"unexpected {(rest or after)[:30]!r}" if rest or after else "it breaks off"
    # The parser may list every character that a name could go on with: that helps nobody.
    hint = f" ({expected})" if len(expected) <= _LONGEST_HINT else ""
    return f"line {line}, column {column}: {what}{hint}"
