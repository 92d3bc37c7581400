"""``kg trees``: what the rewriting rules of a language do to trees."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Output, Paths, ReadingOptions
from kg.cli.signature import spread
from kg.cli.terminal import note, say

__all__ = ["add_to"]

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Rules that rewrite parsed trees: explain, count, leave out.",
)


@dataclass(frozen=True, kw_only=True)
class Explain(ReadingOptions):
    """What ``kg trees explain`` takes."""

    sentence: Annotated[str, typer.Argument(help="The text.", show_default=False)]
    without: Annotated[
        list[str],
        typer.Option("--without", metavar="RULE", help="Leave a rule out; may be repeated."),
    ] = field(default_factory=list)
    output: Output = None


@dataclass(frozen=True, kw_only=True)
class Count(ReadingOptions):
    """What ``kg trees count`` takes."""

    paths: Paths
    output: Output = None


@dataclass(frozen=True, kw_only=True)
class LeaveOut(ReadingOptions):
    """What ``kg trees leave-out`` takes."""

    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="A folder of typed gold, or a .jsonl file of facts on sentences.",
            show_default=False,
        ),
    ]
    rules: Annotated[
        list[str],
        typer.Argument(metavar="[RULE]...", help="Only these rules.", show_default=False),
    ] = field(default_factory=list)
    sentences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CoNLL-U with the sentences of a gold of facts."),
    ] = None


@spread
def explain(given: Explain) -> None:
    """Show the tree of a sentence before and after rewriting, and the rules that fired.

    `kg trees explain "Plus de 200 personnes ont fui." --without quantity`
    """
    from kg.assemble import Reader
    from kg.trees.explaining import explain as explain_doc
    from kg.trees.explaining import explanation_text
    from kg.trees.rewriting import without

    reader = Reader(given.options().setup())
    language = without(reader.language, given.without)
    found = explain_doc(reader.pipeline(given.sentence), language, reader.knowledge)
    say(explanation_text(found), given.output, end="")


@spread
def count(given: Count) -> None:
    """Count how often each rule fires on texts."""
    from kg import documents
    from kg.annotate.docs import annotate
    from kg.assemble import Reader
    from kg.trees.explaining import count_firings

    reader = Reader(given.options().setup())
    read = list(documents.read(given.paths, lang=reader.setup.lang))
    docs = annotate(read, reader.pipeline, reader.language)
    found = count_firings(docs, reader.language, reader.knowledge)
    counted = sorted(found.items(), key=lambda one: -one[1])
    say("\n".join(f"{number:>7,}  {name}" for name, number in counted), given.output)
    size = sum(len(document.text) for document in read)
    note(f"{sum(found.values()):,} firings on {len(read):,} documents, {size:,} characters")


@spread
def leave_out(given: LeaveOut) -> None:
    """Measure what each rule is worth: which figures of a gold change without it.

    A line a rule: how often it fires, how many claims are lost or new, then the figures with it
    and without it.
    """
    from kg.evaluate.leaving_out import leave_out_each

    for found in leave_out_each(
        given.gold, given.options(), sentences=given.sentences, rules=given.rules
    ):
        changes = ", ".join(
            f"{name} {was:.3f} > {now:.3f}" for name, (was, now) in found.figures.items()
        )
        say(f"{found.fired:>5,} {found.claims:>5,}  {found.rule}  {changes}".rstrip())


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    group.command()(explain)
    group.command()(count)
    group.command("leave-out")(leave_out)
    app.add_typer(group, name="trees")
