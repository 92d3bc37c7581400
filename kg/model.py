"""What the stages hand to each other: frozen values, nothing else.

All offsets are characters into the document's own text, half-open ``[start, end)``, and
``text == document.text[start:end]`` holds for every span. A value never refers to spaCy objects,
so it can be pickled, hashed and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = [
    "Claim",
    "Document",
    "Entity",
    "Layer",
    "Literal",
    "Mention",
    "Modality",
    "Paragraph",
    "ParagraphKind",
    "Post",
    "Predicate",
    "Quotation",
    "Role",
    "Span",
    "TimeExpression",
]


class ParagraphKind(StrEnum):
    """What a paragraph is for. Only ``BODY`` and ``TITLE`` yield claims."""

    BODY = "body"
    TITLE = "title"
    METADATA = "metadata"  # a leading "date 2018-08"
    FURNITURE = "furniture"  # photo credits, related headlines, newsletter calls


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
    """``SURFACE``: the predicate's own arguments; ``FRAME``: arranged by a lexicon frame."""

    SURFACE = "surface"
    FRAME = "frame"


class Modality(StrEnum):
    """How surely the text says it. Only ``ASSERTED`` positive claims become plain triples."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    WANTED = "wanted"
    ORDERED = "ordered"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text, ``[start, end)`` in characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, ``[start, end)``, without the line breaks around it."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, with what is known about it.

    ``published`` is an ISO date as precise as the source gave it (``2018``, ``2018-08``,
    ``2018-08-25``, ``2018-08-25T10:00``), or ``None``.
    """

    id: str
    text: str
    lang: str = "fr"
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None  # where it was read from, for messages
    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A stretch of text that names, describes or points to a thing.

    ``head`` is the span ``(start, end)`` of its head word; ``kind`` is ``name``, ``nominal``,
    ``pronoun`` or ``clause`` (what is said or thought); ``type`` a class of the ontology
    (``kg:Person``); ``name`` the bare name without titles and determiners where there is one;
    ``antecedent`` the ``(start, end)`` of the mention that this one points back to, as coreference
    found it; ``entity`` the IRI (``kge:…``) once resolved, ``found`` the IRI that resolution gave
    where a person judged otherwise. Several things may share one span ("les états-majors russe et
    américain"): ``part`` numbers them from 1, 0 is the phrase as a whole, and what antecedents
    mean.
    """

    head: tuple[int, int] = (0, 0)
    kind: str = "nominal"
    type: str | None = None
    name: str | None = None
    antecedent: tuple[int, int] | None = None
    entity: str | None = None
    part: int = 0
    found: str | None = None


@dataclass(frozen=True, slots=True)
class Literal(Span):
    """A date or a quantity as an object: the span read, its value and ``xsd:`` datatype."""

    value: str = ""
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A time as read. ``value`` is ISO 8601, never more precise than the text.

    ``2018``, ``2018-07``, ``2018-07-05``, ``2018-07-05T15:00``, an interval ``2018-03/2018-06``,
    an open interval ``2014/..``; ``None`` where it can't be told.
    """

    value: str | None = None


@dataclass(frozen=True, slots=True)
class Predicate(Span):
    """The words that state the relation.

    ``id`` is a relation of the ontology (``kg:sent``) or ``open:<lemma>``.
    """

    id: str = ""
    lemma: str = ""
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One binary claim, with its holder, polarity, modality, time, place and evidence.

    ``event`` is shared by the claims read from one event. ``holder`` is the holder, or
    ``None`` where the text itself asserts it; ``outer_holders`` are the outer holders, innermost
    first. ``confidence`` lies in 0..1: how probable it is that the claim was read rightly;
    ``confidence_reasons`` say in words what lowers it. For an inferred claim ``rule`` names the
    rule and ``sources`` the ids of the claims it rests on.
    """

    id: str
    doc: str
    event: str
    subject: Mention
    predicate: Predicate
    object: Mention | Literal | None
    role: Role
    evidence: Span
    lang: str = "fr"
    layer: Layer = Layer.SURFACE
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    holder: Mention | None = None
    outer_holders: tuple[Mention, ...] = ()
    time: TimeExpression | None = None
    place: Mention | None = None
    confidence: float = 1.0
    confidence_reasons: tuple[str, ...] = ()
    inferred: bool = False
    rule: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the claim may stand as a plain triple: asserted, positive, with an object."""
        return not self.negated and self.modality is Modality.ASSERTED and self.object is not None

    def mentions(self) -> Iterator[Mention]:
        """Yield subject, object, holders and place, as far as there are any."""
        yield self.subject
        if isinstance(self.object, Mention):
            yield self.object
        if self.holder is not None:
            yield self.holder
        yield from self.outer_holders
        if self.place is not None:
            yield self.place

    def with_mentions(self, change: Callable[[Mention], Mention]) -> Claim:
        """Return the claim with each of its mentions as ``change`` gives it back."""
        return replace(
            self,
            subject=change(self.subject),
            object=change(self.object) if isinstance(self.object, Mention) else self.object,
            holder=change(self.holder) if self.holder else None,
            outer_holders=tuple(map(change, self.outer_holders)),
            place=change(self.place) if self.place else None,
        )


@dataclass(frozen=True, slots=True)
class Post:
    """A post said of somebody, with the body that its words name.

    ``title`` is in lower case, without the body ("chef d'état-major"); ``body`` is resolved.
    """

    mention: Mention
    title: str
    body: Mention


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: who, with which words of saying, what. ``content`` excludes outer marks."""

    doc: str
    content: Span
    direct: bool
    speaker: Mention | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that mentions stand for.

    ``iri`` is a compact IRI (``kge:valeri-guerassimov``), ``same_as`` full IRIs of the same thing
    elsewhere (Wikidata), ``names`` all names seen or known, sorted; ``reason`` says in words why
    its mentions were taken for one thing.
    """

    iri: str
    label: str
    type: str = "kg:Topic"
    same_as: tuple[str, ...] = ()
    names: tuple[str, ...] = field(default=())
    reason: str = ""
