"""Sixty sentences as records of PLOVER, and what the export of events makes of them.

``records.tsv`` has a sentence a line, written for this: its type of event, who acts, to whom (empty
where to nobody), the day, the place and its state; the last two as the export names them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph import KnowledgeGraph

__all__ = ["FIELDS", "Record", "Result", "read_records", "scored"]

_PUBLISHED = "2025-03-12"  # a Wednesday
_LANG = "en"
_RECORDS = Path(__file__).with_name("records.tsv")
FIELDS = ("class", "actor", "recipient", "date", "place", "country", "coordinates")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """What a sentence tells, field by field; ``coordinates`` are not written, only wanted."""

    sentence: str
    fields: Mapping[str, str]

    def right(self, row: Row) -> frozenset[str]:
        """Return which fields a row has right; a name may go on ("the army in Hama")."""
        wanted = self.fields
        found = {
            "class": row["event_type"] == wanted["class"],
            "actor": _named(wanted["actor"], row["actor1"]),
            "recipient": not wanted["recipient"]
            or any(_named(wanted["recipient"], row[end]) for end in ("actor2", "object")),
            "date": row["event_date"] == row["end_date"] == wanted["date"],
            "place": row["place"] == wanted["place"],
            "country": row["country"] == wanted["country"],
            "coordinates": bool(row["latitude"] and row["longitude"]),
        }
        return frozenset(name for name, so in found.items() if so)


@dataclass(frozen=True, slots=True)
class Result:
    """A record with the row that has most of it right, and the other rows of its sentence."""

    record: Record
    row: Row | None
    others: tuple[Row, ...] = ()

    @property
    def right(self) -> frozenset[str]:
        """Return which of the record's fields are right; none where the type is another."""
        found = self.record.right(self.row) if self.row is not None else frozenset()
        return found if "class" in found else frozenset()


def read_records() -> list[Record]:
    """Return the records in the order of the file."""
    with _RECORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [Record(row.pop("sentence"), row) for row in rows]


def scored(folder: Path) -> list[Result]:
    """Build a graph of the sentences in an empty folder, export its events and compare them."""
    records = read_records()
    lines = (
        {"id": f"r{number}", "text": one.sentence, "lang": _LANG, "published": _PUBLISHED}
        for number, one in enumerate(records)
    )
    source, events = folder / "sentences.jsonl", folder / "events.csv"
    source.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with KnowledgeGraph.build(source) as graph:
        graph.export(events, lang=_LANG)
    with events.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        _result(record, [row for row in rows if row["document"] == f"r{number}"])
        for number, record in enumerate(records)
    ]


def _result(record: Record, rows: Iterable[Row]) -> Result:
    best, *others = [*sorted(rows, key=lambda row: -_worth(record, row)), None]
    return Result(record, best, tuple(row for row in others if row is not None))


def _worth(record: Record, row: Row) -> int:
    right = record.right(row)
    return len(right) + len(FIELDS) * ("class" in right)


def _named(wanted: str, label: str) -> bool:
    return f"{label.casefold()} ".startswith(f"{wanted.casefold()} ")
