"""The arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

__all__ = ["Confidence", "Lang", "Model", "Ontologies", "Paths", "Processes", "StorePath"]

Paths: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files (.txt, .html, .jsonl), folders of them, or globs in quotes.",
        show_default=False,
    ),
]
StorePath: TypeAlias = Annotated[
    Path,
    typer.Option("--store", "-s", metavar="DIR", help="The store's folder.", show_default=False),
]
Confidence: TypeAlias = Annotated[
    float,
    typer.Option(min=0, max=1, help="Only claims that are right with at least this probability."),
]
Model: TypeAlias = Annotated[
    str,
    typer.Option(help="The pipeline: `fr`, or any installed spaCy pipeline with UD labels."),
]
Lang: TypeAlias = Annotated[str, typer.Option(help="The language of the documents.")]
Ontologies: TypeAlias = Annotated[
    list[Path],
    typer.Option(
        "--ontology",
        metavar="DIR",
        help="A folder with relations, wordings or names of your own (TTL); may be repeated.",
    ),
]
Processes: TypeAlias = Annotated[
    int, typer.Option("--processes", "-p", min=1, help="Processes that parse; about 1 GB each.")
]
