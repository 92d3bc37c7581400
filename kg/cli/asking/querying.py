"""``kg query``, ``kg view`` and ``kg stats``: what a store says."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import (
    Answers,
    AnyStorePlace,
    Confidence,
    Holder,
    LensOption,
    Listing,
    Output,
    StorePath,
    Timeout,
    given_store,
)
from kg.cli.signature import spread
from kg.cli.terminal import is_file, is_screen, note, output, say
from kg.errors import QueryError
from kg.textfile import read_text

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

__all__ = ["add_to"]


class Format(StrEnum):
    """How ``kg query`` writes its answer: as rows of plain values, or as the standards have it."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    SPARQL_JSON = "sparql-json"
    SPARQL_XML = "sparql-xml"
    SPARQL_CSV = "sparql-csv"
    SPARQL_TSV = "sparql-tsv"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"


@dataclass(frozen=True, kw_only=True)
class Query:
    """What ``kg query`` takes."""

    store: AnyStorePlace = None
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL", help="The query.", show_default=False)
    ] = None
    file: Annotated[
        Path | None, typer.Option("--file", "-f", metavar="FILE", help="Read the query from FILE.")
    ] = None
    name: Annotated[
        str | None, typer.Option("--name", "-n", metavar="QUESTION", help="Ask a named question.")
    ] = None
    parameter: Annotated[
        list[str],
        typer.Option("--set", metavar="NAME=VALUE", help="Set a parameter of the question."),
    ] = field(default_factory=list)
    lens: LensOption = None
    any_term: Annotated[
        bool, typer.Option("--any-term", help="Let terms pass that no vocabulary has.")
    ] = False
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TABLE
    output: Output = None
    timeout: Timeout = 300.0
    max_rows: Annotated[int, typer.Option(min=1, help="Rows that it may have.")] = 1_000_000
    memory: Annotated[int, typer.Option(min=16, help="Megabytes that it may take.")] = 4096
    listing: Listing = False


@dataclass(frozen=True, kw_only=True)
class View:
    """What ``kg view`` takes."""

    store: StorePath
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")
    ] = Path("graph.html")
    holder: Holder = None
    lens: LensOption = None
    confidence: Confidence = 0.0
    title: Annotated[str, typer.Option(help="The page's heading.")] = ""
    words: Annotated[
        str | None,
        typer.Option(
            "--lang",
            "--words",
            metavar="LANG",
            help="Language of the page, labels of relations with it: fr or en.",
            show_default="that of the store",
        ),
    ] = None
    limit: Annotated[
        int, typer.Option(min=1, help="Entities with a dossier, beyond 1,000 documents.")
    ] = 2000
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False


@spread
def query(given: Query) -> None:
    """Ask a store in SPARQL, or one of the named questions.

    The usual prefixes (kg:, kge:, kgd:, rdfs:, skos: …) are known; the default graph is all
    documents' graphs merged, each triple once.

    `kg query --store S 'SELECT ?who ?what ?to WHERE { ?who kg:sent ?what . ?what kg:sentTo ?to }'`

    `kg query --store S --name who-denies-what --format csv`

    `kg query --store http://localhost:7878 'ASK { ?claim kg:polarity "negative" }'`

    `kg query --list`
    """
    if given.listing:
        _list()
        return
    asked = [value for value in (given.sparql, given.file, given.name) if value is not None]
    if len(asked) != 1:
        raise typer.BadParameter("give one of: a SPARQL query, --file, --name (see --list)")
    store = given_store(given.store)
    if given.parameter and given.name is None:
        raise typer.BadParameter("--set goes with --name")
    plain = given.form in (Format.TABLE, Format.CSV, Format.JSON)
    if given.name is not None and not plain:
        raise typer.BadParameter(f"--format {given.form} goes with SPARQL: a question gives rows")
    with output(given.output) as file:
        file.write(_answer(given, store))


def _answer(given: Query, store: str) -> bytes:
    """Return the answer of a process of its own, which is ended where it costs too much."""
    from kg.lens import seen
    from kg.query.written import answer_question, answer_sparql
    from kg.workers import Limits, Worker

    # a terminal shows the beginning of a sentence, a file gets all of it
    form = {"form": given.form.value, "width": 48 if is_screen(given.output) else None}
    limits = Limits(given.timeout, given.memory, given.max_rows)
    with Worker(store, limits) as worker:
        if given.name is not None:
            parameters = _parameters(given.parameter)
            asked = {"name": given.name, "parameters": parameters, **form}
            job, wanted = seen(answer_question, given.lens, **asked)
        else:
            sparql = _read(given.file) if given.file is not None else str(given.sparql)
            asked = {"sparql": sparql, "any_term": given.any_term, **form}
            job, wanted = seen(answer_sparql, given.lens, **asked)
        return worker.ask(job, **wanted)


@spread
def view(given: View) -> None:
    """Write the graph as one HTML page that needs no network: a desk for what is claimed.

    It shows what is contested, what changed hands, who is spoken of and who speaks; every finding
    leads to its sentences, and its address is a link to it.

    `kg view --store S -o graph.html --open`
    """
    with _open(given.store) as stored:
        graph = stored if given.lens is None else stored.through(given.lens)
        page = graph.view(
            holder=given.holder,
            confidence=given.confidence,
            title=given.title,
            lang=given.words,
            limit=given.limit,
        )
    say(page.html, given.output, end="")
    if is_file(given.output):
        note(f"written: {given.output}")
        if given.show:
            import webbrowser

            webbrowser.open(given.output.resolve().as_uri())


def stats(store: StorePath, lang: Answers = None, output: Output = None) -> None:
    """Count what a store holds: documents, claims by relation, polarity and holder.

    Holders are called as documents in the language of the answer call them. At the end it tells
    how the store was built.

    `kg stats --store S`
    """
    with _open(store) as graph:
        record = graph.record
        built = f"\n\nbuilt with\n{record.text()}" if record is not None else ""
        say(f"{graph.stats(lang=lang).text()}{built}", output)


@contextlib.contextmanager
def _open(store: Path) -> Iterator[KnowledgeGraph]:
    from kg.graph import KnowledgeGraph

    with KnowledgeGraph.open(store, read_only=True, create=False) as graph:
        yield graph


def _list() -> None:
    from kg.query import questions

    found = questions()
    width = max(map(len, found), default=0)
    for name, question in found.items():
        say(f"{name:{width}}  {question.title('en')}")


def _parameters(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise typer.BadParameter(f"{one!r} is not NAME=VALUE", param_hint="--set")
        found[name] = value
    return found


def _read(file: Path) -> str:
    return read_text(file, QueryError, cure="Name a file with SPARQL in UTF-8.")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(query)
    app.command()(view)
    app.command()(stats)
