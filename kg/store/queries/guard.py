"""What a query may not do, found before it runs: write, ask other servers, nest without end.

A word inside a string or an IRI is never taken for an instruction, nor is an instruction hidden
behind an escape overlooked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.errors import QueryError
from kg.store.queries.tokens import position, tokens

__all__ = ["form", "refuse", "undeclared_prefixes"]

Token = tuple[str, str, int]

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_DEEPEST = 50  # brackets in brackets
_MOST_GROUPS = 500  # in braces
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_WRITES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
)


def refuse(sparql: str, *, place: str = "the query") -> None:
    """Raise ``QueryError`` where a query would write, ask another server or is nested too deep.

    >>> refuse("SELECT * { ?s ?p 'SERVICE' }")
    >>> refuse("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: the query: SERVICE at line 1, column 12 would ask another server. ...
    """
    found = _objection(sparql)
    if found is not None:
        raise QueryError(found[0], place=place, cure=found[1])


@lru_cache(maxsize=32)  # a question is looked at by whoever asks it, and by the store
def _objection(sparql: str) -> tuple[str, str] | None:
    """Return what is wrong with a query, and what to do; nothing where it may be asked."""
    cut = list(tokens(sparql))
    if (size := _too_large(sparql, cut)) is not None:
        return size, "Write it flatter, or ask several queries."
    first = _form(cut)
    if first in _WRITES:
        cure = "Queries only read; documents are added with kg build."
        return f"{first} would change the store", cure
    unescaped = _unescape(sparql)
    texts = [(sparql, cut)]
    if unescaped != sparql:
        texts.append((unescaped, list(tokens(unescaped))))
    for text, found in texts:
        for kind, word, at in found:
            if kind == "word" and word.upper() == "SERVICE":
                line, column = position(text, at)
                what = f"SERVICE at line {line}, column {column} would ask another server"
                return what, "Ask only what the store holds; load other data into it first."
    return None


def _too_large(sparql: str, cut: Iterable[Token]) -> str | None:
    """Tell what ends the parser's process without an error, or keeps its optimiser for hours."""
    depth, groups = 0, 0
    for kind, mark, at in cut:
        if kind == "mark":
            depth += (mark in _OPENING) - (mark in _CLOSING)
            groups += mark == "{"
        if depth > _DEEPEST or groups > _MOST_GROUPS:
            line, column = position(sparql, at)
            what = (
                f"nests {_DEEPEST} brackets" if depth > _DEEPEST else f"has {_MOST_GROUPS} groups"
            )
            return f"{what} and more at line {line}, column {column}"
    return None


def form(sparql: str) -> str:
    r"""Return the query's first keyword after the prologue (``SELECT``), or an empty string.

    >>> form("PREFIX x: <http://x/> # note\nask { ?s ?p ?o }")
    'ASK'
    """
    return _form(tokens(sparql))


def _form(cut: Iterable[Token]) -> str:
    for kind, word, _ in cut:
        if kind == "word" and (word.upper() in _FORMS or word.upper() in _WRITES):
            return word.upper()
    return ""


def undeclared_prefixes(sparql: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return the prefixes that a query uses but neither declares nor finds among ``known``.

    >>> undeclared_prefixes("PREFIX a: <http://a/> SELECT * { ?s a:x b:y }", frozenset())
    ('b',)
    """
    used: list[str] = []
    declared = set(known)
    before = ""
    for kind, word, _ in tokens(sparql):
        if kind == "name":
            prefix = word.partition(":")[0]
            if before.upper() == "PREFIX":
                declared.add(prefix)
            elif prefix not in used:
                used.append(prefix)
        if kind != "comment" and word.strip():
            before = word
    return tuple(prefix for prefix in used if prefix not in declared)


def _unescape(sparql: str) -> str:
    r"""Return the query with ``\u0053`` written as ``S``, as a SPARQL parser may read it."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF else found[0]

    return _ESCAPE.sub(character, sparql)
