"""``kg bench``: how fast this machine reads documents, stage by stage."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.documents.given import GivenDocuments
from kg.cli.documents.hearing import Heard
from kg.cli.signature import spread
from kg.cli.terminal import interruptible, note, progress, say

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Bench(GivenDocuments):
    """What ``kg bench`` takes."""

    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            "-s",
            metavar="DIR",
            help="A new folder in which the store is kept.",
            show_default="one that is removed",
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = (
        False
    )


@spread
def bench(given: Bench) -> None:
    """Build documents into a store of their own, and tell what each stage takes.

    Words a second of the processor, one process whatever `--workers` says; what everything but the
    parse takes beside the bare pipeline in the same run; memory; what a claim and a quad take in
    the store. Busy machines disturb little: it is the processor's time that counts.

    `kg bench articles/`

    `kg bench 'dump/*.jsonl' --json`
    """
    from kg.assemble import Watcher
    from kg.errors import StoreError
    from kg.evaluate.speed import measured
    from kg.model.jsonl import line

    heard, asked = Heard(), replace(given.options(), workers=0)
    if given.store is not None and given.store.exists():
        raise StoreError("is there already", place=str(given.store), cure="Name a new folder.")
    with (
        tempfile.TemporaryDirectory() as apart,
        progress("reading") as shown,
        interruptible(shown) as tell,
    ):
        watcher = Watcher(tell, heard.on_error, shown.expect)
        folder = given.store or Path(apart)
        found = measured(heard.piles(given, asked), folder, watcher=watcher)
    for told in heard.summed():
        note(told)
    if given.json:
        sys.stdout.write(line(found.as_json()))
    else:
        say(found.as_text())
    heard.end(done=found.documents)


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(bench)
