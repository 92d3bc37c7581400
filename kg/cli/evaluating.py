"""``kg evaluate``: claims against a gold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Output, ReadingOptions
from kg.cli.signature import spread
from kg.cli.terminal import say

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Evaluate(ReadingOptions):
    """What ``kg evaluate`` takes."""

    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD",
            help="A folder of typed gold, or a .jsonl file of facts on sentences.",
            show_default="that of the samples",
        ),
    ] = None
    claims: Annotated[
        Path | None,
        typer.Argument(
            metavar="CLAIMS",
            help="What `kg extract` wrote (JSON lines); without it the gold's documents are read.",
            show_default=False,
        ),
    ] = None
    quotes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What `kg extract --quotes` wrote.")
    ] = None
    times: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What `kg extract --times` wrote.")
    ] = None
    sentences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CoNLL-U with the sentences of a gold of facts."),
    ] = None
    trees: Annotated[
        bool, typer.Option("--trees", help="Read the trees of those sentences: nothing is parsed.")
    ] = False
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show up to N errors of each kind.")
    ] = 0
    as_json: Annotated[
        bool, typer.Option("--json", help="Write JSON, with all errors, instead of a table.")
    ] = False
    output: Output = None


@spread
def evaluate(given: Evaluate) -> None:
    """Score claims against a gold: precision, recall and F1 by phenomenon.

    `kg evaluate` reads the samples and scores itself on what is known of them.

    `kg evaluate gold --errors 20` does so with a gold of your own.

    `kg evaluate gold claims.jsonl --quotes quotes.jsonl` scores what any system wrote.

    `kg evaluate facts.jsonl --trees` scores extraction alone, on trees written by hand.
    """
    from kg import evaluate as evaluation

    if given.trees:
        if given.gold is None or given.claims is not None:
            raise typer.BadParameter("takes a gold of facts, and no claims", param_hint="--trees")
        report = evaluation.evaluate_trees(
            given.gold, sentences=given.sentences, options=given.options()
        )
    else:
        report = evaluation.evaluate(
            given.gold,
            given.claims,
            quotes=given.quotes,
            times=given.times,
            sentences=given.sentences,
            options=given.options(),
        )
    if given.as_json:
        say(json.dumps(evaluation.as_json(report), ensure_ascii=False, indent=1), given.output)
    else:
        say(evaluation.as_text(report, given.errors), given.output, end="")


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(evaluate)
