"""``kg calibrate``: golds → what each doubt costs a claim's confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Output, ReadingOptions
from kg.cli.signature import spread
from kg.cli.terminal import note, say

__all__ = ["add_to"]


@dataclass(frozen=True, kw_only=True)
class Calibrate(ReadingOptions):
    """What ``kg calibrate`` takes."""

    golds: Annotated[
        list[Path],
        typer.Argument(
            metavar="[GOLD...]",
            help="Folders of typed gold, and .jsonl files of facts beside their sentences.",
            show_default=False,
        ),
    ] = field(default_factory=list)
    judged: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Verdicts of a reader on claims (JSON lines)."),
    ] = None
    docs: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Documents of verdicts without doubts."),
    ] = None
    output: Output = None


@spread
def calibrate(given: Calibrate) -> None:
    """Fit the confidence of claims to golds, and say how far it can be relied on.

    The figures are those of documents that the table was not made from (ten-fold
    cross-validation). With verdicts, claims with a relation of the vocabulary are learnt from these
    alone. Fit again after a change of pipeline or rules; the table that is used is
    `kg/extract/statements/confidence.toml`.

    `kg calibrate facts.jsonl --judged judged-news.jsonl --docs news/ -o mine.toml`
    """
    from kg.evaluate.confidence import calibration, fitting
    from kg.evaluate.writing import reliability_text

    golds, judged = given.golds, given.judged
    if judged is None and (given.docs is not None or not golds):
        raise typer.BadParameter("Give golds, or --judged FILE, or both.")
    verdicts = calibration.Verdicts(judged, given.docs) if judged is not None else None
    seen = calibration.observations(golds, given.options(), verdicts)
    for kind, typed in (("relations of the vocabulary", True), ("other claims", False)):
        found = fitting.cross_validated([o for o in seen if (o.relation is not None) is typed])
        if found is not None:
            note(f"{kind}: {reliability_text(found)}")
    table = fitting.fit(seen)
    sources = [*(gold.name for gold in golds), *([judged.name] if judged is not None else [])]
    head = f"kg calibrate {' '.join(sources)}: {len(seen)} claims"
    say(fitting.as_toml(table, head), given.output, end="")


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command()(calibrate)
