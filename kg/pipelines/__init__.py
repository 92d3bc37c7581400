"""The trained pipelines that ship with kg, and any other that spaCy can load."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from kg import bundled
from kg.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["load", "names"]


def names() -> tuple[str, ...]:
    """Return the names of the pipelines inside the package, in alphabetical order.

    >>> "fr" in names()
    True
    """
    return tuple(sorted(meta.parent.name for meta in bundled.pipelines().glob("*/meta.json")))


def load(name: str = bundled.LANGUAGE) -> Language:
    """Return a pipeline: one of ``names()``, a folder on disk, or an installed spaCy package.

    Raises PipelineError where there is none of that name or where it can't be read.
    What is in memory then is taken for what stays there (``gc.freeze``): the garbage collector
    would walk through all of it again and again while documents are read.
    """
    place: str | Path = name
    if name in names():
        place = bundled.pipelines() / name
    try:
        import spacy
    except ImportError as error:
        raise PipelineError(
            f"spaCy can't be imported ({error})", cure="Install kg again: pip install kg-news."
        ) from error
    # a checkout that was never installed has no entry points: these register themselves
    import kg.pipelines.biaffine.component
    import kg.pipelines.lemmas
    import kg.pipelines.tokenizer  # noqa: F401
    from kg.pipelines import lean

    try:
        found = lean.load(Path(place)) if lean.suits(Path(place)) else spacy.load(place)
    except OSError as error:
        if Path(place).exists():
            raise PipelineError(
                f"no readable spaCy pipeline ({error})",
                place=str(place),
                cure="Give the folder that nlp.to_disk wrote, with its meta.json.",
            ) from error
        raise PipelineError(
            f"there is no pipeline {name!r}: neither in kg, nor installed, nor a folder",
            cure=f"Take {' or '.join(names())}, or install it: python -m spacy download {name}.",
        ) from error
    except (ImportError, ValueError, KeyError) as error:
        first = str(error).strip().split("\n", 1)[0]
        raise PipelineError(
            f"the pipeline can't be loaded ({first})",
            place=str(place),
            cure="Train it again or install the packages whose components it uses.",
        ) from error
    gc.freeze()
    return found
