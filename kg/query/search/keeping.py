"""The index of a store, level with its documents whoever asks.

It stands in a file of the store's folder, which only who writes the store writes: before a graph is
changed its document is noted to be behind, and taken in again when the graph stands. So whatever
interrupts a build leaves documents that are seen to be behind, never words that nobody wrote.
Readers that find the file missing, damaged or behind make up for it in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from weakref import WeakKeyDictionary

from kg.errors import StoreError
from kg.iris import expand
from kg.model import Claim, Document
from kg.model.packed import pack
from kg.query.search.alike import link
from kg.query.search.claimed import Written
from kg.query.search.index import Index
from kg.query.sources.stated import Stated, stated_in_several
from kg.query.tallies import Tally
from kg.rdf import document_id, document_iri, value_in, values_in
from kg.rdf.terms import Terms
from kg.stopwatch import stage
from kg.store import Held, QuadSource, Store

__all__ = [
    "FILE",
    "Keeper",
    "index_of",
    "kept_up",
    "print_of",
    "prints_of",
    "stated_by",
    "tally_of",
]

FILE = "search.sqlite"
_PRINTS = (Terms.TEXT_HASH.value, expand("kg:fingerprint"))  # the later tells more
_AT_ONCE = 64  # graphs that were written and are kept until they are taken in
_level: WeakKeyDictionary[Store, tuple[int, int]] = WeakKeyDictionary()
_in_memory: WeakKeyDictionary[Store, Index] = WeakKeyDictionary()


def prints_of(store: Store) -> dict[str, str]:
    """Return the documents of a store, each with what tells that it is another than before."""
    text_hash, fingerprint = _PRINTS
    found = values_in(store, fingerprint)
    documents = filter(None, map(document_id, store.graphs()))
    if all(doc in found for doc in documents):
        return found
    return values_in(store, text_hash) | found


def print_of(store: QuadSource, doc: str) -> str | None:
    """Return what tells that a document is another than before; ``None`` where there is none."""
    known = (value_in(store, doc, term) for term in reversed(_PRINTS))
    return next((one for one in known if one is not None), None)


@contextmanager
def index_of(store: Store) -> Iterator[Index]:
    """Give the index of a store, level with it."""
    if store.path is None or (store.read_only and not _is_level(store, store.path / FILE)):
        index, prints = _made_up_for(store), prints_of(store)
        index.take_in(store, index.behind(prints), prints)
        yield index
        return
    with Index(store.path / FILE, read_only=store.read_only) as index, index.told():
        if not store.read_only:
            _bring_up(index, store)
        yield index


def tally_of(store: Store) -> Tally:
    """Return what is counted of a store: by its file where there is one, else by looking at all.

    Documents that are behind in the file are counted anew; of those with one text, which make the
    same claims, one counts.
    """
    if store.path is None:
        return Tally.of(store)
    first: dict[str, str] = {}
    prints = prints_of(store)
    for doc, text in sorted(values_in(store, Terms.TEXT_HASH.value).items()):
        first.setdefault(text, doc)
    alike = prints.keys() - first.values()
    try:
        with Index(store.path / FILE, read_only=True) as index, index.told():
            behind = index.behind(prints)
            if len(behind) > len(prints) // 2:
                return Tally.of(store)
            found = index.tally(behind, alike)
    except StoreError:
        return Tally.of(store)
    for doc in behind & prints.keys():
        anew = Tally.of_graph(store, document_iri(doc))
        found.add(anew.without_claims() if doc in alike else anew)
    for graph in store.graphs():
        if document_id(graph) is None:
            found.add(Tally.of_graph(store, graph))
    return found


def stated_by(store: Store, voices: int) -> list[Stated]:
    """Return what several documents, by so many voices at least, state; by most voices first.

    Where no file tells it, or one that is behind, the store is looked through, and nobody's voice
    is known.
    """
    if store.path is not None and _is_level(store, store.path / FILE):
        with (
            suppress(StoreError),
            Index(store.path / FILE, read_only=True) as index,
            index.told(),
        ):
            return index.stated(voices)
    return stated_in_several(store)


def _is_level(store: Store, file: Path) -> bool:
    """Whether a file is level with a store; one that is open for reading stays as it is."""
    try:
        known = file.stat()
        stamp = known.st_mtime_ns, known.st_size
        if not store.read_only or _level.get(store) != stamp:
            with Index(file, read_only=True) as index, index.told():
                if not index.are_level_with(store) and index.behind(prints_of(store)):
                    return False
            _level[store] = stamp
    except (StoreError, OSError):
        return False
    return True


def _bring_up(index: Index, store: Store) -> None:
    """Take in what an index lacks of a store's documents as they are now."""
    if not index.are_level_with(store):
        prints = prints_of(store)
        index.take_in(store, index.behind(prints), prints)


def _made_up_for(store: Store) -> Index:
    """Return the index in memory, which begins with what the file has, if it has anything."""
    known = _in_memory.get(store)
    if known is None:
        known = _in_memory[store] = Index()
        if store.path is not None:
            try:
                with Index(store.path / FILE, read_only=True) as file, file.told():
                    known.copy_from(file)
            except StoreError:
                known = _in_memory[store] = Index()
    return known


class Keeper:
    """Keeps an index level with a store that is being written; ``None`` where there is none yet."""

    def __init__(self, store: Store, index: Index | None) -> None:
        self._store, self._index = store, index
        self._changed: set[str] = set()
        self._written: dict[str, Written] = {}
        self._had: dict[str, str] = {}  # prints of what was in before it was changed

    def changed(self, graph: str) -> None:
        """Tell that a graph (IRI) is about to be written or removed."""
        doc = document_id(graph)
        if self._index is not None and doc is not None and doc not in self._changed:
            self._changed.add(doc)
            with self._index.told():
                self._had |= self._index.forget([doc])
        if doc is not None:
            self._written.pop(doc, None)

    def written(self, graph: Held, document: Document | None, claims: Sequence[Claim]) -> None:
        """Tell of a document's graph that was written, with the claims in it: none is read again.

        A new one is told with the ``document``.
        """
        doc = document_id(graph.graph)
        if self._index is None or doc is None:
            return
        with stage("search"):
            known = pack(sorted(claims, key=attrgetter("text_order")))
            self._written[doc] = Written(graph, document, known)
            if len(self._written) >= _AT_ONCE:
                self._take_in(self._written.keys() & self._changed)

    @contextmanager
    def renaming(self, graphs: Collection[str]) -> Iterator[None]:
        """Tell that entities are called otherwise in graphs (IRIs) once this is left.

        What else is known of them stays, and is not read again.
        """
        docs = set(filter(None, map(document_id, graphs)))
        for doc in docs:
            self._written.pop(doc, None)
        if self._index is None:
            yield
            return
        with self._index.told():
            had = self._index.forget(docs - self._changed)
        self._changed |= docs - had.keys()
        yield
        with stage("search"), self._index.told():
            self._index.rename(self._store, had)

    def take_in(self) -> None:
        """Take in what was changed since."""
        self._take_in(set(self._changed))

    def _take_in(self, docs: set[str]) -> None:
        if self._index is None or not docs:
            return
        known, store = self._written, self._store
        found = {doc: print_of(known[doc].graph if doc in known else store, doc) for doc in docs}
        prints = {doc: print_ for doc, print_ in found.items() if print_ is not None}
        with self._index.told():
            self._index.take_in(store, docs, prints, known, self._had)
        self._changed -= docs
        self._had.clear()
        self._written.clear()


@contextmanager
def kept_up(store: Store) -> Iterator[Keeper]:
    """Give what keeps the index of a store level while it is written, on disk at any rate.

    What an interrupted build left behind is taken in first, what has changed at last.
    """
    if store.path is None:
        in_memory = _in_memory.setdefault(store, Index())
        keeper = Keeper(store, in_memory)
        yield keeper
        keeper.take_in()
        link(store, in_memory)
        return
    with Index(store.path / FILE) as index:
        with index.told():
            _bring_up(index, store)
        keeper = Keeper(store, index)
        yield keeper
        keeper.take_in()
        with index.told():
            link(store, index)
