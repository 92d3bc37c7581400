"""``KnowledgeGraph``, the one object that a user holds: build, ask, draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kg.assemble import BuildReport, Options
from kg.errors import KgError, QueryError
from kg.model import Claim, Document, Entity, Quotation
from kg.store import Closing

if TYPE_CHECKING:
    import networkx as nx
    from rdflib import Dataset

    from kg.query import Question, Rows
    from kg.query.stats import Stats
    from kg.review import Desk, Log
    from kg.rules import Basis
    from kg.store import Record, Store, Term

__all__ = ["KnowledgeGraph", "Page"]


class KnowledgeGraph(Closing):
    """Claims read from documents, in a store in memory or on disk.

    >>> from kg import KnowledgeGraph
    >>> graph = KnowledgeGraph()
    >>> graph
    KnowledgeGraph(in memory: 0 documents)

    ``options`` say how documents that are added are read (``kg.assemble.Options``). What they
    leave open is taken from the store, which remembers how it was built (``graph.record``).
    """

    def __init__(self, store: Store | None = None, options: Options | None = None) -> None:
        from kg.store import open_store

        self.store: Store = open_store(None) if store is None else store
        self.options = options or Options()
        self._log: Log | None = None

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        create: bool = True,
        options: Options | None = None,
    ) -> KnowledgeGraph:
        """Open the store in the folder ``path``; ``create`` makes it where there is none.

        Raises StoreError for a folder of another program and for a store that is locked.
        """
        from kg.store import open_store

        return cls(open_store(Path(path), read_only=read_only, create=create), options)

    @classmethod
    def build(
        cls,
        *paths: str | Path,
        store: Path | str | None = None,
        options: Options | None = None,
        on_error: Callable[[KgError], None] | None = None,
    ) -> KnowledgeGraph:
        """Return the graph of files, folders and globs, in ``store`` or in memory.

        What can't be read goes to ``on_error``; without it the first error is raised.
        """
        graph = cls(options=options) if store is None else cls.open(store, options=options)
        graph.add(*paths, on_error=on_error)
        return graph

    # -- documents in ------------------------------------------------------------------------

    def add(
        self, *paths: str | Path, on_error: Callable[[KgError], None] | None = None
    ) -> BuildReport:
        """Read files, folders and globs into the graph; return what was done.

        A document takes the place of an older one of the same id. What can't be read goes to
        ``on_error``; without it the error is raised and what was stored before stays.
        """
        from kg.documents import read

        found = read(paths, on_error=on_error, lang=self.lang)
        return self.add_documents(found, on_error=on_error)

    def add_text(
        self,
        text: str,
        *,
        id: str,  # noqa: A002  (the field's name in Document)
        title: str | None = None,
        published: str | None = None,
        source: str | None = None,
        url: str | None = None,
    ) -> BuildReport:
        """Read a string into the graph as the document ``id``; see ``Document`` for the rest."""
        from kg.documents import document_from_text

        document = document_from_text(
            id,
            text,
            title=title,
            published=published,
            source=source,
            url=url,
            lang=self.lang,
        )
        return self.add_documents([document])

    def add_documents(
        self,
        documents: Iterable[Document],
        *,
        on_error: Callable[[KgError], None] | None = None,
    ) -> BuildReport:
        """Read ``documents`` into the graph; return what was done."""
        from kg.assemble import Watcher, build

        def fail(error: KgError) -> None:
            if on_error is None:
                raise error
            on_error(error)

        watcher = Watcher(on_error=fail)
        return build(documents, self.store, self.options, watcher=watcher, log=self.review.log)

    @property
    def review(self) -> Desk:
        """Where entities are merged, split, renamed and explained: ``graph.review.merge(a, b)``."""
        from kg.review import Desk, Log

        if self._log is None:
            self._log = Log(self.store)
        return Desk(self._basis, self._log)

    @property
    def record(self) -> Record | None:
        """How the store was built: languages, pipelines, ontology, rules; ``None`` if nothing was.

        It is ``assumed`` where a kg that kept no record built it.
        """
        from kg.store import remembered

        return remembered(self.store)

    @property
    def lang(self) -> str:
        """The language that is asked for, else the first one of the store."""
        return self.options.setup(self.record, self.store.path).lang

    @property
    def _basis(self) -> Basis:
        from kg.rules import Basis

        return Basis(self.store, self.options)

    def remove(self, doc: str) -> None:
        """Remove a document with all its claims and what rules concluded from them.

        Nothing happens where there is none.
        """
        from kg.rdf import document_iri

        graph = document_iri(doc)
        with self._basis.upkeep() as changed:
            changed(graph)
            self.store.remove_graph(graph)

    # -- what it says ------------------------------------------------------------------------

    def query(self, sparql: str, *, bindings: Mapping[str, Term] | None = None) -> Rows:
        """Answer a SPARQL query; the common prefixes are bound, ``bindings`` set variables.

        The default graph is the union of all documents' graphs. Raises QueryError for malformed
        SPARQL and for whatever would change the store or leave it.
        """
        from kg.query import select

        return select(self.store, sparql, bindings=bindings)

    def ask(self, question: str, **parameters: str) -> Rows:
        """Answer one of the named ``questions``: ``graph.ask("who-sent-what", who="Arlan")``.

        Raises QueryError for an unknown question or parameter, naming those that there are.
        """
        from kg.query import ask

        return ask(self.store, question, parameters=parameters)

    @property
    def questions(self) -> Mapping[str, Question]:
        """The named questions that ``ask`` knows, by name."""
        from kg.query import questions

        return questions()

    def documents(self) -> tuple[str, ...]:
        """Return the ids of all documents, sorted."""
        from kg.rdf import documents_in

        return documents_in(self.store)

    def claims(self, doc: str | None = None) -> Iterator[Claim]:
        """Yield the claims of a document, or of all: by document, in the order of the text."""
        from kg.rdf import claims_from

        return claims_from(self.store, doc)

    def quotations(self, doc: str | None = None) -> Iterator[Quotation]:
        """Yield the quotations of a document, or of all, in the order of the text."""
        from kg.rdf import quotations_from

        return quotations_from(self.store, doc)

    def entities(self) -> Mapping[str, Entity]:
        """Return all entities by their compact IRI (``kge:…``)."""
        from kg.rdf import entities_from

        return entities_from(self.store)

    @property
    def dataset(self) -> Dataset:
        """The same store as an rdflib ``Dataset`` whose default graph is the union."""
        return self.store.as_rdflib()

    # -- to look at ----------------------------------------------------------------------------

    def network(
        self,
        *,
        holder: str | None = None,
        include: Literal["plain", "all"] = "plain",
        confidence: float = 0.0,
        lang: str | None = None,
    ) -> nx.MultiDiGraph[str]:
        """Return entities and claims as a networkx graph, with the evidence on its edges.

        ``include="plain"`` keeps what is asserted and not denied, ``"all"`` every claim.
        ``holder`` narrows to what one entity claims: its IRI (``kge:…``) or one of its names, or
        ``"document"`` for what documents state themselves. ``confidence`` keeps claims at least
        so sure (0..1). ``lang`` is the labels' language, by default that of the store.
        """
        from kg.network import network

        lang = lang or self.lang
        chosen = None if holder is None else self._holder(holder)
        return network(self.store, holder=chosen, include=include, confidence=confidence, lang=lang)

    def view(
        self,
        *,
        title: str = "",
        lang: str | None = None,
        limit: int = 2000,
        holder: str | None = None,
        include: Literal["plain", "all"] = "all",
        confidence: float = 0.0,
    ) -> Page:
        """Return the interactive page: shown by Jupyter, written with ``.write("graph.html")``.

        ``lang`` is the language of the page's own words, by default that of the store if the page
        speaks it, else English; ``limit`` the most entities drawn; the rest as in ``network``.
        """
        from kg.view import html
        from kg.view.words import languages

        if lang is None:
            lang = self.lang if self.lang in languages() else "en"

        drawn = self.network(holder=holder, include=include, confidence=confidence, lang=lang)
        return Page(html(drawn, title=title, lang=lang, limit=limit))

    def _holder(self, name: str) -> str:
        """Return the IRI of the entity that is meant by an IRI or by one of its names."""
        if name == "document" or name.startswith("kge:"):
            return name
        wanted = name.casefold()
        called = [
            entity
            for entity in self.entities().values()
            if wanted in (entity.label.casefold(), *(n.casefold() for n in entity.names))
        ]
        if len(called) == 1:
            return called[0].iri
        if not called:
            raise QueryError(
                "is the name of nobody in the graph",
                place=repr(name),
                cure="`kg query --name holders` lists those who claim something.",
            )
        raise QueryError(
            f"is the name of {len(called)} entities",
            place=repr(name),
            cure=f"Name one of them: {', '.join(entity.iri for entity in called)}.",
        )

    def _repr_html_(self) -> str:
        return self.view()._repr_html_()

    # -- housekeeping --------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the store; the graph can't be used afterwards."""
        self.store.close()

    def __repr__(self) -> str:
        """Say where it is and how many documents it holds."""
        place = "in memory" if self.store.path is None else str(self.store.path)
        return f"KnowledgeGraph({place}: {len(self.documents())} documents)"

    def stats(self) -> Stats:
        """Count documents, claims, entities, and what the claims are like."""
        from kg.query.stats import stats

        return stats(self.store)


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A self-contained HTML page."""

    html: str

    def write(self, path: Path | str) -> Path:
        """Write the page in UTF-8 and return its path; raises ViewError."""
        from kg.view import write_page

        return write_page(self.html, path)

    def _repr_html_(self, height: int = 640) -> str:
        from kg.view.notebook import iframe

        return iframe(self.html, height)

    def __repr__(self) -> str:
        """Say how large the page is."""
        return f"Page({len(self.html):,} characters of HTML)"
