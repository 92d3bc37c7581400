"""An answer as bytes, in the form that somebody asks for, and within limits: jobs of workers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.query.asking import Words, ask, language_of, words
from kg.query.results import more_rows, results
from kg.query.rows import Rows, Value
from kg.query.search import HIT, Hit, hit_record, search
from kg.query.select import select
from kg.store import Store
from kg.workers import Limits

__all__ = ["answer_asked", "answer_question", "answer_search", "answer_sparql"]

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


def answer_asked(
    store: Store, limits: Limits, *, asked: Mapping[str, Any], form: str, width: int | None
) -> bytes:
    """Return the answer to a question, behind a line that tells that there is more, or nothing.

    ``asked`` is what ``ask`` takes beside the store; a name that ends with ``.rq`` is that of a
    file. A table has headings, and says yes and no, in
    the language of the answer.
    """
    told = words(asked.get("lang") or language_of(store))
    name = asked["question"]
    question = Path(name) if name.endswith(".rq") else name
    rows = ask(store, **{**asked, "question": question})
    note = told.more if rows.more else "" if rows.rows else told.nothing
    shown = told.shown(rows) if form == "table" else rows
    return f"{note}\n".encode() + _written(shown, limits, form, width)


def answer_search(
    store: Store,
    limits: Limits,
    *,
    asked: Mapping[str, Any],
    form: str,
    width: int | None,
    lang: str | None = None,
) -> bytes:
    """Return what a search finds, behind a line that tells what was looked for instead, or nothing.

    ``asked`` is what ``search`` takes beside the store; ``lang`` is the language of the answer.
    """
    told = words(lang or language_of(store))
    hits = search(store, **asked)
    notes = [
        told.instead.format(word=word, words=", ".join(others))
        for word, others in hits.instead.items()
    ]
    notes += [told.more] if hits.more else [] if len(hits) else [told.nothing]
    rows = Rows(HIT, tuple(tuple(hit_record(hit).values()) for hit in hits))
    if form == "table":
        shown = ({**hit_record(hit), **_on_screen(hit, told, width)} for hit in hits)
        rows = told.shown(Rows(HIT, tuple(tuple(row.values()) for row in shown)))
    return f"{' '.join(notes)}\n".encode() + _written(rows, limits, form, width)


def _on_screen(hit: Hit, told: Words, width: int | None) -> dict[str, Value]:
    """Return what a table says of a hit otherwise: its kind, its text, the claims it has room for.

    A long text begins shortly before what was looked for; only claims with a relation of the
    vocabulary are told.
    """
    text = hit.text
    if width is not None and len(text) > width and hit.marks:
        start = min(hit.marks[0][0] - width // 3, len(text) - width + 1)
        text = f"…{text[start:]}" if start > 0 else text
    typed = (str(claim) for claim in hit.claims if claim.predicate.id.startswith("kg:"))
    return {"hit": told.value("hit", hit.kind), "text": text, "claims": "; ".join(typed)}


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
