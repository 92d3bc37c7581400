"""The page in English, over documents in both languages: the same questions, answered in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg import KnowledgeGraph
from tests.view.test_page import click, place, script, search, shown, texts, wait
from tests.view.test_questions import first_answer

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(both_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("english") / "graph.html"
    with KnowledgeGraph.open(both_store, read_only=True) as graph:
        return graph.view(lang="en").write(path)


@pytest.fixture
def page(browser: Any, desk: Path) -> Any:
    return shown(browser, desk)


def test_who_controls_it_since_when_and_who_denies_it(page: Any) -> None:
    search(page, "who controls Lissan")
    assert wait(lambda: "Who controls Lissan?" in texts(page, "#found li"))
    first_answer(page)
    assert wait(lambda: texts(page, ".head h2") == ["Lissan"])
    assert wait(lambda: texts(page, ".facts.now .fact-row"))
    assert any("coalition" in row for row in texts(page, ".facts.now .fact-row"))
    before = texts(page, ".facts.before .fact-row")
    assert any("Drenna Front" in row and "2022" in row for row in before)
    assert any("coalition" in row for row in texts(page, ".facts.denied .fact-row"))


def test_what_does_one_say_about_another(page: Any) -> None:
    search(page, "what does Sanja Torvik say about Varesk")
    first_answer(page)
    assert wait(lambda: texts(page, ".facts"))
    assert "lens=sanja-torvik" in place(page)
    assert "affirmed by: Sanja Torvik" in " ".join(texts(page, ".facts .who"))


def test_how_are_two_connected(page: Any) -> None:
    search(page, "how are Osterov and the Drenna Front connected")
    assert wait(lambda: texts(page, "#found li"))
    assert texts(page, "#found li")[0] == "How Milan Osterov and the Drenna Front are connected"
    first_answer(page)
    assert wait(lambda: texts(page, ".line-row"))
    assert any("Milan Osterov sent" in one for one in texts(page, ".line-row .name"))


def test_what_is_contested_between_a_french_and_an_english_document(page: Any) -> None:
    matters = texts(page, ".contested .matter strong")
    assert "… controls Varesk" in matters
    sanctioned = "the European Union sanctioned Pavel Ridane"
    assert sanctioned in matters
    click(page, ".contested .matter", sanctioned)
    assert wait(lambda: len(texts(page, ".side")) == 2)
    languages = "return [...document.querySelectorAll('.side blockquote')].map((e) => e.lang)"
    assert set(script(page, languages)) == {"en", "fr"}


def test_what_changed_in_march(page: Any) -> None:
    search(page, "what changed in March")
    first_answer(page)
    assert wait(lambda: "from=2025-03-01&to=2025-03-31" in place(page))
    assert texts(page, ".articles .day")
    assert all("Mar" in day and "2025" in day for day in texts(page, ".articles .day"))


def test_statements_have_articles_and_agree(page: Any) -> None:
    page.get(page.current_url.split("#")[0] + "#claims")
    more = "document.querySelectorAll('button.more').forEach((b) => b.click())"
    for _ in range(12):
        script(page, more)
    stated = {" ".join(one.split()) for one in texts(page, ".card .stated")}
    for one in (
        "the Drenna Front controls Ostrel",
        "our troops control the bridge",
        "Sanja Torvik was born in 1981",
        "the newspaper promised to review its procedures",
        "Marta Selin holds the position of mayor of Lissan",
        "the European Union sanctioned Milan Osterov",
    ):
        assert one in stated, one
    denied = {" ".join(one.split()) for one in texts(page, ".card.denied .stated")}
    assert "a civilian was killed" in denied
    assert not any(" no " in one or " aucun" in one for one in denied)
