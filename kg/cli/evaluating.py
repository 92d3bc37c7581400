"""``kg evaluate``: claims against a gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["add_to"]


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD",
            help="A folder of typed gold, or a .jsonl file of facts on sentences.",
            show_default=False,
        ),
    ] = None,
    claims: Annotated[
        Path | None,
        typer.Argument(
            metavar="CLAIMS", help="What `kg extract` wrote (JSON lines).", show_default=False
        ),
    ] = None,
    quotes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What `kg extract --quotes` wrote.")
    ] = None,
    times: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What `kg extract --times` wrote.")
    ] = None,
    sentences: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CoNLL-U with the sentences of a gold of facts."),
    ] = None,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show up to N errors of each kind.")
    ] = 0,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write JSON, with all errors, instead of a table.")
    ] = False,
) -> None:
    """Score claims against a gold: precision, recall and F1 by phenomenon.

    `kg extract gold/docs -o claims.jsonl` and `kg extract gold/docs --quotes -o quotes.jsonl`

    `kg evaluate gold claims.jsonl --quotes quotes.jsonl --errors 20`
    """
    from kg import evaluate as evaluation

    if gold is None or claims is None:
        raise typer.BadParameter("give a GOLD and CLAIMS")
    report = evaluation.evaluate(gold, claims, quotes=quotes, times=times, sentences=sentences)
    if as_json:
        typer.echo(json.dumps(evaluation.as_json(report), ensure_ascii=False, indent=1))
    else:
        typer.echo(evaluation.as_text(report, errors), nl=False)


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(evaluate)
