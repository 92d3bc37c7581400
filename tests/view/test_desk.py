import base64
import hashlib
import json
import re

import networkx as nx
import pytest

from kg.errors import ViewError
from kg.view import html, write
from kg.view.contents import contents
from kg.view.notebook import iframe
from kg.view.words import languages, words
from tests.view.story import Story

EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(1)> href & \u2028 \"'"
PAGE_OF_SCRIPTS = re.compile(r"<script(?P<kind>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'id="evidence-data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, object] = json.loads(found[1])
    return loaded


def reordered(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    return turned


def test_the_same_graph_gives_the_same_bytes_in_any_order(story: "nx.MultiDiGraph[str]") -> None:
    assert html(story) == html(story) == html(reordered(story))


def test_the_page_names_no_address_but_those_of_documents(story: "nx.MultiDiGraph[str]") -> None:
    page = html(story)
    head = page[: page.index('<script type="application/json"')]
    assert "http:" not in head
    assert "https:" not in head
    assert "<link" not in head.replace('<link rel="icon" href="data:,">', "")
    assert not re.search(r"<script[^>]+src=", page)
    assert "sourceMappingURL" not in page


def test_the_policy_names_exactly_the_scripts_and_the_style(story: "nx.MultiDiGraph[str]") -> None:
    page = html(story)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    bodies = [m["body"] for m in PAGE_OF_SCRIPTS.finditer(page) if "json" not in m["kind"]]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    assert len(bodies) == 2
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
    page = html(tale.graph, title=EVIL)
    outside = PAGE_OF_SCRIPTS.sub("", page)
    assert "<img" not in outside
    assert "onerror=alert(1)>" not in outside
    assert len(PAGE_OF_SCRIPTS.findall(page)) == 4
    assert "javascript:alert" not in page
    assert data_of(page)["nodes"][0]["label"] in {EVIL, "b"}  # type: ignore[index]


def test_ids_in_the_page_are_opaque(story: "nx.MultiDiGraph[str]") -> None:
    tables = contents(story, limit=100, seed=1)
    assert all(re.fullmatch(r"n\d+", node["id"]) for node in tables["nodes"])
    assert all(re.fullmatch(r"e\d+", edge["id"]) for edge in tables["edges"])
    assert "kge:" not in json.dumps(tables)


def test_a_large_graph_keeps_the_entities_with_most_claims(story: "nx.MultiDiGraph[str]") -> None:
    tables = contents(story, limit=5, seed=1)
    assert [node["label"] for node in tables["nodes"]][:2] == ["message", "Front de la Drenna"]
    assert len(tables["nodes"]) == 5
    assert tables["total"] == story.number_of_nodes()
    kept = {node["id"] for node in tables["nodes"]}
    assert all(edge["from"] in kept and edge["to"] in kept for edge in tables["edges"])


def test_entities_without_claims_are_left_out() -> None:
    tale = Story()
    tale.thing("kge:a", "a", "kg:Person")
    assert contents(tale.graph, limit=5, seed=1)["nodes"] == []


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
    assert frame.count('"') == 2 * 6
    assert 'sandbox="allow-scripts"' in frame
