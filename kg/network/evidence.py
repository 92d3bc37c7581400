"""What an edge of the network stands on: one claim with its holder, its sentence and its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from kg.inline import Mark, merge_marks
from kg.model import Conclusion
from kg.network.labels import Labels, Source
from kg.rdf import Grounds

__all__ = [
    "ASSERTED",
    "DENIED",
    "INFERRED",
    "UNSURE",
    "Evidence",
    "Mark",
    "evidence_of_conclusion",
    "merge_marks",
    "status",
]

ASSERTED = "asserted"
DENIED = "denied"
UNSURE = "unsure"
INFERRED = "inferred"


class Evidence(TypedDict):
    """One claim as a view shows it: plain values only, so that it survives any export.

    ``subject``, ``predicate`` and ``object`` are the words of the text, ``""`` where none stands;
    ``label`` names the relation for readers; ``holder`` is the IRI of whoever claims it, ``None``
    for the document itself; ``state`` is empty where it is so, else ``future`` or a status
    (``ended``, ``planned``, ``cancelled``); ``date``, ``source``, ``title`` and ``url`` are the
    document's. ``start`` is where the sentence begins in the document's text, -1 where it is joined
    from several. ``end`` is which end of the claim the node is that tells it alone: ``subject`` or
    ``object``, else ``""``.
    """

    id: str
    doc: str
    title: str
    date: str
    source: str
    url: str
    subject: str
    predicate: str
    object: str
    relation: str
    label: str
    holder: str | None
    holder_label: str
    negated: bool
    modality: str
    state: str
    time: str
    place: str
    sentence: str
    start: int
    marks: list[Mark]
    end: str
    confidence: float
    inferred: bool
    rule: str


def status(*, negated: bool, modality: str, state: str = "", inferred: bool = False) -> str:
    """Return how a claim may be drawn: ``asserted``, ``denied`` ``unsure`` or ``inferred``.

    Denied is what a text says is not so; a hope that something will not happen is no denial. What
    has a ``state`` is not so now, or not yet.

    >>> status(negated=False, modality="asserted"), status(negated=True, modality="asserted")
    ('asserted', 'denied')
    >>> status(negated=True, modality="wanted")
    'unsure'
    >>> status(negated=False, modality="asserted", state="ended")
    'unsure'
    """
    if inferred:
        return INFERRED
    if modality != ASSERTED:
        return UNSURE
    if negated:
        return DENIED
    return UNSURE if state else ASSERTED


def evidence_of_conclusion(
    conclusion: Conclusion,
    said: Grounds,
    source: Source,
    labels: Labels,
    called: Callable[[str], str],
    *,
    end: str = "",
) -> Evidence:
    """Return the sentences that a conclusion rests on, names in place of words.

    ``source`` is the document of ``said``; ``called`` gives the name of an IRI.
    """
    value, holder = conclusion.object, conclusion.holder
    return Evidence(
        id=conclusion.id,
        doc=said.doc,
        title=source.title,
        date=source.date,
        source=source.publisher,
        url=source.url,
        subject=called(conclusion.subject),
        predicate="",
        object=called(value) if isinstance(value, str) else value.value,
        relation=conclusion.predicate,
        label=labels.relation(conclusion.predicate),
        holder=holder if holder is not None and holder.startswith("kge:") else None,
        holder_label=called(holder) if holder is not None else "",
        negated=False,
        modality="asserted",
        state="",
        time=conclusion.time or "",
        place="",
        sentence=said.text,
        start=-1,
        marks=[],
        end=end,
        confidence=conclusion.confidence,
        inferred=True,
        rule=conclusion.rule,
    )
