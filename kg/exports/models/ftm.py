"""People, organisations and their links as FollowTheMoney entities, a JSON object a line.

FollowTheMoney has no field that says "denied" or "possible": only plain facts are exported, each
with whoever says so, its sentence, and its article as proof.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from kg.exports.mappings import mapping, nearest
from kg.exports.material import Material, Thing
from kg.exports.statements import End, Statement
from kg.iris import PREFIXES

__all__ = ["ftm"]

_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_QID = re.compile(re.escape(PREFIXES["wd"]) + r"(Q\d+)")

Properties = dict[str, list[str]]


def ftm(material: Material) -> Iterator[str]:
    """Yield articles, then things, then links."""
    schemata: dict[str, str] = {}
    for document in material.documents.values():
        yield _line(_article(document.id), "Article", _told_of(material, document.id))
    for thing in material.linked():
        schema = nearest(mapping("ftm")["classes"], thing.classes)
        if schema is not None:
            schemata[thing.id] = schema
            yield _line(_id(thing.id), schema, _properties(thing))
    for said, subject, value in material.links():
        kinds = schemata.get(subject.id), schemata.get(value.id)
        if kinds[0] is not None and kinds[1] is not None:
            yield _link(material, said, (subject, kinds[0]), (value, kinds[1]))


def _link(
    material: Material, said: Statement, subject: tuple[End, str], value: tuple[End, str]
) -> str:
    table = mapping("ftm")
    form = table["relations"].get(said.relation, table["default"])
    if not (_fits(subject[1], form["subject"]) and _fits(value[1], form["object"])):
        form = table["default"]
    document = material.document(said.document)
    known = {
        form["subject"][0]: [_id(subject[0].id)],
        form["object"][0]: [_id(value[0].id)],
        "role": [material.told(said)] if form.get("role", True) else [],
        "summary": [material.according(said)],
        "date": [said.time.partition("/")[0]] if said.time and ".." not in said.time else [],
        "publisher": [document.source] if document.source else [],
        "sourceUrl": [document.url] if document.url else [],
        "proof": [_article(said.document)] if said.document in material.documents else [],
        "recordId": [said.id],
    }
    return _line(_id(said.id), form["schema"], known)


def _fits(schema: str, end: list[str]) -> bool:
    """Whether a schema is of the kind that an end asks for; one that asks for none takes all."""
    return len(end) == 1 or end[1] in (schema, *mapping("ftm")["kinds"].get(schema, ()))


def _properties(thing: Thing) -> Properties:
    others = [name for name in thing.names if name != thing.label]
    return {
        "name": [thing.label],
        "alias": others,
        "country": [thing.place.iso.lower()] if thing.place.iso else [],
        "wikidataId": [found[1] for one in thing.same_as if (found := _QID.fullmatch(one))],
    }


def _told_of(material: Material, name: str) -> Properties:
    document, languages = material.document(name), mapping("ftm")["languages"]
    return {
        "title": [document.title] if document.title else [],
        "fileName": [document.id],
        "language": [languages[document.lang]] if document.lang in languages else [],
        "publishedAt": [document.published] if document.published else [],
        "publisher": [document.source] if document.source else [],
        "sourceUrl": [document.url] if document.url else [],
    }


def _article(document: str) -> str:
    return _id(f"article:{document}")


def _id(name: str) -> str:
    """Return an id that FollowTheMoney takes: readable where that is possible, else a hash."""
    plain = name.replace(":", ".")
    if _ID.fullmatch(plain) and name.count(":") == 1:
        return plain
    return f"kg.{hashlib.sha1(name.encode()).hexdigest()}"  # noqa: S324  (no secret)


def _line(name: str, schema: str, properties: Properties) -> str:
    known = {key: values for key, values in sorted(properties.items()) if values}
    entity: dict[str, Any] = {"id": name, "schema": schema, "properties": known}
    return json.dumps(entity, ensure_ascii=False) + "\n"
