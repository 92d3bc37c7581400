"""Pages that workers write: documents with what is marked in them, entities, neighbourhoods."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from kg.exports import Material, Selection
from kg.exports.statements import Statement
from kg.model import Claim, Span
from kg.ontology import load
from kg.query import Contents, documents_from, entity_called
from kg.serve.jobs import document_called, entities_called
from kg.serve.marking import Piece, marks_of, pieces
from kg.store import Store, remembered
from kg.view import html
from kg.view.words import languages
from kg.workers import Limits

__all__ = ["document_page", "documents_page", "entities_page", "home_page", "neighbourhood_page"]

_ASSETS = Path(__file__).parent / "assets"
_AT_ONCE = 100
_MOST_DRAWN = 400
_SAFE = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document with its claims."""

    pieces: list[Piece]
    claims: list[tuple[Statement, str]]


def home_page(store: Store, limits: Limits, *, lang: str | None) -> bytes:
    """Return the page with the editor of queries."""
    del limits
    contents = Contents(store)
    return _page(store, "home", lang, count=len(contents), questions=list(contents.questions))


def documents_page(store: Store, limits: Limits, *, lang: str | None, offset: int) -> bytes:
    """Return a page of the list of documents."""
    del limits
    found = list(islice(documents_from(store), offset, offset + _AT_ONCE + 1))
    following = offset + _AT_ONCE if len(found) > _AT_ONCE else None
    return _page(store, "documents", lang, documents=found[:_AT_ONCE], following=following)


def document_page(store: Store, limits: Limits, *, lang: str | None, id: str) -> bytes:  # noqa: A002
    """Return a document: its sentences that hold claims, what they are made of marked in them.

    Raises ``QueryError`` where there is none.
    """
    document = document_called(store, id)
    found = list(islice(Contents(store).claims(id), limits.rows))
    material = Material(store, Selection(), _lang(store, lang), lambda: load().gazetteer)
    sentences = list(_sentences(found, material))
    url = document.url if (document.url or "").startswith(_SAFE) else None
    return _page(store, "document", lang, document=document, sentences=sentences, url=url)


def entities_page(store: Store, limits: Limits, *, lang: str | None, text: str) -> bytes:
    """Return the entities with a text in a name."""
    del limits
    found = entities_called(store, text)
    return _page(store, "entities", lang, entities=found[:_AT_ONCE], text=text, count=len(found))


def neighbourhood_page(store: Store, limits: Limits, *, lang: str | None, entity: str) -> bytes:
    """Return the explorer of what is said of an entity; raises ``QueryError`` where there is none.

    >>> from kg.store import open_store
    >>> neighbourhood_page(open_store(None), Limits(), lang="en", entity="Nemo")
    Traceback (most recent call last):
    kg.errors.QueryError: 'Nemo': names no entity of the store. `kg entities find` lists them.
    """
    del limits
    from kg.network import network

    iri, spoken = entity_called(store, entity), _lang(store, lang)
    drawn = network(store, include="all", lang=spoken, about=iri)
    title = drawn.nodes[iri]["label"] if iri in drawn else iri
    return html(drawn, title=title, lang=spoken, limit=_MOST_DRAWN).encode()


def _sentences(claims: list[Claim], material: Material) -> Iterator[Sentence]:
    def place(claim: Claim) -> tuple[int, int]:
        return claim.evidence.start, claim.evidence.end

    for _, together in groupby(sorted(claims, key=place), key=place):
        group = list(together)
        sentence: Span = group[0].evidence
        marks = [mark for claim in group for mark in marks_of(claim)]
        told = [(said, material.told(said)) for said in map(material.statement, group)]
        yield Sentence(pieces(sentence, marks), told)


def _lang(store: Store, lang: str | None) -> str:
    """Return the language of a page: that asked for, else the store's, else English."""
    record = remembered(store)
    known = record.languages if record is not None else ()
    return next((one for one in (lang, *known) if one in languages()), "en")


def _page(store: Store, name: str, lang: str | None, **values: Any) -> bytes:
    spoken = _lang(store, lang)
    template = _templates().get_template(f"{name}.html")
    page: str = template.render(words=_words(spoken), lang=spoken, **values)
    return page.encode()


@functools.cache
def _words(lang: str) -> dict[str, str]:
    return tomllib.loads((_ASSETS / "words" / f"{lang}.toml").read_text(encoding="utf-8"))


@functools.cache
def _templates() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined)
