"""``kg extract``: documents in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.cli.documents.given import GivenDocuments
from kg.cli.documents.hearing import Heard, other_files_of
from kg.cli.options import Confidence, Output
from kg.cli.signature import spread
from kg.cli.terminal import note, output, progress
from kg.model import Layer

if TYPE_CHECKING:
    from kg.assemble import Reading

__all__ = ["add_to"]


class LayerChoice(StrEnum):
    """Which claims ``kg extract`` writes."""

    SURFACE = "surface"
    FRAME = "frame"
    EVENT = "event"
    ALL = "all"


Row: TypeAlias = dict[str, object]


@dataclass(frozen=True, kw_only=True)
class Extract(GivenDocuments):
    """What ``kg extract`` takes."""

    layer: Annotated[LayerChoice, typer.Option(help="Which claims to write.")] = LayerChoice.ALL
    confidence: Confidence = 0.0
    quotes: Annotated[bool, typer.Option("--quotes", help="Write quotations instead.")] = False
    times: Annotated[bool, typer.Option("--times", help="Write times instead.")] = False
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Write every phrase that refers instead.")
    ] = False
    output: Output = None


@spread
def extract(given: Extract) -> None:
    """Write the claims of documents as JSON lines.

    One line a claim, with character offsets into the document. Nothing is stored.

    `kg extract article.txt`

    `kg extract articles/ --layer surface -o claims.jsonl`

    `kg extract articles/ --confidence 0.8`

    `kg extract articles/ --quotes`

    `kg extract articles/ --mentions`

    `kg extract export.csv --text-column corps --column published=parution`
    """
    from kg.assemble import read
    from kg.model.jsonl import line

    heard, done = Heard(), 0
    rows = _rows_of(given)
    asked = replace(given.options(), mentions=given.mentions)
    with output(given.output) as file, progress("reading") as tell:
        for options, documents in heard.piles(given, asked):
            for batch in read(documents, options, on_error=heard.on_error):
                for one in batch.readings:
                    file.writelines(line(row).encode() for row in rows(one))
                    done += 1
                    tell(one.document.id)
    other_files_of(given.paths)
    for told in heard.summed():
        note(told)
    heard.end(done=done)


def _rows_of(given: Extract) -> Callable[[Reading], Iterable[Row]]:
    """Return how a reading is written: as claims, quotations or times."""
    from kg.model.jsonl import claim_to_json, mention_to_json, quotation_to_json, time_to_json

    if given.quotes + given.times + given.mentions > 1:
        raise typer.BadParameter("choose --quotes, --times or --mentions")
    if given.quotes:
        return lambda one: map(quotation_to_json, one.quotations)
    if given.times:
        return lambda one: (time_to_json(one.document.id, time) for time in one.times)
    if given.mentions:
        return lambda one: (mention_to_json(one.document.id, phrase) for phrase in one.phrases)
    wanted = None if given.layer is LayerChoice.ALL else Layer(given.layer.value)
    return lambda one: (
        claim_to_json(claim)
        for claim in one.claims
        if claim.confidence >= given.confidence and wanted in (None, claim.layer)
    )


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(extract)
