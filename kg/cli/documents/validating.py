"""``kg validate``: whether what a store holds is sound."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.documents.ids import check_ids
from kg.cli.options import Output, StorePath
from kg.cli.terminal import note, progress, say

__all__ = ["add_to"]

UNSOUND = 1  # exit code


def validate(
    store: StorePath,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID…", help="Ids of documents.", show_default="all"),
    ] = None,
    shapes: Annotated[
        bool,
        typer.Option(
            "--shapes",
            help="Hold graphs against SHACL shapes too: seconds a document; extra `shacl`.",
        ),
    ] = False,
    output: Output = None,
) -> None:
    """Check that spans have the words of their texts, and that no denial stands as a fact.

    A line for each flaw: document, node, what is wrong. The exit code is 1 where there is any.
    Of a whole store it tells how many spans of claims have the words of the text at their place.

    `kg validate --store S`

    `kg validate article-1 --store S --shapes`
    """
    from kg.graph import KnowledgeGraph
    from kg.rdf import flaws_by_shape, flaws_by_text, spans_checked

    with KnowledgeGraph.open(store, read_only=True, create=False) as graph:
        chosen = tuple(ids or graph)
        check_ids(graph, chosen, "the store has no such document")
        found = [flaw for flaw in flaws_by_text(graph.store) if flaw.doc in set(chosen)]
        counted = spans_checked(graph.store) if ids is None else None
        if shapes:
            with progress("checking shapes of") as tell:
                found += flaws_by_shape(graph.store, chosen, tell)
    if found or output is not None:
        say("\n".join(map(str, found)), output)
    if counted is not None:
        note(str(counted))
    several = "document" if len(chosen) == 1 else "documents"
    note(f"{len(chosen)} {several} checked, {len(found)} flaws")
    if found:
        raise typer.Exit(UNSOUND)


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(validate)
