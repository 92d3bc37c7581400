"""The command ``kg``: arguments → calls. One file a group of commands."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated

import typer

from kg.cli import (
    calibrating,
    demo,
    entities,
    evaluating,
    ontology,
    pipelines,
    rules,
    training,
    trees,
)
from kg.cli.asking import querying, questions, searching
from kg.cli.documents import building, extracting, removing, timing, validating
from kg.cli.sharing import exporting, serving
from kg.cli.stores import backing_up, carrying, checking, examining
from kg.cli.terminal import note, show_error
from kg.errors import KgError
from kg.processes import collect_seldom

__all__ = ["app", "main"]

USAGE, FAULT = 2, 70  # exit codes


app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"kg {version('kg-news')}")
        raise typer.Exit


@app.callback()
def kg(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Turn news and official statements into a graph of who says what about whom.

    Every claim keeps its holder, polarity, modality, date and the exact sentence.

    Start with `kg demo`. Then, on documents of your own (text, HTML, JSON lines):

    `kg build articles/ --store S` then `kg ask who-sent-what --store S`
    and `kg view --store S -o graph.html`
    """


building.add_to(app)
extracting.add_to(app)
removing.add_to(app)
querying.add_to(app)
questions.add_to(app)
searching.add_to(app)
exporting.add_to(app)
serving.add_to(app)
validating.add_to(app)
timing.add_to(app)
demo.add_to(app)
entities.add_to(app)
backing_up.add_to(app)
carrying.add_to(app)
checking.add_to(app)
examining.add_to(app)
evaluating.add_to(app)
calibrating.add_to(app)
ontology.add_to(app)
rules.add_to(app)
pipelines.add_to(app)
training.add_to(app)
trees.add_to(app)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line on ``arguments`` (those of the process) and leave with its exit code.

    0: all went well; 1: some documents failed; 2: bad input; 70: a fault of kg's own.
    """
    collect_seldom()
    try:
        app(arguments)
    except KgError as error:
        show_error(error)
        sys.exit(USAGE)
    except Exception as error:  # noqa: BLE001  (a person at a terminal needs one line)
        if os.environ.get("KG_DEBUG"):
            traceback.print_exc()
        from kg.store.trouble import is_damage, is_gone, trouble

        if is_damage(error) or is_gone(error):
            show_error(trouble(None, error))
            sys.exit(USAGE)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        note(f"error: kg failed ({what}). Set KG_DEBUG=1 to see where, and report it.")
        sys.exit(FAULT)
