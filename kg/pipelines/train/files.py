"""Which files of a data folder are for training, selection and test, and who made them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import PipelineError
from kg.pipelines.train.neural.plan import Part, plan

__all__ = [
    "CONFIG",
    "Files",
    "Recipe",
    "Source",
    "curly",
    "files",
    "notice",
    "recipe",
    "sources",
]

QUOTATION_MARKS = ("“”", '""')  # those of English, which many languages also use
CONFIG = Path(__file__).resolve().parent / "config"


@dataclass(frozen=True, slots=True)
class Source:
    """A data set: ``match`` is a part of the names of its files."""

    match: str
    name: str
    licence: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings in ``config/recipe.toml``, which says what each means."""

    language: str
    tokenizer: Path
    as_written: tuple[str, ...]
    seed: int
    lemmas: Mapping[str, Mapping[str, str]]
    trees: Mapping[str, Any]
    entities: Mapping[str, Any]
    rounds: int
    habits: tuple[str, ...]
    network: tuple[Part, ...]
    sources: tuple[Source, ...]
    inflections: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    quotation_marks: tuple[str, ...] = QUOTATION_MARKS  # pairs


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one kind by their use, each list in alphabetical order."""

    train: tuple[Path, ...]
    select: tuple[Path, ...]
    test: tuple[Path, ...]


def recipe(path: Path = CONFIG / "recipe.toml") -> Recipe:
    """Return the settings of a recipe; raises PipelineError where one is missing.

    >>> recipe().language
    'fr'
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return Recipe(
            language=table["language"],
            tokenizer=path.parent / table["tokenizer"],
            as_written=tuple(table["as_written"]),
            seed=table["seed"],
            lemmas=table.get("lemmas", {}),
            trees=table["trees"],
            entities=table.get("entities", {}),
            rounds=table["rounds"],
            habits=tuple(table["habits"]),
            network=plan(table["network"], place=str(path)),
            sources=tuple(Source(**source) for source in table["sources"]),
            inflections=table.get("inflections", {}),
            quotation_marks=tuple(table.get("quotation_marks", QUOTATION_MARKS)),
        )
    except (KeyError, TypeError) as error:
        raise PipelineError(
            f"the recipe lacks or misspells {error}",
            place=str(path),
            cure="Compare it with the recipe.toml in kg/pipelines/train/config.",
        ) from error


def files(
    folder: Path, ending: str, use: Mapping[str, Sequence[str]], *, needed: bool = True
) -> Files:
    """Return the files ``folder/*ending`` by the names in ``use``; those it doesn't name train.

    Raises PipelineError where nothing is left to train on or to select by, unless they are not
    ``needed`` and there are no files at all.
    """
    found = sorted(folder.glob(f"*{ending}"))

    def named(kind: str) -> tuple[Path, ...]:
        return tuple(path for path in found if path.stem in use.get(kind, ()))

    select, test, left_out = named("select"), named("test"), named("leave_out")
    train = tuple(path for path in found if path not in {*select, *test, *left_out})
    if not needed and not found:
        return Files((), (), ())
    if not train or not select:
        names = " or ".join(use.get("select", ())) or "under select"
        raise PipelineError(
            f"has no {ending} file to train on, or none named {names}",
            place=str(folder),
            cure="Give the folder that has ud/*.conllu and ner/*.iob.",
        )
    return Files(train, select, test)


def curly(marks: Sequence[str]) -> tuple[str, ...]:
    """Return the pairs of quotation marks whose opening mark is not the closing one, too.

    >>> curly(["«»", '""'])
    ('«»',)
    """
    return tuple(pair for pair in marks if pair[0] != pair[-1])


def sources(paths: Iterable[Path], known: Sequence[Source]) -> tuple[Source, ...]:
    """Return the data sets that files belong to, each once, in the recipe's order.

    Raises PipelineError for a file of no known source: its licence must be known.
    """
    used = set()
    for path in paths:
        name = "/".join(path.parts[-2:])
        source = next((source for source in known if source.match in name), None)
        if source is None:
            raise PipelineError(
                "is of no known source",
                place=str(path),
                cure="Add its source and licence to [[sources]] in recipe.toml.",
            )
        used.add(source)
    return tuple(source for source in known if source in used)


def notice(used: Iterable[Source]) -> str:
    """Return the sentence that a pipeline trained on these sources must carry.

    >>> notice([Source("a", "A", "CC0"), Source("b", "B", "CC0"), Source("c", "C", "MIT")])
    'Trained on A and B (CC0), C (MIT).'
    """
    by_licence: dict[str, list[str]] = {}
    for source in used:
        by_licence.setdefault(source.licence, []).append(source.name)
    parts = (f"{_listed(names)} ({licence})" for licence, names in by_licence.items())
    return f"Trained on {', '.join(parts)}."


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
