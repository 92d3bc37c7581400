"""Documents → the graphs of a store, batch by batch; nothing is read twice, nothing lost."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from kg.assemble.chunks import BATCH, bounded, groups, length
from kg.assemble.graphs import FINGERPRINT, Elsewhere, Graphs
from kg.assemble.processes import OnError, Reads, sifted
from kg.assemble.reader import Reading
from kg.errors import KgError
from kg.iris import expand
from kg.model import Document
from kg.rdf import value_in
from kg.resolve.judgements import Judgements
from kg.store import Store

__all__ = ["SLICE", "BuildReport", "ReadElsewhere", "Slice", "Writing"]

SLICE = 100_000  # documents that others have read, resolved together


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, in documents, claims and quotations; ``failed`` holds the errors.

    ``inferred`` is how many conclusions rules have drawn, and how many states they have closed, of
    all that the store holds; ``notes`` are what the person who builds should know of the store, a
    sentence each.
    """

    built: int = 0
    skipped: int = 0
    claims: int = 0
    quotations: int = 0
    inferred: int = 0
    failed: tuple[KgError, ...] = field(default=())
    notes: tuple[str, ...] = ()

    def plus(self, later: BuildReport) -> BuildReport:
        """Return what this build and a later one into the same store did."""
        return BuildReport(
            self.built + later.built,
            self.skipped + later.skipped,
            self.claims + later.claims,
            self.quotations + later.quotations,
            later.inferred,
            (*self.failed, *later.failed),
            tuple(dict.fromkeys((*self.notes, *later.notes))),
        )


class Slice(Elsewhere, Protocol):
    """Documents that others have read, of one slice, with what is counted as they are written."""

    claims: int
    quotations: int


class ReadElsewhere(Protocol):
    """Who has read the documents of a build, and keeps what was read of them."""

    def slice(self, prints: Mapping[str, str], judgements: Judgements) -> Slice:
        """Return documents that have passed, by their ids, to be written together."""


class Writing:
    """What the batches of one build share, and what they did.

    ``stamp`` tells how documents are read: one that was read alike is left as it is.
    """

    def __init__(
        self,
        store: Store,
        graphs: Graphs,
        stamp: str,
        judgements: Judgements,
        tell: Callable[[str], None],
    ) -> None:
        self.store, self.graphs, self.stamp = store, graphs, stamp
        self.judgements, self.tell = judgements, tell
        self.report = BuildReport()
        self._prints: dict[str, str] = {}  # of documents that this build reads

    def written(
        self, documents: Iterable[Document], reads: Reads, fail: OnError, *, again: bool
    ) -> Iterator[int]:
        """Read and write the documents that are not stored alike, batch by batch.

        Yields how many documents there are in a batch that was written.
        """
        found = sifted(reads(self._new(documents, again=again)), fail)
        for batch in bounded(found, BATCH, lambda one: length(one.document)):
            self._put(batch)
            yield len(batch)

    def take_in(
        self, documents: Iterable[Document], elsewhere: ReadElsewhere, *, again: bool
    ) -> None:
        """Write the documents that others have read and that are not stored alike.

        They are taken in by slices; what of a slice is written when it is interrupted stays.
        """
        for some in groups(self._new(documents, again=again), SLICE):
            prints = {document.id: self._prints.pop(document.id) for document in some}
            self._take_in(prints, elsewhere)

    def _new(self, documents: Iterable[Document], *, again: bool) -> Iterator[Document]:
        """Yield the documents that are to be read; the others are told of."""
        for document in documents:
            doc, print_ = document.id, _fingerprint(document, self.stamp)
            is_under_way = doc in self._prints
            if again or is_under_way or not _is_stored(self.store, doc, print_):
                self._prints[doc] = print_
                yield document
            else:
                self.report = replace(self.report, skipped=self.report.skipped + 1)
                self.tell(doc)

    def _put(self, found: Sequence[Reading]) -> None:
        prints = {one.document.id: self._prints[one.document.id] for one in found}
        self.graphs.put(found, prints, self.judgements)
        for one in found:
            self.tell(one.document.id)
        self.report = replace(
            self.report,
            built=self.report.built + len(found),
            claims=self.report.claims + sum(len(r.claims) for r in found),
            quotations=self.report.quotations + sum(len(r.quotations) for r in found),
        )

    def _take_in(self, prints: Mapping[str, str], elsewhere: ReadElsewhere) -> None:
        found = elsewhere.slice(prints, self.judgements)
        self.graphs.take_in(found, self.judgements)
        for doc in prints:
            self.tell(doc)
        self.report = replace(
            self.report,
            built=self.report.built + len(prints),
            claims=self.report.claims + found.claims,
            quotations=self.report.quotations + found.quotations,
        )


def _fingerprint(document: Document, reading: str) -> str:
    return hashlib.sha256(repr((document, reading)).encode()).hexdigest()


def _is_stored(store: Store, doc: str, fingerprint: str) -> bool:
    return value_in(store, doc, expand(FINGERPRINT)) == fingerprint
