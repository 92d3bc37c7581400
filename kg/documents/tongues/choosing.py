"""Which language a document is read in, or that no pipeline reads it."""

from __future__ import annotations

from collections.abc import Mapping

from kg.documents.tongues.finding import shares
from kg.documents.tongues.names import called, code_named
from kg.errors import ForeignError

__all__ = ["chosen"]

_PART = 0.25  # of the words of a text in several languages, to be read in one of them


def chosen(text: str, stated: str | None, served: Mapping[str, str], *, place: str) -> str:
    """Return the language of a document, as ``served`` names it by its code; the first is assumed.

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
    code = (code_named(stated) if stated else None) or next(iter(served))
    if code not in served:
        raise _foreign(code, "is said to be in", served, place)
    return served[code]


def _foreign(code: str, told: str, served: Mapping[str, str], place: str) -> ForeignError:
    return ForeignError(
        f"{told} {called(code)}, which no pipeline here reads",
        place=place,
        cure=f"Leave it out, or name its language and a pipeline: --lang DIR --model NAME; it is "
        f"read as {next(iter(served))} with --lang {next(iter(served))}.",
        language=code,
    )
