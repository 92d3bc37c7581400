"""``kg entities``: review what was taken for one thing, and overrule it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import OnStore, Output
from kg.cli.signature import spread
from kg.cli.terminal import note, output, say

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


@dataclass(frozen=True, kw_only=True)
class Review(OnStore):
    """What ``kg entities review`` takes."""

    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write the pairs as CSV instead."),
    ] = None
    imported: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="Judge as the rows of a CSV file say."),
    ] = None
    limit: Annotated[int, typer.Option(min=1, help="Look at so many pairs.")] = 50


@dataclass(frozen=True, kw_only=True)
class One(OnStore):
    """What commands on one entity take."""

    one: Who
    why: Note = ""


@dataclass(frozen=True, kw_only=True)
class Two(One):
    """What commands on two entities take."""

    other: Other


@dataclass(frozen=True, kw_only=True)
class Find(OnStore):
    """What ``kg entities find`` takes."""

    text: Annotated[str, typer.Argument(help="Part of a name.")] = ""
    output: Output = None


@dataclass(frozen=True, kw_only=True)
class Listing(OnStore):
    """What ``kg entities log`` takes."""

    output: Output = None


@dataclass(frozen=True, kw_only=True)
class Why(Two):
    """What ``kg entities why`` takes."""

    output: Output = None


@dataclass(frozen=True, kw_only=True)
class Split(One):
    """What ``kg entities split`` takes."""

    doc: Annotated[str | None, typer.Option(help="Its mentions in this document.")] = None
    name: Annotated[str | None, typer.Option(help="Its mentions under this name.")] = None
    to: Annotated[str, typer.Option(help="The IRI of the new entity (`kge:…`).")] = ""


@dataclass(frozen=True, kw_only=True)
class Rename(One):
    """What ``kg entities rename`` takes."""

    name: Annotated[str, typer.Argument(help="The name.")]


@dataclass(frozen=True, kw_only=True)
class Retype(One):
    """What ``kg entities retype`` takes."""

    cls: Annotated[str, typer.Argument(metavar="CLASS", help="Such as `kg:City`.")]


@dataclass(frozen=True, kw_only=True)
class Undo(OnStore):
    """What ``kg entities undo`` takes."""

    number: Annotated[int, typer.Argument(metavar="N", help="Its number in `kg entities log`.")]


@group.command()
@spread
def review(given: Review) -> None:
    """Go through the pairs of entities that may be one, the likeliest first.

    Each is shown with its score and reason: say **m** (merge), **a** (two things, never to be
    joined), **w** (why), **s** (skip) or **q** (quit).

    As a table: `--export pairs.csv`, fill in the column `verdict` (merge, apart, rename, retype,
    split), and `--import pairs.csv`.
    """
    from kg.review.csv_rows import candidate_rows, judged_rows, read_rows

    if given.export is not None and given.imported is not None:
        raise typer.BadParameter("give --export or --import")
    with given.opened(read_only=given.export is not None) as graph:
        desk = graph.review
        if given.imported is not None:
            made = judged_rows(desk, read_rows(given.imported), str(given.imported))
            note(f"{len(made)} judgements from {given.imported}")
            return
        found = desk.candidates()[: given.limit]
        if given.export is not None:
            say(candidate_rows(found), given.export, end="")
            note(f"{len(found)} pairs in {given.export}: fill in the column verdict, --import it")
            return
        _dialogue(desk, found)


@group.command()
@spread
def why(given: Why) -> None:
    """Tell why two entities or mentions are one thing, or two.

    Features with their weights, the score, hard rules, judgements.

    `kg entities why Osterov 'Milan Osterov' --store S`
    """
    with given.opened(read_only=True) as graph:
        say(graph.review.why(given.one, given.other).text(), given.output, end="")


@group.command()
@spread
def find(given: Find) -> None:
    """List entities with a text in one of their names."""
    with given.opened(read_only=True) as graph, output(given.output) as file:
        for entity in graph.review.search(given.text):
            others = [name for name in entity.names if name != entity.label]
            more = f"  ({', '.join(others[:6])})" if others else ""
            file.write(f"{entity.iri}  {entity.label}  {entity.type}{more}\n".encode())


@group.command()
@spread
def merge(given: Two) -> None:
    """Say that OTHER is ENTITY, whose name and IRI stay."""
    with given.opened() as graph:
        _tell(graph.review.merge(given.one, given.other, note=given.why))


@group.command()
@spread
def apart(given: Two) -> None:
    """Say that the two are two, never to be joined."""
    with given.opened() as graph:
        _tell(graph.review.apart(given.one, given.other, note=given.why))


@group.command()
@spread
def split(given: Split) -> None:
    """Say that some mentions of ENTITY are another thing."""
    with given.opened() as graph:
        made = graph.review.split(
            given.one, doc=given.doc, name=given.name, to=given.to, note=given.why
        )
        _tell(made)


@group.command()
@spread
def rename(given: Rename) -> None:
    """Give ENTITY another name; its IRI stays."""
    with given.opened() as graph:
        _tell(graph.review.rename(given.one, given.name, note=given.why))


@group.command()
@spread
def retype(given: Retype) -> None:
    """Give ENTITY another class."""
    with given.opened() as graph:
        _tell(graph.review.retype(given.one, given.cls, note=given.why))


@group.command()
@spread
def log(given: Listing) -> None:
    """List the judgements, those taken back in brackets."""
    with given.opened(read_only=True) as graph, output(given.output) as file:
        desk = graph.review
        force = {one.id for one in desk.log.in_force().line}
        for one in desk.judgements():
            text = f"{one.when[:16]}  {one.in_words()}{f'  # {one.note}' if one.note else ''}"
            shown = text if one.id in force else f"[{text}]"
            file.write(f"{one.id:>4}  {shown}\n".encode())


@group.command()
@spread
def undo(given: Undo) -> None:
    """Take back a judgement: the store is as if it had never been made."""
    with given.opened() as graph:
        _tell(graph.review.undo(given.number))


def _dialogue(desk: Desk, found: list[Candidate]) -> None:
    made = 0
    for number, one in enumerate(found, 1):
        gone = {j.other for j in desk.log.in_force().line if j.verdict == "merge"}
        if gone & {one.entity.iri, one.other.iri}:
            continue  # merged on the way
        say(f"\n{number}/{len(found)}  {one.score:.2f}  {one.reason}")
        for entity, documents in zip((one.entity, one.other), one.documents, strict=True):
            names = ", ".join(entity.names[:6])
            say(f"  {entity.iri}  {entity.label}  {entity.type}, {documents} doc.  ({names})")
        while True:
            answer = typer.prompt("m/a/w/s/q", default="s").strip().lower()[:1]
            if answer == "w":
                say(desk.why(one.entity.iri, one.other.iri).text(), end="")
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
    note(f"{judgement.id}: {judgement.in_words()}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.add_typer(group, name="entities")
