"""Drawings of what the selection needs: an overview that opens, what is contested, ways."""

from __future__ import annotations

from typing import Any

import pytest

from tests.view.story import Story
from tests.view.test_page import Open, click, open_page, place, script, texts, wait

__all__ = ["open_page"]

pytestmark = pytest.mark.browser


def clusters(many: int, size: int = 10) -> Story:
    """Circles of people who met each other and their captain; each captain knows the next one."""
    tale = Story()
    names = [[f"Personne {c}-{i}" for i in range(size)] for c in range(many)]
    for circle in names:
        for name in circle:
            tale.thing(f"kge:{name.replace(' ', '-')}", name, "kg:Person")

    def met(one: str, other: str, verb: str, relation: str, **more: Any) -> None:
        ends = [(f"kge:{name.replace(' ', '-')}", name) for name in (one, other)]
        tale.claim(f"{one} {verb} {other}.", ends[0], (relation, verb, verb), ends[1], **more)

    for c, circle in enumerate(names):
        for i, name in enumerate(circle):
            met(name, circle[(i + 1) % size], "a rencontré", "kg:metWith")
            if i > 1:
                met(circle[0], name, "a rencontré", "kg:metWith")
        if c:
            met(names[c - 1][0], circle[0], "soutient", "kg:supports")
    for denied in (False, True):
        met(names[0][0], names[0][1], "a arrêté", "kg:arrested", negated=denied)
    return tale


def drawn(page: Any) -> int:
    """Wait until the drawing is there, and return how many things it holds."""
    found = "return Number(document.querySelector('.canvas')?.dataset.drawn ?? 0)"
    return int(wait(lambda: script(page, found)) or 0)


def test_an_overview_opens_community_by_community(open_page: Open) -> None:
    page = open_page(clusters(9).graph, "#drawing")
    assert 3 <= drawn(page) <= 9
    assert texts(page, ".head p")[0].startswith("90 entités · ")
    assert "soutient" in "".join(texts(page, ".line-row .name"))
    click(page, ".beside a.row", "Personne 0-0")
    assert wait(lambda: "in=Personne-0-0" in place(page))
    assert wait(lambda: drawn(page) >= 10)
    assert texts(page, ".head h2") == ["Personne 0-0"]
    shown = drawn(page)
    open_page(clusters(9).graph, place(page))
    assert wait(lambda: drawn(page) == shown)
    click(page, ".crumbs a", "Vue d’ensemble")
    assert wait(lambda: texts(page, ".beside h3")[:1] == [f"Communautés {drawn(page)}"])
    click(page, ".head .button", "Tout un par un")
    assert wait(lambda: drawn(page) == 90)
    assert "draw=all" in place(page)


def test_only_the_contested_is_drawn(open_page: Open) -> None:
    page = open_page(clusters(9).graph, "#drawing")
    click(page, ".head .button", "Contesté")
    assert wait(lambda: drawn(page) == 2)
    assert texts(page, ".line-row .badge") == ["contesté", "contesté"]
    click(page, ".line-row", "a arrêté")
    assert wait(lambda: texts(page, ".beside .card .badge.contested") == ["contesté"])


def test_one_relation_is_chosen_in_the_drawing(open_page: Open) -> None:
    page = open_page(clusters(9).graph, "#drawing")
    choice = page.find_element("css selector", "select[aria-label='Dessiner une seule relation']")
    choice.send_keys("soutient")
    assert wait(lambda: "relation=kg%3Asupports" in place(page))
    assert wait(lambda: drawn(page) == 9)
    assert texts(page, ".head h2") == ["… soutient …"]
    assert texts(page, ".chip:not(.add)") == ["Relation : soutient"]


def test_a_way_is_asked_for_by_name(open_page: Open) -> None:
    page = open_page(clusters(3).graph, "#drawing/Personne-0-3")
    drawn(page)
    page.find_element("css selector", ".way input").send_keys("personne 2-0\ue007")
    assert wait(lambda: "and=Personne-2-0" in place(page))
    assert wait(lambda: drawn(page) == 4)
    assert texts(page, ".head h2") == ["Ce qui relie Personne 0-3 et Personne 2-0"]
    click(page, ".head a.button")
    assert wait(lambda: texts(page, ".head h2") == ["Ce qui relie Personne 2-0 et Personne 0-3"])


def test_a_drawing_of_1200_leaves_the_page_alive(open_page: Open) -> None:
    page = open_page(clusters(120).graph, "#drawing?draw=all")
    script(
        page,
        """
        window.answers = 0;
        const look = () => { window.answers += 1;
                             const { dataset } = document.querySelector(".canvas");
                             if (!dataset.drawn) setTimeout(look) };
        setTimeout(look);
        """,
    )
    assert wait(lambda: drawn(page) == 1200, 60)
    assert script(page, "return window.answers") > 20, "layout holds up the page"


def inked(page: Any) -> int:
    """Return how many pixels of the drawing have a colour."""
    return int(
        script(
            page,
            """
            const { width, height } = document.querySelector(".canvas canvas");
            const pen = document.querySelector(".canvas canvas").getContext("2d");
            const { data } = pen.getImageData(0, 0, width, height);
            let found = 0;
            for (let at = 3; at < data.length; at += 4) if (data[at] > 60) found += 1;
            return found;
            """,
        )
    )


def test_what_is_dragged_takes_the_drawing_with_it(open_page: Open) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    page = open_page(clusters(3).graph, "#drawing/Personne-0-3")
    assert drawn(page)
    canvas = page.find_element("css selector", ".canvas")
    before = inked(page)
    corner = (20 - canvas.size["width"] // 2, 20 - canvas.size["height"] // 2)
    hand = ActionChains(page).move_to_element_with_offset(canvas, *corner).click_and_hold()
    hand.move_by_offset(30, 10).move_by_offset(20, 5).perform()
    assert inked(page) == pytest.approx(before, rel=0.15)
    ActionChains(page).release().perform()
    assert inked(page) == pytest.approx(before, rel=0.15)
