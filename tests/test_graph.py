"""``KnowledgeGraph``: texts in, rows, claims, networks and pages out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx as nx
import pytest

from kg import KnowledgeGraph
from kg.errors import KgError, QueryError, StoreError
from tests.view.carried import tables_of

pytestmark = pytest.mark.pipeline

TEXT = (
    "Selon Tomas Belin, Milan Osterov a envoyé une lettre à Rado Mezin. "
    "Rado Mezin n'a pas signé l'accord."
)
SENT = "SELECT ?who ?what ?to WHERE { ?who kg:sent ?what . ?what kg:sentTo ?to }"


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph() as made:
        made.add_text(TEXT, id="lettre", published="2025-03-08")
        yield made


def test_what_is_asserted_is_a_plain_triple(graph: KnowledgeGraph) -> None:
    rows = graph.query(SENT)
    assert rows.columns == ("who", "what", "to")
    ((who, _, to),) = rows.rows
    assert (who, to) == ("kge:milan-osterov", "kge:rado-mezin")


def test_what_is_denied_is_none(graph: KnowledgeGraph) -> None:
    assert graph.query("SELECT ?x WHERE { kge:rado-mezin kg:signed ?x }").rows == ()
    denied = graph.ask("what-is-not-so")
    assert "Rado Mezin" in denied.column("subject")


def test_claims_keep_holder_and_words(graph: KnowledgeGraph) -> None:
    sent = next(claim for claim in graph.claims() if claim.predicate.id == "kg:sent")
    assert sent.holder is not None
    assert sent.holder.entity == "kge:tomas-belin"
    for span in (sent.subject, sent.predicate, sent.holder, sent.evidence):
        assert span.text == TEXT[span.start : span.end]


def test_rows_become_a_data_frame(graph: KnowledgeGraph) -> None:
    frame = graph.query(SENT).to_dataframe()
    assert list(frame.columns) == ["who", "what", "to"]
    assert len(frame) == 1


def test_the_dataset_is_the_same_store(graph: KnowledgeGraph) -> None:
    from kg.iris import PREFIXES

    found = graph.dataset.query(SENT, initNs=dict(PREFIXES))
    assert [str(row["who"]) for row in found] == [f"{PREFIXES['kge']}milan-osterov"]


def test_the_network_narrows_to_a_holder_by_name(graph: KnowledgeGraph) -> None:
    named = graph.network(holder="Tomas Belin")
    assert sorted(named.edges(keys=True)) == sorted(
        graph.network(holder="kge:tomas-belin").edges(keys=True)
    )
    assert ("kge:milan-osterov", "kg:sent asserted") in {
        (a, k) for a, _, k in named.edges(keys=True)
    }
    with pytest.raises(QueryError, match="'Personne': names no entity"):
        graph.network(holder="Personne")


def test_the_network_narrows_to_sure_claims(graph: KnowledgeGraph) -> None:
    every = graph.network(evidence=True)
    known = [e["confidence"] for *_, data in every.edges(data=True) for e in data["claims"]]
    sure = graph.network(confidence=max(known), evidence=True)
    found = [e for *_, data in sure.edges(data=True) for e in data["claims"]]
    assert found
    assert all(evidence["confidence"] == max(known) for evidence in found)
    assert sure.number_of_edges() < every.number_of_edges()


def test_the_network_is_written_in_every_format(graph: KnowledgeGraph, tmp_path: Path) -> None:
    network = graph.network(include="all")
    written = (("gexf", nx.write_gexf), ("graphml", nx.write_graphml), ("gml", nx.write_gml))
    for ending, write in written:
        write(network, tmp_path / f"n.{ending}")
    back = nx.read_gexf(tmp_path / "n.gexf")
    assert {*back.nodes} == {*network.nodes}
    sent = [data for *_, data in back.edges(data=True) if data["relation"] == "kg:sent"]
    assert sent
    assert all(data["sentence"] and data["status"] for data in sent)
    back = nx.read_graphml(tmp_path / "n.graphml")
    assert {(a, b) for a, b in back.edges()} == {(a, b) for a, b in network.edges()}


def test_rdflib_makes_a_network_of_the_dataset(graph: KnowledgeGraph) -> None:
    from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

    made = rdflib_to_networkx_multidigraph(graph.dataset)
    assert made.number_of_edges() == len({*graph.dataset.triples((None, None, None))})


def test_the_page_is_alike_each_time_and_shown_in_notebooks(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    page = graph.view(title="Une lettre")
    assert page.html == graph.view(title="Une lettre").html
    written = page.write(tmp_path / "graph.html").read_text(encoding="utf-8")
    assert written == page.html
    assert "Milan Osterov" in tables_of(written)["entities"]["label"]
    shown = graph._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert "<img alt=" in shown["text/html"]
    assert len(shown["text/html"]) < 400_000
    assert 'sandbox="allow-scripts"' in shown["text/html"]


def test_questions_take_parameters(graph: KnowledgeGraph) -> None:
    assert len(graph.ask("who-sent-what", by="osterov", since=date(2025, 3, 1))) == 1
    assert len(graph.ask("who-sent-what", who="osterov", since="2025-04")) == 0
    with pytest.raises(QueryError, match="'nobody': names no entity of the store"):
        graph.ask("who-sent-what", by="nobody")
    with pytest.raises(QueryError, match="colour"):
        graph.ask("who-sent-what", colour="red")


def test_stats_count(graph: KnowledgeGraph) -> None:
    stats = graph.stats()
    assert stats.documents == 1
    assert stats.claims == len(list(graph.claims()))
    assert stats.plain == sum(claim.is_plain for claim in graph.claims())
    assert stats.denied == sum(claim.negated for claim in graph.claims())
    assert stats.holders["Tomas Belin"] >= 2
    assert f"{stats.claims:>8}" in stats.text()


def test_a_removed_document_leaves_nothing() -> None:
    with KnowledgeGraph() as graph:
        graph.add_text("Paul a rencontré Marie.", id="a")
        assert list(graph) == ["a"]
        graph.remove("a")
        assert len(graph) == 0
        assert list(graph.claims()) == []


def test_a_graph_on_disk_is_there_again(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    with KnowledgeGraph.build(article, store=tmp_path / "S") as graph:
        claims = list(graph.claims())
    with KnowledgeGraph.open(tmp_path / "S", create=False) as graph:
        assert list(graph.claims()) == claims
        assert repr(graph).endswith("1 documents)")


def test_a_missing_store_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        KnowledgeGraph.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_errors_are_raised_or_handed_over(tmp_path: Path) -> None:
    errors: list[KgError] = []
    with KnowledgeGraph() as graph:
        report = graph.add(tmp_path / "none.txt", on_error=errors.append)
        assert report.built == 0
        assert len(errors) == 1
        with pytest.raises(KgError, match=r"none\.txt"):
            graph.add(tmp_path / "none.txt")
