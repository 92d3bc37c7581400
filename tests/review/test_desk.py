"""Judgements over a store on disk: laid over what is found, replayed by builds, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError, QueryError
from kg.graph import KnowledgeGraph
from kg.resolve.judgements import Verdict
from kg.review import JUDGEMENTS

pytestmark = pytest.mark.pipeline

TEXTS = {
    "a": "Le général Milan Osterov a rencontré Rado Mezin à Varesk. Osterov a quitté Varesk.",
    "b": "Rado Mezin a envoyé une lettre au colonel Osterow. Le Front a quitté Lissan.",
    "c": "Rado Mezin a démenti les accusations. Igor Selm contrôle Ostrel.",
}


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(tmp_path / "store") as opened:
        read(opened)
        yield opened


def read(graph: KnowledgeGraph, *ids: str) -> None:
    for doc in ids or TEXTS:
        graph.add_text(TEXTS[doc], id=doc, published="2025-03-08")


def quads(graph: KnowledgeGraph) -> list[str]:
    """All but the reasons in words: a judgement leaves out those of what it took away."""
    return sorted(q for q in map(str, graph.store.quads()) if "core#note" not in q)


def subjects(graph: KnowledgeGraph, doc: str) -> set[str | None]:
    return {claim.subject.entity for claim in graph.claims(doc)}


def lines(graph: KnowledgeGraph) -> list[str]:
    assert graph.store.path is not None
    return (graph.store.path / JUDGEMENTS).read_text("utf-8").splitlines()


def test_merging_makes_one_of_two_and_undo_makes_two_again(graph: KnowledgeGraph) -> None:
    before = quads(graph)
    made = graph.review.merge("Rado Mezin", "Igor Selm", note="son nom de guerre")
    assert made.verdict is Verdict.MERGE
    assert "kge:igor-selm" not in graph.entities()
    assert subjects(graph, "c") >= {"kge:rado-mezin"}
    merged = graph.entities()["kge:rado-mezin"]
    assert {"Rado Mezin", "Igor Selm"} <= set(merged.names)
    assert merged.label == "Rado Mezin"
    assert f"judgement {made.id}" in merged.reason
    selm = graph.query("SELECT ?p WHERE { { kge:igor-selm ?p ?o } UNION { ?s ?p kge:igor-selm } }")
    assert {row[0] for row in selm} == {"kg:resolvedAs"}
    assert len(lines(graph)) == 1
    graph.review.undo(made.id)
    assert quads(graph) == before
    assert len(lines(graph)) == 2


def test_what_was_judged_is_replayed_when_documents_are_read_again(graph: KnowledgeGraph) -> None:
    graph.review.merge("Rado Mezin", "Igor Selm")
    graph.review.rename("Rado Mezin", "Rado Mezin, dit Selm")
    graph.review.retype("kge:osterow", "kg:Group")
    judged = quads(graph)
    for doc in TEXTS:
        graph.remove(doc)
    read(graph)
    entities = graph.entities()
    assert entities["kge:rado-mezin"].label == "Rado Mezin, dit Selm"
    assert entities["kge:osterow"].type == "kg:Group"
    assert "kge:igor-selm" not in entities
    assert quads(graph) == judged


def test_a_new_mention_of_what_was_merged_is_judged_alike_and_undone_alike(
    graph: KnowledgeGraph,
) -> None:
    made = graph.review.merge("Rado Mezin", "Igor Selm")
    graph.add_text("Igor Selm a quitté Varesk.", id="d")
    assert subjects(graph, "d") == {"kge:rado-mezin"}
    graph.review.undo(made.id)
    assert subjects(graph, "d") == {"kge:igor-selm"}
    assert graph.entities()["kge:igor-selm"].label == "Igor Selm"
    assert "Igor Selm" not in graph.entities()["kge:rado-mezin"].names


def test_splitting_off_a_document(graph: KnowledgeGraph) -> None:
    before = quads(graph)
    made = graph.review.split("Rado Mezin", doc="c", to="kge:rado-mezin-junior")
    assert "kge:rado-mezin-junior" in subjects(graph, "c")
    assert "kge:rado-mezin" in subjects(graph, "b")
    graph.review.rename("kge:rado-mezin-junior", "Rado Mezin fils")
    assert graph.entities()["kge:rado-mezin-junior"].label == "Rado Mezin fils"
    graph.add_text(TEXTS["c"] + " Igor Selm a quitté Ostrel.", id="c", published="2025-03-08")
    assert "kge:rado-mezin-junior" in subjects(graph, "c")
    graph.add_text(TEXTS["c"], id="c", published="2025-03-08")
    graph.review.undo(made.id + 1)
    graph.review.undo(made.id)
    assert quads(graph) == before


def test_splitting_off_a_name_takes_the_pronouns_along(graph: KnowledgeGraph) -> None:
    found = graph.review.split("kge:milan-osterov", name="Osterov")
    assert found.other == "kge:osterov-2"
    assert "kge:osterov-2" in subjects(graph, "a")
    assert "kge:milan-osterov" in subjects(graph, "a")


def test_what_was_judged_apart_is_not_proposed_again(graph: KnowledgeGraph) -> None:
    def proposed() -> set[frozenset[str]]:
        return {frozenset((c.entity.iri, c.other.iri)) for c in graph.review.candidates()}

    pair = frozenset(("kge:milan-osterov", "kge:osterow"))
    assert pair in proposed()
    graph.review.apart("kge:milan-osterov", "kge:osterow")
    assert pair not in proposed()
    with pytest.raises(QueryError, match=r"contradicts judgement 1.*undo 1"):
        graph.review.merge("kge:milan-osterov", "kge:osterow")


def test_why_tells_features_scores_rules_and_judgements(graph: KnowledgeGraph) -> None:
    two = graph.review.why("kge:milan-osterov", "kge:osterow").text()
    assert two.startswith("two things: kge:milan-osterov")
    assert "the surname" in two
    assert "0.75 is asked" in two
    other = graph.review.why("Rado Mezin", "Varesk").text()
    assert "a person, an organisation and a place are never one thing" in other
    graph.review.apart("kge:milan-osterov", "kge:osterow")
    judged = graph.review.why("kge:milan-osterov", "kge:osterow").text()
    assert "kept apart: a person judged them to be two" in judged
    graph.review.undo(1)
    graph.review.merge("kge:milan-osterov", "kge:osterow", note="même homme")
    one = graph.review.why("Milan Osterov", "Osterow").text()
    assert one.startswith("one thing: kge:milan-osterov")
    assert "judgement 3" in one
    assert "même homme" in one


def test_why_tells_what_the_gazetteer_knows(graph: KnowledgeGraph) -> None:
    graph.add_text("La France a rencontré l'Allemagne. Paris a quitté l'accord.", id="d")
    told = graph.review.why("kge:france", "kge:germany").text()
    assert "kept apart: the gazetteer knows them as two" in told


def test_why_takes_mentions(graph: KnowledgeGraph) -> None:
    start = TEXTS["a"].rindex("Osterov")
    told = graph.review.why(f"a:{start}-{start + 7}", "kge:milan-osterov").text()
    assert told.startswith("one thing: kge:milan-osterov")
    assert "the surname" in told


def test_deleting_a_line_of_the_log_is_undoing_it(graph: KnowledgeGraph) -> None:
    before, entities = list(graph.claims()), graph.entities()
    graph.review.merge("Rado Mezin", "Igor Selm")
    assert graph.store.path is not None
    (graph.store.path / JUDGEMENTS).write_text("", "utf-8")
    graph.add_text(TEXTS["a"], id="a", published="2025-03-08")  # any build replays the log
    assert list(graph.claims()) == before
    assert graph.entities()["kge:igor-selm"].label == entities["kge:igor-selm"].label
    assert graph.entities()["kge:igor-selm"].type == entities["kge:igor-selm"].type


def test_a_broken_log_names_its_line(graph: KnowledgeGraph) -> None:
    graph.review.merge("Rado Mezin", "Igor Selm")
    assert graph.store.path is not None
    log = graph.store.path / JUDGEMENTS
    log.write_text(log.read_text("utf-8") + '{"id": 2, "verdict": "marry"}\n', "utf-8")
    with pytest.raises(KgError, match=r"judgements\.jsonl, line 2.*is no judgement"):
        graph.review.judgements()


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda desk: desk.merge("Rado Mezin", "Nemo"), "names no entity"),
        (lambda desk: desk.merge("Rado Mezin", "kge:rado-mezin"), "is one entity already"),
        (lambda desk: desk.split("Rado Mezin"), "can't be split without a part"),
        (lambda desk: desk.retype("Rado Mezin", "kg:Unicorn"), "is no class"),
        (lambda desk: desk.rename("Rado Mezin", ""), "needs a value"),
        (lambda desk: desk.undo(7), "there is no such judgement"),
        (lambda desk: desk.why("a:0-3", "Rado Mezin"), "no claim mentions an entity there"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_logged(
    graph: KnowledgeGraph, act: object, message: str
) -> None:
    assert callable(act)
    with pytest.raises(QueryError, match=message):
        act(graph.review)
    assert graph.review.judgements() == ()


def test_in_memory_the_log_lasts_as_long_as_the_graph() -> None:
    graph = KnowledgeGraph()
    read(graph)
    graph.review.merge("Rado Mezin", "Igor Selm")
    read(graph, "c")
    assert "kge:igor-selm" not in graph.entities()
    graph.review.undo(1)
    assert "kge:igor-selm" in graph.entities()
