"""What is wrong with how a text came, in words for the person who gave it."""

from __future__ import annotations

import re

from kg.languages import Language
from kg.model import Document
from kg.text.elisions import lost_apostrophes

__all__ = ["faults"]

# UTF-8 read as Windows-1252: "Ã©", "â€™"
_MISTAKEN = re.compile("[\u00c2\u00c3][\u0080-\u00bf\u0152-\u2122]|\u00e2\u20ac[\u0080-\u2122]")
_LOST = re.compile("\ufffd")


def faults(document: Document, language: Language) -> tuple[str, ...]:
    """Return what was done wrong to ``document`` before it came, and what is made of it.

    >>> from kg.languages import load
    >>> faults(Document("d", "Il demande larr\u00eat.", "fr"), load("fr"))
    ('1 lost apostrophe is read where a word is none without it',)
    """
    text = document.text
    found = []
    if mistaken := len(_MISTAKEN.findall(text)):
        found.append(
            f"{_counted(mistaken, 'letter')} of UTF-8 taken for Windows-1252 ('Ã©') read as meant; "
            "to cure the file: iconv -f UTF-8 -t WINDOWS-1252 FILE > cured"
        )
    if lost := len(_LOST.findall(text)):
        found.append(f"{_counted(lost, 'letter')} lost (\ufffd): names with it are not whole")
    if lost := len(lost_apostrophes(text, language)):
        verb = "is" if lost == 1 else "are"
        found.append(
            f"{_counted(lost, 'lost apostrophe')} {verb} read where a word is none without it"
        )
    return tuple(found)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
