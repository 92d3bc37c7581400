"""The documents that a command was given: where they are, and how they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Paths, ReadingOptions
from kg.cli.terminal import note
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.model import Document

__all__ = ["GivenDocuments"]

FIELDS = ("text", "title", "author", "published", "source", "url", "lang", "id")


@dataclass(frozen=True, kw_only=True)
class GivenDocuments(ReadingOptions):
    """Paths of documents, and the columns of those that are tables."""

    paths: Paths
    text_column: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The column of CSV, XLSX and Parquet that holds the texts.",
            show_default="guessed from its name",
        ),
    ] = None
    column: Annotated[
        list[str],
        typer.Option(
            metavar="FIELD=NAME",
            help="The column that is another field: title, author, published, source, url, lang "
            "or id; may be repeated.",
            show_default="guessed from their names",
        ),
    ] = field(default_factory=list)

    def documents(self, lang: str, on_error: Callable[[KgError], None]) -> Iterator[Document]:
        """Yield the documents, and tell the person of what is left out of files and came damaged.

        What can't be read goes to ``on_error``.
        """
        from kg.documents import read

        found = read(
            self.paths,
            on_error=on_error,
            on_note=lambda one: note(f"note: {one}"),
            lang=lang,
            columns=self._columns(),
        )
        return _told(found, lang)

    def _columns(self) -> dict[str, str]:
        columns = {} if self.text_column is None else {"text": self.text_column}
        for one in self.column:
            name, equals, column = one.partition("=")
            if not equals or name not in FIELDS:
                raise typer.BadParameter(
                    f"{one!r}: write FIELD=NAME, with a field among {', '.join(FIELDS)}"
                )
            columns[name] = column
        return columns


def _told(documents: Iterator[Document], lang: str) -> Iterator[Document]:
    from kg.languages import load
    from kg.text.faults import faults

    language = load(lang)
    for document in documents:
        for fault in (*document.notes, *faults(document, language)):
            note(f"note: {document.path or document.id}: {fault}")
        yield document
