"""What plots say, in the language that was asked for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from kg.errors import ViewError

__all__ = ["languages", "words"]

_FOLDER = Path(__file__).parent / "words"


def languages() -> list[str]:
    """Return the codes of the languages that plots speak.

    >>> languages()
    ['en', 'fr']
    """
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


@cache
def words(lang: str) -> dict[str, str]:
    """Return the words of plots in a language; raises ``ViewError`` where there are none.

    >>> words("en")["denied"]
    'denied'
    """
    if lang not in languages():
        cure = f"Choose one of: {', '.join(languages())}."
        raise ViewError(f"no plot speaks {lang!r}", cure=cure)
    return tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
