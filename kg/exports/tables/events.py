"""What happened, with who, to whom, when and where: rows in the manner of ACLED and PLOVER."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from kg.exports.mappings import mapping
from kg.exports.material import Material
from kg.exports.statements import End, Statement
from kg.exports.tables.rows import Cell, Columns
from kg.rdf.times.days import days

__all__ = ["EVENT", "event_rows"]

_ACTOR, _PLACE = "kg:Actor", "kg:Place"

EVENT: Columns = MappingProxyType(
    {
        "event_id": str, "claim": str, "event_date": str, "end_date": str, "time": str,
        "date_from": str, "event_type": str, "acled_type": str, "acled_sub_type": str,
        "relation": str, "actor1": str, "actor1_type": str, "actor1_id": str, "actor2": str,
        "actor2_type": str, "actor2_id": str, "object": str, "number": int, "place": str,
        "place_id": str, "country": str, "latitude": float, "longitude": float, "status": str,
        "negated": bool, "modality": str, "state": str, "according_to": str, "confidence": float,
        "source": str, "document": str, "url": str, "published": str, "sentence": str,
    }
)  # fmt: skip
"""The columns of an event.

``event_type`` is PLOVER's; ``event_date`` and ``end_date`` are the first and last day of its
``time``, or that of the document, as ``date_from`` tells (``text``, ``document``). ``actor2`` is an
actor that it is done to; what else it is done to is the ``object``. Coordinates are the
gazetteer's, and empty where it has none.
"""


def event_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each statement whose relation has a type of event; conclusions are none.

    Statements of one event share ``event_id``, its time and its place.
    """
    told = (said for said in material.statements() if not said.rule)
    for _, group in groupby(told, key=lambda said: said.document):
        by_event: dict[str, list[Statement]] = {}
        for said in group:
            by_event.setdefault(said.event, []).append(said)
        for together in by_event.values():
            for said in together:
                if said.plover:
                    yield _row(material, said, together)


def _row(material: Material, said: Statement, together: Sequence[Statement]) -> tuple[Cell, ...]:
    document = material.document(said.document)
    time = said.time or next((one.time for one in together if one.time), "")
    first, last = days(time or document.published or "")
    nobody = End("")
    subject, value = said.subject or nobody, said.object or nobody
    actor = value if _ACTOR in _classes(material, value) else nobody
    where = _where(material, said, together) or nobody
    place = material.place(where.id)
    return (
        said.event,
        said.id,
        first,
        last,
        time,
        "text" if time else "document" if document.published else "",
        said.plover,
        *_acled(material, said),
        said.relation,
        subject.label,
        subject.type,
        subject.id,
        actor.label,
        actor.type,
        actor.id,
        "" if actor.is_node else value.label,
        said.number,
        where.label,
        where.id,
        place.country,
        place.latitude,
        place.longitude,
        said.status,
        said.negated,
        said.modality,
        said.state,
        said.holder.label if said.holder is not None else "",
        said.confidence,
        document.source or "",
        said.document,
        document.url or "",
        document.published or "",
        said.sentence,
    )


def _where(material: Material, said: Statement, together: Sequence[Statement]) -> End | None:
    """Return the place of an event: its own, else one that it is done to."""
    for one in (said, *together):
        if one.place is not None:
            return one.place
    value = said.object
    if value is not None and _PLACE in _classes(material, value):
        return value
    return None


def _acled(material: Material, said: Statement) -> tuple[str, str]:
    value = said.object
    kinds = _classes(material, value) if value is not None else ()
    for line in mapping("acled")["event"]:
        if line["relation"] == said.relation and line.get("object") in (None, *kinds):
            return line["type"], line["sub"]
    return "", ""


def _classes(material: Material, end: End) -> tuple[str, ...]:
    return material.labels.classes(end.type) if end.is_node else ()
