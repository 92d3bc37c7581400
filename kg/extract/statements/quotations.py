"""Reports in terms of nodes → quotations in terms of characters, with the claims made in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.speech.quotations.utterance import Utterance
from kg.extract.statements.mentions import MentionReader
from kg.model import Claim, Mention, Quotation, Span
from kg.model.ids import content_id
from kg.text.view import View

__all__ = ["quotations"]


def quotations(
    view: View,
    reports: Iterable[Utterance],
    claims: Sequence[Claim],
    mention: MentionReader,
) -> Iterator[Quotation]:
    """Yield a quotation a report; ``claims`` are those of the document as read, in text order.

    A claim is made in a quotation where its predicate stands among the words reported. Words
    between the marks that only tell who speaks ("« Nous partons, dit-il, demain »") are none.
    """
    starts = [claim.predicate.start for claim in claims]
    document = view.document
    for report in reports:
        content = Span(report.start, report.end, document.text[report.start : report.end])
        speaker = mention(report.speaker) if report.speaker is not None else None
        cue = report.cue
        aside = {node.start for node in report.aside()}
        inside = claims[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        yield Quotation(
            id=_id(view, report, speaker),
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


def _id(view: View, report: Utterance, speaker: Mention | None) -> str:
    """The hash of what makes it this quotation: the text, its place, who speaks with what word."""
    cue = report.cue
    return content_id(
        (
            "quotation",
            view.hash,
            view.back(report.start, report.end),
            report.direct,
            (*view.back(speaker.start, speaker.end), speaker.part) if speaker is not None else None,
            view.back(cue.start, cue.end) if cue is not None else None,
        )
    )
