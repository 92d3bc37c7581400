"""What answers say in each language: headings, and words for the codes of the graph."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.query.rows import Rows

__all__ = ["Words", "languages", "words"]

_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    ``own`` is the holder of what documents state themselves; ``instead`` tells which ``{words}``
    were looked for in the place of a ``{word}`` that nothing has; ``headings`` name columns;
    ``values`` has by column the words for its codes (``asserted``).
    """

    lang: str
    own: str
    unknown_speaker: str
    more: str
    nothing: str
    instead: str
    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]

    def value(self, column: str, code: str) -> str:
        """Return the word for a code of a column, the code itself where there is none.

        >>> words("fr").value("modality", "wanted"), words("fr").value("place", "Lissan")
        ('voulu', 'Lissan')
        """
        return self.values.get(column, {}).get(code, code)

    def heading(self, column: str) -> str:
        """Return what a column is called."""
        return self.headings.get(column, column)

    def shown(self, rows: Rows) -> Rows:
        """Return rows as a table shows them: headings and truth values are words."""
        yes, no = self.value("boolean", "true"), self.value("boolean", "false")
        return Rows(
            tuple(map(self.heading, rows.columns)),
            tuple(
                tuple((yes if cell else no) if isinstance(cell, bool) else cell for cell in row)
                for row in rows
            ),
            more=rows.more,
        )


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages in which questions are told and answered.

    >>> languages()
    ('en', 'fr')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def words(lang: str) -> Words:
    """Return the words of a language; raises ``QueryError`` where answers don't speak it."""
    if lang not in languages():
        raise QueryError(
            f"no answer speaks {lang!r}",
            place="the language of the answer",
            cure=f"Choose one of: {', '.join(languages())}.",
        )
    return Words(lang, **tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8")))
