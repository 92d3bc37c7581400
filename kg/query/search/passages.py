"""A document of a store → what it is found by: its sentences, its title, the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg import languages
from kg.annotate.segments import segments
from kg.errors import KgError
from kg.iris import PREFIXES
from kg.languages import Language
from kg.model import Document
from kg.rdf import document_iri
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = ["NAME", "SENTENCE", "TITLE", "Passage", "names_in", "passages"]

SENTENCE, TITLE, NAME = "sentence", "title", "name"


class Passage(NamedTuple):
    """Characters ``[start, end)`` of a document's text, or of its title."""

    kind: str
    start: int
    end: int
    text: str


def passages(document: Document, store: Store) -> Iterator[Passage]:
    """Yield the title and the sentences of a document, cut as they are when it is read.

    A title that is one of its paragraphs is not yielded twice.
    """
    parts = {document.text[one.start : one.end] for one in document.paragraphs}
    if document.title and document.title not in parts:
        yield Passage(TITLE, 0, len(document.title), document.title)
    for one in segments(document, _language(store, document.lang)):
        if one.read:
            yield Passage(SENTENCE, one.start, one.end, document.text[one.start : one.end])


def names_in(store: QuadSource, doc: str) -> Iterator[tuple[str, str]]:
    """Yield the entities (full IRIs) of a document's graph, each with a name of it.

    What is a thing of this document alone is left out: its sentences have the words for it.
    """
    graph = document_iri(doc)
    for term in (Terms.LABEL, Terms.ALT_LABEL):
        for quad in store.quads(predicate=term.value, graph=graph):
            iri = iri_of(quad.subject)
            if iri.startswith(PREFIXES["kge"]) and "/" not in iri.removeprefix(PREFIXES["kge"]):
                yield iri, text_of(quad.object)


def _language(store: Store, code: str) -> Language:
    """Return the language of documents; kg's default where that of the store has gone."""
    known = store.record.languages if store.record is not None else ()
    wanted = next((lang for lang in known if languages.code_of(lang) == code), code)
    try:
        return languages.load(wanted)
    except KgError:
        return languages.load(languages.DEFAULT)
