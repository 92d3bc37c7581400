"""``kg rules``: which there are, draw their conclusions, take them out."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Lang, OnStore, Ontologies, Output, StorePath, places
from kg.cli.signature import spread
from kg.cli.terminal import note, say
from kg.errors import OntologyError

__all__ = ["add_to"]

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Rules that infer claims from claims: list, apply, remove.",
)


@group.command("list")
def list_rules(
    store: Annotated[
        Path | None,
        typer.Option("--store", "-s", metavar="DIR", help="Count what they tell in it."),
    ] = None,
    lang: Lang = None,
    ontology: Ontologies = [],  # noqa: B006  (typer copies it)
    output: Output = None,
) -> None:
    """List the rules, those of your own folders with them (`mine/rules/*.rq`).

    Of a store: those that it was built with.
    """
    from kg.rules import Basis, counts, remarks
    from kg.store import Options, open_store

    options = Options(lang=lang, ontology=places(ontology))
    with open_store(store, read_only=store is not None, create=False) as opened:
        drawn = {**counts(opened), **remarks(opened)}
        found = Basis(opened, options).rules
    width = max(map(len, found), default=0)
    counted = {name: f"{drawn.get(name, 0):>7,}  " if store is not None else "" for name in found}
    lines = [f"{counted[name]}{name:{width}}  {rule.title}" for name, rule in found.items()]
    say("\n".join(lines), output)


@group.command()
@spread
def apply(given: OnStore) -> None:
    """Draw all conclusions anew, close states, keep what questions ask for.

    `kg build` keeps all of it up to date by itself.

    Each is a claim marked `kg:inferred` with its rule and the claims that it rests on, in the
    rule's own graph. What a text denies, hopes or leaves open concludes nothing.
    """
    from kg.rules import apply as apply_to

    with given.opened() as graph:
        basis = graph.review.basis
        found = apply_to(graph.store, basis.rules, basis.knowledge.ontology)
        basis.remember(rules=True)
    for name, count in found.items():
        say(f"{count:>7,}  {name}")
    note(f"{sum(found.values())} conclusions in {given.store}")


@group.command()
def remove(
    store: StorePath,
    names: Annotated[
        list[str],
        typer.Argument(metavar="[RULE]...", help="Only these rules'.", show_default=False),
    ] = [],  # noqa: B006  (typer copies it)
) -> None:
    """Take out what the rules concluded; claims of texts stay.

    The next build draws it again, unless it is run with `--no-rules`.
    """
    from kg.rules import counts, remarks
    from kg.rules import remove as remove_from
    from kg.store import open_store

    with contextlib.closing(open_store(store, create=False)) as opened:
        known = {**counts(opened), **remarks(opened)}
        for name in names:
            if name not in known:
                raise OntologyError(
                    "has concluded nothing here",
                    place=name,
                    cure=f"Name one of: {', '.join(known) or 'none'}.",
                )
        count = remove_from(opened, names)
    note(f"{count} conclusions removed from {store}")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.add_typer(group, name="rules")
