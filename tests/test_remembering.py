"""A store built with an ontology and a rule of one's own keeps them, whatever is done to it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.assemble import Options
from kg.cli import app
from kg.errors import StoreError
from kg.graph import KnowledgeGraph

pytestmark = pytest.mark.pipeline

RELATION = """\
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .

kg:twinnedWith a kg:Relation ;
    schema:domainIncludes kg:City ; schema:rangeIncludes kg:City ;
    rdfs:label "jumelée avec"@fr, "twinned with"@en ;
    skos:definition "Les deux villes sont jumelées."@fr, "The two cities are twinned."@en .
"""
WORDING = """\
@prefix kgl: <https://w3id.org/newskg/lexicon#> .
@prefix fr: <https://w3id.org/newskg/lexicon/fr#> .

fr:jumeler a kgl:VerbEntry ; kgl:lemma "jumeler" ; kgl:states "kg:twinnedWith(obj, avec|à)" .
"""
RULE = """\
# title: Twins are twins of each other
# description: What is twinned with a city, that city is twinned with.
CONSTRUCT { ?b kg:twinnedWith ?a } WHERE { ?a kg:twinnedWith ?b }
"""
TEXT = "Lyon est jumelée avec Francfort. Le maire Jean Drelot a quitté Lyon. M. Drelo est revenu."


def write_ontology(folder: Path) -> Path:
    for name in ("lexicon", "rules"):
        (folder / name).mkdir(parents=True)
    (folder / "twins.ttl").write_text(RELATION, "utf-8")
    (folder / "lexicon" / "fr-twins.ttl").write_text(WORDING, "utf-8")
    (folder / "rules" / "twins.rq").write_text(RULE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ontology ``mine``, the text ``a.txt`` and the store ``S``."""
    folder = tmp_path_factory.mktemp("project")
    write_ontology(folder / "mine")
    (folder / "a.txt").write_text(TEXT, "utf-8")
    options = Options(ontology=(folder / "mine",))
    KnowledgeGraph.build(folder / "a.txt", store=folder / "S", options=options).close()
    return folder


@pytest.fixture
def here(project: Path, tmp_path: Path) -> Path:
    """The project, copied so that a test may change it; the ontology lies beside the store."""
    return Path(shutil.copytree(project, tmp_path / "project"))


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)))


def conclusions(store: Path) -> list[tuple[str, str]]:
    with KnowledgeGraph.open(store, create=False, read_only=True) as graph:
        rows = graph.query(
            "SELECT ?a ?b WHERE { ?claim kg:inferred true ; kg:rule 'twins' ; rdf:subject ?a ; "
            "rdf:object ?b }"
        )
        return sorted((str(a), str(b)) for a, b in rows)


def test_rename_merge_and_undo_keep_what_own_rules_conclude(here: Path) -> None:
    store = here / "S"
    before = conclusions(store)
    assert len(before) == 1
    for command in (
        ("rename", "Lyon", "Lyon (Rhône)"),
        ("merge", "Jean Drelot", "Drelo"),
        ("undo", 2),
        ("undo", 1),
    ):
        done = kg("entities", *command, "--store", store)
        assert done.exit_code == 0, done.output
        assert conclusions(store) == before, command


def test_every_command_takes_the_ontology_from_the_store(here: Path) -> None:
    store = here / "S"
    before = conclusions(store)
    assert "Twins are twins" in kg("rules", "list", "--store", store).output
    assert kg("rules", "apply", "--store", store).exit_code == 0
    assert conclusions(store) == before
    (here / "b.txt").write_text("Nantes est jumelée avec Lyon.", "utf-8")
    done = kg("build", here / "b.txt", "--store", store)
    assert done.exit_code == 0, done.output
    assert len(conclusions(store)) == 2
    with KnowledgeGraph.open(store) as graph:
        graph.remove("b")
    assert conclusions(store) == before
    told = kg("stats", "--store", store).output
    assert f"ontology    {here / 'mine'} (3 files)" in told
    assert "language    fr, read by the pipeline fr" in told


def test_a_missing_ontology_is_told_and_queries_go_on(here: Path, tmp_path: Path) -> None:
    away = tmp_path / "far" / "away"
    shutil.copytree(here / "S", away / "S")
    record = json.loads((away / "S" / "kg-store.json").read_text("utf-8"))
    record["ontology"][0]["path"] = str(tmp_path / "gone" / "mine")
    (away / "S" / "kg-store.json").write_text(json.dumps(record), "utf-8")
    before = conclusions(away / "S")
    assert len(before) == 1
    with KnowledgeGraph.open(away / "S") as graph:
        with pytest.raises(StoreError, match=r"fr-twins\.ttl.*missing now.*--ontology DIR"):
            graph.review.rename("Lyon", "Lugdunum")
        with pytest.raises(StoreError, match="missing now"):
            graph.add_text(TEXT, id="b")
        with pytest.raises(StoreError, match="missing now"):
            graph.remove("a")
        assert graph.review.judgements() == ()
        assert list(graph) == ["a"]
        assert len(graph.view().html) > 1000
        assert graph.stats().documents == 1
    done = kg("entities", "rename", "Lyon", "Lugdunum", "--store", away / "S", "--ontology",
              here / "mine")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert conclusions(away / "S") == before
    assert kg("entities", "undo", 1, "--store", away / "S").exit_code == 0  # its place is known now


def test_another_ontology_must_be_asked_for(here: Path) -> None:
    other = here / "other"
    other.mkdir()
    done = kg("build", here / "a.txt", "--store", here / "S", "--ontology", other)
    assert isinstance(done.exception, StoreError)
    assert f"{here / 'mine'}, not the ontology {other}" in str(done.exception)
    assert "--change" in str(done.exception)
    done = kg("build", here / "a.txt", "--store", here / "S", "--ontology", other, "--change")
    assert done.exit_code == 0, done.output
    assert conclusions(here / "S") == []
    with KnowledgeGraph.open(here / "S") as graph:
        assert graph.record is not None
        assert [place.path for place in graph.record.ontology] == [other]


def test_a_changed_file_is_a_note_for_a_build_and_an_error_else(here: Path) -> None:
    with (here / "mine" / "rules" / "twins.rq").open("a", encoding="utf-8") as file:
        file.write("# reviewed\n")
    done = kg("entities", "rename", "Lyon", "Lugdunum", "--store", here / "S")
    assert "twins.rq has changed since the store was built" in str(done.exception)
    done = kg("build", here / "a.txt", "--store", here / "S")
    assert done.exit_code == 0
    assert "note: " in done.output
    assert "twins.rq has changed" in done.output
    assert kg("entities", "rename", "Lyon", "Lugdunum", "--store", here / "S").exit_code == 0


def test_a_store_without_a_record_keeps_its_conclusions(here: Path) -> None:
    store = here / "S"
    marker = {"format": "kg-store", "version": 1}
    (store / "kg-store.json").write_text(json.dumps(marker), "utf-8")
    before = conclusions(store)
    done = kg("entities", "rename", "Lyon", "Lugdunum", "--store", store)
    assert "conclusions of rules that its ontology does not have: twins" in str(done.exception)
    assert "kept no record" in done.output
    assert conclusions(store) == before
    done = kg("build", here / "a.txt", "--store", store)
    assert "twins" in str(done.exception)
    done = kg("build", here / "a.txt", "--store", store, "--ontology", here / "mine")
    assert done.exit_code == 0, done.output
    assert conclusions(store) == before
    assert json.loads((store / "kg-store.json").read_text("utf-8"))["version"] == 2
    assert kg("entities", "rename", "Lyon", "Lugdunum", "--store", store).exit_code == 0
    assert conclusions(store) == before


def test_a_store_built_without_rules_stays_so_until_they_are_asked_for(here: Path) -> None:
    store = here / "S"
    assert kg("build", here / "a.txt", "--store", store, "--no-rules").exit_code == 0
    assert conclusions(store) == []
    assert kg("build", here / "a.txt", "--store", store).exit_code == 0
    assert conclusions(store) == []
    assert kg("build", here / "a.txt", "--store", store, "--rules").exit_code == 0
    assert len(conclusions(store)) == 1


def test_in_memory_a_graph_remembers_too(project: Path) -> None:
    with KnowledgeGraph(options=Options(ontology=(project / "mine",))) as graph:
        graph.add_text(TEXT, id="a")
        graph.options = Options()
        graph.review.rename("Lyon", "Lugdunum")
        assert graph.stats().inferred == 1
        graph.options = Options(ontology=())
        with pytest.raises(StoreError, match="mine, not no ontology"):
            graph.add_text(TEXT, id="b")
