"""Labels of speakers before the paragraphs of interviews and transcripts, by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.languages.language import Language
from kg.languages.segmentation.sentences import is_great

__all__ = ["Label", "labels_in"]

_LABEL = re.compile(r"([\w.'’-]+(?: [\w.'’-]+){0,5}?)[\s\xa0]?(?:[:：]|[.]?\s[—–-])\s+(?=\S)")
_FEWEST = 2  # one alone may be anything before a colon
_SMALL = 3  # letters of a word that need not be in upper case in a name


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a turn, ``[start, end)``; ``asks`` and ``answers`` where it says so."""

    start: int
    end: int
    asks: bool = False
    answers: bool = False


def labels_in(
    text: str, paragraphs: Iterable[tuple[int, int]], language: Language
) -> dict[int, Label]:
    r"""Return the labels of speakers by the start of their paragraphs, if there are two or more.

    A label is one of the language's own ("Q", "R") or words in upper case before a colon or a
    dash: whether they name somebody the form can't tell.

    >>> from kg.languages import load
    >>> text = "Q - Et demain ?\nAnna Delmas : Nous partons."
    >>> [text[a.start : a.end] for a in labels_in(text, [(0, 15), (16, 43)], load("fr")).values()]
    ['Q - ', 'Anna Delmas : ']
    """
    found = {}
    for start, end in paragraphs:
        label = _label(text, start, end, language)
        if label is not None:
            found[start] = label
    return found if len(found) >= _FEWEST else {}


def _label(text: str, start: int, end: int, language: Language) -> Label | None:
    match = _LABEL.match(text, start, end)
    if match is None:
        return None
    syntax, words = language.syntax, match[1].strip().rstrip(".")
    asks = words.lower() in syntax.question_labels
    answers = words.lower() in syntax.answer_labels
    long_ = [word for word in re.split(r"[\s'’-]", words) if len(word) > _SMALL]
    if asks or answers or (long_ and all(is_great(word[0]) for word in long_)):
        return Label(start, match.end(), asks, answers)
    return None
