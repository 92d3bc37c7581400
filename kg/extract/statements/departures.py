"""What is no longer so: "le sénateur X est décédé", "la ville, tenue par X, a été prise par Y"."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace

from kg.extract.clauses.verbs import is_finite
from kg.extract.relations.roles import named
from kg.extract.statements.repeated import Identities
from kg.extract.statements.statement import Statement
from kg.model import Modality, Status, Tense
from kg.ontology import Ontology
from kg.trees.node import Node

__all__ = ["departed"]

_PERSON = "kg:Person"


def departed(
    statements: Iterable[Statement],
    identity: Identities,
    ontology: Ontology,
    leaving: Container[str] = frozenset(),
) -> list[Statement]:
    """Return the statements, each of what somebody was in life or in office with status ended.

    Death ends all that is lasting and said of the person anywhere in the text; who leaves an office
    is in the same sentence no longer in it, and what one takes there no others have, unless a
    verb says that they do. ``leaving`` are verbs that need not tell what ("X a démissionné"), some
    with their object ("X quitte le pouvoir").
    """
    found = list(statements)
    dead, gone, taken = _changes(found, identity, ontology, leaving)
    if not dead and not gone and not taken:
        return found

    def is_over(one: Statement) -> bool:
        known = ontology.relations.get(one.relation or "")
        if known is None or not known.lasting or one.status is not Status.CURRENT:
            return False
        if one.negated or one.standing.modality is not Modality.ASSERTED:
            return False
        if not known.locating and _is_taken(one, taken, identity):
            return True
        persons = [n for n in (one.subject, one.object) if n is not None and _is_person(n)]
        if any(identity(node) in dead for node in persons):
            return True
        in_office = known.domain == (_PERSON,)
        return in_office and any((node.sent, identity(node)) in gone for node in persons)

    return [
        replace(one, status=Status.ENDED, tense=Tense.PAST) if is_over(one) else one
        for one in found
    ]


def _changes(
    statements: Iterable[Statement],
    identity: Identities,
    ontology: Ontology,
    leaving: Container[str],
) -> tuple[set[int | str], set[tuple[int, int | str]], dict[tuple[int, int | str], int | str]]:
    """Return who is dead, who left by sentence, and by whom what is taken by sentence."""
    dead: set[int | str] = set()
    gone: set[tuple[int, int | str]] = set()
    taken: dict[tuple[int, int | str], int | str] = {}
    for one in statements:
        if not _has_happened(one):
            continue
        known = ontology.relations.get(one.relation or "")
        if known is None:
            if one.subject is not None and _leaves(one, leaving):
                gone.add((one.subject.sent, identity(one.subject)))
            continue
        if known.taking and one.subject is not None and one.object is not None:
            taken[one.object.sent, identity(one.object)] = identity(one.subject)
        person = one.object if known.undergone else one.subject
        if person is None or person.has("Number=Plur"):
            continue
        if known.ending:
            dead.add(identity(person))
        elif known.leaving:
            gone.add((person.sent, identity(person)))
    return dead, gone, taken


def _is_taken(
    one: Statement, taken: dict[tuple[int, int | str], int | str], identity: Identities
) -> bool:
    """Whether a noun or participle tells who had a place that somebody else takes."""
    if one.subject is None or one.object is None or one.time is not None:
        return False
    if one.clause is not None and is_finite(one.clause):
        return False
    for place, other in ((one.subject, one.object), (one.object, one.subject)):
        by = taken.get((place.sent, identity(place)))
        if by is not None:
            return by != identity(other)
    return False


def _leaves(one: Statement, verbs: Container[str]) -> bool:
    """Whether an open statement tells that somebody has left, what need not be told."""
    if one.clause is None:
        return False
    verb, object_ = one.clause.verb.lower(), one.object
    phrase = f"{verb} {object_.lemma.lower()}" if object_ is not None else verb
    return verb in verbs or phrase in verbs  # "X a quitté ses fonctions"


def _has_happened(one: Statement) -> bool:
    asserted = one.standing.modality is Modality.ASSERTED and not one.negated
    return asserted and one.status is Status.CURRENT and one.tense is not Tense.FUTURE


def _is_person(node: Node) -> bool:
    return _PERSON in (node.type, node.ent, named(node).type)
