import base64
import hashlib
import re

import networkx as nx
import pytest

from kg.errors import ViewError
from kg.view import html, write
from kg.view.notebook import iframe
from kg.view.tables import contents
from kg.view.words import languages, words
from tests.view.carried import tables_of
from tests.view.story import Story

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)> href & \u2028 \"'"
PAGE_OF_SCRIPTS = re.compile(r"<script(?P<kind>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)


def reordered(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    return turned


def test_the_same_graph_gives_the_same_bytes_in_any_order(story: "nx.MultiDiGraph[str]") -> None:
    assert html(story) == html(story) == html(reordered(story))


def test_the_page_asks_for_nothing(story: "nx.MultiDiGraph[str]") -> None:
    page = html(story)
    outside = PAGE_OF_SCRIPTS.sub("", page)
    assert "http:" not in outside
    assert "https:" not in outside
    assert "<link" not in outside.replace('<link rel="icon" href="data:,">', "")
    assert not re.search(r"<script[^>]+src=", page)
    assert "sourceMappingURL" not in page


def test_the_policy_names_exactly_the_scripts_and_the_style(story: "nx.MultiDiGraph[str]") -> None:
    page = html(story)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    run = ("json", "plain")
    bodies = [
        m["body"] for m in PAGE_OF_SCRIPTS.finditer(page) if not re.search("|".join(run), m["kind"])
    ]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert len(bodies) == 3
    for text in [*bodies, style[1]]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy[1].replace("&#43;", "+")


def test_no_text_becomes_markup() -> None:
    tale = Story()
    tale.thing(f"kge:{EVIL}", EVIL, "kg:Person", EVIL, type_label=EVIL)
    tale.thing("kge:b", "b", "kg:City")
    tale.claim(
        EVIL,
        (f"kge:{EVIL}", "script"),
        ("kg:visited", EVIL, "alert"),
        ("kge:b", "img"),
        title=EVIL,
        source=EVIL,
        date=EVIL,
        url="javascript:alert(1)",
        holder_label=EVIL,
    )
    page = html(tale.graph, title=EVIL, about=f"kge:{EVIL}")
    outside = PAGE_OF_SCRIPTS.sub("", page)
    assert "<img" not in outside
    assert "onerror=alert(1)>" not in outside
    assert len(PAGE_OF_SCRIPTS.findall(page)) == 5
    assert "javascript:alert" not in page
    assert tables_of(page)["entities"]["label"] == [EVIL, "b"]
    assert tables_of(page)["documents"]["url"] == [""]


def test_an_address_of_a_document_is_followed_only_on_the_web(
    story: "nx.MultiDiGraph[str]",
) -> None:
    urls = tables_of(html(story))["documents"]["url"]
    assert sorted(set(urls)) == ["", "https://example.org/depeche-2"]


def test_entities_without_claims_are_left_out() -> None:
    tale = Story()
    tale.thing("kge:a", "a", "kg:Person")
    assert contents(tale.graph)["entities"]["key"] == []


def test_positions_are_those_of_browsers() -> None:
    tale = Story()
    tale.thing("kge:a", "Léa", "kg:Person")
    tale.thing("kge:b", "Varesk", "kg:City")
    tale.claim(
        "😀 Léa a quitté Varesk.",
        ("kge:a", "Léa"),
        ("kg:fledFrom", "a fui", "a quitté"),
        ("kge:b", "Varesk"),
    )
    assert contents(tale.graph)["claims"]["marks"] == [[3, 6, 0, 7, 15, 1, 16, 22, 2]]


def test_every_language_says_the_same_things() -> None:
    def keys(table: dict[str, object]) -> set[str]:
        return {
            f"{key}.{inner}" if isinstance(value, dict) else key
            for key, value in table.items()
            for inner in (value if isinstance(value, dict) else [""])
        }

    assert len(languages()) >= 2
    assert all(keys(words(lang)) == keys(words("fr")) for lang in languages())


def test_an_unknown_language_is_refused(story: "nx.MultiDiGraph[str]") -> None:
    with pytest.raises(ViewError, match="Choose one of: en, fr"):
        html(story, lang="xx")


def test_a_page_that_cannot_be_written_is_an_error(
    story: "nx.MultiDiGraph[str]", tmp_path: object
) -> None:
    with pytest.raises(ViewError, match="Name a file in a folder"):
        write(story, f"{tmp_path}/nowhere/graph.html")


def test_a_frame_holds_the_whole_page(story: "nx.MultiDiGraph[str]") -> None:
    frame = iframe(html(story), 500)
    assert frame.count('"') == 2 * 7
    assert 'sandbox="allow-scripts"' in frame
