"""The documents that a command was given: where they are, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Paths, ReadingOptions
from kg.processes import Allowance

if TYPE_CHECKING:
    from kg.assemble import Options
    from kg.documents import Address

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

    allow_network: Annotated[
        bool,
        typer.Option(
            "--allow-network",
            help="Fetch PATH… that are addresses (https://…), as the robots.txt of their sites "
            "allows; 16 MiB and 30 s each at most, none of private networks.",
        ),
    ] = False

    document_seconds: Annotated[
        float,
        typer.Option(
            min=0.1,
            help="Seconds of a processor that any document may take, beside 3 for each 1,000 "
            "words; one that takes more is set aside.",
        ),
    ] = 30.0
    document_memory: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="MB",
            help="Megabytes that reading a document may take; one that takes more is set aside.",
        ),
    ] = 2048

    def options(self) -> Options:
        """Return how they are read, as the library takes it."""
        allowance = Allowance(self.document_seconds, self.document_memory)
        return replace(super().options(), allowance=allowance)

    def places(self) -> list[str | Address]:
        """Return the paths, addresses among them as such if they may be fetched."""
        from kg.documents import Address, Fetcher, is_address

        fetcher = Fetcher()
        return [
            Address(path, fetcher) if self.allow_network and is_address(path) else path
            for path in self.paths
        ]

    def columns(self) -> dict[str, str]:
        """Return the columns that are named, by the fields that they are."""
        columns = {} if self.text_column is None else {"text": self.text_column}
        for one in self.column:
            name, equals, column = one.partition("=")
            if not equals or name not in FIELDS:
                raise typer.BadParameter(
                    f"{one!r}: write FIELD=NAME, with a field among {', '.join(FIELDS)}"
                )
            columns[name] = column
        return columns
