"""``kg remove``: documents out of a store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from kg.cli.documents.ids import check_ids
from kg.cli.options import OnStore
from kg.cli.signature import spread
from kg.cli.terminal import note

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Remove(OnStore):
    """What ``kg remove`` takes."""

    ids: Annotated[
        list[str],
        typer.Argument(metavar="ID…", help="Ids of documents, as `kg stats` counts them."),
    ]


@spread
def remove(given: Remove) -> None:
    """Remove documents with all that was read of them.

    The store is then as if they had never been there; their files are left alone.

    `kg remove article-1 article-2 --store S`
    """
    with given.opened() as graph:
        check_ids(graph, given.ids, "no document of the store has this id; nothing was removed")
        found = graph.remove(*given.ids)
        several = "document" if len(found) == 1 else "documents"
        note(f"{len(found)} {several} removed, {len(graph)} left in {given.store}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(remove)
