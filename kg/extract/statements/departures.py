"""Who has died or left is no longer what a text calls them: "le sénateur X est décédé"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extract.relations.roles import named
from kg.extract.statements.repeated import Identities
from kg.extract.statements.statement import Statement
from kg.model import Modality, Status, Tense
from kg.ontology import Ontology
from kg.trees.node import Node

__all__ = ["departed"]

_PERSON = "kg:Person"


def departed(
    statements: Iterable[Statement], identity: Identities, ontology: Ontology
) -> list[Statement]:
    """Return the statements, each of what somebody was in life or in office with status ended.

    Death ends all that is lasting and said of the person anywhere in the text; who leaves an office
    is in the same sentence no longer in it.
    """
    found = list(statements)
    dead: set[int | str] = set()
    gone: set[tuple[int, int | str]] = set()
    for one in found:
        known = ontology.relations.get(one.relation or "")
        if known is None or not (known.ending or known.leaving) or not _has_happened(one):
            continue
        who = one.object if known.undergone else one.subject
        if who is None or who.has("Number=Plur"):
            continue
        if known.ending:
            dead.add(identity(who))
        else:
            gone.add((who.sent, identity(who)))
    if not dead and not gone:
        return found

    def is_over(one: Statement) -> bool:
        known = ontology.relations.get(one.relation or "")
        if known is None or not known.lasting or one.status is not Status.CURRENT:
            return False
        if one.negated or one.standing.modality is not Modality.ASSERTED:
            return False
        persons = [n for n in (one.subject, one.object) if n is not None and _is_person(n)]
        if any(identity(node) in dead for node in persons):
            return True
        in_office = known.domain == (_PERSON,)
        return in_office and any((node.sent, identity(node)) in gone for node in persons)

    return [
        replace(one, status=Status.ENDED, tense=Tense.PAST) if is_over(one) else one
        for one in found
    ]


def _has_happened(one: Statement) -> bool:
    asserted = one.standing.modality is Modality.ASSERTED and not one.negated
    return asserted and one.status is Status.CURRENT and one.tense is not Tense.FUTURE


def _is_person(node: Node) -> bool:
    return _PERSON in (node.type, node.ent, named(node).type)
