"""A rewriting rule as data: what it looks for in a tree, and what it does to it.

``notation.py`` makes these of text, ``compiling.py`` makes functions of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

__all__ = [
    "Agree", "Alternatives", "Command", "Do", "Field", "Find", "Has", "Hop", "Line", "Listed",
    "Named", "Not", "Package", "Path", "Place", "Rule", "Spot", "Test", "Way", "Whether",
]  # fmt: skip


class Way(StrEnum):
    """Where a step of a path leads: to the head, to a child, to a word before."""

    UP = "up"
    DOWN = "down"
    BEFORE = "before"


class Place(StrEnum):
    """Where a word stands, seen from another: in the text or in the tree."""

    BEFORE = "before"
    BEHIND = "behind"
    RIGHT_BEFORE = "right before"
    RIGHT_BEHIND = "right behind"
    BELOW = "below"
    ABOVE = "above"
    SAME = "is"


class Field(StrEnum):
    """What of a word is looked up in a list: lemma and form in lower case, or its preposition."""

    LEMMA = "lemma"
    FORM = "form"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Has:
    """The word has one of ``values``: a part of speech, relation, function or feature.

    ``what`` is ``pos``, ``relation``, ``function``, ``feature`` ("Number=Plur") or ``value`` (any
    value of a feature).
    """

    what: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A word's field is one of the words of a list of the language, or one of ``words``."""

    field: Field
    key: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agree:
    """Both words have the feature, with the same value; with ``differs``, with different ones."""

    feature: str
    other: str
    other_feature: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """The word stands at a place, seen from ``other``."""

    place: Place
    other: str


@dataclass(frozen=True, slots=True)
class Named:
    """A feature that is code (``features.py``), asked with ``words``."""

    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whether:
    """Some path leads on from the word."""

    path: Path


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of some lists of tests is met."""

    of: tuple[tuple[Test, ...], ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The test is not met."""

    test: Test


Test: TypeAlias = Has | Listed | Agree | Spot | Named | Whether | Alternatives | Not


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path and the word that it leads to.

    ``relations`` are those that may be passed, any if empty; with ``=`` among them the word itself
    is looked at as well. ``many`` steps may be taken, or none. On the way ``passing`` holds of
    every word that is left; a search in the text ends at a word of which ``until`` holds and goes
    no further than ``within`` words.
    """

    way: Way
    relations: tuple[str, ...]
    many: bool
    name: str
    tests: tuple[Test, ...]
    last: bool = False
    passing: tuple[Test, ...] = ()
    until: tuple[Test, ...] = ()
    within: int = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A way through the tree from a word that is known: ``name`` with its ``tests``, and hops."""

    name: str
    tests: tuple[Test, ...]
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Where something was written."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Find:
    """A condition: one of ``paths`` is there (``wanted``) or none. ``binds`` keeps its words."""

    paths: tuple[Path, ...]
    wanted: bool
    binds: bool
    line: Line


class Command(StrEnum):
    """What can be done to a tree."""

    HANG = "hang"
    RELABEL = "relabel"
    PROMOTE = "promote"
    SET = "set"
    SPLIT = "split"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Do:
    """A command on the word ``what``, or on all that ``hop`` leads to from there.

    ``to`` is the other word; ``relation`` and ``functions`` are the new ones, the old ones stay
    where ``relation`` is empty. ``value`` is what is set, or the name of a change that is code.
    """

    command: Command
    what: str
    hop: Hop | None = None
    to: str = ""
    relation: str = ""
    functions: tuple[str, ...] = ()
    value: str = ""
    line: Line = Line("", "")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``becomes`` are arcs of the example's tree when it has been rewritten."""

    name: str
    why: str
    example: str
    becomes: tuple[Path, ...]
    conditions: tuple[Find, ...]
    commands: tuple[Do, ...]
    line: Line

    @property
    def start(self) -> Path:
        """Where the rule begins."""
        return self.conditions[0].paths[0]


@dataclass(frozen=True, slots=True)
class Package:
    """Rules that go through a text together, word by word.

    Where it ``repairs``, a word whose place it changed was mistaken by the parser.
    """

    name: str
    repairs: bool
    rules: tuple[Rule, ...]
