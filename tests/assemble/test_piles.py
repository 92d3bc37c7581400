"""Piles in several languages: each document is read in its own, or left out and told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg import KnowledgeGraph
from kg.cli import app
from kg.errors import ForeignError, KgError
from kg.ontology.knowledge import _load
from tests.documents.test_tongues import ENGLISH, FRENCH, GERMAN

pytest.importorskip("py3langid")
pytestmark = pytest.mark.pipeline


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in (("a", ENGLISH), ("b", FRENCH), ("c", GERMAN), ("d", FRENCH + ENGLISH)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "e.bin").write_bytes(b"\0")
    return folder


def test_what_no_pipeline_reads_is_left_out(pile: Path) -> None:
    errors: list[KgError] = []
    graph = KnowledgeGraph.build(pile, on_error=errors.append)
    assert list(graph) == ["a", "b", "d"]
    assert [error.language for error in errors if isinstance(error, ForeignError)] == ["de"]
    assert {claim.lang for claim in graph.claims() if claim.doc == "a"} == {"en"}
    mixed = [claim for claim in graph.claims() if claim.doc == "d"]
    assert {claim.lang for claim in mixed} == {"fr"}
    assert not any("soldiers" in str(claim.evidence.text) for claim in mixed)
    with pytest.raises(ForeignError):
        graph.add_text(GERMAN, id="g")


def test_a_store_with_two_languages_takes_documents_of_both(pile: Path, tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "s") as graph:
        graph.add_text(FRENCH, id="first")
    with KnowledgeGraph.open(tmp_path / "s") as graph:
        graph.add_text(ENGLISH, id="second")
    errors: list[KgError] = []
    with KnowledgeGraph.open(tmp_path / "s") as graph:
        report = graph.add(pile, on_error=errors.append)
        spoken = {one.id: one.lang for one in graph.documents()}
    assert spoken == {"first": "fr", "second": "en", "a": "en", "b": "fr", "d": "fr"}
    assert report.built == 3
    assert [str(error.place).endswith("c.txt") for error in errors] == [True]


def test_a_language_in_which_nothing_has_changed_is_not_loaded(tmp_path: Path) -> None:
    def known(**texts: str) -> int:
        """Return how many vocabularies it takes to add texts to the store."""
        _load.cache_clear()
        with KnowledgeGraph.open(tmp_path / "s") as graph:
            for id_, text in texts.items():
                graph.add_text(text, id=id_)
        return _load.cache_info().currsize

    known(a=FRENCH, b=ENGLISH)
    known(b=ENGLISH)
    alone = known(b=ENGLISH)
    assert known(c=ENGLISH) == alone + 1  # the French documents might be told of otherwise
    assert known(c=ENGLISH) == alone


def test_the_command_tells_what_it_left_out(pile: Path, tmp_path: Path) -> None:
    arguments = ["build", str(pile), "--store", str(tmp_path / "s"), "--json"]
    found = CliRunner().invoke(app, arguments)
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert (told["read"], told["failed"]) == (3, [])
    assert [Path(one["place"]).name for one in told["left_out"]] == ["c.txt", "e.bin"]
    assert [one.get("language") for one in told["left_out"]] == ["de", None]
    assert [Path(one["place"]).name for one in told["told"]] == ["d.txt"]
    assert "1 in German (de)" in found.stderr
    alone = CliRunner().invoke(app, ["build", str(pile / "c.txt"), "--store", str(tmp_path / "t")])
    assert alone.exit_code == 2
    assert "no document is in a language that is read" in alone.stderr
    by_hand = [*arguments[:2], "--lang", "fr", "--store", str(tmp_path / "u"), "--json"]
    assert json.loads(CliRunner().invoke(app, by_hand).stdout)["read"] == 4


def test_sources_of_two_languages_contradict_each_other(tmp_path: Path) -> None:
    pile = tmp_path / "press"
    pile.mkdir()
    french = (
        "L'armée russe a attaqué la ville de Kharkiv le 4 mars 2025, selon le gouvernement "
        "ukrainien.\n"
    )
    english = (
        "The Russian army did not attack the city of Kharkiv on 4 March 2025, the Russian "
        "government said in a statement.\n"
    )
    (pile / "fr.txt").write_text("date 2025-03-05\n\n" + french, encoding="utf-8")
    (pile / "en.txt").write_text("date 2025-03-05\n\n" + english, encoding="utf-8")
    graph = KnowledgeGraph.build(pile)
    attacks = [claim for claim in graph.claims() if claim.predicate.id == "kg:attacked"]
    assert {(claim.lang, claim.negated) for claim in attacks} == {("fr", False), ("en", True)}
    assert len({(claim.subject.entity, claim.object.entity) for claim in attacks}) == 1
    found = graph.ask("contradictions", lang="en").records()
    assert len(list(found)) == 1
