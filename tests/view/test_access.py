"""Every view, light and dark, as axe-core sees it: no violation of WCAG or of good practice.

axe-core comes with the front-end's packages: ``npm ci`` in kg/view/frontend.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tests.view.story import KNOWN
from tests.view.test_page import Open, click, open_page, script, texts, wait

__all__ = ["open_page"]

pytestmark = pytest.mark.browser
AXE = Path("kg/view/frontend/node_modules/axe-core/axe.min.js")
VIEWS = (
    *("#desk", "#dossier/front", "#reader/depeche-1", "#drawing/front", "#drawing", "#map"),
    *("#timeline", "#timeline/varesk", "#matrix", "#matrix?steps=2", "#claims", "#basket"),
)
RUN = """
const done = arguments[0];
axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  done(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))));
"""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail("run npm ci in kg/view/frontend")
        pytest.skip("the front-end's packages are not installed")
    return AXE.read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    found: list[str] = page.execute_async_script(RUN)
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_no_view_shuts_anybody_out(
    axe: str, story: nx.MultiDiGraph[str], open_page: Open, dark: bool
) -> None:
    page = open_page(story, known=KNOWN)
    page.set_script_timeout(60)
    if dark:
        click(page, "nav .icon:last-child")
    script(page, axe)
    for view in VIEWS:
        script(page, "location.hash = arguments[0]", view)
        name = view.lstrip("#").split("/")[0].split("?")[0]
        assert wait(lambda name=name: texts(page, f"main.{name}"))
        assert violations(page) == [], view
    click(page, ".bar h1 a")
    click(page, ".matter")
    assert wait(lambda: texts(page, ".sides"))
    assert violations(page) == []
    click(page, ".chip.add")
    assert wait(lambda: texts(page, ".menu"))
    assert violations(page) == []


def test_what_is_clicked_is_large_enough(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, known=KNOWN)
    for view in VIEWS:
        script(page, "location.hash = arguments[0]", view)
        small = script(
            page,
            """
            return [...document.querySelectorAll("button, [role=option], .row, .tabs a, input")]
              .filter((one) => one.checkVisibility() && !one.matches(".skip"))
              .map((one) => [one, one.getBoundingClientRect()])
              .filter(([, { width, height }]) => width < 24 || height < 24)
              .map(([one]) => one.outerHTML.slice(0, 120));
            """,
        )
        assert small == [], view


def test_what_is_picked_shuts_nobody_out_either(
    axe: str, story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    page = open_page(story, "#drawing/front", known=KNOWN)
    page.set_script_timeout(60)
    script(page, axe)
    # By keyboard alone: the list beside has all that is drawn, its rows open the claims.
    for view, row in (
        ("#drawing/front", ".line-row"),
        ("#map", ".line-row"),
        ("#timeline", ".bar-row"),
    ):
        script(page, "location.hash = arguments[0]", view)
        assert wait(lambda row=row: texts(page, row))
        script(page, "document.querySelector(arguments[0]).focus()", row)
        ActionChains(page).send_keys(Keys.ENTER).perform()
        assert wait(lambda: texts(page, "main .card blockquote")), view
        assert violations(page) == [], view
    for view in ("#claims/front?and=varesk", "#timeline?steps=2", "#drawing?draw=contested"):
        script(page, "location.hash = arguments[0]", view)
        assert wait(lambda view=view: script(page, "return location.hash") == view)
        assert wait(lambda: texts(page, "main .head h2"))
        assert violations(page) == [], view
