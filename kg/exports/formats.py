"""The table of formats: a new one is a line here, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from kg.errors import ExportError
from kg.exports.graphs import neo4j
from kg.exports.graphs.gexf import gexf
from kg.exports.graphs.graphml import graphml
from kg.exports.material import ALL, PLAIN, Material
from kg.exports.models.ftm import ftm
from kg.exports.models.stix import stix
from kg.exports.rdf import dumps
from kg.exports.rdf.jsonld import jsonld
from kg.exports.rdf.nanopubs import nanopubs
from kg.exports.tables import events, rows
from kg.exports.tables.csv import as_csv
from kg.exports.tables.parquet import as_parquet

__all__ = ["FORMATS", "Format", "Holds", "format_named"]

Lines: TypeAlias = Callable[[Material], Iterator[str]]
Write: TypeAlias = Callable[[Material, BinaryIO], None]


class Holds(StrEnum):
    """What a format holds: the whole store, its statements, things and links, or events."""

    STORE = "store"
    CLAIMS = "claims"
    GRAPH = "graph"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, what it ``holds``, and the endings of file names that mean it.

    ``includes`` are the kinds of statements that it can hold, the default first; none where it
    always holds the whole store. ``files`` writes each of its files, by name; a format of several
    is a folder. ``extra`` is the extra of kg that it needs, ``binary`` tells that it is no text.
    """

    name: str
    title: str
    holds: Holds
    endings: tuple[str, ...]
    files: Mapping[str, Write]
    includes: tuple[str, ...] = ()
    extra: str = ""
    binary: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files."""
        return len(self.files) > 1


def _text(lines: Lines) -> Mapping[str, Write]:
    """Return what writes lines of text as the one file of a format."""
    return {"": _encoded(lines)}


def _encoded(lines: Lines) -> Write:
    def write(material: Material, file: BinaryIO) -> None:
        file.writelines(line.encode("utf-8") for line in lines(material))

    return write


def _file(write: Write) -> Mapping[str, Write]:
    return {"": write}


_EITHER, _PLAINLY = (ALL, PLAIN), (PLAIN, ALL)
_TABLES = {
    "claims": (Holds.CLAIMS, rows.CLAIM, rows.claim_rows, "all statements"),
    "nodes": (Holds.GRAPH, rows.NODE, rows.node_rows, "the things that are linked"),
    "edges": (Holds.GRAPH, rows.EDGE, rows.edge_rows, "the links between things"),
}


def _tables() -> Iterator[Format]:
    for name, (holds, columns, found, title) in _TABLES.items():
        written = _text(as_csv(columns, found))
        yield Format(f"{name}-csv", f"CSV: {title}", holds, (f"{name}.csv",), written, _EITHER)
    for name, (holds, columns, found, title) in _TABLES.items():
        yield Format(
            f"{name}-parquet",
            f"Parquet: {title}",
            holds,
            (f"{name}.parquet",),
            _file(as_parquet(columns, found)),
            _EITHER,
            extra="parquet",
            binary=True,
        )


_NEO4J = {
    "nodes.csv": _encoded(neo4j.nodes),
    "relationships.csv": _encoded(neo4j.relationships),
}
_EVENTS = _text(as_csv(events.EVENT, events.event_rows))
_STORE, _CLAIMS, _GRAPH = Holds.STORE, Holds.CLAIMS, Holds.GRAPH
_ALL = (
    Format("turtle", "Turtle: the merged graph", _STORE, (".ttl",), _file(dumps.turtle)),
    Format("nanopubs", "nanopublications", _CLAIMS, ("nanopubs.trig",), _file(nanopubs), _EITHER),
    Format("trig", "TriG: a graph a document", _STORE, (".trig",), _file(dumps.trig)),
    Format("nquads", "N-Quads, sorted", _STORE, (".nq",), _text(dumps.nquads)),
    Format("json-ld", "JSON-LD that reads well", _STORE, (".jsonld",), _text(jsonld)),
    *_tables(),
    Format("events-csv", "CSV: what happened", Holds.EVENTS, ("events.csv",), _EVENTS, _PLAINLY),
    Format("gexf", "GEXF for Gephi", _GRAPH, (".gexf",), _text(gexf), _EITHER),
    Format("graphml", "GraphML", _GRAPH, (".graphml",), _text(graphml), _EITHER),
    Format("neo4j", "a folder for neo4j-admin import", _GRAPH, ("neo4j",), _NEO4J, _EITHER),
    Format("ftm", "FollowTheMoney entities", _GRAPH, (".ftm.json", ".ftm"), _text(ftm), (PLAIN,)),
    Format("stix", "a STIX 2.1 bundle", _GRAPH, ("stix.json", ".stix"), _text(stix), _EITHER),
)

FORMATS: Mapping[str, Format] = MappingProxyType({one.name: one for one in _ALL})
"""All formats by name."""


def format_named(name: str | None, file: str = "") -> Format:
    """Return the format of a name, or else the one that a file's name asks for.

    Raises ``ExportError`` where there is none, naming those that there are.

    >>> format_named("trig").endings, format_named(None, "out/my-claims.csv").name
    (('.trig',), 'claims-csv')
    """
    if name is not None:
        if name in FORMATS:
            return FORMATS[name]
        near = get_close_matches(name, FORMATS, n=1)
        raise ExportError(
            "is no format" + (f"; did you mean {near[0]}?" if near else ""),
            place=repr(name),
            cure=f"Choose one of: {', '.join(FORMATS)}.",
        )
    for one in FORMATS.values():
        if any(file.lower().endswith(ending) for ending in one.endings):
            return one
    endings = dict.fromkeys(ending for one in FORMATS.values() for ending in one.endings)
    raise ExportError(
        "its name tells no format",
        place=file,
        cure=f"Name the format, or end the file's name with one of: {', '.join(endings)}.",
    )
