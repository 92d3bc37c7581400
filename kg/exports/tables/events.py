"""What happened, with who, to whom, when and where: rows in the manner of ACLED and PLOVER."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

from kg.exports.mappings import mapping
from kg.exports.material import Material
from kg.exports.statements import End, Statement
from kg.exports.tables.circumstances import Circumstances
from kg.exports.tables.rows import Cell, Columns
from kg.rdf.times.days import days

__all__ = ["EVENT", "event_rows"]

_OPEN = "open"  # as a relation in the table: any open claim

EVENT: Columns = MappingProxyType(
    {
        "event_id": str, "claim": str, "event_date": str, "end_date": str, "time": str,
        "date_from": str, "event_type": str, "acled_type": str, "acled_sub_type": str,
        "relation": str, "actor1": str, "actor1_type": str, "actor1_id": str, "actor2": str,
        "actor2_type": str, "actor2_id": str, "object": str, "number": int, "place": str,
        "place_id": str, "place_from": str, "country": str, "latitude": float, "longitude": float,
        "status": str, "negated": bool, "modality": str, "state": str, "according_to": str,
        "confidence": float, "source": str, "document": str, "url": str, "published": str,
        "sentence": str,
    }
)  # fmt: skip
"""The columns of an event.

``event_type`` is PLOVER's; ``event_date`` and ``end_date`` are the first and last day of its
``time``, or that of the document, as ``date_from`` tells: ``text`` (with the event), ``sentence``
(elsewhere in it, and nothing else), ``document``. ``actor2`` is an actor that it is done to, that
else its event names, or whose the ``object`` is; what it is done to is the ``object``.
``place_from`` tells where the ``place`` comes from: ``text``, ``sentence`` or ``object`` (it is
done to the place). Coordinates are the gazetteer's, and empty where it has none.
"""


def event_rows(material: Material) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each statement that has a type of event; conclusions are none.

    Statements of one event share ``event_id``, its time and its place. What only tells to whom
    something was delivered, deployed or put is told with who did so.
    """
    for _, group in groupby(material.claims(), key=lambda said: said.document):
        told = list(group)
        around = Circumstances(material, told)
        types = {said.id: _type(material, said, around) for said in told}
        typed = {said.event for said in told if types[said.id] and not said.is_open}
        done = {(said.event, types[said.id], said.object.id) for said in told if said.object}
        acts = {(said.event, types[said.id]) for said in told if around.is_actor(said.subject)}
        for said in told:
            kind, subject = types[said.id], said.subject
            if not kind or not material.selection.takes(said):
                continue
            if said.is_open and said.event in typed:
                continue
            if subject is not None and (said.event, kind, subject.id) in done:
                continue
            if around.is_actor(subject) or (said.event, kind) not in acts:
                yield _row(material, kind, said, around)


def _row(material: Material, kind: str, said: Statement, around: Circumstances) -> tuple[Cell, ...]:
    document = material.document(said.document)
    time, date_from = around.time(said)
    first, last = days(time or document.published or "")
    nobody = End("")
    subject, value = said.subject or nobody, said.object or nobody
    actor = around.recipient(said) or nobody
    where, place_from = around.place(said)
    where = where or nobody
    place = material.place(where.id)
    return (
        said.event,
        said.id,
        first,
        last,
        time,
        date_from,
        kind,
        *_acled(material, said),
        said.relation,
        subject.label,
        subject.type,
        subject.id,
        actor.label,
        actor.type,
        actor.id,
        "" if actor.id == value.id else value.label,
        said.number,
        where.label,
        where.id,
        place_from,
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


def _type(material: Material, said: Statement, around: Circumstances) -> str:
    """Return PLOVER's type of event: by its words, by its relation, or none.

    An open claim has one where it is said of an actor by another.
    """
    lang = material.document(said.document).lang or ""
    for line in mapping("plover")["event"]:
        words = line.get("lemmas", {}).get(lang, ())
        if line["relation"] == said.relation and ("lemmas" not in line or said.lemma in words):
            return str(line["type"])
        named = said.is_open and line["relation"] == _OPEN and said.lemma in words
        if named and around.is_actor(said.subject) and around.is_actor(said.object):
            return str(line["type"])
    return said.plover


def _acled(material: Material, said: Statement) -> tuple[str, str]:
    value = said.object
    kinds: Sequence[str] = ()
    if value is not None and value.is_node:
        kinds = material.labels.classes(value.type)
    for line in mapping("acled")["event"]:
        if line["relation"] == said.relation and line.get("object") in (None, *kinds):
            return line["type"], line["sub"]
    return "", ""
