"""Which language a document is read in, or that no pipeline reads it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.documents.tongues.finding import shares
from kg.documents.tongues.names import called, code_named
from kg.errors import ForeignError
from kg.languages import load

__all__ = ["chosen"]

_SEEN = 2000  # characters of a text that tell its script
_PART = 0.25  # of the words of a text in several languages, to be read in one of them


def chosen(text: str, stated: str | None, served: Mapping[str, str], *, place: str) -> str:
    """Return the language of a document, as ``served`` names it by its code.

    Where neither words nor file tell, the first is assumed that is written in the text's script.
    What the words are surely in goes before what the file states. A text in several languages is
    read in the one that is served and has most of its words, a quarter at least. Raises
    ForeignError for a language that is not served.

    >>> chosen("Il part.", "fr-FR", {"en": "my/en", "fr": "fr"}, place="a.txt")
    'fr'
    """
    counts = shares(text)
    if counts:
        read = {code: words for code, words in counts.items() if code in served}
        best = max(read, key=read.__getitem__, default=None)
        if best is not None and read[best] >= _PART * counts.total():
            return served[best]
        code = min(counts, key=lambda one: (-counts[one], one))
        raise _foreign(code, "is in", served, place)
    code = (code_named(stated) if stated else None) or _assumed(text[:_SEEN], served)
    if code not in served:
        raise _foreign(code, "is said to be in", served, place)
    return served[code]


def _assumed(text: str, served: Mapping[str, str]) -> str:
    """Return the first language whose name for itself is in the letters of most of the text.

    >>> _assumed("Osterov, Mezin", {"fr": "fr", "en": "en"})
    'fr'
    """
    if len(served) > 1:
        for script, _ in _scripts(text).most_common(1):
            for code, lang in served.items():
                if script in _scripts(load(lang).name):
                    return code
    return next(iter(served))


def _scripts(letters: Iterable[str]) -> Counter[str]:
    """Return how many letters are of which script, by the first word of their names."""
    found = (unicodedata.name(one, "").partition(" ")[0] for one in letters if one.isalpha())
    return Counter(script for script in found if script)


def _foreign(code: str, told: str, served: Mapping[str, str], place: str) -> ForeignError:
    return ForeignError(
        f"{told} {called(code)}, which no pipeline here reads",
        place=place,
        cure=f"Leave it out, or name its language and a pipeline: --lang DIR --model NAME; it is "
        f"read as {next(iter(served))} with --lang {next(iter(served))}.",
        language=code,
    )
