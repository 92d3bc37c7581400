"""``kg build`` with a cluster that reads: the same documents, languages and readings in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.assemble.piles import in_language, untold
from kg.assemble.processes import OnError, reader_of
from kg.cluster.parts import documents
from kg.cluster.pieces import Piece
from kg.cluster.places import Parts
from kg.cluster.resolving import InParts
from kg.cluster.running import Cluster, Running
from kg.cluster.tasks import Manner, Task, found_pieces, tasks
from kg.cluster.work import make_part
from kg.documents import Address, Note, by_language
from kg.documents.reading import Ids
from kg.errors import DocumentError, KgError
from kg.languages import code_of
from kg.model import Document
from kg.resolve.judgements import Judgements
from kg.store import Closing, Options, Record, Setup

__all__ = ["ClusterReader"]

OnNote = Callable[[Note], None]


class ClusterReader(Closing):
    """Reads piles on a cluster: ``piles`` gives the documents as ``kg.assemble.piles`` does.

    What was read of them stays in the parts. ``build(…, elsewhere=reader)`` takes it from there:
    ``slice`` gives those that are to be written.
    """

    def __init__(
        self, cluster: Cluster, store: Path | None = None, *, allow_network: bool = False
    ) -> None:
        """Read for the store in a folder, beside which its ontology may lie; connect later."""
        self.cluster, self.store, self.allow_network = cluster, store, allow_network
        self.parts = Parts(cluster.parts)
        self._where: dict[str, str] = {}  # the parts of documents that wait for their slice
        self._setup: Setup | None = None  # of the language that is under way
        self._connected: Running | None = None

    def piles(
        self,
        paths: Iterable[str | Path | Address],
        asked: Options,
        record: Record | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        on_error: OnError | None = None,
        on_note: OnNote | None = None,
    ) -> Iterator[tuple[Options, Iterator[Document]]]:
        """Yield the documents of each language with the options that they are read with.

        Parts that are there from another run are not made again.
        """
        served = asked.served(record)
        first = asked.setup(record).lang
        languages = {code_of(first): first} if served is None else served
        options = {code: in_language(asked, lang, record) for code, lang in languages.items()}
        setups = {code: one.setup(record, self.store) for code, one in options.items()}
        stamps = {code: reader_of(setup).fingerprint() for code, setup in setups.items()}
        manner = Manner(setups, stamps, served is not None, columns or {}, asked)
        tell = _raised if on_error is None else on_error
        made: list[str] = []

        def parts() -> Iterator[str]:
            if made:
                yield from made
                return
            for name in self._made(paths, manner, tell):
                made.append(name)
                yield name

        def anew(again: bool) -> Iterator[Document]:
            return self._documents(parts(), untold if again else tell, None if again else on_note)

        for code, found in by_language(anew, code_of(first)):
            self._setup = setups[code]
            yield options[code], found

    def slice(self, prints: Mapping[str, str], judgements: Judgements) -> InParts:
        """Return documents that have passed, by their ids; those that are not among them go."""
        assert self._setup is not None  # of the pile that the documents come from
        where: dict[str, list[str]] = {}
        for doc in prints:
            where.setdefault(self._where[doc], []).append(doc)
        self._where.clear()
        found = {part: tuple(docs) for part, docs in where.items()}
        return InParts(self._running(), self.parts, self._setup, judgements, prints, found)

    def close(self) -> None:
        """Let go of the cluster; parts that are there stay."""
        if self._connected is not None:
            self._connected.close()

    def _running(self) -> Running:
        if self._connected is None:
            self._connected = Running(self.cluster)
        return self._connected

    def _made(
        self, paths: Iterable[str | Path | Address], manner: Manner, tell: OnError
    ) -> Iterator[str]:
        """Yield the names of the parts, in the order of their documents, as they are made."""

        def pieces() -> Iterator[Piece]:
            for one in found_pieces(paths, allow_network=self.allow_network):
                if isinstance(one, DocumentError):
                    tell(one)
                else:
                    yield one

        running = self._running()
        work = tasks(pieces(), manner, running.counted, self.cluster.part_bytes)
        for task in running.done(work, make_part):
            if isinstance(task, Task):
                yield task.name
            else:
                tell(task)

    def _documents(
        self, names: Iterable[str], tell: OnError, on_note: OnNote | None
    ) -> Iterator[Document]:
        ids = Ids()
        for name in names:
            for one in documents(self.parts, name):
                if isinstance(one, Note):
                    if on_note is not None:
                        on_note(one)
                elif isinstance(one, KgError):
                    tell(one)
                elif (doubled := ids.taken(one)) is not None:
                    tell(doubled)
                else:
                    self._where[one.id] = name
                    yield one


def _raised(error: KgError) -> None:
    raise error
