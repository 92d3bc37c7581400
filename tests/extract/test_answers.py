"""Others answer what is said: "ce que X dément", "A et B s'accusent de"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.extract.claims import extract
from kg.languages import load as load_language
from kg.model import Document
from kg.ontology import load as load_knowledge
from kg.pipelines import load as load_pipeline

pytestmark = pytest.mark.pipeline
Read = Callable[[str], set[tuple[str, str]]]


@pytest.fixture(scope="module")
def attacks() -> Read:
    """Who attacked ("not" before who did not), and who holds it ("" where the text does)."""
    language, knowledge, nlp = load_language("fr"), load_knowledge("fr"), load_pipeline("fr")
    annotator = Annotator(knowledge, language)

    def read(text: str) -> set[tuple[str, str]]:
        document = Document("text", text, "fr")
        doc = annotator(next(annotate([document], nlp, language)))
        return {
            (
                ("not " if claim.negated else "") + (claim.subject.text if claim.subject else "-"),
                (claim.holder.text or "?") if claim.holder is not None else "",
            )
            for claim in extract(doc, document, knowledge, language).claims
            if claim.predicate.id == "kg:attacked"
        }

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'armée a attaqué Lorn, ce que le ministère dément.",
            {("L'armée", ""), ("not L'armée", "le ministère")},
        ),
        (
            "Le Front est accusé par l'ONU d'attaquer Lorn, ce que nie Paul Marchand.",
            {("Le Front", "l'ONU"), ("not Le Front", "Paul Marchand")},
        ),
        (
            "Selon l'ONU, l'armée a attaqué Lorn, ce que le ministère a toujours contesté.",
            {("l'armée", "l'ONU"), ("not l'armée", "le ministère")},
        ),
        (
            "Le Front a attaqué Lorn, ce qu'a reconnu Paul Marchand.",
            {("Le Front", ""), ("Le Front", "Paul Marchand")},
        ),
        (
            "L'ONU accuse le Front d'attaquer Lorn. Le mouvement dément.",
            {("le Front", "L'ONU"), ("not le Front", "Le mouvement")},
        ),
        ("L'armée a attaqué Lorn, ce qui surprend le ministère.", {("L'armée", "")}),
    ],
)
def test_what_somebody_denies_is_held_by_him_the_other_way(
    attacks: Read, text: str, expected: set[tuple[str, str]]
) -> None:
    assert attacks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'armée et le Front s'accusent mutuellement d'avoir attaqué Lorn.",
        "L'armée et le Front se sont accusés d'attaquer Lorn.",
        "L'armée et le Front se reprochent d'avoir attaqué Lorn.",
    ],
)
def test_each_accuses_the_other(attacks: Read, text: str) -> None:
    assert attacks(text) == {("L'armée", "le Front"), ("le Front", "L'armée")}


def test_nobody_holds_his_own_offence(attacks: Read) -> None:
    assert attacks("Les deux armées s'accusent d'avoir attaqué Lorn.") == {("Les deux armées", "")}
