"""What belongs together, or can't, by whom it is said of: pairs in order, one thing with itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.statements.repeated import Identities
from kg.extract.statements.statement import Statement
from kg.languages.syntax import Syntax
from kg.model import Layer, Role
from kg.ontology import Ontology
from kg.trees.node import Node

__all__ = ["apart", "in_order"]

_POST = "kg:Position"


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


def apart(
    statements: Iterable[Statement], identity: Identities, ontology: Ontology
) -> Iterator[Statement]:
    """Yield the statements, without the relation where one would have it to oneself.

    Nobody meets, kills or leads himself: then a pronoun is taken for the wrong one.
    """
    for one in statements:
        if not _is_of_itself(one, identity, ontology):
            yield one
        elif one.layer is Layer.SURFACE:
            yield replace(one, relation=None)


def _is_of_itself(one: Statement, identity: Identities, ontology: Ontology) -> bool:
    known = ontology.relations.get(one.relation or "")
    if known is None or one.subject is None or one.object is None:
        return False
    if one.role in (Role.ATTR, Role.TIME, Role.CLAUSE) or _POST in (*known.domain, *known.range):
        return False
    if one.object.has("Reflex=Yes"):
        return False
    return identity(one.subject) == identity(one.object)
