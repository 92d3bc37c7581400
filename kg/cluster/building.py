"""``kg build`` with a cluster that reads: the same documents, languages and readings in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from kg.assemble import Reading
from kg.assemble.piles import in_language, untold
from kg.assemble.processes import OnError, reader_of
from kg.cluster.parts import entries
from kg.cluster.pieces import Piece
from kg.cluster.places import Parts
from kg.cluster.running import Cluster, Running
from kg.cluster.tasks import Manner, Task, found_pieces, tasks
from kg.documents import Address, Note, by_language
from kg.documents.reading import Ids
from kg.errors import DocumentError, KgError
from kg.languages import code_of
from kg.model import Document
from kg.store import Options, Record

__all__ = ["ClusterReader"]

OnNote = Callable[[Note], None]


class ClusterReader:
    """Reads piles on a cluster: ``piles`` gives the documents, ``chunks`` what was read of them.

    Both are as on one machine (``kg.assemble.piles``, ``kg.assemble.processes.Chunks``); the
    documents of a group are asked for before the next group is.
    """

    def __init__(self, cluster: Cluster, *, allow_network: bool = False) -> None:
        self.cluster, self.allow_network = cluster, allow_network
        self.parts = Parts(cluster.parts)
        self._read: dict[str, Reading] = {}

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
        manner = _manner(asked, record, languages, columns or {}, finds=served is not None)
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

        for code, documents in by_language(anew, code_of(first)):
            yield in_language(asked, languages[code], record), documents

    def chunks(self, chunks: Iterable[list[Document]]) -> Iterator[list[Reading | KgError]]:
        """Yield what was read of each chunk of documents."""
        for chunk in chunks:
            yield [self._read[document.id] for document in chunk]
        for doc in [*self._read][:-1]:  # the last one may be the first of the next group
            del self._read[doc]

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

        with Running(self.cluster) as running:
            for task in running.made(self._tasks(pieces(), manner, running), manner):
                if isinstance(task, Task):
                    yield task.name
                else:
                    tell(task)

    def _tasks(self, pieces: Iterable[Piece], manner: Manner, running: Running) -> Iterator[Task]:
        return tasks(pieces, manner, running.counted, self.cluster.part_bytes)

    def _documents(
        self, names: Iterable[str], tell: OnError, on_note: OnNote | None
    ) -> Iterator[Document]:
        ids = Ids()
        for name in names:
            for one in entries(self.parts, name):
                if isinstance(one, Note):
                    if on_note is not None:
                        on_note(one)
                elif isinstance(one, KgError):
                    tell(one)
                elif (doubled := ids.taken(one.document)) is not None:
                    tell(doubled)
                else:
                    self._read[one.document.id] = one
                    yield one.document


def _manner(
    asked: Options,
    record: Record | None,
    languages: Mapping[str, str],
    columns: Mapping[str, str],
    *,
    finds: bool,
) -> Manner:
    setups = {
        code: in_language(asked, lang, record).setup(record) for code, lang in languages.items()
    }
    stamps = {code: reader_of(setup).fingerprint() for code, setup in setups.items()}
    return Manner(setups, stamps, finds, columns)


def _raised(error: KgError) -> None:
    raise error
