"""What a person is told while documents are read: what failed, was left out, came damaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kg.cli.documents.given import GivenDocuments
from kg.cli.terminal import note, show_error
from kg.errors import ForeignError, KgError
from kg.inline.forecast import Forecast

if TYPE_CHECKING:
    from kg.assemble import Options
    from kg.cluster import ClusterReader
    from kg.model import Document
    from kg.store import Record

__all__ = ["Heard", "foreseen", "other_files_of"]

_SHOWN = 20  # notes on documents, and documents left out, that are shown one by one
_NAMED = 5  # kinds of files


@dataclass
class Heard:
    """What was told of documents, in order; ``notes`` are pairs of a place and what was done."""

    failed: list[KgError] = field(default_factory=list)
    left_out: list[ForeignError] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def on_error(self, error: KgError) -> None:
        """Take down an error, and show it."""
        if isinstance(error, ForeignError):
            self.left_out.append(error)
            if len(self.left_out) <= _SHOWN:
                note(
                    f"left out: {error}"
                    if len(self.left_out) == 1
                    else f"left out: {error.place}: {error.what}"
                )
            return
        self.failed.append(error)
        show_error(error)

    def piles(
        self,
        given: GivenDocuments,
        asked: Options,
        record: Record | None = None,
        reader: ClusterReader | None = None,
    ) -> Iterator[tuple[Options, Iterator[Document]]]:
        """Yield the documents of each language, with the options that they are read with.

        A ``reader`` reads them on a cluster.
        """
        from kg.assemble import piles

        read = piles if reader is None else reader.piles
        found = read(
            given.places(),
            asked,
            record,
            columns=given.columns(),
            on_error=self.on_error,
            on_note=lambda one: self._note(one.place, one.text),
        )
        for options, documents in found:
            yield options, self._noted(documents, options.setup(record).lang)

    def _noted(self, documents: Iterable[Document], lang: str) -> Iterator[Document]:
        """Yield the documents, and tell the person of those that came damaged."""
        from kg.languages import load
        from kg.text.faults import faults

        language = load(lang)
        for document in documents:
            place = document.path or document.id
            for fault in (*document.notes, *faults(document, language)):
                self._note(place, fault)
            yield document

    def _note(self, place: str, told: str) -> None:
        self.notes.append((place, told))
        if len(self.notes) <= _SHOWN:
            note(f"note: {place}: {told}")

    def summed(self) -> Iterator[str]:
        """Yield what was told in sum, a line each, where not all of it was shown."""
        if self.left_out:
            from kg.documents.tongues import called

            codes = Counter(error.language for error in self.left_out)
            several = ", ".join(f"{n} in {called(code)}" for code, n in codes.most_common())
            yield f"left out, since no pipeline reads their language: {several}"
        if len(self.notes) > _SHOWN:
            for told, number in Counter(told for _, told in self.notes).most_common(_NAMED):
                yield f"note: {number} documents: {told}"

    def end(self, *, done: int) -> None:
        """Leave with 0 if all went well, 1 if some documents failed, 2 if nothing was read."""
        if self.failed:
            raise typer.Exit(1 if done else 2)
        if not done and self.left_out:
            note("error: no document is in a language that is read.")
            raise typer.Exit(2)
        if not done:
            note(
                "error: no document found. Give files or folders with .txt, .html or .jsonl files."
            )
            raise typer.Exit(2)


def foreseen(
    documents: Iterable[Document], paths: Sequence[str], foresee: Callable[[int], None] | None
) -> Iterator[Document]:
    """Yield documents; tell ``foresee``, if somebody looks, about how many there will be."""
    if foresee is None:
        yield from documents
        return
    from kg.documents import sizes

    forecast = Forecast(sizes(paths))
    for document in documents:
        whole = forecast.taken(document.path or document.id)
        if whole is not None:
            foresee(whole)
        yield document


def other_files_of(paths: Sequence[str | Path], store: Path | None = None) -> tuple[Path, ...]:
    """Return the files of folders that are not read, those of the store apart, and tell of them."""
    from kg.documents import other_files

    home = store.resolve() if store is not None else None
    others = tuple(
        file for file in other_files(paths) if home is None or home not in file.resolve().parents
    )
    if others:
        kinds = ", ".join(sorted({file.suffix.lower() or file.name for file in others})[:_NAMED])
        count = f"{len(others)} files are" if len(others) > 1 else "1 file is"
        note(f"note: {count} left out ({kinds}): of no format that is read (kg build --help)")
    return others
