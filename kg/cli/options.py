"""The arguments and options that several commands share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias, TypeVar

import typer

from kg.cli.terminal import note
from kg.processes import CAN_START

if TYPE_CHECKING:
    from kg.assemble import Options
    from kg.graph import KnowledgeGraph

__all__ = [
    "Answers",
    "AnyStorePath",
    "AnyStorePlace",
    "Change",
    "Confidence",
    "Form",
    "FormOption",
    "Holder",
    "Lang",
    "LensOption",
    "Listing",
    "Model",
    "OnStore",
    "Ontologies",
    "Output",
    "Paths",
    "ReadingOptions",
    "StorePath",
    "StorePlace",
    "Timeout",
    "Words",
    "Workers",
    "given_store",
    "places",
]

T = TypeVar("T")


class Form(StrEnum):
    """How rows of plain values are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders of them, or globs in quotes: text, Markdown, HTML, MHTML, PDF, DOCX, "
        "ODT, RTF, EPUB, CSV, XLSX, Parquet, JSON lines, mail, mailbox, RSS or Atom, WARC, exports "
        "of Europresse, Factiva and Nexis, and ZIP, TAR, gzip, bzip2 or xz of these.",
        show_default=False,
    ),
]
_FOLDER = typer.Option(
    "--store", "-s", metavar="DIR", help="The store's folder.", show_default=False
)
_PLACE = typer.Option(
    "--store",
    "-s",
    metavar="DIR|URL",
    help="The store's folder, or the address of a server that it was pushed to.",
    show_default=False,
)
StorePath: TypeAlias = Annotated[Path, _FOLDER]
AnyStorePath: TypeAlias = Annotated[Path | None, _FOLDER]
StorePlace: TypeAlias = Annotated[str, _PLACE]
AnyStorePlace: TypeAlias = Annotated[str | None, _PLACE]
FormOption: TypeAlias = Annotated[Form, typer.Option("--format", help="How to write the rows.")]
Timeout: TypeAlias = Annotated[float, typer.Option(min=0.1, help="Seconds that it may take.")]
_SPOKEN = {"metavar": "LANG", "show_default": "that of the store"}
Answers: TypeAlias = Annotated[
    str | None, typer.Option("--lang", help="Language of the answer: fr or en.", **_SPOKEN)
]
Holder: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="WHO", help="Only claims of this holder (its name or kge: name)."),
]
Words: TypeAlias = Annotated[
    str | None,
    typer.Option("--words", help="Language of the labels: fr or en.", **_SPOKEN),
]
Listing: TypeAlias = Annotated[
    bool, typer.Option("--list", "-l", help="List what there is to choose from, and end.")
]
Confidence: TypeAlias = Annotated[
    float,
    typer.Option(min=0, max=1, help="Only claims that are right with at least this probability."),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Instead of the screen."),
]
LensOption: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--lens",
        metavar="LENS",
        help="Only what passes: 'holder=NAME; denied-by=NAME; sources=N; grade=B', any of these.",
    ),
]
Model: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="The pipeline: `fr`, or any installed spaCy pipeline with UD labels.",
        show_default="that of the store, or of the language",
    ),
]
Lang: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="The language of the documents: `fr`, or the folder of one of your own.",
        show_default="that of the store, or fr",
    ),
]
Ontologies: TypeAlias = Annotated[
    list[Path],
    typer.Option(
        "--ontology",
        metavar="DIR",
        help="A folder with relations, wordings or names of your own (TTL); may be repeated; "
        "`-` for none.",
        show_default="that of the store, or none",
    ),
]
Change: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--change",
        help="Let the store go over to another language, pipeline or ontology than it was "
        "built with.",
    ),
]
Workers: TypeAlias = Annotated[
    int,
    typer.Option(
        "--workers",
        "--processes",
        "-w",
        "-p",
        min=0,
        help="Processes that read, up to 1 GB each; 0 reads in this one, where no document is "
        "bounded in time and memory.",
    ),
]


def given_store(store: T | None) -> T:
    """Return the store that a command was given; one that only lists may go without."""
    if store is None:
        raise typer.BadParameter("name the store: --store DIR")
    return store


def places(ontology: list[Path]) -> tuple[Path, ...] | None:
    """Return the places that were asked for, ``None`` where nobody asked.

    >>> places([]), places([Path("-")])
    (None, ())
    """
    return tuple(place for place in ontology if str(place) != "-") if ontology else None


@dataclass(frozen=True, kw_only=True)
class ReadingOptions:
    """How documents are read."""

    model: Model = None
    lang: Lang = None
    ontology: Ontologies = field(default_factory=list)
    workers: Workers = int(CAN_START)

    def options(self) -> Options:
        """Return them as the library takes them."""
        from kg.assemble import Options

        return Options(
            lang=self.lang,
            model=self.model,
            ontology=places(self.ontology),
            workers=self.workers,
        )


@dataclass(frozen=True, kw_only=True)
class OnStore:
    """A store, which remembers its language and ontology, or others that are asked for."""

    store: StorePath
    lang: Lang = None
    ontology: Ontologies = field(default_factory=list)
    change: Change = False

    @contextlib.contextmanager
    def opened(self, *, read_only: bool = False) -> Iterator[KnowledgeGraph]:
        """Give the graph in the store; ``read_only`` beside a build, and from what is read-only."""
        from kg.assemble import Options
        from kg.graph import KnowledgeGraph

        asked = places(self.ontology)
        options = Options(lang=self.lang, ontology=asked, change=self.change)
        with KnowledgeGraph.open(
            self.store, read_only=read_only, create=False, options=options
        ) as graph:
            if graph.record is not None and graph.record.assumed:
                note("note: " + "; ".join(graph.review.basis.agreement.notes))
            yield graph
