"""Claims and conclusions of a store, one after the other, as flat rows for every format."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import UNKNOWN_SPEAKER, Claim
from kg.network import ASSERTED, INFERRED, UNSURE, state_of, status

__all__ = ["End", "Statement", "status_of"]


@dataclass(frozen=True, slots=True)
class End:
    """An end of a statement: a node (``kge:…``) with its label and class, or a plain value.

    A value has no ``id``, and a ``datatype`` (``xsd:gYearMonth``).
    """

    label: str
    id: str = ""
    type: str = ""
    datatype: str = ""

    @property
    def is_node(self) -> bool:
        """Whether it is a thing, not a value."""
        return bool(self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim, or what a rule concluded; texts are ``""`` and ends ``None`` where nothing is told.

    ``status`` tells how it may be shown: ``asserted`` (it stands as a plain triple too),
    ``denied``, ``unsure``, or ``inferred`` by a ``rule``. ``state`` is ``future`` or a status
    (``ended``, ``planned``, ``cancelled``), else empty. ``holder`` is whoever claims it, ``via``
    those who report it, innermost first; ``document`` is the id of where it stands. ``time`` is
    ISO 8601 or EDTF. ``mirrors`` tells that it says nothing but a claim the other way round.
    """

    id: str
    document: str
    relation: str
    status: str
    subject: End | None = None
    object: End | None = None
    event: str = ""
    words: str = ""
    lemma: str = ""
    role: str = ""
    layer: str = ""
    negated: bool = False
    modality: str = ASSERTED
    tense: str = ""
    state: str = ""
    holder: End | None = None
    via: tuple[End, ...] = ()
    time: str = ""
    place: End | None = None
    number: int | None = None
    plover: str = ""
    confidence: float = 1.0
    sentence: str = ""
    rule: str = ""
    mirrors: bool = False

    @property
    def is_open(self) -> bool:
        """Whether no relation of the vocabulary says it."""
        return self.relation.startswith("open:")

    @property
    def is_plain(self) -> bool:
        """Whether it may be shown as a fact: asserted, affirmed, so by now; or inferred from such.

        Somebody may hold it all the same.
        """
        return self.status in (ASSERTED, INFERRED)

    @property
    def link(self) -> tuple[End, End] | None:
        """The two things that it links, where it links two."""
        subject, value = self.subject, self.object
        if subject is None or value is None or not (subject.is_node and value.is_node):
            return None
        return None if self.mirrors else (subject, value)


def status_of(claim: Claim) -> str:
    """Return how a claim may be shown: only what stands as a plain triple is an asserted link."""
    how = status(negated=claim.negated, modality=claim.modality, state=state_of(claim))
    whole = claim.subject is not None and claim.object is not None
    unknown = UNKNOWN_SPEAKER in (claim.holder, *claim.outer_holders)
    loose = not claim.is_plain if whole else unknown
    return UNSURE if how == ASSERTED and loose else how
