"""What a person says of entities → a judgement that fits the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kg.errors import QueryError
from kg.iris import slug
from kg.model import Entity
from kg.ontology import Ontology
from kg.resolve.judgements import Judgement, Part, Verdict
from kg.review.applying import described_in
from kg.review.log import Log
from kg.store import Store

__all__ = ["Proposal", "judged", "taken_back"]

_TWO = frozenset({Verdict.MERGE, Verdict.APART})


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person wants to judge: the verdict, and what of it.

    ``entity`` and ``other`` are IRIs (``kge:…``) of the store. A split gives its ``part`` a new
    IRI where ``other`` is left out; ``value`` is a name or a class.
    """

    verdict: Verdict
    entity: str
    other: str = ""
    value: str = ""
    part: Part | None = None
    note: str = ""


def judged(
    store: Store, log: Log, proposal: Proposal, ontology: Ontology | None = None
) -> Judgement:
    """Return the judgement, ready to be added to the log; nothing is written.

    With ``ontology`` the class of a retyping is checked. Raises QueryError for what is no entity
    of the store, says nothing, or contradicts what was judged.
    """
    verdict, entity, other = proposal.verdict, proposal.entity, proposal.other
    value, part = proposal.value, proposal.part
    lines = log.judgements()
    first = _described(store, log, entity)
    known = [first]
    if verdict in _TWO:
        if other == entity:
            raise QueryError("is one entity already", place=entity, cure="Name two, or split it.")
        known.append(_described(store, log, other))
        _agree(log, verdict, entity, other)
    elif verdict is Verdict.SPLIT:
        if part is None or part == Part():
            raise QueryError(
                "can't be split without a part",
                place=entity,
                cure="Say which of its mentions: those of a document, or under a name.",
            )
        other = other or _free(store, part, first, lines)
        label = part.name or first.label
        known.append(Entity(other, label, first.type, names=(label,)))
    elif not value:
        raise QueryError("needs a value", place=verdict.value, cure="Give the name or class.")
    elif verdict is Verdict.RETYPE and ontology is not None and value not in ontology.classes:
        raise QueryError("is no class", place=value, cure="Take one of core.ttl, such as kg:City.")
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    return Judgement(
        log.next_id(), verdict, entity, other, value, part, tuple(known), when, proposal.note
    )


def taken_back(log: Log, number: int) -> Judgement:
    """Return the judgement that takes back the judgement ``number``; nothing is written.

    Raises QueryError where there is none of that number, or where it is taken back already.
    """
    lines = {one.id: one for one in log.judgements()}
    force = {one.id for one in log.in_force().line}
    if number not in lines:
        raise QueryError(
            "there is no such judgement", place=str(number), cure="`kg entities log` lists them."
        )
    if number not in force and lines[number].verdict is not Verdict.UNDO:
        raise QueryError(
            "is taken back already", place=f"judgement {number}", cure="Nothing is left to undo."
        )
    when = datetime.now().astimezone().isoformat(timespec="seconds")
    return Judgement(log.next_id(), Verdict.UNDO, value=str(number), when=when)


def _described(store: Store, log: Log, iri: str) -> Entity:
    from kg.rdf import entity_in

    if entity_in(store, iri) is None:
        merged = log.in_force().final(iri, "", None, (0, 0))
        hint = f"It was judged to be {merged}." if merged != iri else "`kg entities find` helps."
        raise QueryError("is no entity of the store", place=iri or "''", cure=hint)
    return described_in(store, iri, log.judgements())


def _agree(log: Log, verdict: Verdict, entity: str, other: str) -> None:
    """Raise where the opposite of a verdict is in force."""
    opposite = Verdict.APART if verdict is Verdict.MERGE else Verdict.MERGE
    for one in log.in_force().line:
        if one.verdict is opposite and {one.entity, one.other} == {entity, other}:
            raise QueryError(
                f"contradicts judgement {one.id} ({one.in_words()})",
                place=verdict.value,
                cure=f"Take that back first: kg entities undo {one.id}.",
            )


def _free(store: Store, part: Part, entity: Entity, lines: Iterable[Judgement]) -> str:
    """Return an IRI that nothing has for a part of an entity."""
    from kg.rdf import entity_in

    taken = {iri for one in lines for iri in (one.entity, one.other)}
    stem = f"kge:{slug(part.name or entity.label)}"
    number = 2
    while f"{stem}-{number}" in taken or entity_in(store, f"{stem}-{number}") is not None:
        number += 1
    return f"{stem}-{number}"
