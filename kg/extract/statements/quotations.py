"""Reports in terms of nodes → quotations in terms of characters, with the claims made in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.speech.quotations import Utterance
from kg.extract.statements.mentions import MentionReader
from kg.model import Claim, Document, Mention, Quotation, Span
from kg.model.ids import content_id, text_hash

__all__ = ["quotations"]


def quotations(
    document: Document,
    reports: Iterable[Utterance],
    claims: Sequence[Claim],
    mention: MentionReader,
) -> Iterator[Quotation]:
    """Yield a quotation a report; ``claims`` are those of the document, in text order.

    A claim is made in a quotation where its predicate stands among the words reported. Words
    between the marks that only tell who speaks ("« Nous partons, dit-il, demain »") are none.
    """
    starts = [claim.predicate.start for claim in claims]
    known = text_hash(document.text)
    for report in reports:
        content = Span(report.start, report.end, document.text[report.start : report.end])
        speaker = mention(report.speaker) if report.speaker is not None else None
        cue = report.cue
        aside = {node.start for node in report.aside()}
        inside = claims[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        yield Quotation(
            id=_id(known, report, speaker),
            doc=document.id,
            content=content,
            direct=report.direct,
            speaker=speaker,
            cue=Span(cue.start, cue.end, cue.text) if cue is not None else None,
            claims=tuple(
                claim.id
                for claim in inside
                if claim.predicate.end <= content.end and claim.predicate.start not in aside
            ),
        )


def _id(known: str, report: Utterance, speaker: Mention | None) -> str:
    """The hash of what makes it this quotation: the text, its place, who speaks with what word."""
    cue = report.cue
    return content_id(
        (
            "quotation",
            known,
            (report.start, report.end),
            report.direct,
            (speaker.start, speaker.end, speaker.part) if speaker is not None else None,
            (cue.start, cue.end) if cue is not None else None,
        )
    )
