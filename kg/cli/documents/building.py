"""``kg build``: documents in, a store out."""

from __future__ import annotations

import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents.clustering import OnCluster
from kg.cli.documents.given import GivenDocuments
from kg.cli.documents.hearing import Heard, foreseen, other_files_of
from kg.cli.documents.run import Run
from kg.cli.options import Change, StorePath
from kg.cli.signature import spread
from kg.cli.terminal import interruptible, note, progress

if TYPE_CHECKING:
    from kg.assemble import Options
    from kg.assemble.mirror import Mirror
    from kg.store import Store

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Build(GivenDocuments, OnCluster):
    """What ``kg build`` takes."""

    store: StorePath
    again: Annotated[
        bool, typer.Option("--again", help="Read documents again that the store has already.")
    ] = False
    sync: Annotated[
        bool,
        typer.Option("--sync", help="Remove documents of the store that PATH… no longer has."),
    ] = False
    rules: Annotated[
        bool | None,
        typer.Option(
            "--rules/--no-rules",
            help="Infer claims from what is read, or nothing.",
            show_default="as the store was built; a new one with rules",
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="Tell what was done as one JSON object.")] = (
        False
    )
    change: Change = False


@spread
def build(given: Build) -> None:
    """Read documents into a store.

    A document that the store has is replaced if anything about it changed, else skipped: an
    interrupted build goes on where it stopped. With `--sync`, documents whose files are gone are
    removed; where a file could not be read, nothing is. The language of each document is found,
    unless `--lang` names it; one that no pipeline reads is left out, and told.

    `kg build articles/ --store S`

    `kg build articles/ --store S --sync --json`

    `kg build 'dump/*.jsonl' --store S --workers 2`

    `kg build s3://news/2026/ --store S --engine dask --scheduler tcp://head:8786`

    `kg build export.xlsx europresse.html mails.mbox pages.warc.gz --store S`
    """
    from kg.assemble import BuildReport, Watcher
    from kg.assemble import build as build_into
    from kg.assemble.mirror import Mirror
    from kg.model.jsonl import line
    from kg.store import open_store, remembered

    heard, report, began = Heard(), BuildReport(), time.monotonic()
    reader = given.reader(given.store, allow_network=given.allow_network)
    asked = replace(given.options(), rules=given.rules, change=given.change, again=given.again)
    with open_store(given.store) as store, reader or nullcontext():
        mirror = Mirror(store) if given.sync else None
        with progress("reading") as shown, interruptible(shown) as tell:
            try:
                watcher = Watcher(tell, heard.on_error, shown.expect)
                for options, documents in heard.piles(given, asked, remembered(store), reader):
                    coming = foreseen(documents, given.paths, shown.foresee)
                    passing = coming if mirror is None else mirror.passing(coming)
                    done = build_into(passing, store, options, watcher=watcher, elsewhere=reader)
                    report = report.plus(done)
            except KeyboardInterrupt:
                note("stopped. What is stored stays; the same command goes on from here.")
                raise typer.Exit(130) from None
        run = Run(report, heard, other_files_of(given.paths, given.store))
        known = report.built + report.skipped
        if mirror is not None and known:
            run = _synced(run, mirror, store, asked)
        run = replace(run, seconds=time.monotonic() - began)
    for told in (*heard.summed(), *(f"note: {one}" for one in report.notes)):
        note(told)
    if given.json:
        sys.stdout.write(line(run.as_json(given.store)))
    else:
        note(run.in_words(given.store))
    heard.end(done=known)


def _synced(run: Run, mirror: Mirror, store: Store, asked: Options) -> Run:
    """Remove what is gone, unless it may be among what could not be read."""
    from kg.graph import KnowledgeGraph

    gone, renamed = mirror.gone(), mirror.renamed()
    if run.heard.failed and gone:
        note(f"note: {len(gone)} documents are gone, but not removed, since some could not be read")
        return run
    if gone:
        KnowledgeGraph(store, replace(asked, change=False)).remove(*gone)
    return replace(run, removed=gone, renamed=renamed)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(build)
