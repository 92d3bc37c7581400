"""What somebody types → what must be found: words, beginnings of words, phrases.

Nothing of what is typed is an operator but quotation marks and a star at the end of a word; all
else that is no letter or digit only separates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import QueryError
from kg.query.search.words import units

__all__ = ["Term", "terms"]

LONGEST = 400  # characters
_MOST = 32  # terms
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; the last one may be a ``beginning``.

    What is ``exact`` was put in quotation marks; else what is written as one word is meant, too.
    """

    forms: tuple[str, ...]
    beginning: bool = False
    exact: bool = False

    @property
    def joined(self) -> str:
        """The words as one."""
        return "".join(self.forms)

    @property
    def query(self) -> str:
        """The term as FTS5 asks for it; no form can end its quotation marks."""
        star = " *" if self.beginning else ""
        phrase = f"apart : {_quoted(' '.join(self.forms))}{star}"
        return (
            f"({phrase})" if self.exact else f"({phrase} OR joined : {_quoted(self.joined)}{star})"
        )


def terms(text: str) -> tuple[Term, ...]:
    r"""Return what is looked for; all of it must stand in one sentence, title or name.

    Raises ``QueryError`` for a text without words, and for one that is too long.

    >>> [term.forms for term in terms('Oster* "Le Front" porte-avions OR NEAR(a\x00) *')]
    [('oster',), ('le', 'front'), ('porte', 'avions'), ('or',), ('near',), ('a',)]
    """
    if len(text) > LONGEST:
        raise _unusable(f"has {len(text)} characters", f"Look for at most {LONGEST}.")
    found: list[Term] = []
    place = 0
    for quoted in _QUOTED.finditer(text):
        found += _loose(text[place : quoted.start()])
        inside = next(part for part in quoted.groups() if part is not None)
        forms = tuple(form for unit in units(inside) for form in unit.forms)
        if forms:
            found.append(Term(forms, exact=True))
        place = quoted.end()
    found += _loose(text[place:])
    if not found:
        raise _unusable("has no word to look for", "Write words, or parts of words with a star.")
    if len(found) > _MOST:
        raise _unusable(f"has {len(found)} words", f"Look for at most {_MOST}.")
    return tuple(dict.fromkeys(found))


def _loose(text: str) -> Iterable[Term]:
    for unit in units(text):
        begins = text[unit.words[-1].end :].startswith("*")
        yield Term(unit.forms, beginning=begins)


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _unusable(what: str, cure: str) -> QueryError:
    return QueryError(what, place="what is looked for", cure=cure)
