"""One binary claim in terms of nodes, before it is written in terms of characters."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.clauses.clause import Clause
from kg.extract.speech.attribution import Standing
from kg.model import Layer, Role, Status, Tense, TimeExpression
from kg.trees.node import Node

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One binary claim before it is written: nodes instead of spans.

    ``subject`` is ``None`` where the text does not tell who did it (layer ``event``), ``number``
    tells how many the object are. ``relation`` is ``None`` where no frame names it; ``words`` state
    the predicate, and all statements with the same words are of one event. A ``telling`` (an
    announcement, a request) is not of the time ahead that it names.
    """

    clause: Clause | None
    subject: Node | None
    object: Node | None
    role: Role
    relation: str | None
    layer: Layer
    negated: bool
    standing: Standing
    time: TimeExpression | None = None
    place: Node | None = None
    words: tuple[Node, ...] = ()
    preposition: str = ""
    tense: Tense | None = None
    status: Status = Status.CURRENT
    number: int | None = None
    telling: bool = False
    bare: Node | None = None  # named without its participants, since they are stated
