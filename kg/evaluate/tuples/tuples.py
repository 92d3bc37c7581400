"""Claims of one sentence → tuples of a relation and its arguments, as open extractors give them.

What an open extractor calls an extraction is what one predicate says of one subject: the claims of
an event that share it, their objects one behind the other, each with its preposition. What no verb
says ("the spokesman, Milan Osterov") is said with the language's copula, what is reported with the
words that report it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from kg.model import Claim, Layer, Mention, MentionKind, Quotation, Role, Span

__all__ = ["Tuple", "tuples_of"]

_ORDER = ("obj", "clause", "attr", "agent", "obl", "place", "time", "none")  # of arguments


@dataclass(frozen=True, slots=True)
class Tuple:
    """An extraction: ``arguments`` begins with the subject; all parts are words of the text.

    What is said of a subject alone has an empty second argument.
    """

    relation: str
    arguments: tuple[str, ...]
    confidence: float = 1.0


def tuples_of(
    text: str,
    claims: Sequence[Claim],
    prepositions: Set[str],
    copula: str = "=",
    quotations: Iterable[Quotation] = (),
) -> list[Tuple]:
    """Return the tuples of a sentence's claims of the layer ``surface``, then what it reports.

    ``prepositions`` are those of the language's lexicon, ``copula`` is the relation where no verb
    tells one.

    >>> from kg.model import Mention, Predicate, Role, Span
    >>> text = "Osterov spoke with Mezin."
    >>> said = Claim("1", "d", "e", Mention(0, 7, "Osterov"), Predicate(8, 13, "spoke", "open:x"),
    ...     Mention(19, 24, "Mezin"), Role.OBL, Span(0, 25, text), "en")
    >>> tuples_of(text, [said], {"with"})
    [Tuple(relation='spoke with', arguments=('Osterov', 'Mezin'), confidence=1.0)]
    """
    events: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in claims:
        if claim.layer is Layer.SURFACE and claim.subject is not None:
            key = (claim.event, claim.subject.start, claim.subject.end)
            events.setdefault(key, []).append(claim)
    found = (one for said in events.values() for one in _tuples(text, said, prepositions, copula))
    return [*found, *_reported(text, claims, quotations)]


def _tuples(
    text: str, said: Sequence[Claim], prepositions: Set[str], copula: str
) -> Iterator[Tuple]:
    """Yield what one predicate says of one subject: a tuple for each of coordinated objects."""
    subject, predicate = said[0].subject, said[0].predicate
    if subject is None:
        return
    name = _name(text, subject)
    sure = max(one.confidence for one in said)
    objects = [(one.object, one.role) for one in said if one.object is not None]
    parts = [
        _Part(_before(text, span, predicate, prepositions), span, _ORDER.index(role))
        for span, role in objects
        if not _within(span, subject)
        and not _within(subject, span)
        and not any(span is not other and _within(span, other) for other, _ in objects)
    ]
    if not parts:
        if not (objects or _within(predicate, subject)):
            yield Tuple(predicate.text, (name, ""), sure)
        return  # but a post within the name of who holds it
    implicit = any(_within(predicate, part.span) for part in parts)
    relation = copula if implicit else predicate.text
    parts.sort(key=lambda p: (p.span.start < predicate.start and not implicit, p.rank))
    first, *others = parts
    same = [part for part in others if part.joins(first)]
    rest = tuple(f"{p.preposition} {p.span.text}".strip() for p in others if p not in same)
    relation = f"{relation} {first.preposition}".strip()
    for part in (first, *same):
        yield Tuple(relation, (name, part.span.text, *rest), sure)


@dataclass(frozen=True, slots=True)
class _Part:
    preposition: str
    span: Span
    rank: int

    def joins(self, first: _Part) -> bool:
        """Whether it is coordinated with the first, whose preposition may go for both."""
        shared = self.preposition == first.preposition
        shared = shared or (not self.preposition and isinstance(self.span, Mention))
        return shared and self.rank == first.rank


def _reported(
    text: str, claims: Sequence[Claim], quotations: Iterable[Quotation]
) -> Iterator[Tuple]:
    """Yield who says what, where no claim does: "…", the envoy said."""
    told = [claim.predicate for claim in claims if claim.role is Role.CLAUSE]
    for one in quotations:
        if one.speaker is None or not one.speaker.text or one.cue is None:
            continue
        if not any(_within(one.cue, predicate) for predicate in told):
            yield Tuple(one.cue.text, (_name(text, one.speaker), one.content.text))


def _name(text: str, subject: Mention) -> str:
    """Return the subject's words, of a pronoun those that it stands for."""
    if subject.kind is MentionKind.PRONOUN and subject.antecedent is not None:
        return text[slice(*subject.antecedent)]
    return subject.text


def _within(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end


def _before(text: str, span: Span, predicate: Span, prepositions: Set[str]) -> str:
    """Return the preposition of up to three words right before an argument, not in the predicate.

    What is said of somebody beside the name has none.
    """
    if _within(predicate, span):
        return ""
    words = text[predicate.end if predicate.end <= span.start else 0 : span.start].split()
    for number in (3, 2, 1):
        before = " ".join(words[-number:])
        if len(words) >= number and before.lower() in prepositions:
            return before
    return ""
