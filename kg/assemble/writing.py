"""Documents → the graphs of a store, batch by batch; nothing is read twice, nothing lost."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from kg.assemble.chunks import chunked
from kg.assemble.graphs import FINGERPRINT, Elsewhere, Graphs
from kg.assemble.processes import Chunks, OnError, sifted
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

    def write(
        self, group: Sequence[Document], chunks: Chunks, fail: OnError, *, again: bool
    ) -> None:
        """Read and write the documents of a group that are not stored alike, in one step."""
        prints = {document.id: _fingerprint(document, self.stamp) for document in group}
        new = [d for d in group if again or not _is_stored(self.store, d.id, prints[d.id])]
        fresh = {document.id for document in new}
        for document in group:
            if document.id not in fresh:
                self.tell(document.id)
        read = chunks(chunked(new))
        found = list(sifted(itertools.chain.from_iterable(read), fail))
        if found:
            self.graphs.put(found, prints, self.judgements)
        for one in found:
            self.tell(one.document.id)
        self.report = replace(
            self.report,
            built=self.report.built + len(found),
            skipped=self.report.skipped + len(group) - len(new),
            claims=self.report.claims + sum(len(r.claims) for r in found),
            quotations=self.report.quotations + sum(len(r.quotations) for r in found),
        )

    def take_in(
        self, documents: Iterable[Document], elsewhere: ReadElsewhere, *, again: bool
    ) -> None:
        """Write the documents that others have read and that are not stored alike.

        They are taken in by slices; what of a slice is written when it is interrupted stays.
        """
        prints: dict[str, str] = {}
        for document in documents:
            print_ = _fingerprint(document, self.stamp)
            if again or not _is_stored(self.store, document.id, print_):
                prints[document.id] = print_
            else:
                self.report = replace(self.report, skipped=self.report.skipped + 1)
                self.tell(document.id)
            if len(prints) == SLICE:
                self._take_in(prints, elsewhere)
                prints = {}
        self._take_in(prints, elsewhere)

    def _take_in(self, prints: Mapping[str, str], elsewhere: ReadElsewhere) -> None:
        if not prints:
            return
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
