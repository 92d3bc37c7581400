"""The compact notation of lexicon entries → frames' parts: ``"kg:sent(subj, obj)"``."""

from __future__ import annotations

import re
from collections.abc import Collection

from kg.normal import elided
from kg.ontology.lexicon.lexicon import Pattern, Slot

__all__ = [
    "NotationError",
    "Wording",
    "read_exception",
    "read_pattern",
    "read_selection",
    "read_wording",
]

_PATTERN = re.compile(r"(kg:\w+)\(\s*([^(),]+?)\s*,\s*([^(),]+?)\s*\)")
_NOBODY = "_"  # in the place of a subject: the text does not tell who


class NotationError(ValueError):
    """A text is not in the notation; the loader adds file and term."""


class Wording:
    """A lemma as written in an entry: head word, other words, reflexive or not."""

    __slots__ = ("head", "reflexive", "words")

    def __init__(self, head: str, words: tuple[str, ...], reflexive: bool) -> None:
        self.head, self.words, self.reflexive = head, words, reflexive


def read_wording(lemma: str, reflexives: Collection[str] = ()) -> Wording:
    """Return the parts of a lemma of one or more words.

    A leading word of ``reflexives`` ("se", "s'") makes it reflexive. The head is the first word,
    or the one marked with ``*``.

    >>> wording = read_wording("se mettre d'accord", ("se", "s'"))
    >>> wording.head, wording.words, wording.reflexive
    ('mettre', ("d'", 'accord'), True)
    >>> read_wording("sous *contrôle").head
    'contrôle'
    """
    parts = elided(lemma.replace("’", "'")).split()
    # An apostrophe inside a word ("aujourd'hui") is written with the words joined again by "~".
    parts = [part.replace("~", "'") for part in parts]
    reflexive = len(parts) > 1 and parts[0] in reflexives
    if reflexive:
        parts = parts[1:]
    stars = [i for i, part in enumerate(parts) if part.startswith("*")]
    if not parts or len(stars) > 1:
        raise NotationError(f"{lemma!r}: one head word, marked with * where it is not the first")
    at = stars[0] if stars else 0
    head = parts[at].removeprefix("*")
    return Wording(head, tuple(part for i, part in enumerate(parts) if i != at), reflexive)


def read_pattern(text: str) -> Pattern:
    """Return the pattern that ``text`` writes.

    >>> read_pattern("kg:sentVia(obj, par|via)")
    Pattern(relation='kg:sentVia', subject=Slot(names=('obj',)), object=Slot(names=('par', 'via')))
    >>> read_pattern("kg:died(_, subj)")
    Pattern(relation='kg:died', subject=Slot(names=()), object=Slot(names=('subj',)))
    """
    found = _PATTERN.fullmatch(text.strip())
    if found is None:
        raise NotationError(f"{text!r} is not of the form kg:relation(slot, slot)")
    subject = Slot(()) if found[2] == _NOBODY else _slot(found[2])
    return Pattern(found[1], subject, _slot(found[3]))


def read_selection(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the slots and the classes of a selection.

    >>> read_selection("obj: kg:Message !kg:Document")
    (('obj',), ('kg:Message', '!kg:Document'))
    """
    slots, colon, classes = text.partition(": ")
    if not colon or not classes.split():
        raise NotationError(f"{text!r} is not of the form slot: class class")
    return _slot(slots).names, tuple(classes.split())


def read_exception(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the slots of an exception, and the classes and nouns that it bars: none for all.

    >>> read_exception("obj: kg:City titre")
    (('obj',), ('kg:City', 'titre'))
    >>> read_exception("clause")
    (('clause',), ())
    """
    if ":" not in text:
        return _slot(text).names, ()
    return read_selection(text)


def _slot(text: str) -> Slot:
    names = tuple(part.strip() for part in text.split("|"))
    if not all(names):
        raise NotationError(f"{text!r} has an empty slot")
    return Slot(names)
