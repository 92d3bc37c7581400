"""The map of places whose position is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg import KnowledgeGraph
from kg.ontology import Entry
from kg.view.points import Point, points
from kg.view.tables import contents
from tests.view.carried import tables_of
from tests.view.story import KNOWN
from tests.view.test_leaving import saved
from tests.view.test_page import Open, click, open_page, place, script, texts, wait

__all__ = ["open_page"]


def test_an_area_is_in_the_middle_of_its_cities() -> None:
    def city(name: str, at: tuple[float, float] | None) -> Entry:
        return Entry(f"kge:{name}", "kg:City", {"fr": name}, state="kge:karvenia", point=at)

    found = points([city("varesk", (46.0, 8.0)), city("ostrel", (48.0, 9.0)), city("lissan", None)])
    assert found["kge:karvenia"] == Point(47.0, 8.5, area=True)
    assert found["kge:varesk"] == Point(46.0, 8.0)
    assert "kge:lissan" not in found


def test_entities_carry_their_points(story: nx.MultiDiGraph[str]) -> None:
    entities = contents(story, KNOWN)["entities"]
    at = dict(zip(entities["key"], entities["point"], strict=True))
    assert at["varesk"] == [46.0, 8.0, 0]
    assert at["norway"] == [61.0, 9.0, 1]
    assert at["front"] == []


def test_the_gazetteer_places_what_documents_name(sample_store: Path) -> None:
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        entities = tables_of(graph.view().html)["entities"]
    at = dict(zip(entities["key"], entities["point"], strict=True))
    assert at["geneva"] == [46.2, 6.1, 0]
    assert at["varesk"] == []


@pytest.mark.browser
def test_a_map_shows_places_and_opens_their_claims(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page: Any = open_page(story)
    assert "Carte" not in texts(page, ".tabs a")
    page = open_page(story, known=KNOWN)
    click(page, ".tabs a", "Carte")
    assert wait(lambda: len(texts(page, ".spot")) == 2)
    assert place(page) == "#map"
    assert sorted(texts(page, ".earth text")) == ["Norvège", "Varesk"]
    assert texts(page, ".spot.area") == [""]
    spot = page.find_element("css selector", ".spot:not(.area) circle:last-child")
    spot.click()
    assert wait(lambda: texts(page, ".beside .card"))
    assert texts(page, ".beside h3") == [" Varesk"]
    click(page, ".beside .button", "Dossier")
    assert wait(lambda: texts(page, ".head h2") == ["Varesk"])
    click(page, ".tabs a", "Carte")
    assert wait(lambda: len(texts(page, ".spot")) == 1)
    size = "return document.querySelector('.spot circle').getAttribute('cx')"
    before = script(page, "return document.querySelector('.earth g').getAttribute('transform')")
    click(page, ".zoom .icon")
    moved = "return document.querySelector('.earth g').getAttribute('transform')"
    assert wait(lambda: script(page, moved) != before)
    assert abs(float(script(page, size))) < 1, "the one place stays in the middle"
    picture = saved(page, "SVG", "image/svg").decode()
    assert "Varesk" in picture
    assert "class=" not in picture
    assert saved(page, "PNG", "image/png").startswith(b"\x89PNG")
