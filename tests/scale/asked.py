"""Every named question: of everything, and about what is named most."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import QuerySolutions

from kg.iris import PREFIXES, compact
from kg.query.asking import Question, ask, questions
from kg.store import Store

__all__ = ["Answered", "answered"]

_ROUNDS, _LIMIT = 5, 100
_NAMED = """
SELECT ?thing (COUNT(?claim) AS ?many) WHERE {
  ?claim rdf:subject ?thing ; rdf:object ?other
  FILTER(STRSTARTS(STR(?thing), STR(kge:)) && !CONTAINS(STRAFTER(STR(?thing), STR(kge:)), "/"))
} GROUP BY ?thing ORDER BY DESC(?many) LIMIT 2
"""
_DAYS = "SELECT ?date WHERE { ?doc schema:datePublished ?date } ORDER BY ?date"


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, its rows, and the median of some rounds in milliseconds."""

    question: str
    asked: str
    rows: int
    median: float


def answered(store: Store) -> Iterator[Answered]:
    """Ask every question in each way, five times."""
    things = [compact(row["thing"].value) for row in _solutions(store, _NAMED)]
    days = [row["date"].value for row in _solutions(store, _DAYS)]
    for name, question in questions().items():
        for given in _ways(question, things, days[len(days) // 2]):
            times = []
            for _ in range(_ROUNDS):
                begun = time.process_time()
                rows = ask(store, question, parameters=given, limit=_LIMIT)
                times.append(time.process_time() - begun)
            told = " ".join(f"{key}={value}" for key, value in given.items()) or "everything"
            yield Answered(name, told, len(rows), 1000 * statistics.median(times))


def _ways(question: Question, things: list[str], day: str) -> Iterator[dict[str, str]]:
    """Yield what the question is asked with: what it needs, then each name beside it."""
    values = {"entity": iter([*things, *things]), "date": iter([day] * 9)}
    needed = {
        one.name: next(values[one.kind])
        for one in question.parameters
        if one.required and one.default is None
    }
    yield needed
    for one in question.parameters:
        if one.kind == "entity" and one.name not in needed:
            yield {**needed, one.name: things[0]}


def _solutions(store: Store, query: str) -> QuerySolutions:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return answer
