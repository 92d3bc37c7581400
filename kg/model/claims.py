"""What a text says: one subject, one predicate, one object, and how it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kg.inline import Mark, passage, wrapped
from kg.model.mentions import UNKNOWN_SPEAKER, Mention
from kg.model.spans import Literal, Span, TimeExpression

__all__ = ["OPEN", "Claim", "Layer", "Modality", "Predicate", "Role", "Status", "Tense"]

OPEN = "open:"
"""What relations begin with that the vocabulary lacks; their lemma follows."""


class Role(StrEnum):
    """The object's role towards the predicate (Universal Dependencies' terms, simplified)."""

    OBJ = "obj"
    OBL = "obl"
    AGENT = "agent"
    ATTR = "attr"
    TIME = "time"
    PLACE = "place"
    CLAUSE = "clause"
    NONE = "none"


class Layer(StrEnum):
    """``SURFACE``: the predicate's own arguments; ``FRAME``: arranged by a lexicon frame.

    ``EVENT``: what was done to the object by nobody knows whom.
    """

    SURFACE = "surface"
    FRAME = "frame"
    EVENT = "event"


class Modality(StrEnum):
    """How surely the text says it. Only ``ASSERTED`` positive claims become plain triples."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    WANTED = "wanted"
    ORDERED = "ordered"
    ASKED = "asked"


class Tense(StrEnum):
    """When the words put it, seen from the document's date."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """Whether it is so, was so, is to be so or will not come about."""

    CURRENT = "current"
    ENDED = "ended"
    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Predicate(Span):
    """The words that state the relation.

    ``id`` is a relation of the ontology (``kg:sent``) or ``open:<lemma>``. Where the words are
    ``passive``, it is not the subject of an open claim who acts.
    """

    id: str = ""
    lemma: str = ""
    plover: str | None = None
    passive: bool = False

    @property
    def is_named_by_lemma(self) -> bool:
        """Whether the relation is an open one of just this lemma."""
        return self.id == f"{OPEN}{self.lemma}"


@dataclass(frozen=True, slots=True)
class Claim:
    """One binary claim, with its holder, polarity, modality, time, place and evidence.

    ``event`` is shared by the claims read from one event. ``holder`` is whoever the text says
    claims it, ``None`` where the text itself asserts it, ``UNKNOWN_SPEAKER`` where it is quoted and
    the text does not tell from whom; ``outer_holders`` report what the holder says, innermost
    first. ``subject`` is ``None`` in the layer ``EVENT`` alone: the text does not tell who did it;
    ``number`` says there how many the object are. ``tense`` is ``None`` where no verb tells it.
    ``confidence`` lies in 0..1: how probable it is that the claim was read rightly;
    ``confidence_reasons`` say in words what lowers it.
    """

    id: str
    doc: str
    event: str
    subject: Mention | None
    predicate: Predicate
    object: Mention | Literal | None
    role: Role
    evidence: Span
    lang: str
    layer: Layer = Layer.SURFACE
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    tense: Tense | None = None
    status: Status = Status.CURRENT
    holder: Mention | None = None
    outer_holders: tuple[Mention, ...] = ()
    time: TimeExpression | None = None
    place: Mention | None = None
    number: int | None = None
    confidence: float = 1.0
    confidence_reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it in one line, in the words of the text and of its language."""
        from kg.model.wording import in_words

        return in_words(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Return its sentence with its parts marked, and below what it says."""
        from html import escape

        said = self.evidence
        sentence = passage(said.text, self.marks(), said.start)
        return wrapped(f"<p>{sentence}<br><small>{escape(f'{self.doc}: {self}')}</small></p>")

    @property
    def is_plain(self) -> bool:
        """Whether it may stand as a plain triple: asserted, positive, so by now, with both ends.

        What is quoted from nobody knows whom never does, nor what nobody knows who did, nor what
        is said of a pronoun that stands for nobody known, nor an open claim in the passive: as a
        triple it would say that who is arrested arrests.
        """
        unknown = UNKNOWN_SPEAKER in (self.holder, *self.outer_holders)
        turned = self.predicate.passive and self.predicate.id.startswith(OPEN)
        whole = self.subject is not None and self.object is not None
        if any(isinstance(m, Mention) and m.is_loose for m in (self.subject, self.object)):
            return False
        return self.is_asserted and whole and not unknown and not turned

    @property
    def is_asserted(self) -> bool:
        """Whether the text, or its holder, says that it is or was so: asserted and positive.

        What is still to come, has ended, is planned or was called off is not.
        """
        said = not self.negated and self.modality is Modality.ASSERTED
        return said and self.tense is not Tense.FUTURE and self.status is Status.CURRENT

    @property
    def text_order(self) -> tuple[int, int, int, int, str, str]:
        """What to sort by for the order of the text: predicate, subject, object."""
        return (
            self.predicate.start,
            self.predicate.end,
            self.subject.start if self.subject is not None else -1,
            self.object.start if self.object is not None else -1,
            self.predicate.id,
            self.id,
        )

    def mentions(self) -> Iterator[Mention]:
        """Yield subject, object, holders and place, as far as words of the text name them."""
        if self.subject is not None:
            yield self.subject
        if isinstance(self.object, Mention):
            yield self.object
        for holder in (self.holder, *self.outer_holders):
            if holder is not None and holder != UNKNOWN_SPEAKER:
                yield holder
        if self.place is not None:
            yield self.place

    def marks(self) -> Iterator[Mark]:
        """Yield start, end and role of its parts that stand in its sentence (``evidence``).

        Positions are characters of the document, half-open; the roles are ``predicate``,
        ``subject``, ``object``, ``holder``, ``time`` and ``place``.
        """
        parts: list[tuple[str, Span | None]] = [
            *(("predicate", self.predicate), ("subject", self.subject), ("object", self.object)),
            *(("holder", self.holder), ("time", self.time), ("place", self.place)),
        ]
        for role, part in parts:
            if part is None:
                continue
            if self.evidence.start <= part.start < part.end <= self.evidence.end:
                yield part.start, part.end, role

    def with_mentions(self, change: Callable[[Mention], Mention]) -> Claim:
        """Return the claim with each of its mentions as ``change`` gives it back."""

        def changed(holder: Mention) -> Mention:
            return holder if holder == UNKNOWN_SPEAKER else change(holder)

        return replace(
            self,
            subject=change(self.subject) if self.subject is not None else None,
            object=change(self.object) if isinstance(self.object, Mention) else self.object,
            holder=changed(self.holder) if self.holder else None,
            outer_holders=tuple(map(changed, self.outer_holders)),
            place=change(self.place) if self.place else None,
        )
