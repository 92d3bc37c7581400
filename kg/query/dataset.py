"""The graphs of a query, named beside it: as the SPARQL Protocol lets clients do."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.store.queries.tokens import tokens

__all__ = ["over_graphs"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_BEHIND = frozenset({"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES"})
_BLANK = frozenset(" \t\r\n")

Token = tuple[str, str, int]


def over_graphs(sparql: str, default: Sequence[str], named: Sequence[str]) -> str:
    """Return a query over these graphs (IRIs) instead of those that it names itself.

    See https://www.w3.org/TR/sparql11-protocol/#dataset. Raises ``QueryError`` for what is no IRI.

    >>> over_graphs("SELECT ?a FROM <a:x> { ?a ?b ?c }", ["a:y"], ["a:z"])
    'SELECT ?a  FROM <a:y> FROM NAMED <a:z> { ?a ?b ?c }'
    >>> over_graphs("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", ["a:y"], [])
    'CONSTRUCT { ?a ?b ?c }  FROM <a:y> WHERE { ?a ?b ?c }'
    """
    if not default and not named:
        return sparql
    clauses = [*(f"FROM {_iri(one)}" for one in default)]
    clauses += [f"FROM NAMED {_iri(one)}" for one in named]
    found = [one for one in tokens(sparql) if one[0] != "comment" and not set(one[1]) <= _BLANK]
    place, own = _place(found, len(sparql))
    parts, end = [], 0
    for start, stop in own:
        parts.append(sparql[end:start].rstrip())
        end = stop
    return f"{''.join(parts)}{sparql[end:place]} {' '.join(clauses)} {sparql[place:].lstrip()}"


def _place(found: Sequence[Token], length: int) -> tuple[int, list[tuple[int, int]]]:
    """Return where the graphs of a query are named, and where its own names of graphs stand."""
    words = [word.upper() if kind == "word" else word for kind, word, _ in found]
    first = next((i for i, word in enumerate(words) if word in _FORMS), len(found))
    own: list[tuple[int, int]] = []
    i = first + 1
    if words[first : first + 2] == ["CONSTRUCT", "{"]:
        i = _behind_braces(words, first + 1)
    depth = 0
    while i < len(found):
        word, at = words[i], found[i][2]
        depth += (word == "(") - (word == ")")
        if depth == 0 and (word == "{" or word in _BEHIND):
            return at, own
        if depth == 0 and word == "FROM":
            last = min(i + 1 + (words[i + 1 : i + 2] == ["NAMED"]), len(found) - 1)
            own.append((at, found[last][2] + len(found[last][1])))
            i = last
        i += 1
    return length, own


def _behind_braces(words: Sequence[str], start: int) -> int:
    depth = 0
    for i in range(start, len(words)):
        depth += (words[i] == "{") - (words[i] == "}")
        if depth == 0:
            return i + 1
    return len(words)


def _iri(text: str) -> str:
    try:
        return str(NamedNode(text))
    except ValueError:
        raise QueryError("is no IRI", place=repr(text), cure="Name graphs by whole IRIs.") from None
