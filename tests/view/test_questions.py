"""The questions of an analyst, each answered in at most three steps, on the sample documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg import KnowledgeGraph
from tests.view.test_page import click, place, search, shown, texts, wait

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "graph.html"
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        return graph.view(lang="fr").write(path)


@pytest.fixture
def page(browser: Any, desk: Path) -> Any:
    return shown(browser, desk)


def first_answer(page: Any) -> None:
    assert wait(lambda: texts(page, "#found li"))
    page.switch_to.active_element.send_keys("\ue007")  # Enter


def test_who_controls_it_since_when_and_who_denies_it(page: Any) -> None:
    search(page, "qui contrôle Varesk")
    first_answer(page)
    assert wait(lambda: texts(page, ".head h2") == ["Varesk"])
    now = texts(page, ".facts.now .fact-row")
    assert any("Front de la Drenna" in row for row in now)
    assert any("la mission" in row and "20 mai 2025" in row for row in now)
    click(page, ".facts.now .badge.contested")
    assert wait(lambda: len(texts(page, ".side")) == 2)
    assert "Le Front de la Drenna contrôle les villages d'Ostrel et de Varesk." in texts(
        page, ".side blockquote"
    )


def test_what_does_one_say_about_another(page: Any) -> None:
    search(page, "Front de la Drenna sur message")
    first_answer(page)
    assert wait(lambda: texts(page, ".facts"))
    assert "lens=front-de-la-drenna" in place(page)
    assert "Front de la Drenna" in " ".join(texts(page, ".facts .who"))


def test_a_relation_is_asked_for_by_names_that_it_is_not_called_by(page: Any) -> None:
    search(page, "qui est adressé à Mezin")
    first_answer(page)
    assert wait(lambda: texts(page, ".head h2") == ["Rado Mezin"])
    assert "relation=kg%3AsentTo" in place(page)
    assert not any("adressé" in chip for chip in texts(page, ".chip"))


def test_how_are_two_connected(page: Any) -> None:
    search(page, "Osterov et Varesk")
    first_answer(page)
    assert wait(lambda: texts(page, ".line-row"))
    ways = texts(page, ".line-row .name")
    assert any("Milan Osterov" in way for way in ways)
    assert any("Varesk" in way for way in ways)
    click(page, ".line-row", "Varesk")
    assert wait(lambda: texts(page, ".beside blockquote"))


def test_what_is_contested(page: Any) -> None:
    assert texts(page, ".contested .matter strong") == ["… contrôle Varesk"]
    assert texts(page, ".contested h3")[0].startswith("Nié, sans que personne")


def test_what_changed_in_march(page: Any) -> None:
    search(page, "ce qui a changé en mars")
    first_answer(page)
    assert wait(lambda: "from=2025-03-01&to=2025-03-31" in place(page))
    assert texts(page, ".articles .day")
    assert all("mars 2025" in day for day in texts(page, ".articles .day"))
    assert texts(page, ".changed .row")


def test_days_are_chosen_by_their_handles(page: Any) -> None:
    handles = page.find_elements("css selector", ".handle")
    handles[0].send_keys("\ue011")  # Home
    for _ in range(5):
        handles[1].send_keys("\ue00f")  # page down: ten days back
    assert wait(lambda: "from=2025-03-08" in place(page))
    assert "to=2025-04-02" in place(page)
    assert any("Varesk" in one for one in texts(page, ".changed .row"))


def test_a_sentence_of_the_article_leads_to_its_claims_and_back(page: Any) -> None:
    click(page, ".articles .row", "dément")
    assert wait(lambda: texts(page, ".text"))
    assert "Aucune lettre ne nous est parvenue" in texts(page, ".text")[0]
    click(page, ".told .to-claims")
    assert wait(lambda: texts(page, ".about.chosen"))
    assert texts(page, ".told.chosen mark.predicate")
