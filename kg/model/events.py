"""What several claims tell of one event: its words, who takes part in it, when and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model.claims import Claim, Layer, Role
from kg.model.mentions import Mention
from kg.model.spans import Literal, Span, TimeExpression

__all__ = ["SUBJECT", "Event", "Participant", "events"]

SUBJECT = "subj"
"""The role of a participant that claims are about; other participants have a ``Role``."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event: ``subj``, or what it is in a claim (``obj``, ``obl``)."""

    role: str
    value: Mention | Literal


@dataclass(frozen=True, slots=True)
class Event:
    """An n-ary event: what the claims with its id (``Claim.event``) say together.

    ``words`` state it, ``lemma`` names it; ``participants`` stand in text order of the claims that
    name them, each once. ``claims`` are the ids of its claims, in the order given.
    """

    id: str
    doc: str
    words: Span
    lemma: str
    participants: tuple[Participant, ...]
    claims: tuple[str, ...]
    time: TimeExpression | None = None
    place: Mention | None = None


def events(claims: Iterable[Claim]) -> tuple[Event, ...]:
    """Return the events of ``claims``, in the order in which each comes first.

    What a claim of the surface layer names has the role that it has there; what only a frame names
    has that of the frame's claim.
    """
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        found.setdefault((claim.doc, claim.event), []).append(claim)
    return tuple(_event(group) for group in found.values())


def _event(claims: list[Claim]) -> Event:
    first = claims[0]
    words = first.predicate
    return Event(
        id=first.event,
        doc=first.doc,
        words=Span(words.start, words.end, words.text),
        lemma=words.lemma,
        participants=_participants(claims),
        claims=tuple(claim.id for claim in claims),
        time=next((claim.time for claim in claims if claim.time is not None), None),
        place=next((claim.place for claim in claims if claim.place is not None), None),
    )


def _participants(claims: list[Claim]) -> tuple[Participant, ...]:
    found: dict[tuple[int, int, int], Participant] = {}
    for claim in sorted(claims, key=lambda one: one.layer is not Layer.SURFACE):
        if claim.subject is not None:
            _add(found, SUBJECT, claim.subject)
        if claim.object is not None and claim.role is not Role.NONE:
            _add(found, claim.role.value, claim.object)
    return tuple(found.values())


def _add(
    found: dict[tuple[int, int, int], Participant], role: str, value: Mention | Literal
) -> None:
    part = value.part if isinstance(value, Mention) else 0
    found.setdefault((value.start, value.end, part), Participant(role, value))
