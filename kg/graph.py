"""``KnowledgeGraph``, the one object that a user holds: build, ask, draw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal, Unpack

from kg.assemble import BuildReport, Options, Watcher, build, piles, text_in_pile
from kg.errors import KgError
from kg.model import Document
from kg.query import Contents
from kg.store import Closing

if TYPE_CHECKING:
    import networkx as nx

    from kg.documents import Address, Metadata
    from kg.lens import Lens
    from kg.ontology import Gazetteer
    from kg.review import Desk, Log
    from kg.rules import Basis
    from kg.store import Record, Setup, Store
    from kg.view.page import Page

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph(Contents, Closing):
    """Claims read from documents, in a store in memory or on disk.

    >>> from kg import KnowledgeGraph
    >>> graph = KnowledgeGraph()
    >>> graph
    KnowledgeGraph(in memory: 0 documents)

    ``options`` say how documents that are added are read (``kg.assemble.Options``). What they
    leave open is taken from the store, which remembers how it was built (``graph.record``). What
    the graph holds is told by ``len``, ``in``, iteration, ``graph["kge:…"]`` and the methods of
    ``kg.query.Contents``: ``claims``, ``entity``, ``query`` and others.
    """

    def __init__(self, store: Store | None = None, options: Options | None = None) -> None:
        from kg.store import open_store

        super().__init__(open_store(None) if store is None else store)
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
        *paths: str | Path | Address,
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
        self,
        *paths: str | Path | Address,
        columns: Mapping[str, str] | None = None,
        on_error: Callable[[KgError], None] | None = None,
    ) -> BuildReport:
        """Read files, folders and globs into the graph; return what was done.

        A document takes the place of an older one of the same id. ``columns`` names the columns of
        tables by the fields that they are (``{"text": "corps"}``), the others are guessed. What
        can't be read goes to ``on_error``; without it the error is raised and what was stored
        before stays. The language of each is found, unless ``options`` name one.
        """
        report, record = BuildReport(), self.record
        for asked, documents in piles(
            paths, self.options, record, columns=columns, on_error=on_error
        ):
            report = report.plus(self._add(documents, asked, on_error))
        return report

    def add_text(
        self,
        text: str,
        *,
        id: str,  # noqa: A002  (the field's name in Document)
        **metadata: Unpack[Metadata],
    ) -> BuildReport:
        """Read a string into the graph as the document ``id``.

        ``title``, ``published``, ``source`` and ``url`` are those of ``Document``.
        """
        asked, document = text_in_pile(text, id, self.options, self.record, **metadata)
        return self._add([document], asked)

    def add_documents(
        self,
        documents: Iterable[Document],
        *,
        on_error: Callable[[KgError], None] | None = None,
    ) -> BuildReport:
        """Read ``documents``, all in one language, into the graph; return what was done."""
        return self._add(documents, self.options, on_error)

    def _add(
        self,
        documents: Iterable[Document],
        asked: Options,
        on_error: Callable[[KgError], None] | None = None,
    ) -> BuildReport:
        watcher = Watcher.raising(on_error)
        return build(documents, self.store, asked, watcher=watcher, log=self.review.log)

    @property
    def review(self) -> Desk:
        """Where entities are merged, split, renamed and explained: ``graph.review.merge(a, b)``."""
        from kg.review import Desk, Log

        if self._log is None:
            self._log = Log(self.store)
        return Desk(self._basis, self._log, self._lay)

    def _lay(self, changed: Callable[[str], None]) -> tuple[str, ...]:
        """Bring the store in line with judgements; where its ontology is gone, as it stands."""
        from kg.assemble import lay
        from kg.errors import StoreError
        from kg.review import apply

        log = self.review.log
        try:
            setup = self._basis.agreement.setup
        except StoreError:
            return apply(self.store, log.judgements(), changed)
        return lay(self.store, setup, log.in_force(), changed)

    @property
    def record(self) -> Record | None:
        """How the store was built: languages, pipelines, ontology, rules; ``None`` if nothing was.

        It is ``assumed`` where a kg that kept no record built it.
        """
        from kg.store import remembered

        return remembered(self.store)

    @property
    def lang(self) -> str:
        """The code of the language that is asked for, else of the first one of the store."""
        return self._setup.code

    @property
    def _setup(self) -> Setup:
        return self.options.setup(self.record, self.store.path)

    @property
    def _basis(self) -> Basis:
        from kg.rules import Basis

        return Basis(self.store, self.options)

    def remove(self, *docs: str) -> tuple[str, ...]:
        """Remove documents with all that was read of them; return the ids of those there were.

        What rules concluded from them goes as well, and names in other documents mean what they
        would if the removed had never been there.
        """
        from kg.assemble import take_out

        judged = self.review.log.in_force()
        with self._basis.upkeep() as changed:
            return take_out(self.store, docs, self.options, judged, changed)

    def through(self, lens: Lens | str) -> KnowledgeGraph:
        """Return the graph rebuilt from the claims that a lens lets through, for reading.

        ``"holder=Milan Osterov"`` is what he says, ``"holder=document"`` what documents state
        themselves; ``"denied-by=Front"`` keeps what the Front denies, ``"sources=2"`` what so many
        independent sources say, ``"grade=B"`` what sources graded so or better say (the table
        ``grades.csv`` in the store's folder). Conditions with ``;`` between them must all hold.
        Plain triples, conclusions and names are those that rest on such claims. It is in memory,
        and does not follow later changes. Raises ``QueryError`` for what is no lens, and for names
        that nothing has.
        """
        from kg.lens import through

        setup = self._setup
        options = Options(lang=setup.lang, model=setup.model, ontology=setup.ontology)
        return KnowledgeGraph(through(self.store, lens), options)

    # -- to look at ----------------------------------------------------------------------------

    def network(
        self,
        *,
        holder: str | None = None,
        include: Literal["plain", "all"] = "plain",
        confidence: float = 0.0,
        lang: str | None = None,
        evidence: bool = False,
    ) -> nx.MultiDiGraph[str]:
        """Return entities and claims as a networkx graph, which any of its formats can write.

        Nodes and edges carry texts and numbers (``kg.network.plain``); with ``evidence``, edges
        carry the list of their claims, each with its sentence (``kg.network.network``).
        ``include="plain"`` keeps what is asserted and not denied, ``"all"`` every claim.
        ``holder`` narrows to what one entity claims: its IRI (``kge:…``) or one of its names, or
        ``"document"`` for what documents state themselves. ``confidence`` keeps claims at least
        so sure (0..1). ``lang`` is the labels' language, by default that of the store.
        """
        from kg.network import network, plain_network
        from kg.query import entity_called

        lang = lang or self.lang
        if holder not in (None, "document"):
            holder = entity_called(self.store, holder)
        draw = network if evidence else plain_network
        return draw(self.store, holder=holder, include=include, confidence=confidence, lang=lang)

    def view(
        self,
        *,
        title: str = "",
        lang: str | None = None,
        limit: int = 2000,
        holder: str | None = None,
        confidence: float = 0.0,
    ) -> Page:
        """Return the interactive page: shown by Jupyter, written with ``.write("graph.html")``.

        ``lang`` is the language of the page's own words, by default that of the store if the page
        speaks it, else English; ``limit`` the number of entities with a dossier where there are
        more than 1,000 documents; the rest as in ``network``.
        """
        from kg.view.desk import desk
        from kg.view.notebook import still
        from kg.view.page import Page
        from kg.view.points import points
        from kg.view.reading import Scope, of_store
        from kg.view.words import languages

        lang = lang or (self.lang if self.lang in languages() else "en")
        material = of_store(self.store, lang, Scope.of(self.store, holder, confidence, limit))
        gazetteer = self._basis.knowledge_at_hand.gazetteer
        material = material.called(gazetteer, lang).placed(points(gazetteer.entries.values()))
        page = desk(material, title=title, lang=lang)
        return Page(page, lambda: still(self.store, lang))

    def export(
        self,
        target: Path | str | BinaryIO,
        format: str | None = None,  # noqa: A002  (what everybody calls it)
        *,
        holder: str | None = None,
        include: Literal["plain", "all"] | None = None,
        confidence: float = 0.0,
        lang: str | None = None,
    ) -> None:
        """Write the graph in a format of other tools: ``graph.export("graph.gexf")``.

        ``target`` is a file, or an open binary one; ``format`` a name of ``kg.exports.FORMATS``, by
        default the one that the file's name tells. ``include`` is what the format holds unless
        asked for otherwise; the rest as in ``network``. A file is there whole or not at all, and
        the same graph gives the same bytes. Raises ``ExportError``.
        """
        from kg.exports import Material, Selection, export, format_named
        from kg.query import entity_called

        path = Path(target) if isinstance(target, str) else target
        form = format_named(format, str(path) if isinstance(path, Path) else "")
        if holder not in (None, "document"):
            holder = entity_called(self.store, holder)
        wanted = Selection(include, holder, confidence)

        def gazetteer() -> Gazetteer:
            return self._basis.knowledge.gazetteer

        export(Material(self.store, wanted, lang or self.lang, gazetteer), path, form)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from kg.view.notebook import bundle

        return {**bundle(self.store, self.lang), "text/plain": repr(self)}

    # -- housekeeping --------------------------------------------------------------------------

    def close(self) -> None:
        """Let go of the store; the graph can't be used afterwards."""
        self.store.close()

    def __repr__(self) -> str:
        """Say where it is and how many documents it holds."""
        place = "in memory" if self.store.path is None else str(self.store.path)
        return f"KnowledgeGraph({place}: {len(self)} documents)"
