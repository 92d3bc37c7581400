"""Words that name, describe or point to a thing, and what is told of a position among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model.spans import Span

__all__ = ["UNKNOWN_SPEAKER", "Mention", "MentionKind", "Position"]


class MentionKind(StrEnum):
    """How words point to a thing."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    CLAUSE = "clause"  # what is said or thought


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A stretch of text that names, describes or points to a thing.

    ``head`` is the span ``(start, end)`` of its head word; ``type`` a class of the ontology
    (``kg:Person``); ``name`` the bare name without titles and determiners where there is one;
    ``antecedent`` the ``(start, end)`` of the mention that this one points back to, as coreference
    found it; ``entity`` the IRI (``kge:…``) once resolved, ``found`` the IRI that resolution gave
    where a person judged otherwise; ``sureness`` how probable the antecedent is (0..1), where that
    was asked for. Several things may share one span ("les états-majors russe et américain"):
    ``part`` numbers them from 1, 0 is the phrase as a whole, and what antecedents mean.
    """

    head: tuple[int, int] = (0, 0)
    kind: MentionKind = MentionKind.NOMINAL
    type: str | None = None
    name: str | None = None
    antecedent: tuple[int, int] | None = None
    entity: str | None = None
    part: int = 0
    found: str | None = None
    sureness: float | None = None

    @property
    def is_loose(self) -> bool:
        """Whether it is a pronoun of which nobody knows what it stands for."""
        return self.kind is MentionKind.PRONOUN and self.antecedent is None


UNKNOWN_SPEAKER = Mention(0, 0, "", name="?", entity="kge:unknown-speaker")
"""Who holds what is quoted where the text does not tell whose words they are: no words name it."""


@dataclass(frozen=True, slots=True)
class Position:
    """A position said of somebody, with the body that its words name.

    ``title`` is in lower case, without the body ("chef d'état-major"); ``body`` is resolved.
    """

    mention: Mention
    title: str
    body: Mention
