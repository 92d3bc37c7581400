"""What values look like at the end of a cell: short, told in words too, inert."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import networkx as nx
import pytest

from kg.graph import KnowledgeGraph
from kg.inline import bars, facts, folded, image, passage, table, wrapped
from kg.model import Document, Entity, Quotation, Span
from kg.network import example_network, plots
from kg.query import Rows, questions
from kg.rdf import document_iri, document_quads
from kg.store import OxigraphStore
from kg.view.notebook import bundle
from tests.network.conftest import ENTITIES, claim, mention, store  # noqa: F401
from tests.notebooks.inert import HOSTILE, harm_in


def pieces(graph: KnowledgeGraph) -> Iterator[str]:
    """Yield all that a notebook shows of a graph and what is in it."""
    for value in (
        graph.claims(), graph.quotations(), graph.documents(), graph.entities(), graph.stats(),
        graph.ask("who-says-what"), graph.query("SELECT ?s ?o { ?s skos:prefLabel ?o }"),
        *(graph.entity(iri) for iri in graph.entities()),
        *(graph.document(doc) for doc in graph), *(graph.marked(doc) for doc in graph),
        *graph.claims(), *graph.quotations(),
    ):  # fmt: skip
        yield value._repr_html_()
    yield graph._repr_mimebundle_()["text/html"]
    yield graph.view()._repr_mimebundle_()["text/html"]


@pytest.fixture(scope="module")
def hostile() -> Iterator[KnowledgeGraph]:
    """A graph in which every name, title, sentence and id is a hostile string."""
    from kg.bundled import ontologies
    from kg.rdf import VOCABULARY, vocabulary_quads
    from kg.store import open_store

    with open_store(None) as made:
        made.replace_graph(VOCABULARY, vocabulary_quads(ontologies() / "core.ttl"))
        for number, string in enumerate(HOSTILE):
            text = f"{string} Le Front tient Ostrel. {string}"
            document = Document(
                f"{number} {string}", text, "fr", title=string, published="2025-03-08",
                source=string, url=string,
            )  # fmt: skip
            entities = {
                iri: replace(one, label=f"{string} {one.label}", names=(string, one.label))
                for iri, one in ENTITIES.items()
            }
            entities[f"kge:h{number}"] = Entity(f"kge:h{number}", string, names=(string,))
            said = claim(document, "Le Front tient Ostrel.", "tient")
            whole = replace(said, evidence=Span(0, len(text), text), holder=mention(
                document, string, f"kge:h{number}"
            ))  # fmt: skip
            quoted = Quotation(
                f"sha256:{number}", document.id, Span(0, len(string), string), direct=True,
                speaker=mention(document, string, f"kge:h{number}"),
            )  # fmt: skip
            quads = document_quads(document, [whole], [quoted], entities)
            made.replace_graph(document_iri(document.id), quads)
        yield KnowledgeGraph(made)


def test_no_string_is_more_than_text(hostile: KnowledgeGraph) -> None:
    shown = list(pieces(hostile))
    assert len(shown) > 4 * len(HOSTILE)
    assert [harm for piece in shown for harm in harm_in(piece)] == []
    assert any("&lt;script&gt;window.harm" in piece for piece in shown)


@pytest.mark.parametrize("string", HOSTILE)
def test_pieces_and_pictures_are_inert(string: str) -> None:
    html = wrapped(
        table([string], [[string], [3], [None], [True]]), facts([(string, string)]),
        bars({string: 2}), folded(string, ""), image("<svg/>", string),
        passage(string, [(0, 5, string)]),
    )  # fmt: skip
    assert harm_in(html) == []
    network = example_network()
    nx.set_node_attributes(network, string, "label")
    nx.set_edge_attributes(network, string, "label")
    picture = plots.drawing(network, lang="en")
    assert harm_in(picture.svg, drawn=True) == []


def test_a_graph_is_a_line_a_drawing_and_a_desk(store: OxigraphStore) -> None:  # noqa: F811
    shown = KnowledgeGraph(store)._repr_mimebundle_()
    assert shown["text/html"].count("<img ") == shown["text/html"].count("<iframe ") == 1
    assert "2 documents, 5 claims, 1 denied" in shown["text/html"]
    assert len(shown["text/html"]) < 300_000
    assert base64.b64encode(shown["image/svg+xml"].encode()).decode() in shown["text/html"]
    assert shown["text/plain"] == "KnowledgeGraph(in memory: 2 documents)"


def test_a_page_is_a_desk_that_is_open_and_a_picture_for_where_no_desk_is(
    store: OxigraphStore,  # noqa: F811
) -> None:
    shown = KnowledgeGraph(store).view()._repr_mimebundle_()
    assert shown["text/html"].count("<img ") == shown["text/html"].count("<iframe ") == 1
    assert shown["text/html"].index("2 documents, 5 claims") < shown["text/html"].index("<iframe")
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"].startswith("Page(")


def test_of_a_large_store_nothing_is_drawn(store: OxigraphStore) -> None:  # noqa: F811
    shown = bundle(store, "fr", drawable=1)
    assert set(shown) == {"text/html"}
    assert "2 documents, 5 claims" in shown["text/html"]
    assert "graph.view().write" in shown["text/html"]


def test_long_results_are_short_and_say_how_long_they_are() -> None:
    rows = Rows(("who", "times"), tuple((f"n{at}", at) for at in range(134)))
    assert "20 of 134 rows" in rows._repr_html_()
    assert rows._repr_html_().count("<tr>") == 21
    assert "or more rows" in replace(rows, more=True)._repr_html_()
    assert "and 2 more" in bars({f"r{at}": 9 for at in range(12)})
    assert len(table(["a"], [["x" * 9000]])) < 700


class Printer:
    """What IPython hands to ``_repr_pretty_``."""

    written = ""

    def text(self, words: str) -> None:
        self.written += words


def plainly(value: Any) -> str:
    printer = Printer()
    value._repr_pretty_(printer, False)
    return printer.written


def test_terminals_get_words(store: OxigraphStore) -> None:  # noqa: F811
    graph = KnowledgeGraph(store)
    rows = Rows(("who",), tuple((f"n{at}",) for at in range(134)))
    assert plainly(rows).endswith("… 114 more of 134 rows")
    assert plainly(graph.claims()[0]).startswith("Le Front – tient → Ostrel")
    assert plainly(graph.document("depeche-1")).startswith("Une première dépêche (Agence Lumen, 20")
    assert plainly(graph.marked("depeche-1")).count("\n") == 2
    assert plainly(graph.stats()).startswith("documents")
    assert plainly(graph.entity("Front")).startswith("Front de la Drenna (kg:ArmedGroup")
    assert "who-says-what" in plainly(questions())


def test_claims_and_documents_have_their_words_marked(store: OxigraphStore) -> None:  # noqa: F811
    graph = KnowledgeGraph(store)
    (denial,) = graph.claims(denied=True)
    html = denial._repr_html_()
    assert '<u title="holder">le ministère</u>' in html
    assert '<b title="predicate">ne contrôle pas</b>' in html
    assert '<mark title="object"' in html
    page = graph.marked("depeche-2")._repr_html_()
    assert page.count("<mark ") == 4
    assert "SELECT" in questions()["who-says-what"]._repr_html_()


def test_pictures_are_told_in_words_and_always_alike() -> None:
    network = example_network()
    for make in (plots.who_says_what, plots.matrix, plots.drawing):
        picture = make(network, lang="en")
        data, extra = picture._repr_mimebundle_()
        assert data["text/plain"] == picture.alt == str(picture)
        (kind,) = extra
        assert extra[kind]["alt"] == picture.alt
        assert make(network, lang="en")._repr_mimebundle_()[0] == data
