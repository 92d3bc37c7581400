"""What belongs together one by one: "A et B, respectivement ministre et préfet"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.statements.statement import Statement
from kg.languages.syntax import Syntax
from kg.trees.node import Node

__all__ = ["in_order"]


def in_order(
    statements: Iterable[Statement], nodes: Sequence[Node | None], syntax: Syntax
) -> Iterator[Statement]:
    """Yield the statements but those that mix up what belongs together one by one.

    "A et B ont été nommés respectivement ministre et préfet": no statement makes A prefect.
    """
    ordered = {n.sent for n in nodes if n is not None and n.lower in syntax.ordering_adverbs}
    for one in statements:
        if one.words[0].sent not in ordered or _may_pair(one.subject, one.object):
            yield one


def _may_pair(subject: Node | None, object_: Node | None) -> bool:
    """Whether both stand at the same place of two coordinations of one length, if they do."""
    if subject is None or object_ is None:
        return True
    left, right = (node.first_conjunct().conjuncts() for node in (subject, object_))
    if len(left) < 2 or len(left) != len(right) or left[0] is right[0]:
        return True
    if subject not in left or object_ not in right:
        return True
    return left.index(subject) == right.index(object_)
