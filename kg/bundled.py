"""Where the files that ship with kg are: ontologies, languages, pipelines, samples."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

__all__ = ["LANGUAGE", "gold", "languages", "ontologies", "pipelines", "samples"]

LANGUAGE = "fr"  # of texts, pages and commands where none is named
_PACKAGE = Path(__file__).resolve().parent


def ontologies() -> Path:
    """Return the folder with ``core.ttl``, ``lexicon/``, ``gazetteer/``, ``rules/``, ``queries/``.

    Inside a wheel it lies in the package, in a checkout beside it.

    >>> (ontologies() / "core.ttl").name
    'core.ttl'
    """
    for folder in (_PACKAGE / "ontologies", _PACKAGE.parent / "ontologies"):
        if (folder / "core.ttl").is_file():
            return folder
    raise KgError(
        "the bundled ontologies are missing",
        place=str(_PACKAGE / "ontologies"),
        cure="Install kg again.",
    )


def pipelines() -> Path:
    """Return the folder that holds one trained pipeline a sub-folder (``fr``)."""
    return _PACKAGE / "pipelines"


def languages() -> Path:
    """Return the folder that holds one language a sub-folder (``fr``)."""
    return _PACKAGE / "languages"


def samples(lang: str = LANGUAGE) -> Path:
    """Return the folder of sample documents in a language; ``kg demo`` reads both.

    >>> samples("en").relative_to(samples().parent).as_posix()
    'en/docs'
    """
    return _told(lang) / "docs"


def gold(lang: str = LANGUAGE) -> Path:
    """Return the folder with what six of the samples in a language state, written by hand."""
    return _told(lang) / "gold"


def _told(lang: str) -> Path:
    """Return the folder with the story of the samples as it is told in a language."""
    folder = _PACKAGE / "samples"
    return folder if lang == LANGUAGE else folder / lang
