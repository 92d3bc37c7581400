"""Labels of speakers before the paragraphs of interviews and transcripts, by their form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.languages.language import Language
from kg.languages.segmentation.sentences import is_great

__all__ = ["Label", "labels_in"]

_LABEL = re.compile(
    r"([\w.'’-]+(?: [\w.'’-]+){0,5}?)(?: \([^()\n]{1,40}\))?[\s\xa0]?(?:[:：]|[.]?\s[—–-])\s+(?=\S)"
)
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

    A label is one of the language's own ("Q", "R"), words in upper case or words that stand there
    more than once before a colon or a dash: whether they name somebody the form can't tell.

    >>> from kg.languages import load
    >>> text = "Q - Et demain ?\nAnna Delmas : Nous partons."
    >>> [text[a.start : a.end] for a in labels_in(text, [(0, 15), (16, 43)], load("fr")).values()]
    ['Q - ', 'Anna Delmas : ']
    """
    matches = {start: _LABEL.match(text, start, end) for start, end in paragraphs}
    words = {at: match[1].strip().rstrip(".") for at, match in matches.items() if match is not None}
    often = Counter(words.values())
    found = {}
    for at, called in words.items():
        asks = called.lower() in language.syntax.question_labels
        answers = called.lower() in language.syntax.answer_labels
        match = matches[at]
        if match is not None and (asks or answers or often[called] > 1 or _is_called(called)):
            found[at] = Label(at, match.end(), asks, answers)
    return found if len(found) >= _FEWEST else {}


def _is_called(words: str) -> bool:
    """Whether all words but the small ones begin with a capital."""
    long_ = [word for word in re.split(r"[\s'’-]", words) if len(word) > _SMALL]
    return bool(long_) and all(is_great(word[0]) for word in long_)
