"""The page in a real browser: what is drawn, clicked, filtered, and what never happens."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.view import html, write
from kg.view.notebook import iframe
from tests.view.story import Story

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Open:
    """Open a network's page and wait until it is drawn."""

    def opened(graph: nx.MultiDiGraph[str], **options: Any) -> Any:
        browser.get("about:blank")  # the browser's own start page asks for a lot
        browser.get_log("performance")
        browser.get_log("browser")
        browser.get(write(graph, tmp_path / "graph.html", **options).as_uri())
        assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))
        return browser

    return opened


def wait(condition: Callable[[], object], seconds: float = 10) -> object:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()


def script(browser: Any, text: str, *values: object) -> Any:
    return browser.execute_script(text, *values)


def texts(browser: Any, selector: str) -> list[str]:
    found: list[str] = script(
        browser,
        "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
        selector,
    )
    return found


def click(browser: Any, selector: str) -> None:
    browser.find_element("css selector", selector).click()


def choose(browser: Any, name: str) -> None:
    """Click the filter of this name."""
    labels = browser.find_elements("css selector", ".choice")
    next(label for label in labels if label.get_attribute("title") == name).click()


def click_canvas(browser: Any, x: float, y: float) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    canvas = browser.find_element("css selector", "#canvas canvas")
    size = canvas.size
    chain = ActionChains(browser, duration=20)
    chain.move_to_element_with_offset(canvas, x - size["width"] / 2, y - size["height"] / 2)
    chain.click().perform()


def requests(browser: Any) -> list[str]:
    """Return the addresses that the browser asked for since the last look."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    return [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]


def test_nothing_is_requested_and_nothing_goes_wrong(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story)
    click(page, ".row[data-node]")
    asked = [url for url in requests(page) if not url.startswith(("file:", "data:"))]
    assert asked == []
    assert [e["message"] for e in page.get_log("browser") if e["level"] == "SEVERE"] == []
    assert script(page, "return performance.getEntriesByType('resource').length") == 0


def test_a_click_on_an_edge_shows_its_sentence_with_the_words_marked(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story)
    # The middle of the line from coalition to Norway, where the browser has drawn it.
    x, y = script(
        page,
        """
        const { network } = kgExplorer;
        const id = kgExplorer.lines().find((line) => {
          const [a, b] = network.getConnectedNodes(line).map((n) => network.body.nodes[n]);
          return [a, b].some((n) => n.options.label === "Norvège");
        });
        const [a, b] = network.getConnectedNodes(id).map((n) => network.getPosition(n));
        const middle = network.canvasToDOM({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
        return [middle.x, middle.y];
        """,
    )
    click_canvas(page, x, y)
    assert wait(lambda: texts(page, "#panel .card"))
    assert texts(page, "#panel blockquote") == [
        "La coalition dirigée par la Norvège aide les réfugiés."
    ]
    assert texts(page, "mark.subject") == ["La coalition"]
    assert texts(page, "mark.predicate") == ["dirigée"]
    assert texts(page, "mark.object") == ["la Norvège"]


def test_a_click_on_a_node_shows_its_claims_with_holder_and_polarity(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story)
    x, y = script(
        page,
        """
        const at = kgExplorer.network.canvasToDOM(kgExplorer.network.getPosition("n0"));
        return [at.x, at.y];
        """,
    )
    click_canvas(page, x, y)
    assert wait(lambda: texts(page, "#panel h3") == ["message"])
    assert len(texts(page, "#panel .card")) == 8
    assert texts(page, "#panel .card.denied .badge") == ["nié"] * 3
    assert "selon Petar Luscan" in texts(page, "#panel .holder")
    assert "Le Front dément avoir reçu une lettre · Agence Lumen · 9 mars 2025" in texts(
        page, "#panel .source"
    )


def test_hopes_and_open_verbs_are_shown_only_when_asked_for(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story)
    before = len(script(page, "return kgExplorer.lines()"))
    choose(page, "Possible, voulu…")
    assert len(script(page, "return kgExplorer.lines()")) == before + 2
    choose(page, "Verbes sans relation")
    assert len(script(page, "return kgExplorer.lines()")) == before + 3
    choose(page, "Nié")
    assert len(script(page, "return kgExplorer.lines()")) == before


def test_denied_lines_are_dashed_and_say_so(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    labels = script(
        page,
        """
        const dashed = (id) => kgExplorer.network.body.edges[id].options.dashes;
        return kgExplorer.lines().filter(dashed).map((id) => {
          kgExplorer.select({ kind: "line", id });
          return kgExplorer.network.body.edges[id].options.label;
        });
        """,
    )
    assert sorted(labels) == ["nié : a publié", "nié : a reçu", "nié : envoyé à"]


def test_the_lens_narrows_to_one_holder(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    choose(page, "Petar Luscan")
    assert texts(page, "#counts") == ["3 entités · 3 énoncés · 1 document"]
    choose(page, "Les documents")
    click(page, ".row[data-node]")
    assert set(texts(page, "#panel .card .line > span:not(.badge):first-of-type")) == {
        "selon le document"
    }


def test_search_finds_without_accents_and_by_keyboard(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    from selenium.webdriver.common.keys import Keys

    page = open_page(story)
    box = page.find_element("css selector", "#search")
    box.send_keys("MINISTERE")
    assert texts(page, "#found li") == ["ministère karvénien de la Défense"]
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert texts(page, "#panel h3") == ["ministère karvénien de la Défense"]
    box.send_keys("personne de ce nom")
    assert texts(page, "#found li") == ["Aucune entité de ce nom"]


def test_contradictions_lead_to_both_sides(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    assert texts(page, ".row[data-line] .name") == [
        "message envoyé à Rado Mezin",
        "Front de la Drenna a publié message",
    ]
    click(page, ".row[data-line]")
    assert texts(page, "#panel .card .holder") == [
        "selon Petar Luscan",
        "selon ministère karvénien de la Défense",
    ]


def test_the_page_works_by_keyboard_alone(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    page = open_page(story)
    script(page, "document.querySelector('.row[data-node]').focus()")
    ActionChains(page).send_keys(Keys.ENTER).perform()
    assert texts(page, "#panel h3") == ["message"]
    ActionChains(page).send_keys(Keys.ESCAPE).perform()
    assert texts(page, "#panel h3") == []


def test_no_text_runs_as_script(open_page: Open) -> None:
    evil = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script> href'
    tale = Story()
    tale.thing(evil, evil, "kg:Person", evil, type_label=evil)
    tale.thing("kge:b", "<b>b</b>", "kg:City")
    tale.claim(
        f"{evil} a visité b.",
        (evil, evil),
        ("kg:visited", evil, "a visité"),
        ("kge:b", " b"),
        title=evil,
        source=evil,
        date=evil,
        holder_label=evil,
        url="javascript:window.hacked=1",
    )
    page = open_page(tale.graph, title=evil)
    for row in (0, 1):
        script(page, "kgExplorer.select({ kind: 'node', id: `n${arguments[0]}` })", row)
        assert texts(page, "#panel blockquote") == [f"{evil} a visité b."]
    page.find_element("css selector", "#search").send_keys("img")
    assert script(page, "return window.hacked") is None
    assert script(page, "return document.querySelectorAll('#panel img, #panel b, a').length") == 0
    assert texts(page, "h1") == [evil]


def test_marks_count_characters_as_python_does(open_page: Open) -> None:
    tale = Story()
    tale.thing("kge:a", "Léa", "kg:Person")
    tale.thing("kge:b", "Varesk", "kg:City")
    tale.claim(
        "😀😀 Léa a quitté 😀 Varesk.",
        ("kge:a", "Léa"),
        ("kg:fledFrom", "a fui", "a quitté"),
        ("kge:b", "Varesk"),
    )
    page = open_page(tale.graph)
    click(page, ".row[data-node]")
    assert texts(page, "blockquote mark") == ["Léa", "a quitté", "Varesk"]


def test_many_relations_between_two_become_one_line_that_opens(open_page: Open) -> None:
    tale = Story()
    tale.thing("kge:a", "Léa", "kg:Person")
    tale.thing("kge:b", "Varesk", "kg:City")
    for i in range(7):
        tale.claim(
            f"Léa v{i} Varesk.",
            ("kge:a", "Léa"),
            (f"kg:r{i}", f"v{i}", f"v{i}"),
            ("kge:b", "Varesk"),
        )
    page = open_page(tale.graph)
    (line,) = script(page, "return kgExplorer.lines()")
    script(page, "kgExplorer.select({ kind: 'line', id: arguments[0] })", line)
    assert len(texts(page, "#panel .card")) == 7


def test_the_page_speaks_english_too(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, lang="en")
    assert texts(page, "#counts") == ["19 entities · 22 claims · 4 documents"]
    assert script(page, "return document.documentElement.lang") == "en"


def test_an_empty_graph_says_so(open_page: Open) -> None:
    page = open_page(nx.MultiDiGraph())
    assert texts(page, "#notice") == ["Ce graphe ne contient encore aucun énoncé."]


def test_the_page_draws_inside_a_notebook_frame(
    story: nx.MultiDiGraph[str], browser: Any, tmp_path: Path
) -> None:
    outer = tmp_path / "notebook.html"
    outer.write_text(f"<!doctype html><meta charset=utf-8>{iframe(html(story))}", encoding="utf-8")
    browser.get(outer.as_uri())
    browser.switch_to.frame(browser.find_element("css selector", "iframe"))
    assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))
    assert script(browser, "return kgExplorer.lines().length") > 10
    browser.switch_to.default_content()


def test_a_thousand_entities_are_drawn_within_seconds(open_page: Open) -> None:
    tale = Story()
    for i in range(1000):
        tale.thing(f"kge:{i}", f"Entité {i}", "kg:Person")
    for i in range(1, 1000):
        tale.claim(
            f"Entité {i} contrôle Entité {i // 3}.",
            (f"kge:{i}", f"Entité {i}"),
            ("kg:controls", "contrôle", "contrôle"),
            (f"kge:{i // 3}", f"Entité {i // 3}"),
        )
    start = time.monotonic()
    page = open_page(tale.graph, limit=800)
    assert time.monotonic() - start < 20
    assert texts(page, "#note") == ["Les 800 entités les plus liées sur 1\u202f000 sont montrées."]
