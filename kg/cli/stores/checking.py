"""``kg check``: whether a store is sound, and what makes it so."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.options import StorePath
from kg.cli.terminal import note

__all__ = ["add_to"]


def check(
    store: StorePath,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Make anew what follows from documents and judgements."),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Look through a store: can all be read, is it whole, does one part fit the other.

    Each finding has its cure; none loses what documents or persons gave. Exit code 0: sound,
    1: something is wrong. No build should run meanwhile.

    `kg check --store S`
    """
    from kg.keeping import Severity
    from kg.keeping import check as look
    from kg.keeping import repair as mend
    from kg.model.jsonl import line

    found = look(store)
    mended = mend(store, found) if repair else ()
    if mended:
        found = look(store)
    for one in found:
        sys.stdout.write(line(one.as_json()) if json else f"{one}\n")
    bad = sum(one.severity is not Severity.NOTE for one in found)
    done = f"{len(mended)} repaired; " if mended else ""
    note(f"{store}: {done}{'sound' if not bad else f'{bad} finding' + 's' * (bad > 1)}")
    if bad:
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.command()(check)
