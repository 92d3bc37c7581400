"""What a store says, as Python values: documents, claims, quotations, entities; rows of queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from kg.errors import QueryError
from kg.model import Claim, Conclusion, Document, Entity, Event, Marked, Quotation, events
from kg.query.claims import ClaimFilter, Wanted
from kg.query.entities import Entities, Profile
from kg.query.found import Found
from kg.query.records import (
    CLAIM,
    CONCLUSION,
    DOCUMENT,
    EVENT,
    QUOTATION,
    StoredDocument,
    claim_record,
    conclusion_record,
    document_record,
    documents_from,
    event_record,
    quotation_record,
)
from kg.store import Store

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.query.asking import Asked, Question
    from kg.query.rows import Rows
    from kg.query.search import Hits
    from kg.query.stats import Stats
    from kg.store import Term

__all__ = ["Contents"]


class Contents:
    """The contents of ``store``: a collection of documents, whose entities it has by their IRIs.

    >>> from kg.store import open_store
    >>> contents = Contents(open_store(None))
    >>> len(contents), list(contents), "article" in contents
    (0, [], False)
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __len__(self) -> int:
        """Return the number of documents."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """A graph is there even if it holds nothing."""
        return True

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the documents, sorted."""
        from kg.rdf import documents_in

        return iter(documents_in(self.store))

    def __contains__(self, name: object) -> bool:
        """Whether there is a document of that id, or an entity of that IRI (``kge:…``)."""
        from kg.rdf import document_iri, entity_in

        if not isinstance(name, str) or not name:
            return False
        if next(self.store.quads(graph=document_iri(name)), None) is not None:
            return True
        return name.startswith("kge:") and entity_in(self.store, name) is not None

    def __getitem__(self, iri: str) -> Profile:
        """Return what is known of the entity with an IRI: ``graph["kge:milan-osterov"]``.

        Raises ``QueryError`` where there is none; ``entity`` takes names too.
        """
        if not iri.startswith("kge:"):
            raise QueryError(
                "is no IRI of an entity",
                place=repr(iri),
                cure="Write kge:…, or graph.entity(NAME); graph.claims(document=ID) reads one.",
            )
        return self.entity(iri)

    def entity(self, name: str) -> Profile:
        """Return what is known of the entity with a name, or an IRI.

        Raises ``QueryError`` where nothing is called so, naming what is near, or where several
        are.
        """
        return Profile.of(self.store, name)

    def documents(self) -> Found[StoredDocument]:
        """Return all documents, by id: without their texts, which ``document`` has."""
        return Found(lambda: documents_from(self.store), document_record, DOCUMENT)

    def document(self, doc: str) -> Document:
        """Return a document as it was read: text, paragraphs, title, date, source, address.

        ``[start, end)`` of any span are offsets into its ``text``. Raises ``QueryError`` where
        there is none, or where a kg built it that kept no texts.
        """
        from kg.rdf import document_from

        found = document_from(self.store, doc)
        if found is None:
            there = doc in self
            raise QueryError(
                "the store has no text of it" if there else "the store has no such document",
                place=doc,
                cure="Build it again (--again): kg keeps texts now."
                if there
                else "graph.documents() lists them.",
            )
        return found

    def marked(self, doc: str) -> Marked:
        """Return a document with its claims and quotations: a notebook shows them marked in it.

        Raises ``QueryError`` as ``document`` does.
        """
        return Marked(self.document(doc), self.claims(doc), self.quotations(doc))

    def claims(self, document: str | None = None, **wanted: Unpack[Wanted]) -> Found[Claim]:
        """Return the claims of a document, or of all: by document, in the order of the text.

        Keywords narrow them, as ``ClaimFilter`` explains: ``subject``, ``object``, ``about``,
        ``relation``, ``holder``, ``since``, ``denied``. What rules concluded is in
        ``conclusions``. Raises ``QueryError`` for names that nothing has.
        """
        from kg.query.claims import matching
        from kg.query.search import claims_in, claims_told

        asked = {key: value for key, value in wanted.items() if value is not None}
        if not asked:
            return Found(lambda: claims_in(self.store, document), claim_record, CLAIM)
        places = sorted(matching(self.store, ClaimFilter(document=document, **wanted)))
        return Found(lambda: claims_told(self.store, places), claim_record, CLAIM)

    def conclusions(self) -> Found[Conclusion]:
        """Return what rules concluded from the claims: by rule, then by subject and relation."""
        from kg.rdf import conclusions_from

        return Found(lambda: conclusions_from(self.store), conclusion_record, CONCLUSION)

    def events(self, document: str | None = None) -> Found[Event]:
        """Return the events that claims of a document, or of all, describe, in text order.

        Each has its participants with their roles, its time and place, and its claims.
        """
        from kg.query.search import claims_in

        def read() -> Iterator[Event]:
            for _, claims in groupby(claims_in(self.store, document), attrgetter("doc")):
                yield from events(claims)

        return Found(read, event_record, EVENT)

    def quotations(self, document: str | None = None) -> Found[Quotation]:
        """Return the quotations of a document, or of all, in the order of the text."""
        from kg.rdf import quotations_from

        return Found(lambda: quotations_from(self.store, document), quotation_record, QUOTATION)

    def entities(self) -> Mapping[str, Entity]:
        """Return all entities by their compact IRI (``kge:…``)."""
        from kg.rdf import entities_from

        return Entities(entities_from(self.store))

    def query(
        self,
        sparql: str,
        *,
        bindings: Mapping[str, Term] | None = None,
        any_term: bool = False,
    ) -> Rows:
        """Answer a SPARQL query; the common prefixes are bound, ``bindings`` set variables.

        The default graph is all documents' graphs merged, each triple once. Raises QueryError for
        malformed SPARQL, for whatever would change the store or leave it, and for mistyped terms
        (``kg:snt``) unless ``any_term`` lets them pass.
        """
        from kg.query.select import select

        return select(self.store, sparql, bindings=bindings, any_term=any_term)

    def ask(
        self,
        question: str | Path | Question,
        *,
        lang: str | None = None,
        limit: int | None = None,
        **parameters: Asked | None,
    ) -> Rows:
        """Answer one of the named ``questions``: ``graph.ask("who-sent-what", by="Arlan")``.

        A file of your own (a ``Path``) is a question, too. Each takes the ``parameters``
        that ``questions`` tells: names of entities, dates, relations, numbers. ``lang`` is the
        language of the answer, by default that of the store; ``limit`` keeps the newest rows.

        Raises QueryError for an unknown question or parameter, naming those that there are, and
        for values that are none of their kind: a name that nothing has, no date.
        """
        from kg.query.asking import ask

        return ask(self.store, question, parameters=parameters, lang=lang, limit=limit)

    def search(
        self,
        text: str,
        *,
        about: str | None = None,
        since: str | None = None,
        limit: int | None = 20,
    ) -> Hits:
        """Return the sentences, titles and names in which all words of ``text`` stand, best first.

        Case, accents, hyphens and apostrophes make no difference, and of words that nothing has
        those are taken that are spelled nearly so (``Hits.instead``). ``"words in quotation
        marks"`` stand in this order, ``begin*`` is a beginning. Each hit has its document, its
        claims or its entity. ``about`` keeps sentences that make claims of an entity or by it,
        ``since``, an ISO date, documents that appeared then or later.

        Raises QueryError where there is no word to look for, and for a name that nothing has.
        """
        from kg.query.search import search

        return search(self.store, text, about=about, since=since, limit=limit)

    @property
    def questions(self) -> Mapping[str, Question]:
        """The named questions that ``ask`` knows, by name."""
        from kg.query.asking import questions

        return questions()

    def stats(self, *, lang: str | None = None) -> Stats:
        """Count documents, claims, entities, and what the claims are like.

        Holders are called as documents in ``lang`` call them, by default the store's language.
        """
        from kg.query.stats import stats

        return stats(self.store, lang)

    @property
    def dataset(self) -> Dataset:
        """The same store as an rdflib ``Dataset``, for reading, with the merged graph."""
        return self.store.as_rdflib()
