"""The desk that a service feeds, in a real browser, under the service's own policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.serve.conftest import Served
from tests.view.conftest import browser
from tests.view.test_page import click, place, requests, script, search, texts, wait

__all__ = ["browser"]

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]
Open = Callable[..., Any]


@pytest.fixture
def open_desk(served: Served, browser: Any) -> Open:
    """A function that opens the service's desk at a hash and waits until it is there."""

    def opened(at: str = "/") -> Any:
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get_log("performance")
        browser.get(f"{served.base}{at}")
        assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))
        return browser

    return opened


def api(page: Any) -> list[str]:
    """Return what the page has asked the interface for since the last look."""
    return [url.partition("/api/")[2] for url in requests(page) if "/api/" in url]


def test_the_desk_opens_with_findings_and_asks_for_the_rest(
    served: Served, open_desk: Open
) -> None:
    page = open_desk()
    assert texts(page, ".contested .matter strong") == ["… contrôle Varesk"]
    assert texts(page, ".said_about .row .name")
    asked = requests(page)
    assert all(url.startswith((served.base, "data:", "about:")) for url in asked)
    assert [url for url in asked if "/api/" in url] == [f"{served.base}/api/desk?lang=fr"]
    click(page, ".said_about .row", "Front de la Drenna")
    assert wait(lambda: texts(page, ".head h2") == ["Front de la Drenna"])
    assert wait(lambda: api(page) == ["part?entity=kge%3Afront-de-la-drenna&lang=fr"])
    assert [e["message"] for e in page.get_log("browser") if e["level"] == "SEVERE"] == []


def test_an_article_is_read_whole(open_desk: Open) -> None:
    page = open_desk("/#reader/01-message-secret")
    assert wait(lambda: texts(page, ".text .told"))
    assert wait(lambda: not texts(page, ".text .note"))
    assert texts(page, ".text")[0].startswith("date 2025-03-08")
    click(page, ".told .to-claims")
    assert wait(lambda: texts(page, ".about.chosen"))


def test_search_goes_over_everything(served: Served, open_desk: Open) -> None:
    page = open_desk()
    search(page, "accord Istanbul")
    assert wait(lambda: any("part?text=" in one for one in api(page)))
    assert wait(lambda: any("Istanbul" in one for one in texts(page, "#found li")))
    click(page, "#found li", "Istanbul")
    assert wait(lambda: texts(page, ".told.chosen, .head h2"))


def test_who_controls_it_in_three_steps(open_desk: Open) -> None:
    page = open_desk()
    search(page, "qui contrôle Varesk")
    assert wait(lambda: any("contrôle : qui" in one for one in texts(page, "#found li")))
    page.switch_to.active_element.send_keys("\ue007")  # Enter
    assert wait(lambda: texts(page, ".head h2") == ["Varesk"])
    assert any("Front de la Drenna" in row for row in texts(page, ".facts.now .fact-row"))
    click(page, ".facts.now .badge.contested")
    assert wait(lambda: len(texts(page, ".side")) == 2)


def test_a_lens_of_the_service_holds_for_all_that_is_asked(open_desk: Open) -> None:
    page = open_desk("/?lens=holder%3DFront%20de%20la%20Drenna#dossier/front-de-la-drenna")
    assert wait(lambda: texts(page, ".head h2") == ["Front de la Drenna"])
    assert "holder=Front de la Drenna" in texts(page, "#through")[0]
    assert all("lens=holder" in one for one in api(page))
    who = texts(page, ".facts .who")
    assert who
    assert all("Front de la Drenna" in one for one in who)


def test_an_old_address_of_an_entity_leads_to_its_dossier(open_desk: Open) -> None:
    page = open_desk("/explore?entity=Milan+Osterov")
    assert wait(lambda: texts(page, ".head h2") == ["Milan Osterov"])
    assert place(page) == "#dossier/milan-osterov"
    page = open_desk("/#dossier/nobody-of-that-name")
    assert wait(lambda: texts(page, "main .nothing") == ["Cette page n’en contient rien."])
