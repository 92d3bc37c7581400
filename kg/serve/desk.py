"""The desk as the service gives it: a page that asks for its tables, and the tables."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypedDict, Unpack
from urllib.parse import quote
from weakref import WeakKeyDictionary

from kg.lens import Rebuilt
from kg.ontology import load
from kg.query import entity_called
from kg.serve.pages import language_for, page_of
from kg.store import Store
from kg.view.desk import script_safe, settings
from kg.view.material import Material
from kg.view.points import Point, points
from kg.view.reading import Asked, Scope, of_asked, of_heaviest
from kg.view.tables import tabled
from kg.view.words import words
from kg.workers import Limits

__all__ = ["desk", "desk_page", "part"]


class Wanted(TypedDict, total=False):
    """What ``part`` may be asked for; see ``kg.view.reading.Asked``."""

    entity: Sequence[str]
    document: Sequence[str]
    claim: Sequence[str]
    relation: str
    text: str


_OPENS_WITH = 150  # entities of which most is said
_opened: WeakKeyDictionary[Store, dict[str, bytes]] = WeakKeyDictionary()


def desk_page(store: Store, limits: Limits, *, lang: str | None, entity: str = "") -> bytes:
    """Return the page of the desk, or of a dossier; its scripts ask for what it shows.

    Raises ``QueryError`` where there is no such entity.

    >>> from kg.store import open_store
    >>> desk_page(open_store(None), Limits(), lang="en", entity="Nemo")
    Traceback (most recent call last):
    kg.errors.QueryError: 'Nemo': names no entity of the store. `kg entities find` lists them.
    """
    del limits
    start = f"#dossier/{_key(entity_called(store, entity))}" if entity else ""
    spoken = language_for(store, lang)
    lens = str(store.lens) if isinstance(store, Rebuilt) else ""
    told = script_safe(settings(spoken, service={"lens": lens}))
    return page_of(store, "desk", lang, settings=told, speech=words(spoken), start=start)


def desk(store: Store, limits: Limits, *, lang: str | None = None) -> bytes:
    """Return what the desk opens with: findings, and what is said of the weightiest entities.

    It is made once for a store as it stands. Sentences are in it, texts of documents are not.
    """
    del limits
    spoken, known = language_for(store, lang), _opened.setdefault(store, {})
    if spoken not in known:
        material = of_heaviest(store, spoken, Scope(limit=_OPENS_WITH))
        lean = replace(material, known=replace(material.known, texts={}, quoted={}))
        known[spoken] = _json(tabled(_told(lean, spoken)))
    return known[spoken]


def part(
    store: Store, limits: Limits, *, limit: int, lang: str | None = None, **wanted: Unpack[Wanted]
) -> bytes:
    """Return what else a page asks for, in the same tables; raises ``QueryError``."""
    asked = Asked(
        entities=wanted["entity"],
        documents=wanted["document"],
        claims=wanted["claim"],
        relation=wanted.get("relation"),
        text=wanted.get("text"),
        limit=min(limit, limits.rows),
    )
    spoken = language_for(store, lang)
    return _json(tabled(_told(of_asked(store, spoken, asked), spoken)))


def _told(material: Material, lang: str) -> Material:
    """Return the same with what the gazetteer knows of its things."""
    return material.called(load().gazetteer, lang).placed(_points())


@functools.cache
def _points() -> Mapping[str, Point]:
    return points(load().gazetteer.entries.values())


def _key(iri: str) -> str:
    return quote(iri.removeprefix("kge:"), safe="")


def _json(tables: object) -> bytes:
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
