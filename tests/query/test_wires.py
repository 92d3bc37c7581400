"""Documents with mostly the same words: linked in the store, and one source."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.documents import document_from_text
from kg.model import Document
from kg.query.sources.sketches import sketch
from kg.rdf import COPIES, document_id

pytestmark = pytest.mark.pipeline

WIRE = (
    "Le Front a attaqué la ville de Lissan lundi matin, faisant craindre un exode des habitants. "
    "Des colonnes de fumée s'élevaient encore dans la soirée au-dessus des quartiers du nord. "
    "Plusieurs centaines de familles ont gagné les collines avec des couvertures et de l'eau. "
    "Une réunion d'urgence se tiendra mardi à Valmont en présence des ambassadeurs de la région."
)
PRINTED = "LISSAN. - " + WIRE.replace("lundi matin", "lundi à l'aube") + " (Agence Karval)"
OWN = (
    "Notre correspondante à Lissan raconte une nuit sans sommeil dans les caves du vieux marché. "
    "Le Front a attaqué la ville de Lissan avec des moyens que personne ne lui connaissait. "
    "Les boulangers avaient fermé dès midi, les écoles n'ont pas ouvert, et les ponts sont coupés."
)
TEXTS = {
    "wire": (WIRE, "2025-03-10"),
    "paper": (PRINTED, "2025-03-11"),
    "site": (WIRE, "2025-03-11"),
    "own": (OWN, "2025-03-11"),
}


def documents(names: Iterable[str]) -> list[Document]:
    return [
        document_from_text(name, TEXTS[name][0], published=TEXTS[name][1], source=name)
        for name in names
    ]


def links(graph: KnowledgeGraph) -> dict[str | None, str | None]:
    return {
        document_id(quad.subject.value): document_id(quad.object.value)
        for quad in graph.store.quads(graph=COPIES)
    }


def test_copies_lead_to_what_was_published_first() -> None:
    graph = KnowledgeGraph()
    graph.add_documents(documents(TEXTS))
    assert links(graph) == {"paper": "wire", "site": "wire"}
    (row,) = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?copy kg:copyOf ?original }")
    assert row[0] == 2


@pytest.mark.parametrize(
    "order", [("paper", "own", "wire", "site"), ("site", "wire", "paper", "own")]
)
def test_the_order_makes_no_difference_and_one_can_come_after_the_other(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    for name in order:
        with KnowledgeGraph.open(tmp_path / "s") as graph:
            graph.add_documents(documents([name]))
    with KnowledgeGraph.open(tmp_path / "s") as graph:
        assert links(graph) == {"paper": "wire", "site": "wire"}
        graph.remove("wire")
        assert links(graph) == {"site": "paper"}
        graph.remove("paper")
        assert links(graph) == {}


def test_copies_are_one_source_and_what_was_written_apart_another() -> None:
    graph = KnowledgeGraph()
    graph.add_documents(documents(["wire", "paper", "site"]))
    assert not list(graph.ask("corroboration"))
    graph.add_documents(documents(["own"]))
    found = graph.ask("corroboration")
    sources, voice = found.columns.index("sources"), found.columns.index("voice")
    assert {row[sources] for row in found} == {2}
    assert {row[voice] for row in found} == {1, 2}


def test_few_words_and_other_words_are_no_copies() -> None:
    assert sketch("Plus d'informations à suivre.") == ()
    assert not set(sketch(WIRE)) & set(sketch(OWN))
    assert set(sketch(WIRE)) & set(sketch(PRINTED.upper()))
