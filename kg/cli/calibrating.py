"""``kg calibrate``: golds → what each doubt costs a claim's confidence."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Lang, Model, Ontologies, places
from kg.cli.terminal import note

__all__ = ["add_to"]


def calibrate(
    golds: Annotated[
        list[Path],
        typer.Argument(
            metavar="GOLD...",
            help="Folders of typed gold, and .jsonl files of facts beside their sentences.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the table there (TOML)."),
    ] = None,
    model: Model = None,
    lang: Lang = None,
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
) -> None:
    """Fit the confidence of claims to golds, and say how far it can be relied on.

    The figures are those of sentences that the table was not made from (ten-fold
    cross-validation). Fit again after a change of pipeline or rules; the table that is used is
    `kg/extract/statements/confidence.toml`.

    `kg calibrate facts.jsonl gold/ -o kg/extract/statements/confidence.toml`
    """
    from kg.assemble import Options
    from kg.evaluate.confidence import calibration
    from kg.evaluate.writing import reliability_text

    options = Options(lang=lang, model=model, ontology=places(ontology))
    seen = calibration.observations(golds, options)
    found = calibration.cross_validated(seen)
    table = calibration.as_toml(calibration.fit(seen))
    if found is not None:
        note(reliability_text(found))
    if output is None:
        typer.echo(table, nl=False)
    else:
        head = f"# kg calibrate {' '.join(gold.name for gold in golds)}: {len(seen)} claims\n"
        output.write_text(head + table, encoding="utf-8")


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(calibrate)
