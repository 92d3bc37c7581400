"""What is kept of the claims of a node or an edge: each with its sentence, or what all tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from kg.model import Claim, Conclusion, Entity, Mention, Status, Tense
from kg.network.evidence import Evidence, evidence_of_conclusion, merge_marks
from kg.network.labels import Labels, Source
from kg.network.sums import Sum
from kg.rdf import GroundsReader

__all__ = ["Evidences", "Known", "Ledgers", "Sums", "state_of"]

L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Known:
    """What a store knows beside its claims: things by ``kge:…``, documents by ids, the labels."""

    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    labels: Labels

    def label(self, mention: Mention) -> str:
        """Return how to call what a mention stands for."""
        known = self.entities.get(mention.entity or "")
        return known.label if known else mention.name or mention.text

    def called(self, iri: str, grounds: GroundsReader) -> str:
        """Return how to call what a conclusion names."""
        known = self.entities.get(iri)
        return known.label if known is not None else grounds.thing(iri).label

    def source(self, doc: str) -> Source:
        """Return a document; an empty one for what rests on none."""
        return self.sources.get(doc) or Source()


class Ledgers(Protocol[L]):
    """Makes the ledgers of nodes and edges, and enters claims and conclusions in them.

    ``end`` is which end of a claim the node is that tells it alone, ``""`` for an edge.
    """

    known: Known

    def new(self) -> L:
        """Return an empty ledger."""

    def enter(self, ledger: L, claim: Claim, end: str = "") -> None:
        """Enter a claim that was read from a text."""

    def conclude(
        self, ledger: L, conclusion: Conclusion, grounds: GroundsReader, end: str = ""
    ) -> None:
        """Enter what a rule concluded."""


@dataclass(frozen=True, slots=True)
class Sums(Ledgers[Sum]):
    """Ledgers that hold what claims tell together, and no claim."""

    known: Known

    def new(self) -> Sum:
        """Return an empty ledger."""
        return Sum()

    def enter(self, ledger: Sum, claim: Claim, end: str = "") -> None:
        """Enter a claim that was read from a text."""
        if end:  # of what a node tells alone the number is enough
            ledger.many += 1
            return
        ledger.add(
            claim.doc,
            self.known.source(claim.doc).date,
            state_of(claim),
            self.known.label(claim.holder) if claim.holder else "",
            claim.confidence,
            claim.evidence.text,
        )

    def conclude(
        self, ledger: Sum, conclusion: Conclusion, grounds: GroundsReader, end: str = ""
    ) -> None:
        """Enter what a rule concluded."""
        if end:
            ledger.many += 1
            return
        said, holder = grounds.of(conclusion), conclusion.holder
        ledger.add(
            said.doc,
            self.known.source(said.doc).date,
            "",
            self.known.called(holder, grounds) if holder is not None else "",
            conclusion.confidence,
            said.text,
        )


@dataclass(frozen=True, slots=True)
class Evidences(Ledgers[list[Evidence]]):
    """Ledgers that hold each claim with its sentence."""

    known: Known

    def new(self) -> list[Evidence]:
        """Return an empty ledger."""
        return []

    def enter(self, ledger: list[Evidence], claim: Claim, end: str = "") -> None:
        """Enter a claim that was read from a text."""
        holder, source = claim.holder, self.known.source(claim.doc)
        start, stop = claim.evidence.start, claim.evidence.end
        marks = [(begin - start, until - start, role) for begin, until, role in claim.marks()]
        ledger.append(
            Evidence(
                id=claim.id,
                doc=claim.doc,
                title=source.title,
                date=source.date,
                source=source.publisher,
                url=source.url,
                subject=claim.subject.text if claim.subject is not None else "",
                predicate=claim.predicate.text,
                object=claim.object.text if claim.object is not None else "",
                relation=claim.predicate.id,
                label=self.known.labels.relation(claim.predicate.id),
                holder=holder.entity if holder else None,
                holder_label=self.known.label(holder) if holder else "",
                negated=claim.negated,
                modality=claim.modality.value,
                state=state_of(claim),
                time=(claim.time.value or claim.time.text) if claim.time else "",
                place=claim.place.text if claim.place else "",
                sentence=claim.evidence.text,
                start=start,
                marks=merge_marks(marks, stop - start),
                end=end,
                confidence=claim.confidence,
                inferred=False,
                rule="",
            )
        )

    def conclude(
        self,
        ledger: list[Evidence],
        conclusion: Conclusion,
        grounds: GroundsReader,
        end: str = "",
    ) -> None:
        """Enter the sentences that a conclusion rests on, names in place of words."""
        said, labels = grounds.of(conclusion), self.known.labels

        def called(iri: str) -> str:
            return self.known.called(iri, grounds)

        source = self.known.source(said.doc)
        told = evidence_of_conclusion(conclusion, said, source, labels, called, end=end)
        ledger.append(told)


def state_of(claim: Claim) -> str:
    """Return what keeps a claim from being so now: ``future``, ``ended`` …; else nothing."""
    if claim.status is not Status.CURRENT:
        return claim.status.value
    return claim.tense.value if claim.tense is Tense.FUTURE else ""
