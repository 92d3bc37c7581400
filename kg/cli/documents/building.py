"""``kg build``: documents in, a store out, and what the run did in words or as JSON."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.documents.extracting import end, tell_of_others
from kg.cli.documents.given import GivenDocuments
from kg.cli.options import Change, StorePath
from kg.cli.signature import spread
from kg.cli.terminal import interruptible, note, progress, show_error
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.assemble import BuildReport, Options
    from kg.assemble.mirror import Mirror
    from kg.store import Store

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Build(GivenDocuments):
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


@dataclass(frozen=True)
class Run:
    """What a run did: its report, what failed, what is gone from the store."""

    report: BuildReport
    failed: tuple[KgError, ...] = ()
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    def in_words(self, store: object) -> str:
        """Return it as a line for a terminal."""
        one = self.report
        parts = [f"{one.built} documents read"]
        parts += [f"{one.skipped} unchanged"] if one.skipped else []
        parts += [f"{len(self.renamed)} renamed"] if self.renamed else []
        left = len(self.removed) - len(self.renamed)
        parts += [f"{left} removed"] if left else []
        parts += [f"{len(self.failed)} failed"] if self.failed else []
        drawn = f", {one.inferred} inferred in all" if one.inferred else ""
        counts = f"{one.claims} claims, {one.quotations} quotations in {store}{drawn}"
        return f"{', '.join(parts)}: {counts}"

    def as_json(self, store: object) -> dict[str, object]:
        """Return it as a JSON object; ``removed`` are ids that are no more, renamed ones too."""
        one = self.report
        return {
            "store": str(store),
            "read": one.built,
            "unchanged": one.skipped,
            "removed": list(self.removed),
            "renamed": [{"from": old, "to": new} for old, new in self.renamed],
            "failed": [{"place": e.place, "what": e.what, "cure": e.cure} for e in self.failed],
            "claims": one.claims,
            "quotations": one.quotations,
            "inferred": one.inferred,
            "notes": list(one.notes),
        }


@spread
def build(given: Build) -> None:
    """Read documents into a store.

    A document that the store has is replaced if anything about it changed, else skipped: an
    interrupted build goes on where it stopped. With `--sync`, documents whose files are gone are
    removed; where a file could not be read, nothing is.

    `kg build articles/ --store S`

    `kg build articles/ --store S --sync --json`

    `kg build 'dump/*.jsonl' --store S -p 2`

    `kg build export.xlsx europresse.html mails.mbox pages.warc.gz --store S`
    """
    from kg.assemble import Watcher
    from kg.assemble import build as build_into
    from kg.assemble.mirror import Mirror
    from kg.model.jsonl import line
    from kg.store import open_store, remembered

    errors: list[KgError] = []

    def on_error(error: KgError) -> None:
        errors.append(error)
        show_error(error)

    asked = replace(given.options(), rules=given.rules, change=given.change, again=given.again)
    with open_store(given.store) as store:
        lang = asked.setup(remembered(store)).lang
        documents = given.documents(lang, on_error)
        mirror = Mirror(store) if given.sync else None
        if mirror is not None:
            documents = mirror.passing(documents)
        with progress("reading") as shown, interruptible(shown) as tell:
            try:
                watcher = Watcher(tell, on_error)
                report = build_into(documents, store, asked, watcher=watcher)
            except KeyboardInterrupt:
                note("stopped. What is stored stays; the same command goes on from here.")
                raise typer.Exit(130) from None
        run = Run(report, tuple(errors))
        done = report.built + report.skipped
        if mirror is not None and done:
            run = _synced(run, mirror, store, asked)
    tell_of_others(given.paths, given.store)
    for one in report.notes:
        note(f"note: {one}")
    if given.json:
        sys.stdout.write(line(run.as_json(given.store)))
    else:
        note(run.in_words(given.store))
    end(errors, done=done)


def _synced(run: Run, mirror: Mirror, store: Store, asked: Options) -> Run:
    """Remove what is gone, unless it may be among what could not be read."""
    from kg.graph import KnowledgeGraph

    gone, renamed = mirror.gone(), mirror.renamed()
    if run.failed and gone:
        note(f"note: {len(gone)} documents are gone, but not removed, since some could not be read")
        return run
    if gone:
        KnowledgeGraph(store, replace(asked, change=False)).remove(*gone)
    return replace(run, removed=gone, renamed=renamed)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(build)
