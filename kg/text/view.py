"""A document → the document as it is read, and what was read from it back to its own text."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from kg.languages import Language
from kg.model import UNKNOWN_SPEAKER, Claim, Document, Literal, Mention, Paragraph, Quotation, Span
from kg.model.ids import text_hash
from kg.text.edits import edits
from kg.text.offsets import Edited

__all__ = ["View", "view_behind", "view_of"]

AnySpan = TypeVar("AnySpan", bound=Span)
T = TypeVar("T")

_KEPT = 64  # texts whose edits are kept: documents are parsed in batches, then extracted


def view_of(document: Document, language: Language) -> View:
    r"""Return how ``document`` is read; ``view.document is document`` where it is as it stands.

    >>> from kg.languages import load
    >>> text = "Le\u00a0 gou\u00advernement part."
    >>> view = view_of(Document("d", text, "fr"), load("fr"))
    >>> view.document.text, view.span(Span(3, 15, "gouvernement"))
    ('Le gouvernement part.', Span(start=4, end=17, text='gou\xadvernement'))
    """
    given = document.paragraphs or (Paragraph(0, len(document.text)),)
    known = text_hash(document.text)
    edited = _edited(document.text, language, given)
    if edited is None:
        return View(document, known)
    paragraphs = (
        replace(p, start=edited.forth(p.start), end=edited.forth(p.end, end=True))
        for p in document.paragraphs
    )
    read = replace(document, text=edited.text, paragraphs=tuple(paragraphs))
    return View(read, known, edited)


@functools.lru_cache(maxsize=_KEPT)
def _edited(text: str, language: Language, paragraphs: tuple[Paragraph, ...]) -> Edited | None:
    found = list(edits(text, language, paragraphs))
    return Edited(text, found) if found else None


def view_behind(text: str, document: Document, language: Language) -> View:
    """Return the view of ``document`` that has ``text``: that of a Doc or a tree made of it.

    A Doc that a user's own pipeline made has the document's text as it stands.
    """
    if text == document.text:
        return View(document, text_hash(document.text))
    return view_of(document, language)


@dataclass(frozen=True, slots=True)
class View:
    """How a document is read: ``document`` may have another text than the one that was given.

    The methods take what was read from it and return it with the offsets and words of the text
    that was given. ``hash`` is that of the text that was given; ids are made of it and of offsets
    in it.
    """

    document: Document
    hash: str
    edited: Edited | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where the stretch ``[start, end)`` of what is read stands in what was given."""
        return self.edited.back(start, end) if self.edited is not None else (start, end)

    def span(self, span: AnySpan) -> AnySpan:
        """Return a span, a literal or a time, whose value stays."""
        if self.edited is None:
            return span
        start, end = self.edited.back(span.start, span.end)
        return replace(span, start=start, end=end, text=self.edited.original[start:end])

    def mention(self, mention: Mention) -> Mention:
        """Return a mention; its name stays as it was read."""
        if self.edited is None or mention == UNKNOWN_SPEAKER:
            return mention
        start, end = self.edited.back(mention.start, mention.end)
        back = mention.antecedent
        return replace(
            mention,
            start=start,
            end=end,
            text=self.edited.original[start:end],
            head=self.edited.back(*mention.head),
            antecedent=self.edited.back(*back) if back is not None else None,
        )

    def claims(self, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        """Return claims; they share mentions and evidence as before."""
        if self.edited is None:
            return claims
        mention: Callable[[Mention], Mention] = _once(self.mention)
        evidence: Callable[[Span], Span] = _once(self.span)

        def told(found: Mention | None) -> Mention | None:
            return mention(found) if found is not None else None

        def back(claim: Claim) -> Claim:
            object_ = claim.object
            return replace(
                claim,
                subject=told(claim.subject),
                predicate=self.span(claim.predicate),
                object=self.span(object_) if isinstance(object_, Literal) else told(object_),
                holder=told(claim.holder),
                outer_holders=tuple(map(mention, claim.outer_holders)),
                place=told(claim.place),
                evidence=evidence(claim.evidence),
                time=self.span(claim.time) if claim.time is not None else None,
            )

        return tuple(map(back, claims))

    def quotation(self, quotation: Quotation) -> Quotation:
        """Return a quotation."""
        if self.edited is None:
            return quotation
        speaker, cue = quotation.speaker, quotation.cue
        return replace(
            quotation,
            content=self.span(quotation.content),
            speaker=self.mention(speaker) if speaker is not None else None,
            cue=self.span(cue) if cue is not None else None,
        )


def _once(turn: Callable[[T], T]) -> Callable[[T], T]:
    """Return ``turn`` for values that are shared, each of which is turned once."""
    known: dict[int, T] = {}

    def turned(value: T) -> T:
        found = known.get(id(value))
        if found is None:
            found = known[id(value)] = turn(value)
        return found

    return turned
