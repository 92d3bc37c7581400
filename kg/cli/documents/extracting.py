"""``kg extract``: documents in, claims out; what it shares with ``kg build``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from kg.cli.documents.given import GivenDocuments
from kg.cli.options import Confidence, Output
from kg.cli.signature import spread
from kg.cli.terminal import note, output, progress, show_error
from kg.errors import KgError
from kg.model import Layer

if TYPE_CHECKING:
    from kg.assemble import Reading

__all__ = ["add_to", "end", "tell_of_others"]


class LayerChoice(StrEnum):
    """Which claims ``kg extract`` writes."""

    SURFACE = "surface"
    FRAME = "frame"
    EVENT = "event"
    ALL = "all"


_NAMED = 5  # kinds of files

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

    errors: list[KgError] = []

    def on_error(error: KgError) -> None:
        errors.append(error)
        show_error(error)

    rows = _rows_of(given)
    asked = replace(given.options(), mentions=given.mentions)
    lang = asked.setup().lang
    documents = given.documents(lang, on_error)
    tell_of_others(given.paths)
    done = 0
    with output(given.output) as file, progress("reading") as tell:
        for batch in read(documents, asked, on_error=on_error):
            for one in batch.readings:
                file.writelines(line(row).encode() for row in rows(one))
                done += 1
                tell(one.document.id)
    end(errors, done=done)


def tell_of_others(paths: Sequence[str | Path], store: Path | None = None) -> None:
    """Tell the person which files of folders are not read, those of the store apart."""
    from kg.documents import other_files

    home = store.resolve() if store is not None else None
    found = other_files(paths)
    others = [file for file in found if home is None or home not in file.resolve().parents]
    if others:
        kinds = ", ".join(sorted({file.suffix.lower() or file.name for file in others})[:_NAMED])
        count = f"{len(others)} files are" if len(others) > 1 else "1 file is"
        note(f"note: {count} left out ({kinds}): of no format that is read (kg build --help)")


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


def end(errors: list[KgError], *, done: int) -> None:
    """Leave with 0 if all went well, 1 if some documents failed, 2 if all did."""
    if errors:
        raise typer.Exit(1 if done else 2)
    if not done:
        note(
            "error: no document found. Give files, or folders with files of a format that is read."
        )
        raise typer.Exit(2)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(extract)
