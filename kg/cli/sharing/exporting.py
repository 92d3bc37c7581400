"""``kg export``: a store in the formats of other tools."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import (
    AnyStorePath,
    Confidence,
    Holder,
    LensOption,
    Listing,
    Words,
    given_store,
)
from kg.cli.signature import spread
from kg.cli.terminal import is_file, is_screen, note, output, say

__all__ = ["add_to"]


class Include(StrEnum):
    """Which statements ``kg export`` writes."""

    PLAIN = "plain"
    ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Export:
    """What ``kg export`` takes."""

    store: AnyStorePath = None
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="The format (see --list).",
            show_default="that of FILE's name",
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="The file to write; - is standard output."
        ),
    ] = None
    include: Annotated[
        Include | None,
        typer.Option(
            help="What is asserted, affirmed and so by now, or all.",
            show_default="as the format has it",
        ),
    ] = None
    holder: Holder = None
    lens: LensOption = None
    confidence: Confidence = 0.0
    words: Words = None
    listing: Listing = False


@spread
def export(given: Export) -> None:
    """Write a store in a format of other tools.

    `kg export --store S -o graph.gexf`

    `kg export --store S -o claims.csv`

    `kg export --store S -f ftm -o - | ftm validate`

    `kg export --list`
    """
    if given.listing:
        _list()
        return
    store = given_store(given.store)
    if given.output is None:
        raise typer.BadParameter("name the file to write: --output FILE, or - for the screen")
    from kg.graph import KnowledgeGraph

    with KnowledgeGraph.open(store, read_only=True) as stored:
        graph = stored if given.lens is None else stored.through(given.lens)
        wanted = {
            "holder": given.holder, "confidence": given.confidence, "lang": given.words,
            "include": given.include.value if given.include is not None else None,
        }  # fmt: skip
        if is_file(given.output):
            graph.export(given.output, given.format, **wanted)  # type: ignore[arg-type]
            note(f"written: {given.output}")
            return
        if given.format is None:
            raise typer.BadParameter("name the format: --format FORMAT (see --list)")
        from kg.exports import format_named

        if format_named(given.format).binary and is_screen(given.output):
            raise typer.BadParameter(f"{given.format} is no text for a screen: --output FILE")
        with output(given.output) as file:
            graph.export(file, given.format, **wanted)  # type: ignore[arg-type]


def _list() -> None:
    from kg.exports import FORMATS

    rows = [(one.name, one.holds.value, ", ".join(one.endings), one) for one in FORMATS.values()]
    for name, holds, endings, one in rows:
        needs = f" (pip install 'kg-news[{one.extra}]')" if one.extra else ""
        say(f"{name:<15} {holds:<7} {endings:<16} {one.title}{needs}")


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(export)
