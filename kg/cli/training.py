"""``kg train``: hands its arguments to the training recipe."""

from __future__ import annotations

import typer

__all__ = ["add_to"]


def train(context: typer.Context) -> None:
    """Train the French pipeline again from treebanks (needs the extra `train`).

    Everything behind it goes to `python -m kg.pipelines.train`:

    `kg train --help-recipe` shows its arguments

    `kg train DATA --out my-pipeline` then `kg build … --model my-pipeline`
    """
    from kg.pipelines.train.__main__ import main

    arguments = ["--help" if one == "--help-recipe" else one for one in context.args]
    raise typer.Exit(main(arguments))


def add_to(app: typer.Typer) -> None:
    """Add the command of this file to ``app``."""
    app.command(
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )(train)
