"""``kg doctor``: whether an installation, and a store, are sound."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import AnyStorePath
from kg.cli.terminal import note

__all__ = ["add_to"]


def doctor(
    store: AnyStorePath = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Look through the installation, and a store: what is there, what lacks, and the cure.

    Nothing is changed, nothing is fetched. Exit code 0: sound, 1: something is wrong.

    `kg doctor`

    `kg doctor --store S --json`
    """
    from kg.keeping import Severity, check, examine
    from kg.model.jsonl import line

    found = (*examine(), *(check(store) if store is not None else ()))
    for one in found:
        sys.stdout.write(line(one.as_json()) if json else f"{one}\n")
    bad = sum(one.severity is not Severity.NOTE for one in found)
    note("sound" if not bad else f"{bad} finding" + "s" * (bad > 1))
    if bad:
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(doctor)
