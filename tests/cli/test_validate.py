"""``kg validate``: a store that kg wrote is sound; whatever is changed in it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli import main
from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.iris import expand
from kg.model import Mention
from kg.rdf import document_iri, flaws_by_text
from kg.rdf.terms import Terms
from kg.store import open_store

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:pyshacl"),
]


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as leaving:
        main([str(argument) for argument in arguments])
    code = leaving.value.code
    assert isinstance(code, int | None)
    return code or 0


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_store, tmp_path / "store"))


def test_every_claim_of_the_samples_has_the_words_of_its_text(sample_store: Path) -> None:
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        assert list(flaws_by_text(graph.store)) == []
        texts = {document.id: graph.document(document.id).text for document in graph.documents()}
        spans = [(c.doc, span) for c in graph.claims() for span in (c.evidence, c.predicate)]
        assert len(spans) > 100
        assert all(texts[doc][s.start : s.end] == s.text for doc, s in spans)


def test_a_sound_document_has_its_shape(
    sample_store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyshacl")
    with KnowledgeGraph.open(sample_store, read_only=True) as graph:
        first = next(iter(graph))
    assert run("validate", first, "--store", sample_store, "--shapes") == 0
    assert capsys.readouterr().err == "1 document checked, 0 flaws\n"


def test_words_that_are_not_in_the_text_are_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(store) as opened:
        quad = next(opened.quads(predicate=Terms.SENTENCE.value))
        graph = quad.graph_name
        assert isinstance(graph, NamedNode)
        other = Quad(quad.subject, quad.predicate, Literal("jamais dit", language="fr"), graph)
        opened.change_graph(graph.value, remove=[quad], add=[other])
    assert run("validate", "--store", store) == 1
    told = capsys.readouterr()
    assert "has the words “jamais dit”, the text “" in told.out
    assert told.err.endswith("1 flaws\n")


def test_a_graph_that_lost_a_part_is_told(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyshacl")
    with open_store(store) as opened:
        quad = next(opened.quads(predicate=Terms.POLARITY.value))
        graph = quad.graph_name
        assert isinstance(graph, NamedNode)
        opened.change_graph(graph.value, remove=[quad])
        doc = next(q.object.value for q in opened.quads(graph.value, Terms.DOCUMENT_ID.value))
    assert run("validate", doc, "--store", store, "--shapes") == 1
    assert f"{expand('kg:polarity')}: " in capsys.readouterr().out


def test_a_denial_that_stands_as_a_fact_is_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with KnowledgeGraph.open(store) as graph:
        denied = next(c for c in graph.claims() if c.negated and isinstance(c.object, Mention))
        assert denied.subject is not None
        names = (denied.subject.entity, denied.predicate.id, denied.object.entity)
        plain = [NamedNode(expand(name or "")) for name in names]
        named = NamedNode(document_iri(denied.doc))
        graph.store.change_graph(named.value, add=[Quad(*plain, named)])
    assert run("validate", "--store", store) == 1
    assert "stands as a plain triple" in capsys.readouterr().out


def test_a_fact_that_lost_its_plain_triple_is_told(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with KnowledgeGraph.open(store) as graph:
        claim = next(c for c in graph.claims() if c.is_plain and isinstance(c.object, Mention))
        assert claim.subject is not None
        graph_iri = document_iri(claim.doc)
        names = (claim.subject.entity, claim.predicate.id, claim.object.entity)
        plain = graph.store.quads(*(expand(name or "") for name in names), graph=graph_iri)
        graph.store.change_graph(graph_iri, remove=list(plain))
    assert run("validate", "--store", store) == 1
    assert "stands as no plain triple" in capsys.readouterr().out


def test_a_store_without_texts_says_what_to_do(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(store) as opened:
        doc = next(q.object.value for q in opened.quads(predicate=Terms.DOCUMENT_ID.value))
        graph = document_iri(doc)
        opened.change_graph(graph, remove=list(opened.quads(graph, Terms.TEXT.value)))
    assert run("validate", "--store", store) == 1
    assert "its text is not kept: build it again (--again)" in capsys.readouterr().out
    with KnowledgeGraph.open(store) as opened_graph:
        with pytest.raises(QueryError, match="the store has no text of it"):
            opened_graph.document(doc)
        with pytest.raises(QueryError, match="no such document"):
            opened_graph.document("nulle-part")


def test_an_unknown_document_is_told(sample_store: Path) -> None:
    assert run("validate", "nulle-part", "--store", sample_store) == 2
