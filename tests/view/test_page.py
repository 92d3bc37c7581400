"""The page in a real browser, by real clicks and keys."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.view import html
from kg.view.background import Background
from kg.view.notebook import iframe
from tests.view.story import KNOWN, Story

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Open:
    """A function that writes a network's page, opens it at a hash and waits until it is there."""

    def opened(graph: nx.MultiDiGraph[str], at: str = "", **options: Any) -> Any:
        path = tmp_path / "graph.html"
        path.write_text(html(graph, **options), encoding="utf-8")
        browser.get("about:blank")  # the browser's own start page asks for a lot
        browser.get_log("browser")
        browser.get_log("performance")
        browser.get(path.as_uri() + at)
        assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))
        return browser

    return opened


def wait(condition: Callable[[], Any], seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()


def shown(browser: Any, path: Path, seconds: float = 20) -> Any:
    """Return the browser with a page that is ready."""
    browser.get("about:blank")
    browser.get(path.as_uri())
    assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"), seconds)
    return browser


def script(browser: Any, text: str, *values: object) -> Any:
    return browser.execute_script(text, *values)


def texts(browser: Any, selector: str) -> list[str]:
    found: list[str] = script(
        browser,
        "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)",
        selector,
    )
    return found


def click(browser: Any, selector: str, text: str = "") -> None:
    """Click the first element of a selector, or the first with a text in it.

    One that the page draws anew meanwhile is looked for again.
    """
    from selenium.common.exceptions import StaleElementReferenceException

    assert wait(lambda: any(text in one for one in texts(browser, selector))), (selector, text)
    for _ in range(5):
        try:
            for element in browser.find_elements("css selector", selector):
                if text in element.get_attribute("textContent"):
                    script(browser, "arguments[0].scrollIntoView({ block: 'center' })", element)
                    element.click()
                    return
        except StaleElementReferenceException:
            continue


def search(browser: Any, text: str) -> list[str]:
    box = browser.find_element("css selector", "#search")
    box.click()
    box.send_keys(text)
    wait(lambda: texts(browser, "#found li, .found [role=status]"))
    return texts(browser, "#found li .name, #found li > span:only-child")


def place(browser: Any) -> str:
    found: str = script(browser, "return location.hash")
    return found


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
    click(page, ".said_about .row")
    click(page, ".tabs a", "Dessin")
    assert wait(lambda: texts(page, ".canvas canvas"))
    asked = [url for url in requests(page) if not url.startswith(("file:", "data:", "about:"))]
    assert asked == []
    assert [e["message"] for e in page.get_log("browser") if e["level"] == "SEVERE"] == []
    assert script(page, "return performance.getEntriesByType('resource').length") == 0


def test_the_desk_shows_findings(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    assert texts(page, ".column h2")[:4] == [
        "Contesté 2",
        "A changé de mains ",
        "On en parle le plus 20",
        "Qui parle le plus 2",
    ]
    assert sorted(texts(page, ".matter strong")) == [
        "le Front de la Drenna a publié message",
        "message envoyé à Rado Mezin",
    ]
    assert texts(page, ".said_about .row .name")[:2] == ["message", "Front de la Drenna"]


def test_a_dispute_stands_side_by_side(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    click(page, ".matter", "message envoyé à Rado Mezin")
    assert wait(lambda: len(texts(page, ".side")) == 2)
    assert texts(page, ".side blockquote") == [
        (
            "Le général Milan Osterov avait envoyé en février un message à Rado Mezin par un canal "
            "secret."
        ),
        "Aucune lettre n’a été envoyée à Rado Mezin.",
    ]
    assert texts(page, ".side .card .says") == [
        "selon le ministère karvénien de la Défense",
        "selon Petar Luscan",
    ]
    assert texts(page, ".side.against mark.subject") == ["Aucune lettre"]
    assert place(page).startswith("#dispute/")


def test_a_dossier_sorts_what_is_said(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    click(page, ".said_about .row", "message")
    assert wait(lambda: texts(page, ".head h2") == ["message"])
    assert texts(page, ".facts > h3") == ["Ce qui s’est passé", "Nié"]
    assert "… envoyé à message" not in texts(page, ".fact h4")
    assert "nié par : Petar Luscan" in " ".join(texts(page, ".facts.happened .who"))
    click(page, ".facts.denied summary")
    assert wait(lambda: texts(page, ".facts.denied details[open] blockquote"))
    assert texts(page, ".facts.denied details[open] .badge.denied") == ["nié"]
    click(page, ".facts.denied details[open] .source a")
    assert wait(lambda: texts(page, ".text"))
    assert texts(page, ".about.chosen mark") or texts(page, ".told.chosen mark")


def test_the_reader_marks_words_both_ways(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#reader/depeche-1")
    assert "Le Front de la Drenna contrôle les villages d’Ostrel et de Varesk.2" in texts(
        page, ".told"
    )
    click(page, ".told .to-claims", "2")
    assert wait(lambda: texts(page, ".about.chosen"))
    assert len(texts(page, ".told.chosen")) == 1
    click(page, ".about:not(.chosen) .line")
    assert wait(lambda: "and=" in place(page))


def test_what_is_contested_among_hidden_claims_is_one_click_away(open_page: Open) -> None:
    tale = Story()
    tale.thing("kge:a", "Alba", "kg:ArmedGroup")
    tale.thing("kge:v", "Varesk", "kg:City")
    claims = ("open:revendiquer", "revendiquer", "revendique")
    ends = ("kge:a", "Alba"), claims, ("kge:v", "Varesk")
    tale.claim("Alba revendique Varesk.", *ends)
    tale.claim("Alba ne revendique pas Varesk.", *ends, negated=True, doc="depeche-2")
    pair = (f"sha256:0-{claims[0]}", f"sha256:1-{claims[0]}")
    page = open_page(tale.graph, lang="fr", known=Background(disputes=(pair,)))
    assert texts(page, ".contested .matter") == []
    click(page, ".contested .more", "1 point contesté parmi les énoncés sans relation")
    assert wait(lambda: len(texts(page, ".contested .matter")) == 1)
    assert texts(page, ".contested .more") == []


def test_hopes_and_open_verbs_are_told_apart(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#claims")
    assert texts(page, ".counts")[0].startswith("24 énoncés · 2 documents · 1 autre")
    click(page, ".counts .quiet")
    assert wait(lambda: texts(page, ".counts")[0].startswith("25 énoncés"))
    assert texts(page, ".chip:not(.add)") == ["Aussi sans relation du vocabulaire "]
    click(page, ".chip:not(.add)")
    assert wait(lambda: texts(page, ".counts")[0].startswith("24 énoncés"))
    assert "possible" in texts(page, ".badge.unsure")


def test_filters_are_chips_and_counters_follow(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story)
    click(page, ".chip.add")
    click(page, ".menu .value", "Petar Luscan")
    assert wait(lambda: texts(page, ".chip:not(.add)") == ["Selon Petar Luscan"])
    assert texts(page, ".counts")[0].startswith("3 énoncés · 1 document")
    relations = texts(page, ".menu section:nth-of-type(3) .value")
    assert sorted(relations) == ["a publié1", "a reçu1", "envoyé à1"]
    click(page, ".menu .value", "a publié")
    assert wait(lambda: texts(page, ".counts")[0].startswith("1 énoncé ·"))
    click(page, ".quiet", "Tout retirer")
    assert wait(lambda: texts(page, ".counts")[0].startswith("24 énoncés"))


def test_one_document_alone(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#reader/depeche-2")
    title = texts(page, ".head h2")[0]
    click(page, ".head .button", "Ce document seul")
    assert wait(lambda: texts(page, ".chip:not(.add)") == [f"Document : {title}"])
    assert "document=depeche-2" in place(page)
    click(page, ".bar h1 a")
    assert wait(lambda: texts(page, ".articles .row .name") == [title])
    click(page, ".chip.add")
    click(page, ".menu .value[aria-pressed=true]", title)
    assert wait(lambda: len(texts(page, ".articles .row .name")) == 2)


def test_the_brush_narrows_everything(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    from selenium.webdriver.common.action_chains import ActionChains

    page = open_page(story)
    days = page.find_element("css selector", ".days")
    width = days.size["width"]
    chain = ActionChains(page, duration=40)
    chain.move_to_element_with_offset(days, -width // 2 + 2, 0).click_and_hold()
    chain.move_by_offset(width // 5, 0).release().perform()
    assert wait(lambda: "from=2025-03-08" in place(page))
    assert texts(page, ".chip:not(.add)") == ["Dates : 8 mars 2025"]
    assert texts(page, ".counts")[0].startswith("21 énoncés · 1 document")
    assert texts(page, ".loudest .row .name") == ["ministère karvénien de la Défense"]
    handle = page.find_element("css selector", ".handle:last-of-type")
    handle.send_keys("\ue010")  # End
    assert wait(lambda: "to=2025-03-09" in place(page))


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("MINISTERE", "ministère karvénien de la Défense"),
        ("front drenna", "Front de la Drenna"),
        ("chef d etat major", "chef d’état-major"),
        ("osterof", "Milan Osterov"),
        ("qui contrôle Varesk", "contrôle : qui, avec Varesk ?"),
        ("Luscan sur message", "Selon Petar Luscan : message"),
        ("osterov et mezin", "Ce qui relie Milan Osterov et Rado Mezin"),
    ],
)
def test_search_finds(story: nx.MultiDiGraph[str], open_page: Open, asked: str, first: str) -> None:
    assert search(open_page(story), asked)[0] == first


def test_search_by_keyboard_leads_to_the_dossier(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    from selenium.webdriver.common.keys import Keys

    page = open_page(story)
    page.find_element("css selector", "body").send_keys("/")
    box = page.switch_to.active_element
    box.send_keys("ministere")
    assert wait(lambda: texts(page, "#found li"))
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert wait(lambda: texts(page, ".head h2") == ["ministère karvénien de la Défense"])
    assert script(page, "return document.activeElement.tagName") == "MAIN"
    page.find_element("css selector", "#search").send_keys("personne de ce nom")
    assert wait(lambda: texts(page, ".found [role=status]") == ["Rien de tel dans cette page."])


def test_words_of_a_sentence_lead_to_it(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    search(page, "villages Ostrel")
    click(page, "#found li", "contrôle les villages")
    assert wait(lambda: texts(page, ".told.chosen"))


def test_a_link_is_a_finding(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#dossier/front?standing=denied&lens=luscan")
    shown = texts(page, "main, .chips")
    assert texts(page, ".chip:not(.add)") == ["Selon Petar Luscan", "Dit : nié"]
    click(page, ".facts .named", "message")
    page.back()
    assert wait(lambda: texts(page, "main, .chips") == shown)
    assert open_page(story, place(page))
    assert texts(page, "main, .chips") == shown
    assert open_page(story, "#dossier/nobody?from=x&keep=y")
    assert texts(page, ".nothing")


def test_the_basket_keeps_claims_in_the_link(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#claims")
    click(page, ".pin")
    assert wait(lambda: "keep=" in place(page))
    click(page, "nav .icon:nth-child(2)")
    assert wait(lambda: len(texts(page, ".basket .card")) == 1)
    script(page, "HTMLAnchorElement.prototype.click = function () { window.saved = this.download }")
    click(page, ".button", "CSV")
    assert script(page, "return window.saved") == "kg.csv"
    click(page, ".button", "Vider")
    assert wait(lambda: texts(page, ".basket .nothing"))


def test_a_drawing_answers_clicks(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#drawing/norway")
    assert wait(lambda: texts(page, ".canvas canvas") != [])
    assert texts(page, ".head p")[0].startswith("2 entités · 1 trait")
    click(page, ".line-row")
    assert wait(lambda: texts(page, ".beside blockquote"))
    assert texts(page, ".beside mark.predicate") == ["dirigée"]
    assert script(page, "return document.title").startswith("Norvège · Dessin · ")
    script(page, "HTMLAnchorElement.prototype.click = function () { window.saved = this.download }")
    for name in ("PNG", "SVG"):
        click(page, ".head .button", name)
        kept = f"kg.{name.lower()}"
        assert wait(lambda kept=kept: script(page, "return window.saved") == kept)
    open_page(story, "#drawing/norway?and=solmira")
    assert wait(lambda: texts(page, ".head p")[0].startswith("3 entités"))


def test_lanes_of_time_show_who_held_what(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#timeline/varesk")
    assert texts(page, ".lane h3") == ["… contrôle Varesk"]
    names = texts(page, ".bar-row .told")
    assert [name.split(",")[0] for name in names] == ["Front de la Drenna", "Karvénie"]
    click(page, ".bar-row", "Karvénie")
    assert wait(lambda: texts(page, ".lane blockquote"))
    assert texts(page, ".lane blockquote") == ["La Karvénie contrôle désormais Varesk."]
    open_page(story, "#timeline/varesk", known=KNOWN)
    assert set(texts(page, ".bar-row .day")) == {"dit le 8 mars 2025"}


def test_lanes_by_place_or_by_actor(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#timeline", known=KNOWN)
    assert "Varesk" in texts(page, ".lane h3")
    click(page, ".head .button", "Ce que chacun a eu")
    assert wait(lambda: "Front de la Drenna" in texts(page, ".lane h3"))
    assert "steps=2" in place(page)
    assert any("Varesk" in bar for bar in texts(page, ".bar-row"))


def test_a_cell_of_the_matrix_opens_its_claims(
    story: nx.MultiDiGraph[str], open_page: Open
) -> None:
    page = open_page(story, "#matrix")
    assert sorted(texts(page, ".grid tbody th")) == [
        "Petar Luscan",
        "ministère karvénien de la Défense",
    ]
    rows = texts(page, ".grid tbody th")
    row = rows.index("Petar Luscan") + 1
    click(page, f".grid tbody tr:nth-child({row}) td a", "3")
    assert wait(lambda: texts(page, ".chip:not(.add)") == ["Selon Petar Luscan"])
    assert texts(page, ".head h2") == ["message"]
    open_page(story, "#matrix?steps=2")
    assert "Karvénie" in texts(page, ".grid tbody th")
    row = texts(page, ".grid tbody th").index("Karvénie") + 1
    click(page, f".grid tbody tr:nth-child({row}) td a")
    assert wait(lambda: texts(page, ".claims .card"))
    assert texts(page, ".head h2")[0].startswith("Karvénie · ")


def test_many_relations_between_two_become_one_line(open_page: Open) -> None:
    tale = Story()
    tale.thing("kge:a", "Léa", "kg:Person")
    tale.thing("kge:b", "Varesk", "kg:City")
    for i in range(7):
        relation = (f"kg:r{i}", f"v{i}", f"v{i}")
        tale.claim(f"Léa v{i} Varesk.", ("kge:a", "Léa"), relation, ("kge:b", "Varesk"))
    page = open_page(tale.graph, "#drawing")
    assert wait(lambda: texts(page, ".line-row .name") == ["Léa → Varesk7 relations : v0, v1, v2…"])
    click(page, ".line-row")
    assert wait(lambda: len(texts(page, ".beside .card")) == 7)


def test_no_text_runs_as_script(open_page: Open) -> None:
    evil = '<img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script> href'
    tale = Story()
    tale.thing(f"kge:{evil}", evil, "kg:Person", evil, type_label=evil)
    tale.thing("kge:b", "<b>b</b>", "kg:City")
    tale.claim(
        f"{evil} a visité b.",
        (f"kge:{evil}", evil),
        ("kg:visited", evil, "a visité"),
        ("kge:b", " b"),
        title=evil,
        source=evil,
        date=evil,
        holder_label=evil,
        url="javascript:window.hacked=1",
    )
    page = open_page(tale.graph, title=evil)
    for view in ("desk", "claims", "drawing", "dossier/b", "reader/depeche-1", "basket"):
        script(page, "location.hash = arguments[0]", f"#{view}")
        assert wait(lambda view=view: texts(page, f"main.{view.split('/')[0]}"))
    search(page, "img onerror")
    assert script(page, "return window.hacked") is None
    assert script(page, "return document.querySelectorAll('img, main b, a[target]').length") == 0
    assert texts(page, "h1") == [evil]


def test_the_page_works_by_keyboard_alone(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    page = open_page(story)
    ActionChains(page).send_keys(Keys.TAB).perform()
    assert script(page, "return document.activeElement.textContent") == "Aller au contenu"
    ActionChains(page).send_keys(Keys.ENTER).perform()
    assert script(page, "return document.activeElement.tagName") == "MAIN"
    script(page, "document.querySelector('.said_about .row').focus()")
    ActionChains(page).send_keys(Keys.ENTER).perform()
    assert wait(lambda: texts(page, ".head h2") == ["message"])


def test_light_and_dark(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, "#drawing/front")
    before = script(page, "return getComputedStyle(document.body).backgroundColor")
    click(page, "nav .icon:last-child")
    assert wait(
        lambda: script(page, "return getComputedStyle(document.body).backgroundColor") != before
    )
    assert texts(page, ".canvas canvas") != []


def test_the_page_speaks_english_too(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story, lang="en")
    assert texts(page, ".counts")[0].startswith("24 claims · 2 documents")
    assert script(page, "return document.documentElement.lang") == "en"
    assert search(page, "who controls Varesk")[0] == "Who contrôle Varesk?"


def test_an_empty_graph_says_so(open_page: Open) -> None:
    page = open_page(nx.MultiDiGraph())
    assert texts(page, ".nothing") == ["Ce graphe ne contient encore aucun énoncé."]


def test_the_page_opens_inside_a_notebook_frame(
    story: nx.MultiDiGraph[str], browser: Any, tmp_path: Path
) -> None:
    outer = tmp_path / "notebook.html"
    outer.write_text(f"<!doctype html><meta charset=utf-8>{iframe(html(story))}", encoding="utf-8")
    browser.get(outer.as_uri())
    browser.switch_to.frame(browser.find_element("css selector", "iframe"))
    assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"))
    click(browser, ".said_about .row", "message")
    assert wait(lambda: texts(browser, ".head h2") == ["message"])
    browser.switch_to.default_content()


def test_a_phone_shows_it_in_one_column(story: nx.MultiDiGraph[str], open_page: Open) -> None:
    page = open_page(story)
    page.set_window_size(500, 800)
    try:
        for view in ("#desk", "#dossier/front", "#reader/depeche-1"):
            script(page, "location.hash = arguments[0]", view)
            assert wait(
                lambda: script(page, "return document.documentElement.scrollWidth <= innerWidth")
            )
    finally:
        page.set_window_size(1440, 900)


def test_what_a_view_leaves_out_is_one_click_away(open_page: Open) -> None:
    tale = Story()
    tale.thing("kge:v", "Varesk", "kg:City")
    for i in range(30):
        tale.thing(f"kge:p{i}", f"Personne {i}", "kg:Person")
        ends = (f"kge:p{i}", f"Personne {i}"), ("kge:v", "Varesk")
        relation = ("kg:controls", "contrôle", "contrôle")
        tale.claim(f"Personne {i} contrôle Varesk.", ends[0], relation, ends[1])
    page = open_page(tale.graph, "#matrix?steps=2", known=KNOWN)
    assert len(texts(page, ".grid tbody th")) == 18
    click(page, ".matrix .more", "Montrer 12 de plus")
    assert wait(lambda: len(texts(page, ".grid tbody th")) == 30)
    script(page, "location.hash = arguments[0]", "#timeline")
    assert wait(lambda: len(texts(page, ".bar-row")) == 12)
    click(page, ".lane .more", "Montrer 18 de plus")
    assert wait(lambda: len(texts(page, ".bar-row")) == 30)
    script(page, "location.hash = arguments[0]", "#dossier/v")
    click(page, ".beside .more", "Montrer 20 de plus")
    assert wait(lambda: len(texts(page, ".beside .row")) == 31)
