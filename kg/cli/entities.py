"""``kg entities``: review what was taken for one thing, and overrule it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Lang, Ontologies, StorePath
from kg.cli.terminal import note
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.resolve.judgements import Judgement
    from kg.review import Candidate, Desk

__all__ = ["add_to"]

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Entities: find, explain, merge, keep apart, split, rename, retype; undo any of it.",
)

Who = Annotated[
    str, typer.Argument(metavar="ENTITY", help="Its IRI (`kge:…`), name, or a mention `doc:17-26`.")
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other one, named likewise.")]
Note = Annotated[str, typer.Option("--note", help="Why; kept in the log.")]


@group.command()
def review(
    store: StorePath,
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write the pairs as CSV instead."),
    ] = None,
    imported: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Judge as the rows of a CSV file say."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Look at so many pairs.")] = 50,
    lang: Lang = "fr",
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
) -> None:
    """Go through the pairs of entities that may be one, the likeliest first.

    Each is shown with its score and reason: say **m** (merge), **a** (two things, never to be
    joined), **w** (why), **s** (skip) or **q** (quit).

    As a table: `--export pairs.csv`, fill in the column `verdict` (merge, apart, rename, retype,
    split), and `--import pairs.csv`.
    """
    from kg.review.csv_rows import candidate_rows, judged_rows, read_rows

    if export is not None and imported is not None:
        raise typer.BadParameter("give --export or --import")
    with _desk(store, lang, ontology) as desk:
        if imported is not None:
            made = judged_rows(desk, read_rows(imported), str(imported))
            note(f"{len(made)} judgements from {imported}")
            return
        found = desk.candidates()[:limit]
        if export is not None:
            try:
                export.write_text(candidate_rows(found), encoding="utf-8", newline="\n")
            except OSError as error:
                raise QueryError(
                    f"can't be written ({error.strerror})", place=str(export), cure="Name another."
                ) from None
            note(f"{len(found)} pairs in {export}: fill in the column verdict, then --import it")
            return
        _dialogue(desk, found)


@group.command()
def why(
    one: Who,
    other: Other,
    store: StorePath,
    lang: Lang = "fr",
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
) -> None:
    """Tell why two entities or mentions are one thing, or two.

    Features with their weights, the score, hard rules, judgements.

    `kg entities why Osterov 'Milan Osterov' --store S`
    """
    with _desk(store, lang, ontology) as desk:
        sys.stdout.write(desk.why(one, other).text())


@group.command()
def find(
    store: StorePath, text: Annotated[str, typer.Argument(help="Part of a name.")] = ""
) -> None:
    """List entities with a text in one of their names."""
    with _desk(store, "fr", []) as desk:
        for entity in desk.search(text):
            others = [name for name in entity.names if name != entity.label]
            more = f"  ({', '.join(others[:6])})" if others else ""
            typer.echo(f"{entity.iri}  {entity.label}  {entity.type}{more}")


@group.command()
def merge(one: Who, other: Other, store: StorePath, why: Note = "") -> None:
    """Say that OTHER is ENTITY, whose name and IRI stay."""
    with _desk(store, "fr", []) as desk:
        _tell(desk.merge(one, other, note=why))


@group.command()
def apart(one: Who, other: Other, store: StorePath, why: Note = "") -> None:
    """Say that the two are two, never to be joined."""
    with _desk(store, "fr", []) as desk:
        _tell(desk.apart(one, other, note=why))


@group.command()
def split(
    one: Who,
    store: StorePath,
    doc: Annotated[str | None, typer.Option(help="Its mentions in this document.")] = None,
    name: Annotated[str | None, typer.Option(help="Its mentions under this name.")] = None,
    to: Annotated[str, typer.Option(help="The IRI of the new entity (`kge:…`).")] = "",
    why: Note = "",
) -> None:
    """Say that some mentions of ENTITY are another thing."""
    with _desk(store, "fr", []) as desk:
        _tell(desk.split(one, doc=doc, name=name, to=to, note=why))


@group.command()
def rename(
    one: Who,
    name: Annotated[str, typer.Argument(help="The name.")],
    store: StorePath,
    why: Note = "",
) -> None:
    """Give ENTITY another name; its IRI stays."""
    with _desk(store, "fr", []) as desk:
        _tell(desk.rename(one, name, note=why))


@group.command()
def retype(
    one: Who,
    cls: Annotated[str, typer.Argument(metavar="CLASS", help="Such as `kg:City`.")],
    store: StorePath,
    why: Note = "",
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
) -> None:
    """Give ENTITY another class."""
    with _desk(store, "fr", ontology) as desk:
        _tell(desk.retype(one, cls, note=why))


@group.command()
def log(store: StorePath) -> None:
    """List the judgements, those taken back in brackets."""
    with _desk(store, "fr", []) as desk:
        force = {one.id for one in desk.log.in_force().line}
        for one in desk.judgements():
            text = f"{one.when[:16]}  {one.told()}{f'  # {one.note}' if one.note else ''}"
            typer.echo(f"{one.id:>4}  {text}" if one.id in force else f"{one.id:>4}  [{text}]")


@group.command()
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Its number in `kg entities log`.")],
    store: StorePath,
) -> None:
    """Take back a judgement: the store is as if it had never been made."""
    with _desk(store, "fr", []) as desk:
        _tell(desk.undo(number))


@contextlib.contextmanager
def _desk(store: Path, lang: str, ontology: list[Path]) -> Iterator[Desk]:
    from kg.assemble import Options
    from kg.graph import KnowledgeGraph

    options = Options(lang=lang, ontology=tuple(ontology))
    with KnowledgeGraph.open(store, create=False, options=options) as graph:
        yield graph.review


def _dialogue(desk: Desk, found: list[Candidate]) -> None:
    made = 0
    for number, one in enumerate(found, 1):
        gone = {j.other for j in desk.log.in_force().line if j.verdict == "merge"}
        if gone & {one.entity.iri, one.other.iri}:
            continue  # merged on the way
        typer.echo(f"\n{number}/{len(found)}  {one.score:.2f}  {one.reason}")
        for entity, documents in zip((one.entity, one.other), one.documents, strict=True):
            names = ", ".join(entity.names[:6])
            typer.echo(
                f"  {entity.iri}  {entity.label}  {entity.type}, {documents} doc.  ({names})"
            )
        while True:
            answer = typer.prompt("m/a/w/s/q", default="s").strip().lower()[:1]
            if answer == "w":
                typer.echo(desk.why(one.entity.iri, one.other.iri).text(), nl=False)
                continue
            break
        if answer == "q":
            break
        if answer in "ma":
            judge = desk.merge if answer == "m" else desk.apart
            _tell(judge(one.entity.iri, one.other.iri))
            made += 1
    note(f"{made} judgements; `kg entities undo N` takes one back")


def _tell(judgement: Judgement) -> None:
    note(f"{judgement.id}: {judgement.told()}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.add_typer(group, name="entities")
