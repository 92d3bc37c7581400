"""``kg build`` and ``kg extract``: documents in, a store or claims out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from kg.cli.options import Confidence, Lang, Model, Ontologies, Paths, Processes, StorePath
from kg.cli.terminal import interruptible, note, progress, show_error
from kg.errors import DocumentError, KgError
from kg.model import Layer

__all__ = ["add_to"]


class LayerChoice(StrEnum):
    """Which claims ``kg extract`` writes."""

    SURFACE = "surface"
    FRAME = "frame"
    ALL = "all"


def build(
    paths: Paths,
    store: StorePath,
    model: Model = "fr",
    lang: Lang = "fr",
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
    processes: Processes = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read documents again that the store has already.")
    ] = False,
    no_rules: Annotated[
        bool, typer.Option("--no-rules", help="Infer nothing from what is read.")
    ] = False,
) -> None:
    """Read documents into a store.

    A document that the store has is replaced if anything about it changed, else skipped: an
    interrupted build goes on where it stopped.

    `kg build articles/ --store S`

    `kg build 'dump/*.jsonl' --store S -p 2`
    """
    from kg.assemble import Options
    from kg.assemble import build as build_into
    from kg.documents import read
    from kg.store import open_store

    errors: list[KgError] = []

    def on_error(error: KgError) -> None:
        errors.append(error)
        show_error(error)

    options = Options(model, lang, tuple(ontology), processes, rules=not no_rules)
    with (
        contextlib.closing(open_store(store)) as opened,
        progress("reading") as shown,
        interruptible(shown) as tell,
    ):
        try:
            report = build_into(
                read(paths, on_error=on_error, lang=lang),
                opened,
                options,
                again=again,
                progress=tell,
                on_error=on_error,
            )
        except KeyboardInterrupt:
            note("stopped. What is stored stays; the same command goes on from here.")
            raise typer.Exit(130) from None
    kept = f", {report.skipped} unchanged" if report.skipped else ""
    lost = f", {len(errors)} failed" if errors else ""
    drawn = f", {report.inferred} inferred in all" if report.inferred else ""
    note(
        f"{report.built} documents read{kept}{lost}: "
        f"{report.claims} claims, {report.quotations} quotations in {store}{drawn}"
    )
    _end(errors, done=report.built + report.skipped)


def extract(
    paths: Paths,
    layer: Annotated[LayerChoice, typer.Option(help="Which claims to write.")] = LayerChoice.ALL,
    confidence: Confidence = 0.0,
    quotes: Annotated[bool, typer.Option("--quotes", help="Write quotations instead.")] = False,
    times: Annotated[bool, typer.Option("--times", help="Write times instead.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Instead of the screen.")
    ] = None,
    model: Model = "fr",
    lang: Lang = "fr",
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
    processes: Processes = 1,
) -> None:
    """Write the claims of documents as JSON lines.

    One line a claim, with character offsets into the document. Nothing is stored.

    `kg extract article.txt`

    `kg extract articles/ --layer surface -o claims.jsonl`

    `kg extract articles/ --confidence 0.8`

    `kg extract articles/ --quotes`
    """
    from kg.assemble import Options, read
    from kg.documents import read as read_documents
    from kg.model.jsonl import claim_to_json, line, quotation_to_json, time_to_json

    errors: list[KgError] = []

    def on_error(error: KgError) -> None:
        errors.append(error)
        show_error(error)

    if quotes and times:
        raise typer.BadParameter("choose --quotes or --times")
    options = Options(model, lang, tuple(ontology), processes)
    documents = read_documents(paths, on_error=on_error, lang=lang)
    wanted = None if layer is LayerChoice.ALL else Layer(layer.value)
    done = 0
    with _writing(output) as file, progress("reading") as tell:
        for batch in read(documents, options, on_error=on_error):
            for one in batch.readings:
                rows: Iterable[dict[str, object]]
                if quotes:
                    rows = map(quotation_to_json, one.quotations)
                elif times:
                    rows = (time_to_json(one.document.id, time) for time in one.times)
                else:
                    found = (c for c in one.claims if c.confidence >= confidence)
                    rows = (claim_to_json(c) for c in found if wanted in (None, c.layer))
                file.writelines(map(line, rows))
                done += 1
                tell(one.document.id)
    _end(errors, done=done)


@contextlib.contextmanager
def _writing(path: Path | None) -> Iterator[IO[str]]:
    """Give standard output in UTF-8, or a file that appears under its name when it is whole."""
    if path is None:
        with contextlib.suppress(AttributeError):  # a test's stand-in is UTF-8 already
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
        yield sys.stdout
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise DocumentError(
            f"can't be written ({error.strerror})",
            place=str(path),
            cure="Name a file in a folder that exists and is yours.",
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _end(errors: list[KgError], *, done: int) -> None:
    """Leave with 0 if all went well, 1 if some documents failed, 2 if all did."""
    if errors:
        raise typer.Exit(1 if done else 2)
    if not done:
        note("error: no document found. Give files or folders with .txt, .html or .jsonl files.")
        raise typer.Exit(2)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(build)
    app.command()(extract)
