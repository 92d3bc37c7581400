"""A claim in one line, in the words of its language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import UNKNOWN_SPEAKER, Claim, Mention, Modality, Status, Tense, TimeExpression
from tests.rdf.example import DENIED, HOPED, OPEN, SENT


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (SENT, "Le général Milan Osterov – a envoyé → une lettre (2025-02)"),
        (DENIED, "le Front – respecté → l'accord (nié, selon le ministère)"),
        (HOPED, "Rado Mezin – contrôler → Ostrel (souhaité, selon Rado Mezin)"),
        (OPEN, "Le général Milan Osterov – a envoyé → en février 2025"),
        (
            replace(SENT, holder=UNKNOWN_SPEAKER, time=None),
            "Le général Milan Osterov – a envoyé → une lettre (selon ?)",
        ),
        (replace(SENT, object=None, time=None), "Le général Milan Osterov – a envoyé"),
        (
            replace(SENT, negated=True, modality=Modality.ORDERED, time=None),
            "Le général Milan Osterov – a envoyé → une lettre (nié, demandé)",
        ),
        (
            replace(SENT, tense=Tense.FUTURE, status=Status.CANCELLED, time=None),
            "Le général Milan Osterov – a envoyé → une lettre (annulé)",
        ),
        (
            replace(SENT, tense=Tense.FUTURE, time=None),
            "Le général Milan Osterov – a envoyé → une lettre (à venir)",
        ),
        (
            replace(SENT, time=TimeExpression(0, 6, "jadis", None)),
            "Le général Milan Osterov – a envoyé → une lettre (jadis)",
        ),
    ],
)
def test_a_claim_reads_as_a_line(claim: Claim, told: str) -> None:
    assert str(claim) == told


def test_what_precedes_a_name_begins_small() -> None:
    holder = Mention(0, 8, "Le Front", name="Front")
    assert str(replace(SENT, holder=holder, time=None)).endswith("(selon le Front)")
    bare = Mention(0, 4, "Ivan", name="Ivan")
    assert str(replace(SENT, holder=bare, time=None)).endswith("(selon Ivan)")


def test_a_language_without_words_is_told_in_signs() -> None:
    told = str(replace(DENIED, lang="xx", modality=Modality.ASKED))
    assert told == "le Front – respecté → l'accord (¬, asked, le ministère)"
