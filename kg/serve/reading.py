"""Pages to read: a document with what claims are made of marked in it, and what a search finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from kg.errors import QueryError
from kg.exports import Material, Selection
from kg.exports.statements import Statement
from kg.model import Claim, Document, Paragraph, Span
from kg.ontology import load
from kg.query import Contents
from kg.query.records import document_called
from kg.query.search import Hit, Hits, search
from kg.serve.marking import Mark, Piece, marks_of, pieces
from kg.serve.pages import language_for, page_of
from kg.store import Store
from kg.workers import Limits

__all__ = ["document_page", "search_page"]

_AT_ONCE = 20
_SAFE = ("http://", "https://")
Told = tuple[Statement, str]
"""A claim and how its relation is told."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a document from ``start`` on, with what is marked in them; or none, a break.

    ``sentence`` tells that claims were found in it.
    """

    start: int
    pieces: list[Piece]
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document, of a ``kind`` (``body``, ``title`` …), with its claims."""

    kind: str
    stretches: list[Stretch]
    claims: list[Told]


def document_page(store: Store, limits: Limits, *, lang: str | None, id: str) -> bytes:  # noqa: A002
    """Return a document: its text, what claims are made of marked in it, and the claims.

    Where the store has no text of it, the sentences that hold claims. Raises ``QueryError`` where
    there is no such document.
    """
    known = document_called(store, id)
    claims = list(islice(Contents(store).claims(id), limits.rows))
    material = _material(store, language_for(store, lang))
    try:
        document = Contents(store).document(id)
    except QueryError:
        blocks, whole = list(_sentences(claims, material)), False
    else:
        blocks, whole = list(_paragraphs(document, claims, material)), True
    url = known.url if (known.url or "").startswith(_SAFE) else None
    return page_of(store, "document", lang, document=known, blocks=blocks, whole=whole, url=url)


def search_page(
    store: Store, limits: Limits, *, lang: str | None, text: str, about: str, offset: int
) -> bytes:
    """Return where words stand: sentences with their claims, titles, names.

    What can't be looked for is told on the page: it is a form that somebody fills in.
    """
    del limits
    hits, problem = Hits((), {}, more=False), ""
    if text.strip():
        try:
            hits = search(store, text, about=about or None, limit=_AT_ONCE, offset=offset)
        except QueryError as error:
            problem = str(error)
    material = _material(store, language_for(store, lang))
    found = [(hit, _marked(hit), _told(hit.claims, material)) for hit in hits]
    following = ""
    if hits.more:
        asked = {"text": text, "about": about, "offset": offset + _AT_ONCE}
        following = urlencode({name: value for name, value in asked.items() if value})
    values = {"text": text, "about": about, "found": found, "following": following}
    return page_of(store, "search", lang, instead=hits.instead, problem=problem, **values)


def _paragraphs(document: Document, claims: Sequence[Claim], material: Material) -> Iterator[Block]:
    text = document.text
    for part in document.paragraphs or (Paragraph(0, len(text)),):
        here = [one for one in claims if part.start <= one.evidence.start < part.end]
        marks = [mark for claim in here for mark in marks_of(claim)]
        stretches: list[Stretch] = []
        place = part.start
        for start, end in _apart((one.evidence.start, one.evidence.end) for one in here):
            stretches.append(_stretch(text, place, start, ()))
            stretches.append(_stretch(text, start, min(end, part.end), marks, sentence=True))
            place = end
        stretches.append(_stretch(text, place, part.end, ()))
        kept = [one for one in stretches if one.pieces]
        yield Block(part.kind.value, kept, _told(here, material))


def _stretch(
    text: str, start: int, end: int, marks: Iterable[Mark], *, sentence: bool = False
) -> Stretch:
    return Stretch(start, pieces(Span(start, end, text[start:end]), marks), sentence)


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that lie over each other as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(places)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _sentences(claims: Sequence[Claim], material: Material) -> Iterator[Block]:
    together: dict[Span, list[Claim]] = {}
    for claim in claims:
        sentence = Span(claim.evidence.start, claim.evidence.end, claim.evidence.text)
        together.setdefault(sentence, []).append(claim)
    for sentence, group in together.items():
        marks = [mark for claim in group for mark in marks_of(claim)]
        stretch = Stretch(sentence.start, pieces(sentence, marks), sentence=True)
        yield Block("body", [stretch], _told(group, material))


def _marked(hit: Hit) -> list[Piece]:
    marks = (Mark(start, end, "found") for start, end in hit.marks)
    return pieces(Span(0, len(hit.text), hit.text), marks)


def _told(claims: Iterable[Claim], material: Material) -> list[Told]:
    return [(said, material.told(said)) for said in map(material.statement, claims)]


def _material(store: Store, lang: str) -> Material:
    return Material(store, Selection(), lang, lambda: load().gazetteer)
