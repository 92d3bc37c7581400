"""A SPARQL query cut into blanks, comments, IRIs, strings, variables, names and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

__all__ = ["Term", "filled", "position", "terms_in", "tokens"]

_COMMENT_OR_IRI_OR_STRING = r"""(?P<comment>\#[^\r\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"\"\"(?:\\.|[^\\])*?\"\"\" | '''(?:\\.|[^\\])*?'''
          | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*')"""
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
      | {_COMMENT_OR_IRI_OR_STRING}
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:\w(?:[\w.-]*[\w-])?)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)
      | (?P<tag>@[A-Za-z-]+)
      | (?P<word>\w+)
      | (?P<mark>.)""",
    re.VERBOSE | re.DOTALL,
)
_SLOT = re.compile(
    rf"{_COMMENT_OR_IRI_OR_STRING} | (?P<escaped>\\.) | (?P<slot>[$]\w+)", re.VERBOSE | re.DOTALL
)
_ESCAPED = re.compile(r"\\(.)")


class Term(NamedTuple):
    """A term that a query names: as it stands there, its full IRI, and its offset in characters."""

    written: str
    iri: str
    at: int


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """Yield the kind, the text and the offset of each token.

    >>> [kind for kind, text, _ in tokens("?a kg:sent 'kg:x' # kg:y") if text.strip()]
    ['variable', 'name', 'string', 'comment']
    """
    for found in _TOKEN.finditer(sparql):
        yield found.lastgroup or "", found[0], found.start()


def filled(sparql: str, value: Callable[[str], str]) -> str:
    """Return a query without comments, each slot (a variable with a dollar) being its ``value``.

    >>> filled("?a kg:sent $what, '$what' # all", str.upper)
    "?a kg:sent WHAT, '$what' "
    """

    def put(found: re.Match[str]) -> str:
        if found["slot"]:
            return value(found["slot"][1:])
        return "" if found["comment"] else found[0]

    return _SLOT.sub(put, sparql)


def position(text: str, at: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 1."""
    line = text.count("\n", 0, at) + 1
    return line, at - (text.rfind("\n", 0, at) + 1) + 1


def terms_in(
    sparql: str, prefixes: Mapping[str, str], *, templates: bool = False
) -> Iterator[Term]:
    """Yield the terms that a query looks for; ``prefixes`` are bound unless it says otherwise.

    Those in the template of CONSTRUCT are made, not looked for; ``templates`` yields them too.

    >>> query = "PREFIX a: <http://a/> SELECT * { ?x a:b/kg:c <http://d> }"
    >>> [term.iri for term in terms_in(query, {"kg": "http://kg/"})]
    ['http://a/b', 'http://kg/c', 'http://d']
    """
    bound = dict(prefixes)
    found = [one for one in tokens(sparql) if one[0] not in ("comment", "space")]
    i = 0
    while i < len(found):
        kind, text, at = found[i]
        word = text.upper() if kind == "word" else ""
        if word == "PREFIX" and [one[0] for one in found[i + 1 : i + 3]] == ["name", "iri"]:
            bound[found[i + 1][1].removesuffix(":")] = found[i + 2][1][1:-1]
            i += 2
        elif word == "BASE":
            i += 1
        elif word == "CONSTRUCT" and not templates:
            i = _behind_template(found, i + 1) - 1
        elif kind == "iri":
            yield Term(text, text[1:-1], at)
        elif kind == "name":
            prefix, _, local = text.partition(":")
            if prefix in bound:
                yield Term(text, bound[prefix] + _ESCAPED.sub(r"\1", local), at)
        i += 1


def _behind_template(found: list[tuple[str, str, int]], start: int) -> int:
    """Return where it goes on behind the braces that open at ``start``, if any do."""
    depth, i = 0, start
    while i < len(found):
        depth += {"{": 1, "}": -1}.get(found[i][1], 0)
        if depth == 0:
            return start if i == start else i + 1
        i += 1
    return i
