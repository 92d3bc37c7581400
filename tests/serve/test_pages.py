"""Pages in a real browser, under their own policy."""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.conftest import Served
from tests.view.conftest import browser

__all__ = ["browser"]

pytestmark = [pytest.mark.browser, pytest.mark.pipeline]


def test_a_reader_asks_finds_and_walks(served: Served, browser: Any) -> None:
    from selenium.webdriver.support.ui import Select, WebDriverWait

    def find(css: str) -> list[Any]:
        return list(browser.find_elements("css selector", css))

    wait = WebDriverWait(browser, 20)
    browser.get(f"{served.base}/query")
    find("button")[0].click()
    wait.until(lambda _: len(find("#answer tr")) > 1)
    assert find("#answer th")[0].text == "who"
    Select(find("#question")[0]).select_by_visible_text("who-denies-what")
    wait.until(lambda _: find("#answer th") and find("#answer th")[0].text == "holder")

    browser.get(f"{served.base}/documents")
    browser.find_element("partial link text", "message secret").click()
    assert len(find(".sentence a.thing, .sentence mark.predicate")) > 5
    assert find("li.asserted")
    find(".sentence a[href*='milan-osterov']")[0].click()
    wait.until(lambda _: find(".dossier .head h2"))
    assert "Milan Osterov" in browser.title

    browser.get(f"{served.base}/search")
    find("#text")[0].send_keys("mesage secret")
    find("button")[0].click()
    wait.until(lambda _: find("section.hit"))
    assert "message" in find("main p[role=status]")[0].text
    assert {mark.text for mark in find("mark.found")} == {"message", "secret"}
    find("section.hit a[href*='#s']")[-1].click()
    wait.until(lambda _: find(".sentence:target"))
    assert "message" in find(".sentence:target")[0].text
    assert find(".text.metadata")[0].text == "date 2025-03-08"  # the whole text is there

    browser.get(f"{served.base}/search")
    find("#text")[0].send_keys("Osterov")
    find("#lens")[0].send_keys("holder=Front de la Drenna")
    find("button")[0].click()
    wait.until(lambda _: find("#through"))
    assert "holder=Front de la Drenna" in find("#through")[0].text
    claims = find("section.hit li")
    assert claims
    assert all("Front de la Drenna" in claim.text.rpartition("selon")[2] for claim in claims)
    find("section.hit a[href*='lens=']")[-1].click()
    wait.until(lambda _: find("#through") and find(".sentence"))
    assert all("Front de la Drenna" in one.text for one in find("section li"))

    told = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert told == []
