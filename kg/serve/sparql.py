"""SPARQL 1.1 Protocol, its query operation: https://www.w3.org/TR/sparql11-protocol/."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.errors import QueryError
from kg.lens import seen
from kg.query.dataset import over_graphs
from kg.query.written import answer_sparql
from kg.serve.accepting import best
from kg.serve.answering import Asking, problem
from kg.store.queries.guard import form as form_of

__all__ = ["endpoint"]

_LONGEST = 200_000  # bytes of a query
_LONGEST_LENS = 400  # characters
_MOST_FIELDS = 20
_ROWS = {
    "application/sparql-results+json": "sparql-json",
    "application/sparql-results+xml": "sparql-xml",
    "text/csv": "sparql-csv",
    "text/tab-separated-values": "sparql-tsv",
    "application/json": "sparql-json",
    "application/xml": "sparql-xml",
}
_YES_OR_NO = {media: form for media, form in _ROWS.items() if form in ("sparql-json", "sparql-xml")}
_TRIPLES = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "text/plain": "ntriples",
}
_GRAPHS = ("default-graph-uri", "named-graph-uri")


async def endpoint(request: Request, asking: Asking) -> Response:
    """Answer a query in the form that the client accepts best; ``lens`` is a field of kg's own."""
    if request.method == "GET" and not request.url.query:
        return RedirectResponse("/query", 303)
    fields = await _fields(request)
    if isinstance(fields, Response):
        return fields
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        return problem("this service only reads: no update", 403)
    if len(queries) != 1:
        return problem("give one query: ?query=SELECT …", 400)
    lenses = [value for name, value in fields if name == "lens" and value]
    if len(lenses) > 1 or any(len(lens) > _LONGEST_LENS for lens in lenses):
        return problem(f"give one lens of at most {_LONGEST_LENS} characters", 400)
    default, named = ([value for name, value in fields if name == one] for one in _GRAPHS)
    try:
        sparql = over_graphs(queries[0], default, named)
    except QueryError as error:
        return problem(str(error), 400)
    offered = {"ASK": _YES_OR_NO, "CONSTRUCT": _TRIPLES, "DESCRIBE": _TRIPLES}.get(
        form_of(sparql), _ROWS
    )
    media = best(request.headers.get("accept"), list(offered))
    if media is None:
        return problem(f"accept one of: {', '.join(offered)}", 406)
    asked = {"sparql": sparql, "form": offered[media], "any_term": True, "width": None}
    job, given = seen(answer_sparql, next(iter(lenses), None), **asked)
    return await asking(job, media, **given)


async def _fields(request: Request) -> list[tuple[str, str]] | Response:
    """Return what is asked, or a refusal."""
    told = request.url.query
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > _LONGEST:
                return problem(f"a query has at most {_LONGEST:,} bytes", 413)
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return problem("a query is UTF-8", 400)
        if kind == "application/sparql-query":
            return [("query", text), *_parsed(told)]
        if kind == "application/sparql-update":
            return problem("this service only reads: no update", 403)
        if kind != "application/x-www-form-urlencoded":
            kinds = "application/sparql-query or application/x-www-form-urlencoded"
            return problem(f"send a query as {kinds}", 415)
        told = f"{told}&{text}" if told else text
    try:
        return _parsed(told)
    except ValueError:
        return problem("the fields can't be read", 400)


def _parsed(fields: str) -> list[tuple[str, str]]:
    return parse_qsl(fields, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
