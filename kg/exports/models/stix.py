"""Actors, places and their links as a STIX 2.1 bundle.

A relationship of STIX has no field that says "denied" or "possible": only plain facts are
relationships, each with whoever says so and its sentence. What is denied, hoped, planned or over
is a note on the things it is about, which no tool draws as a link.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kg.exports.mappings import mapping, nearest
from kg.exports.material import Material, Thing
from kg.exports.statements import Statement
from kg.query import StoredDocument
from kg.rdf.times.days import days

__all__ = ["stix"]

_OURS = uuid.UUID("6f0a2a3c-8f0b-5c53-9c0e-1f3a4c5d6e7f")  # the names that ids are made of
_UNDATED = "1970-01-01"
_NOWHERE = "ZZ"  # ISO 3166 leaves it to users; STIX wants a country of every place
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Object = dict[str, Any]


def stix(material: Material) -> Iterator[str]:
    """Yield a bundle, an object a line: kg itself, things, then each document with what it says."""
    names = ",".join(material.documents)
    yield f'{{"type": "bundle", "id": "{_id("bundle", names)}", "objects": [\n'
    yield json.dumps(_ourselves())
    refs: dict[str, str] = {}
    for thing in material.linked():
        kind = nearest(mapping("stix")["classes"], thing.classes)
        if kind is not None:
            one = _thing(thing, kind)
            refs[thing.id] = one["id"]
            yield _line(one)
    told: dict[str, list[str]] = {}
    for said, subject, value in material.links():
        if subject.id in refs and value.id in refs:
            one = _said(material, said, refs[subject.id], refs[value.id])
            told.setdefault(said.document, []).extend([one["id"], refs[subject.id], refs[value.id]])
            yield _line(one)
    for name in sorted(told):
        yield _line(_report(material.document(name), list(dict.fromkeys(told[name]))))
    yield "\n]}\n"


def _thing(thing: Thing, kind: Object) -> Object:
    place = thing.place
    one = _object(kind["type"], thing.id, _UNDATED) | kind | {"name": thing.label}
    if kind["type"] == "location":
        one["country"] = place.iso or _NOWHERE
        if place.latitude is not None and place.longitude is not None:
            one |= {"latitude": place.latitude, "longitude": place.longitude}
    sources = [{"source_name": "wikidata", "url": one} for one in thing.same_as]
    return one | ({"external_references": sources} if sources else {})


def _said(material: Material, said: Statement, subject: str, value: str) -> Object:
    published = material.document(said.document).published or ""
    one = _object("relationship" if said.is_plain else "note", said.id, published)
    one["confidence"] = round(100 * said.confidence)
    if not said.is_plain:
        one |= {"abstract": material.told(said), "content": material.according(said)}
        return one | {"object_refs": list(dict.fromkeys([subject, value]))}
    one |= {
        "relationship_type": _relation(said.relation),
        "description": material.according(said),
        "source_ref": subject,
        "target_ref": value,
    }
    first, last = days(said.time)
    if first:
        one["start_time"] = f"{first}T00:00:00.000Z"
    if last and last < date.max.isoformat():
        one["stop_time"] = f"{_next(last)}T00:00:00.000Z"
    return one


def _report(document: StoredDocument, refs: list[str]) -> Object:
    """Return a report of what a document says; a grouping where its day is unknown."""
    first = days(document.published or "")[0]
    one = _object("report" if first else "grouping", f"document:{document.id}", first)
    one |= {"name": document.title or document.id, "object_refs": refs}
    one |= {"published": f"{first}T00:00:00.000Z"} if first else {"context": "unspecified"}
    if document.url:
        name = document.source or document.id
        one["external_references"] = [{"source_name": name, "url": document.url}]
    return one


def _ourselves() -> Object:
    return {
        **_object("identity", "kg", _UNDATED, ours=False), "name": "kg", "identity_class": "system"
    }  # fmt: skip


def _object(kind: str, name: str, published: str, *, ours: bool = True) -> Object:
    """Return what every object has; ``published`` is when what it tells of was written."""
    stamp = f"{days(published)[0] or _UNDATED}T00:00:00.000Z"
    one = {
        "type": kind, "spec_version": "2.1", "id": _id(kind, name), "created": stamp,
        "modified": stamp,
    }  # fmt: skip
    return one | ({"created_by_ref": _id("identity", "kg")} if ours else {})


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid.uuid5(_OURS, f'{kind}:{name}')}"


def _relation(relation: str) -> str:
    known = mapping("stix")["relations"].get(relation)
    if known is not None:
        return str(known)
    prefix, _, local = relation.partition(":")
    name = _HUMP.sub("-", local).lower()
    return name if prefix == "kg" and _WORD.fullmatch(name) else "related-to"


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _line(one: Object) -> str:
    return ",\n" + json.dumps(one, ensure_ascii=False)
