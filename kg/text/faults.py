"""What is wrong with how a text came, in words for the person who gave it."""

from __future__ import annotations

import re

from kg.languages import Language
from kg.model import Document
from kg.text.elisions import lost_apostrophes
from kg.text.misread import REFERENCE, SIGNS, meant, named

__all__ = ["faults"]

_MISREAD = re.compile(SIGNS)
_REFERENCE = re.compile(REFERENCE)
_LOST = re.compile("\ufffd")


def faults(document: Document, language: Language) -> tuple[str, ...]:
    """Return what was done wrong to ``document`` before it came, and what is made of it.

    >>> from kg.languages import load
    >>> faults(Document("d", "Il demande larr\u00eat.", "fr"), load("fr"))
    ('1 lost apostrophe is read where a word is none without it',)
    """
    text = document.text
    found = []
    if misread := _MISREAD.findall(text):
        found.append(
            f"{_counted(len(misread), 'letter')} of UTF-8 taken for another encoding "
            f"({misread[0]!r}) read as meant ({meant(misread[0])!r})"
        )
    if references := [one for one in _REFERENCE.findall(text) if named(one) is not None]:
        found.append(
            f"{_counted(len(references), 'letter')} written as in HTML ({references[0]!r}) read "
            f"as meant ({named(references[0])!r})"
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
