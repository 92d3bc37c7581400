"""67 hostile strings in every field: none runs, in no view of the page or of the service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kg import KnowledgeGraph
from tests.serve.conftest import serving
from tests.view.conftest import browser
from tests.view.hostile import HOSTILE, hostile_store
from tests.view.test_page import requests, script, search, texts, wait

__all__ = ["browser"]

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
VIEWS = (
    *("desk", "desk?open=1", "claims", "claims?open=1", "drawing", "drawing?open=1", "map"),
    *("timeline", "matrix", "matrix?steps=2", "basket", "dossier/varesk", "drawing/varesk"),
    *("timeline/varesk", "dossier/milan-osterov?open=1"),
)
NONE = "img, iframe, object, embed, form, base, meta[http-equiv=refresh], body style, body link"


@pytest.fixture(scope="module")
def hostile(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_store(sample_store, tmp_path_factory.mktemp("hostile") / "store")


@pytest.fixture(scope="module", params=["the page", "the service"])
def desk(
    request: pytest.FixtureRequest, hostile: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if request.param == "the page":
        path = tmp_path_factory.mktemp("page") / "graph.html"
        with KnowledgeGraph.open(hostile, read_only=True) as graph:
            yield graph.view(lang="fr", title=HOSTILE[1]).write(path).as_uri()
    else:
        with serving(hostile, "--workers", "1", "--timeout", "30") as served:
            yield f"{served.base}/"


def opened(browser: Any, address: str) -> None:
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(address)
    assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))


def assert_unharmed(browser: Any, home: str) -> None:
    assert script(browser, "return window.harm") is None
    assert texts(browser, NONE) == []
    followed = "return [...document.links].map(({ href }) => href)"
    schemes = {link.partition(":")[0] for link in script(browser, followed)}
    assert schemes <= {"file", "http", "https"}
    asked = {url for url in requests(browser) if not url.startswith((home, "data:", "about:"))}
    assert asked == set()
    assert [one["message"] for one in browser.get_log("browser") if one["level"] == "SEVERE"] == []


def test_there_are_67() -> None:
    assert len(set(HOSTILE)) == 67


def test_no_view_runs_what_it_shows(desk: str, browser: Any) -> None:
    opened(browser, desk)
    for view in (*VIEWS, *(f"reader/{quote(one, safe='')}" for one in HOSTILE)):
        script(browser, "location.hash = arguments[0]", f"#{view}")
        name = view.partition("/")[0].partition("?")[0]
        assert wait(lambda name=name: texts(browser, f"main.{name}")), view
    assert texts(browser, ".head h2")
    for one in ("script", HOSTILE[17], "javascript:", "onerror"):
        search(browser, one)
        browser.switch_to.active_element.send_keys("\ue00c")  # Escape
    assert_unharmed(browser, desk)


def test_no_page_of_the_service_runs_what_it_shows(hostile: Path, browser: Any) -> None:
    with serving(hostile, "--workers", "1", "--timeout", "30") as served:
        asked = [quote(one) for one in HOSTILE[::8]]
        for path in (
            *("/query", "/documents", "/entities?text=a", "/search?text=maire"),
            *(f"/search?text={one}" for one in asked),
            *(f"/document?id={one}" for one in asked),
            *(f"/entities?text={one}" for one in asked),
        ):
            browser.get(f"{served.base}{path}")
            assert script(browser, "return window.harm") is None, path
            assert texts(browser, NONE.replace("form, ", "")) == [], path
            outside = {
                url for url in requests(browser) if not url.startswith((served.base, "data:"))
            }
            assert outside <= {"about:blank"}, path
        told = [one["message"] for one in browser.get_log("browser") if one["level"] == "SEVERE"]
        assert [one for one in told if "404" not in one] == []
