"""``kg pipelines``: which there are, what is known of one, how well it reads raw text."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kg.bundled import LANGUAGE
from kg.cli.terminal import say

__all__ = ["add_to"]

Name = Annotated[
    str, typer.Argument(metavar="PIPELINE", help="`fr`, a folder, or an installed spaCy pipeline.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")]

_MB = 1_000_000

group = typer.Typer(
    no_args_is_help=True, rich_markup_mode="markdown", help="Pipelines: list, describe, measure."
)


@group.command("list")
def list_pipelines(as_json: AsJson = False) -> None:
    """List the pipelines that `--model` takes: those in kg, and installed spaCy packages."""
    from kg.pipelines.description import describe, installed

    found = [describe(name) for name in installed()]
    if as_json:
        rows = [
            {"name": d.name, "lang": d.lang, "version": d.version, "bytes": d.size} for d in found
        ]
        say(json.dumps(rows, indent=1))
        return
    for d in found:
        say(f"{d.name:<20} {d.lang:<4} {d.version:<8} {d.size / _MB:>6.0f} MB  {d.description}")


@group.command()
def info(name: Name = LANGUAGE, as_json: AsJson = False) -> None:
    """Tell a pipeline's parts, labels, sources, licence, size and the scores of its makers."""
    from kg.pipelines.description import describe

    d = describe(name)
    if as_json:
        say(json.dumps({**asdict(d), "folder": str(d.folder)}, ensure_ascii=False, indent=1))
        return
    rows = [
        ("name", f"{d.name} {d.version} ({d.lang}), {d.size / _MB:.0f} MB in {d.folder}"),
        ("what", d.description),
        ("parts", " → ".join(d.components)),
        *((f"labels of {part}", " ".join(labels)) for part, labels in d.labels.items()),
        *(("source", source) for source in d.sources),
        ("licence", d.licence),
    ]
    for what, value in rows:
        say(f"{what:<22} {value}")
    for test, scores in d.performance.items():
        say(f"{test:<22} {_flat(scores)}")


def _flat(scores: object) -> str:
    if not isinstance(scores, dict):
        return str(scores)
    return ", ".join(f"{key} {v}" for key, v in scores.items() if isinstance(v, int | float))


@group.command()
def evaluate(
    name: Name,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Gold: treebanks (.conllu), entities (.iob)."),
    ],
    gazetteer: Annotated[
        bool, typer.Option("--gazetteer", help="Names that the gazetteer knows count as found.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Measure a pipeline on raw text: tokens, sentences, tags, lemmas, trees, names, speed.

    The sentences of a treebank are run together to texts of ten; whatever hangs on tokens is an
    F1 over tokens found, so an error of tokenisation costs in every column.

    `kg pipelines evaluate fr gsd-test.conllu winer-test.iob`

    `kg pipelines evaluate fr winer-test.iob --gazetteer`

    `kg pipelines evaluate fr_core_news_sm gsd-test.conllu --json`
    """
    from kg import pipelines
    from kg.pipelines.evaluate import evaluate as measure
    from kg.pipelines.score_table import as_text

    nlp = pipelines.load(name)
    if gazetteer:
        nlp.add_pipe("kg_annotate", config={"lang": nlp.lang})
    scores = measure(nlp, files)
    if as_json:
        for stem, score in scores:  # each as soon as it is there
            say(json.dumps({"file": stem, **asdict(score)}))
    else:
        say(as_text(scores), end="")


def add_to(app: typer.Typer) -> None:
    """Add the commands of this file to ``app``."""
    app.add_typer(group, name="pipelines")
