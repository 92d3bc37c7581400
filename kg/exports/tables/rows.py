"""Statements, links and things as rows: the columns that CSV, Parquet and graphs share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from kg.exports.material import Material, Thing
from kg.exports.statements import End, Statement
from kg.rdf.times.days import days

__all__ = ["CLAIM", "EDGE", "NODE", "Cell", "Columns", "claim_rows", "edge_rows", "node_rows"]

Cell: TypeAlias = str | int | float | bool | None
Columns: TypeAlias = Mapping[str, type]
Rows: TypeAlias = Callable[[Material], Iterator[tuple[Cell, ...]]]

JOINED = "; "

NODE: Columns = MappingProxyType(
    {
        "id": str, "label": str, "type": str, "type_label": str, "names": str, "same_as": str,
        "latitude": float, "longitude": float, "country": str,
    }
)  # fmt: skip
"""The columns of a thing; ``names`` and ``same_as`` are joined by "; "."""

_HOW: Columns = MappingProxyType(
    {
        "status": str, "negated": bool, "modality": str, "tense": str, "state": str,
        "holder": str, "holder_label": str, "via": str, "time": str, "start": str, "end": str,
        "place": str, "place_label": str, "confidence": float, "rule": str, "document": str,
        "title": str, "published": str, "source": str, "url": str, "sentence": str,
    }
)  # fmt: skip

EDGE: Columns = MappingProxyType(
    {"id": str, "subject": str, "relation": str, "object": str, "label": str, **_HOW}
)
"""The columns of a link. ``start`` and ``end`` are the first and last day of its ``time``."""

CLAIM: Columns = MappingProxyType(
    {
        "id": str, "subject": str, "subject_label": str, "relation": str, "relation_label": str,
        "words": str, "object": str, "object_label": str, "value": str, "datatype": str,
        "number": int, "event": str, "role": str, "layer": str, "plover": str, **_HOW,
    }
)  # fmt: skip
"""The columns of a statement: ``object`` is a thing, or ``value`` a date, number or text."""


def node_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """Yield the things that are linked, as ``NODE`` has them."""
    return (node_row(material, thing) for thing in material.linked())


def node_row(material: Material, thing: Thing) -> tuple[Cell, ...]:
    """Return a thing as ``NODE`` has it."""
    return (
        thing.id,
        thing.label,
        thing.type,
        material.labels.names.get(thing.type, ""),
        JOINED.join(thing.names),
        JOINED.join(thing.same_as),
        thing.place.latitude,
        thing.place.longitude,
        thing.place.country,
    )


def edge_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """Yield the statements that link two things, as ``EDGE`` has them."""
    for said, subject, target in material.links():
        yield edge_row(material, said, subject, target)


def edge_row(material: Material, said: Statement, subject: End, target: End) -> tuple[Cell, ...]:
    """Return a link as ``EDGE`` has it."""
    label = material.told(said)
    return (said.id, subject.id, said.relation, target.id, label, *_how(material, said))


def claim_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """Yield all statements, as ``CLAIM`` has them."""
    for said in material.statements():
        subject, value = said.subject or End(""), said.object or End("")
        yield (
            said.id,
            subject.id,
            subject.label,
            said.relation,
            material.labels.relation(said.relation),
            said.words,
            value.id,
            value.label if value.is_node else "",
            "" if value.is_node else value.label,
            value.datatype,
            said.number,
            said.event,
            said.role,
            said.layer,
            said.plover,
            *_how(material, said),
        )


def _how(material: Material, said: Statement) -> tuple[Cell, ...]:
    document = material.document(said.document)
    holder, place = said.holder or End(""), said.place or End("")
    return (
        said.status,
        said.negated,
        said.modality,
        said.tense,
        said.state,
        holder.id,
        holder.label,
        JOINED.join(one.label for one in said.via),
        said.time,
        *days(said.time),
        place.id,
        place.label,
        said.confidence,
        said.rule,
        said.document,
        document.title or "",
        document.published or "",
        document.source or "",
        document.url or "",
        said.sentence,
    )
