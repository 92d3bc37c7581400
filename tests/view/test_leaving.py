"""How views leave the page: as pictures, and on paper."""

from __future__ import annotations

import base64
import re
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from tests.view.story import KNOWN
from tests.view.test_page import Open, click, open_page, script, texts, wait

__all__ = ["open_page"]

pytestmark = pytest.mark.browser
KEEP = """
window.kept = {};
const before = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const reader = new FileReader();
  reader.onload = () => { window.kept[blob.type] = reader.result };
  reader.readAsDataURL(blob);
  return before.call(URL, blob);
};
HTMLAnchorElement.prototype.click = () => {};
"""


def saved(page: Any, button: str, kind: str) -> bytes:
    """Click a button of the head, and return the file that the page gives away."""
    script(page, KEEP)
    click(page, ".head .button", button)
    found = f"return Object.entries(window.kept).find(([type]) => type.startsWith('{kind}'))?.[1]"
    data: str = wait(lambda: script(page, found))
    return base64.b64decode(data.partition(",")[2])


@pytest.mark.parametrize(
    ("view", "name"),
    [
        ("#drawing/front", "Front de la"),
        ("#timeline/varesk", "Karvénie"),
        ("#matrix", "Petar Luscan"),
        ("#matrix/front?steps=2", "Front de la Drenna"),
    ],
)
def test_a_view_is_saved_as_a_picture(
    story: nx.MultiDiGraph[str], open_page: Open, view: str, name: str
) -> None:
    page = open_page(story, view)
    assert wait(lambda: texts(page, ".grid, .lanes, .canvas[data-drawn]"))
    picture = saved(page, "SVG", "image/svg").decode()
    words = "".join(ET.fromstring(picture).itertext())
    assert name in words
    assert not re.search(r"<(script|image|foreignObject)|href|url\((?!#)", picture)
    png = saved(page, "PNG", "image/png")
    assert png.startswith(b"\x89PNG")
    box = re.search(r'viewBox="\S+ \S+ (\d+) (\d+)"', picture)
    assert box
    assert [int.from_bytes(png[at : at + 4]) for at in (16, 20)] == [
        2 * int(n) for n in box.groups()
    ]
    assert [e for e in page.get_log("browser") if e["level"] == "SEVERE"] == []


def test_paper_is_light_and_shows_the_drawing(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#drawing/front")
    click(page, "nav .icon:last-child")
    assert wait(lambda: texts(page, ".canvas[data-drawn]"))
    colour = "return getComputedStyle(document.body).backgroundColor"
    assert script(page, colour) == "rgb(22, 24, 28)"
    script(page, "dispatchEvent(new Event('beforeprint'))")
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert script(page, colour) == "rgb(255, 255, 255)"
        assert "Front de la" in "".join(texts(page, ".printed text"))
        shown = (
            "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility())"
        )
        assert len(script(page, shown, ".printed")) == 1
        hidden = ".canvas canvas, .strip, .search, .zoom, .buttons, .tabs"
        assert script(page, shown, hidden) == []
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    script(page, "dispatchEvent(new Event('afterprint'))")
    assert texts(page, ".printed") == []
    assert script(page, "return document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize(
    "view",
    ["#desk", "#dossier/front", "#drawing", "#timeline", "#matrix", "#claims", "#basket", "#map"],
)
def test_nothing_is_wider_than_a_phone(
    story: nx.MultiDiGraph[str], open_page: Open, view: str
) -> None:
    page = open_page(story, view, known=KNOWN)
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert wait(lambda: script(page, "return document.documentElement.scrollWidth <= 390"))
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
