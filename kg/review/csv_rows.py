"""Candidates as rows of a CSV file that a person fills in, and such a file → judgements."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from kg.errors import QueryError
from kg.resolve.judgements import Judgement
from kg.review.comparing import Candidate
from kg.review.desk import Desk
from kg.spreadsheet import csv_lines
from kg.textfile import read_text

__all__ = ["COLUMNS", "candidate_rows", "judged_rows", "read_rows"]

COLUMNS = (
    "verdict", "entity", "other", "value", "label", "other_label", "type", "other_type", "score",
    "reason", "documents", "other_documents", "note",
)  # fmt: skip


def candidate_rows(candidates: Iterable[Candidate]) -> str:
    """Return candidates as CSV, with an empty column for the verdict."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    for one in candidates:
        a, b = one.entity, one.other
        told = (f"{one.score:.2f}", one.reason, *map(str, one.documents))
        rows.append(("", a.iri, b.iri, "", a.label, b.label, a.type, b.type, *told, ""))
    return "".join(csv_lines(rows))


def judged_rows(desk: Desk, text: str, place: str) -> list[Judgement]:
    """Judge as the rows of a CSV file say, and return the judgements; empty verdicts are skipped.

    ``verdict`` is merge, apart (with ``other``), split (``value`` ``doc:ID`` or ``name:NAME``),
    rename or retype (with ``value``). Rows whose judgement is in force already are skipped too, so
    that a file can be imported again. Raises QueryError, with the line, for what makes no sense;
    the rows before it stay judged.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if rows.fieldnames is None or not {"verdict", "entity"} <= set(rows.fieldnames):
        raise QueryError(
            "has no columns verdict and entity",
            place=place,
            cure="Start from what `kg entities review --export` writes.",
        )
    made = []
    for row in rows:
        verdict = (row["verdict"] or "").strip().lower()
        if not verdict or _is_in_force(desk, verdict, row):
            continue
        try:
            made.append(_judge(desk, verdict, row))
        except QueryError as error:
            raise QueryError(
                error.what, place=f"{place}, line {rows.line_num}", cure=error.cure
            ) from None
    return made


def read_rows(path: Path) -> str:
    """Return the text of a CSV file; raises QueryError where it can't be read."""
    return read_text(path, QueryError, cure="Name a CSV file in UTF-8.")


def _judge(desk: Desk, verdict: str, row: dict[str, str]) -> Judgement:
    entity, other = row["entity"].strip(), (row.get("other") or "").strip()
    value, note = (row.get("value") or "").strip(), (row.get("note") or "").strip()
    match verdict:
        case "merge":
            return desk.merge(entity, other, note=note)
        case "apart":
            return desk.apart(entity, other, note=note)
        case "rename":
            return desk.rename(entity, value, note=note)
        case "retype":
            return desk.retype(entity, value, note=note)
        case "split":
            kind, _, which = value.partition(":")
            if kind == "doc":
                return desk.split(entity, doc=which, to=other, note=note)
            if kind == "name":
                return desk.split(entity, name=which, to=other, note=note)
            raise QueryError("is no part", place=value, cure="Write doc:ID or name:NAME.")
    raise QueryError(
        f"{verdict!r} is no verdict", cure="Write merge, apart, split, rename or retype."
    )


def _is_in_force(desk: Desk, verdict: str, row: dict[str, str]) -> bool:
    entity, other = row["entity"].strip(), (row.get("other") or "").strip()
    value = (row.get("value") or "").strip()
    return any(
        one.verdict.value == verdict
        and one.entity == entity
        and (one.other == other or not other)
        and (one.value == value or one.part is not None or not value)
        for one in desk.log.in_force().line
    )
