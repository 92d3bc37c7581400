"""A store on disk ↔ a server: only what differs is carried, and a broken journey goes on.

Each graph has a digest, noted on the server in the update that writes the graph. What has the same
digest is left alone, so that both directions may be run again whenever they were interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.errors import StoreError
from kg.query.search import kept_up
from kg.query.sources import GRADES, graded
from kg.rdf import COPIES, VOCABULARY, document_id, rule_of
from kg.review import Log
from kg.store import Record, Store
from kg.store.n_quads import digest
from kg.store.remote import Endpoint
from kg.textfile import read_text, replacing

__all__ = ["Carried", "pull", "push"]

_UNFINISHED, _JUDGEMENTS, _GRADES = "unfinished", "judgements", "grades"

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Carried:
    """What a journey carried, in graphs; ``documents`` are those on either side in the end."""

    documents: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0


def _silent(_: str) -> None:
    return None


def push(store: Store, endpoint: Endpoint, *, sync: bool = False, tell: Tell = _silent) -> Carried:
    """Make a server hold what a store holds; return what was sent.

    ``tell`` is called with the IRI of each graph that is done. Documents and judgements that the
    server has and the store lacks are a ``StoreError``, unless ``sync`` removes the documents;
    judgements are never removed, nor grades of sources that the store does not grade. Whatever
    goes wrong, what arrived stays, and the next push goes on from there.
    """
    ours, there = _filled(store), endpoint.graphs()
    log = Log(store).text()
    if not sync:
        _refuse_loss(_documents(there) - _documents(ours), endpoint.server.url, "the store")
    notes = endpoint.notes()
    _refuse_lost_judgements(log, notes.get(_JUDGEMENTS, ""), endpoint.server.url, "the store")
    grades = _grades(store)
    _refuse_lost_grades(grades, notes.get(_GRADES, ""), endpoint.server.url, "the store")
    stale = [graph for graph in there if graph not in ours and _is_known(graph)]
    known = endpoint.digests()
    groups = _Groups(endpoint.replace_graphs, endpoint.server.batch, tell)
    unchanged = 0
    begun = False
    for graph in ours:
        quads = list(store.quads(graph=graph))
        if known.get(graph) == digest(quads):
            unchanged += 1
            tell(graph)
            continue
        if not begun:
            endpoint.note(**{_UNFINISHED: "push"})
            begun = True
        groups.add(graph, quads)
    groups.write()
    for graph in stale:
        endpoint.remove_graph(graph)
    if store.record is not None:
        endpoint.remember(store.record)
    endpoint.note(**{_UNFINISHED: None, _JUDGEMENTS: log or None, _GRADES: grades or None})
    return Carried(len(_documents(ours)), groups.written, unchanged, len(stale))


def _filled(store: Store) -> tuple[str, ...]:
    """Return the graphs that hold anything: what is emptied keeps its name, unlike on servers."""
    graphs = store.graphs()
    return tuple(graph for graph in graphs if next(store.quads(graph=graph), None) is not None)


def pull(endpoint: Endpoint, store: Store, *, sync: bool = False, tell: Tell = _silent) -> Carried:
    """Make a store on disk hold what a server holds that was pushed to; return what came.

    The store is new, or was pulled from there before: documents and judgements that it has and the
    server lacks are a ``StoreError``, unless ``sync`` removes the documents. A graph that is not
    what was pushed is refused, so that what is in the store is whole; run again, it goes on from
    there.
    """
    url, notes = endpoint.server.url, endpoint.notes()
    _refuse_unfinished(notes, endpoint.record, url)
    ours, there = store.graphs(), endpoint.digests()
    judged, their_log = Log(store), notes.get(_JUDGEMENTS, "")
    log, place = judged.text(), str(store.path or "memory")
    _refuse_lost_judgements(their_log, log, place, "the server")
    grades, their_grades = _grades(store), notes.get(_GRADES, "")
    _refuse_lost_grades(their_grades, grades, place, "the server")
    if not sync:
        _refuse_loss(_documents(ours) - _documents(there), place, "the server")
    if endpoint.record is not None:
        store.remember(endpoint.record)
    if their_log != log:
        judged.replace(their_log)
    if their_grades != grades and store.path is not None:
        with replacing(store.path / GRADES, StoreError) as file:
            file.write(their_grades.encode())
    with kept_up(store) as words:

        def write(graphs: Mapping[str, Collection[Quad]]) -> None:
            for graph in graphs:
                words.changed(graph)
            store.replace_graphs(graphs)
            words.take_in()

        groups = _Groups(write, endpoint.server.batch, tell)
        unchanged = 0
        for graph, expected in there.items():
            if digest(store.quads(graph=graph)) == expected:
                unchanged += 1
                tell(graph)
                continue
            quads = list(endpoint.quads(graph=graph))
            if digest(quads) != expected:
                groups.write()
                raise StoreError(
                    f"the graph {graph} is not what kg pushed: another program changed it, or it "
                    "came in part",
                    place=url,
                    cure="What was pulled stays. Run kg pull again, or kg push where it came from.",
                )
            groups.add(graph, quads)
        groups.write()
        stale = [graph for graph in ours if graph not in there]
        write(dict.fromkeys(stale, ()))
    return Carried(len(_documents(there)), groups.written, unchanged, len(stale))


class _Groups:
    """Graphs that are written together: up to ``limit`` characters at once."""

    def __init__(
        self, write: Callable[[Mapping[str, list[Quad]]], None], limit: int, tell: Tell
    ) -> None:
        self._write, self._limit, self._tell = write, limit, tell
        self._waiting: dict[str, list[Quad]] = {}
        self._size = 0
        self.written = 0

    def add(self, graph: str, quads: list[Quad]) -> None:
        """Take a graph, and write what waits where that is enough."""
        size = sum(len(str(quad.triple)) for quad in quads)
        if self._waiting and self._size + size > self._limit:
            self.write()
        self._waiting[graph] = quads
        self._size += size

    def write(self) -> None:
        """Write what waits."""
        if not self._waiting:
            return
        try:
            self._write(self._waiting)
        except StoreError as error:
            raise StoreError(
                f"{error.what}; {self.written} graphs were written before, whole",
                place=error.place,
                cure=error.cure,
            ) from error
        self.written += len(self._waiting)
        for graph in self._waiting:
            self._tell(graph)
        self._waiting, self._size = {}, 0


def _documents(graphs: Iterable[str]) -> set[str]:
    return {doc for doc in map(document_id, graphs) if doc is not None}


def _is_known(graph: str) -> bool:
    """Return whether kg writes graphs of this name: what else a server holds is left alone."""
    return (
        graph in (VOCABULARY, COPIES)
        or document_id(graph) is not None
        or rule_of(graph) is not None
    )


def _refuse_loss(lost: set[str], place: str, lacking: str) -> None:
    if lost:
        raise StoreError(
            f"holds {len(lost)} documents that {lacking} lacks ({min(lost)!r} is one)",
            place=place,
            cure="Nothing was changed. Add --sync to remove them, or name another place.",
        )


def _refuse_lost_judgements(kept: str, lost: str, place: str, lacking: str) -> None:
    missing = set(lost.split("\n")) - set(kept.split("\n"))
    if missing:
        raise StoreError(
            f"holds {len(missing)} judgements that {lacking} lacks",
            place=place,
            cure="Nothing was changed. Carry them over first, the other way round or into a new "
            "store.",
        )


def _grades(store: Store) -> str:
    """Return the table of grades in a store's folder, empty where there is none."""
    file = None if store.path is None else store.path / GRADES
    return read_text(file, StoreError) if file is not None and file.is_file() else ""


def _refuse_lost_grades(kept: str, lost: str, place: str, lacking: str) -> None:
    missing = graded(lost, place) - graded(kept)
    if missing:
        raise StoreError(
            f"grades {len(missing)} sources that {lacking} does not ({min(missing)!r} is one)",
            place=place,
            cure=f"Nothing was changed. Copy these lines of {GRADES} over first.",
        )


def _refuse_unfinished(notes: Mapping[str, str], record: Record | None, url: str) -> None:
    if _UNFINISHED in notes:
        raise StoreError(
            "the last push to it was not finished",
            place=url,
            cure="Run kg push again where it came from; it goes on where it stopped.",
        )
    if not notes or record is None:
        raise StoreError("holds no graph of kg", place=url, cure="Push one there: kg push.")
