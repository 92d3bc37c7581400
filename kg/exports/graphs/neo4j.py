"""Things and links as the two files that ``neo4j-admin database import`` reads.

See https://neo4j.com/docs/operations-manual/current/import/. A relationship's type says what the
link is worth: ``SENT`` is a plain fact, ``SENT_DENIED`` and ``SENT_UNSURE`` are none, and
``SENT_INFERRED`` is what a rule concluded. So no query for ``SENT`` finds what a text denies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.exports.material import Material
from kg.exports.statements import Statement
from kg.exports.tables.rows import EDGE, Cell, edge_row
from kg.network import ASSERTED
from kg.spreadsheet import csv_lines

__all__ = ["nodes", "relationships"]

_TYPES = {str: "", int: ":long", float: ":double", bool: ":boolean"}
_DAYS = ("start", "end")
_LEFT_OUT = ("subject", "object")  # they are the ends
_WORD = re.compile(r"[^\w]+")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NODE = (
    "iri:ID(Thing)", "label", "type", "names:string[]", "sameAs:string[]", "latitude:double",
    "longitude:double", "country", ":LABEL",
)  # fmt: skip


def nodes(material: Material) -> Iterator[str]:
    """Yield the things that are linked; their labels are their classes, without a prefix."""
    yield from csv_lines([_NODE])
    rows = (
        (
            thing.id,
            thing.label,
            thing.type,
            _array(thing.names),
            _array(thing.same_as),
            thing.place.latitude,
            thing.place.longitude,
            thing.place.country,
            ";".join(["Thing", *(name.partition(":")[2] for name in thing.classes)]),
        )
        for thing in material.linked()
    )
    yield from csv_lines(map(_flat, rows), exact=True)


def relationships(material: Material) -> Iterator[str]:
    """Yield the links with the columns of ``EDGE``."""
    kept = [name for name in EDGE if name not in _LEFT_OUT]
    typed = [f"{name}:date" if name in _DAYS else name + _TYPES[EDGE[name]] for name in kept]
    yield from csv_lines([(":START_ID(Thing)", ":END_ID(Thing)", ":TYPE", *typed)])
    for said, subject, target in material.links():
        known = dict(zip(EDGE, edge_row(material, said, subject, target), strict=True))
        row = (subject.id, target.id, _type(said), *(known[name] for name in kept))
        yield from csv_lines([_flat(row)], exact=True)


def _type(said: Statement) -> str:
    name = _CAPITAL.sub("_", said.relation.partition(":")[2])
    worth = "" if said.status == ASSERTED else f"_{said.status}"
    return _WORD.sub("_", name + worth).upper()


def _flat(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row whose texts are of one line: the importer takes no more by default."""
    return tuple(" ".join(cell.splitlines()) if isinstance(cell, str) else cell for cell in row)


def _array(names: tuple[str, ...]) -> str:
    return ";".join(name.replace(";", ",") for name in names)
