"""What a page says to its reader, in the language that was asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import ViewError

__all__ = ["languages", "nouns", "words"]

_FOLDER = Path(__file__).parent / "assets" / "words"
_NOUNS = Path(__file__).parent / "assets" / "nouns.toml"


def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which a page can speak.

    >>> languages()
    ('en', 'fr')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def words(lang: str) -> dict[str, Any]:
    """Return the page's words in a language.

    Raises ``ViewError`` where the package has no file for it.

    >>> words("fr")["side_denied"]
    'Nié'
    """
    if lang not in languages():
        raise ViewError(
            f"no view speaks {lang!r}",
            place=str(_FOLDER),
            cure=f"Choose one of: {', '.join(languages())}.",
        )
    return tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def nouns(lang: str) -> dict[str, list[str]]:
    """Return how names of things behave in a sentence of a language, in all languages together.

    What only looks plural is told of that language alone.

    >>> "les" in nouns("en")["many"], "Philippines" in nouns("fr")["single"]
    (True, False)
    """
    found: dict[str, list[str]] = {"single": []}
    for language, kinds in tomllib.loads(_NOUNS.read_text(encoding="utf-8")).items():
        for kind, some in kinds.items():
            if kind != "single" or language == lang:
                found.setdefault(kind, []).extend(some)
    return found
