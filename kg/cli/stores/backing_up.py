"""``kg backup``, ``kg restore``: a store as one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import StorePath
from kg.cli.terminal import note, progress

if TYPE_CHECKING:
    from kg.keeping import Backup

__all__ = ["add_to"]


def backup(
    store: StorePath,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write (ZIP).")
    ],
) -> None:
    """Write all of a store into one file: graph, judgements, how it was built.

    The file takes its place once it is whole, in the place of an older backup. The same store
    gives the same bytes. No build may run meanwhile. An ontology of your own is not part of a
    store: keep its files with your documents.

    `kg backup --store S -o monday.zip`
    """
    from kg.keeping import backup as write
    from kg.keeping import open_at_rest

    with open_at_rest(store) as opened, progress("writing") as tell:
        found = write(opened, output, tell=tell)
    note(f"{_told(found)}: {output}")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What kg backup wrote.")],
    store: StorePath,
) -> None:
    """Make a store of a backup, in a new folder; all of it is checked before it is there.

    `kg restore monday.zip --store S`
    """
    from kg.keeping import restore as read

    note(f"{_told(read(file, store))}: {store}")


def _told(found: Backup) -> str:
    return f"{found.documents} documents, {found.quads} quads, {found.judgements} judgements"


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(backup)
    app.command()(restore)
