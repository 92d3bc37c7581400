"""The five questions of an analyst on 300 real articles, in at most three steps each.

A step is one thing typed, or one click. The articles lie beside the repository; what is checked
are names and numbers, no sentences.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from kg import KnowledgeGraph
from tests.view.test_page import click, place, search, shown, texts, wait
from tests.view.test_questions import first_answer

pytestmark = [pytest.mark.browser, pytest.mark.pipeline, pytest.mark.slow]
ARTICLES = Path(__file__).parents[3] / "shared/data/winer"
HOW_MANY = 300


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = sorted(ARTICLES.rglob("*.txt"), key=lambda path: path.name)[:HOW_MANY]
    if len(found) < HOW_MANY:
        pytest.skip("the articles of WiNER are not beside the repository (../shared/data/winer)")
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    for path in found:
        shutil.copy(path, folder / "articles")
    with KnowledgeGraph.build(folder / "articles", store=folder / "store") as graph:
        return graph.view(lang="fr").write(folder / "graph.html")


@pytest.fixture
def page(browser: Any, desk: Path) -> Any:
    return shown(browser, desk, 60)


def test_who_controls_it_since_when_and_who_denies_it(page: Any) -> None:
    search(page, "qui contrôle trois barrages")
    first_answer(page)
    assert wait(lambda: texts(page, ".head h2") == ["trois barrages"])
    assert texts(page, ".fact-row") == ["les forces loyalistes30 mars 2016"]
    assert texts(page, ".facts .who") == ["selon le document"]
    assert texts(page, ".facts .against") == []  # nobody denies it


def test_what_does_one_say_about_another(page: Any) -> None:
    search(page, "Justin Trudeau sur Canada")
    first_answer(page)
    assert wait(lambda: texts(page, ".head h2") == ["Canada"])
    assert "lens=justin-trudeau" in place(page)
    assert texts(page, ".facts.denied .who") == ["nié par : Justin Trudeau"]


def test_how_are_two_connected(page: Any) -> None:
    search(page, "Irak et Syrie")
    first_answer(page)
    assert wait(lambda: len(texts(page, ".line-row")) == 2)
    assert all("frappes aériennes" in line for line in texts(page, ".line-row"))
    click(page, ".line-row", "Irak")
    assert wait(lambda: texts(page, ".beside blockquote"))


def test_what_is_contested(page: Any) -> None:
    told = texts(page, ".contested li")
    assert any("Justin Trudeau" in one for one in told)
    click(page, ".contested li a", "Justin Trudeau")
    assert wait(lambda: texts(page, "main blockquote, main .text"))


def test_what_changed_in_march(page: Any) -> None:
    search(page, "ce qui a changé en mars")
    first_answer(page)
    assert wait(lambda: "from=2016-03-01&to=2016-03-31" in place(page))
    assert all("mars 2016" in one for one in texts(page, ".articles .day"))
    assert len(texts(page, ".changed .row")) > 2
