"""Triples that are new or gone since documents changed, and what paths lead to from them.

A path is written as in SPARQL: ``(^kg:partOf|^kg:memberOf)/(^kg:partOf|^kg:memberOf)*`` leads from
who is told to be part of something, or no longer is, on to all who are part of him. Its first step
is taken along the triples that have moved, the others in the store as it is now. Of what was a
chain before, what lies behind its first link that is gone is found no more; all before it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions

from kg.errors import OntologyError
from kg.iris import PREFIXES, expand
from kg.rdf import rule_of
from kg.rules.selecting import portions, variables_of
from kg.rules.support import Fact
from kg.store import Store

__all__ = ["Path", "ends", "moved", "path"]

_PATH = re.compile(r"\(?(?P<first>\^?\w+:\w+(?:\|\^?\w+:\w+)*)\)?(?:/(?P<rest>\S+))?")


@dataclass(frozen=True, slots=True)
class Path:
    """A first step, by properties (full IRIs) forwards and backwards, and the ``rest``."""

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]
    rest: str = ""

    @property
    def properties(self) -> tuple[str, ...]:
        """What the triples that it begins with are told by."""
        return (*self.forwards, *self.backwards)


def path(text: str, place: str) -> Path:
    """Return the path that is written; raises ``OntologyError`` where none is.

    >>> found = path("kg:alliedWith|^kg:partOf/(^kg:partOf)*", "rule.rq")
    >>> found.forwards == (expand("kg:alliedWith"),), found.rest
    (True, '(^kg:partOf)*')
    """
    found = _PATH.fullmatch(text.strip())
    if found is None:
        cure = "Write it like kg:alliedWith|^kg:partOf/(^kg:partOf)*."
        raise OntologyError(f"names {text!r}, which is no path", place=place, cure=cure)
    if found["rest"]:
        variables_of(f"SELECT ?end {{ ?start {found['rest']} ?end }}", place)
    steps = found["first"].split("|")
    return Path(
        tuple(expand(step) for step in steps if step[0] != "^"),
        tuple(expand(step[1:]) for step in steps if step[0] == "^"),
        found["rest"] or "",
    )


def moved(
    store: Store,
    before: Collection[Fact],
    now: Collection[Fact],
    drawn: Collection[Fact],
    changed: Collection[str],
) -> set[Fact]:
    """Return the triples that are new or gone.

    ``before`` and ``now`` are what the graphs ``changed`` told and tell, ``drawn`` what rules have
    concluded in the meantime or no longer do. What another graph tells, too, has not moved.
    """

    def stands(fact: Fact) -> bool:
        end = fact[2].value if isinstance(fact[2], NamedNode) else None
        for quad in store.quads(fact[0].value, fact[1].value, end):
            graph = getattr(quad.graph_name, "value", "")
            told = quad.object == fact[2] and graph not in changed
            if told and not (fact in drawn and rule_of(graph)):
                return True
        return False

    return {fact for fact in {*before} ^ {*now} | {*drawn} if not stands(fact)}


def ends(store: Store, way: Path, facts: Iterable[Fact]) -> set[NamedNode]:
    """Return what a path leads to from facts that have moved."""
    starts: set[NamedNode] = set()
    for subject, property_, value in facts:
        if property_.value in way.backwards:
            starts.add(subject)
        if property_.value in way.forwards and isinstance(value, NamedNode):
            starts.add(value)
    if not way.rest:
        return starts
    found: set[NamedNode] = set()
    for some in portions(sorted(map(str, starts))):
        values = " ".join(some)
        query = f"SELECT DISTINCT ?end {{ VALUES ?start {{ {values} }} ?start {way.rest} ?end }}"
        answer = store.query(query, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        found |= {end for (end,) in answer if isinstance(end, NamedNode)}
    return found
